"""How what rang reaches people, each channel in its own way, one channel's fault never another's.

kinds.py       read first: every kind of channel in one table, with its settings and how it sends
setting_up.py  what a user gives → a channel, checked
blocks.py      a message → blocks of words, the same for every channel that writes words
telegram.py    the Bot API; finding.py tells which chats the bot knows
email.py       SMTP; mailing.py lays a message out as mail
webhook.py     signed POSTs to a program
atom.py        the feed of a case
posting.py     one POST, with its limits and to checked addresses
secrets.py     tokens and passwords, out of the environment or files alone
choosing.py    of what waits for a channel, what goes now: a pure function
deliver.py     the outbox emptied as far as it may be now
trying.py      a test message, and what became of it in words
"""
