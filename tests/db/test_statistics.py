"""The planner's statistics follow an ingest."""

import sqlalchemy as sa
from sqlalchemy import Engine
from support import take_seeds

from timeline.db.dialects import dialect_of
from timeline.db.engine import read_transaction, write_transaction

KNOWN = sa.text("SELECT reltuples FROM pg_class WHERE relname = 'mentions'")


def test_postgres_knows_how_many_mentions_there_are_and_sqlite_needs_not(engine: Engine) -> None:
    take_seeds(engine)
    with write_transaction(engine) as connection:
        dialect_of(engine).refresh_statistics(connection)
    if engine.dialect.name == "postgresql":
        with read_transaction(engine) as connection:
            counted = connection.execute(sa.text("SELECT count(*) FROM mentions")).scalar_one()
            assert connection.execute(KNOWN).scalar_one() == counted > 0
