"""Who may come in and what each may do: users, passwords, tokens, sessions, and a log, in a file beside the case."""
