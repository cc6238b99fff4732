"""Whether the projections say what the log says: rebuilt next to a copy of themselves, and all undone."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, Engine, Table

from timeline.db.engine import write_transaction
from timeline.db.tables import FOREVER, PROJECTIONS, articles, texts
from timeline.errors import FactNotUnderstood, LogAltered
from timeline.log.append import lock_head
from timeline.log.chain import Progress, no_progress
from timeline.projections import versions
from timeline.projections.project import rebuild

_BY_WORD_LISTS = ("terms", "names", "places", "awaits", "headline", "headline_rank", "fragment")


def verify_projections(engine: Engine, progress: Progress = no_progress) -> None:
    """Rebuild in a transaction that is rolled back; writers wait meanwhile.

    Raises ProjectionsOutdated for tables that an older projector made: they differ for that reason, and
    `timeline rebuild` mends them. Raises LogAltered, naming the first row that differs, for tables that
    today's rules made and something else changed. The rows as they were go to temporary tables, so that the
    database compares them, byte for byte and in bounded memory.
    """
    with write_transaction(engine) as connection:
        lock_head(connection)
        versions.require_current(connection)
        progress("projections", 0, None)
        before = {table: _copy(connection, table) for table in PROJECTIONS}
        try:
            rebuild(connection)
        except FactNotUnderstood as error:
            raise LogAltered("the tables cannot be rebuilt from the log: {error}", error=error) from error
        difference = next(filter(None, (_first(connection, *pair) for pair in before.items())), None)
        lost = _lost_text(connection)
        connection.rollback()
    if lost is not None:
        raise LogAltered(
            "the text of the article {lost} is missing, and no fact says that it was redacted; "
            "restore a copy made before that",
            lost=lost,
        )
    if difference:
        raise LogAltered("{difference} does not match the log: run `timeline rebuild`", difference=difference)


def _lost_text(connection: Connection) -> str | None:
    """The first article, by position, whose text was removed otherwise than by redacting it."""
    query = (
        sa.select(articles.c.id)
        .outerjoin(texts, texts.c.hash == articles.c.text_hash)
        .where(articles.c.valid_until == FOREVER, articles.c.redacted.is_(False), texts.c.hash.is_(None))
        .order_by(articles.c.position)
        .limit(1)
    )
    found: str | None = connection.execute(query).scalar()
    return found


def _copy(connection: Connection, table: Table) -> Table:
    copying = sa.select(table).into(f"before_{table.name}", temporary=True)
    connection.execute(copying)
    return copying.table


def _compared(table: Table) -> list[sa.Column[Any]]:
    """All columns but those read by today's word lists, which are in no fact: terms, names, headlines."""
    return [column for column in table.columns if column.name not in _BY_WORD_LISTS]


def _first(connection: Connection, table: Table, before: Table) -> str | None:
    """The first row, by primary key, that is in one of the two tables alone: table, id, since when."""
    names = [column.name for column in table.primary_key]
    found: list[tuple[Any, ...]] = []
    for one, other in ((before, table), (table, before)):
        alone = sa.except_(*(sa.select(*_compared(side)) for side in (one, other))).subquery()
        keys = [alone.c[name] for name in names]
        found += map(tuple, connection.execute(sa.select(*keys).order_by(*keys).limit(1)))
    if not found:
        return None
    *identity, since = min(found)
    return f"{table.name} {' '.join(map(str, identity))} (from position {since} on)"
