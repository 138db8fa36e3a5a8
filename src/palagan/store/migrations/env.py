"""Alembic's entry: runs the migrations on the connection that `store/open.py` hands in, in its transaction."""

from __future__ import annotations

from alembic import context

from palagan.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
context.run_migrations()
