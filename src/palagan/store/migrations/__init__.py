"""How an older case becomes one of today: Alembic revisions, run when a case is made or opened."""
