"""What Alembic runs: the migrations, on the connection that `planner.store.migrating` holds."""

from alembic import context

from planner.store.schema_types import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
