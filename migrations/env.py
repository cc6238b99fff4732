"""Alembic's entry point: runs migrations on the connection it is given, or on the database of `-x db=...`."""

from alembic import context

from timeline.settings import load_settings
from timeline.store.engine import connect, writing
from timeline.store.indexes import declarable, declare_indexes
from timeline.store.tables import metadata


def run(connection) -> None:
    declare_indexes()
    context.configure(
        connection=connection,
        target_metadata=metadata,
        include_name=declarable,
        transaction_per_migration=False,
    )
    context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    database = context.get_x_argument(as_dictionary=True).get("db")
    with writing(connect(load_settings(database).database)) as connection:
        run(connection)
