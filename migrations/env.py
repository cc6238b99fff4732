"""Alembic's entry point: runs migrations on the connection it is given, or on the database of `-x db=...`."""

from alembic import context

from timeline.db.engine import connect, write_transaction
from timeline.db.indexes import declarable, declare_indexes
from timeline.db.tables import metadata
from timeline.settings import load_settings


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
    with write_transaction(connect(load_settings(database).database)) as connection:
        run(connection)
