"""Looking into a case: rows and details by SQL, for every door (commands, web, API, agent)."""
