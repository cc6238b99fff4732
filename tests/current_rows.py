"""The current rows of a database, for tests that correct it."""

from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, Engine
from support import asked

from timeline.dates.interval import Interval
from timeline.db.engine import read_transaction
from timeline.db.tables import (
    FOREVER,
    head,
    mentions,
)
from timeline.query.chronology import chronology
from timeline.query.relation import Relation

EVER = Interval(None, date(9999, 12, 31))


def rows(connection: Connection, table: sa.Table, *where: Any) -> list[Any]:
    query = sa.select(table).where(table.c.valid_until == FOREVER, *where).order_by(table.c.position)
    return list(connection.execute(query).all())


def mention(connection: Connection, identity: str) -> Any:
    return rows(connection, mentions, mentions.c.id == identity)[0]


def a_mention(engine: Engine, *where: Any) -> Any:
    with read_transaction(engine) as connection:
        return rows(connection, mentions, mentions.c.event.is_not(None), *where)[0]


def answers(engine: Engine, at: int | None = None) -> list[tuple[str, str, tuple[str, ...]]]:
    with read_transaction(engine) as connection:
        found = chronology(connection, asked(Relation.DURING, EVER, at))
        return [(item.id, item.edtf, tuple(source.mention for source in item.sources)) for item in found]


def last(engine: Engine) -> int:
    with read_transaction(engine) as connection:
        return int(connection.execute(sa.select(head.c.position)).scalar_one())
