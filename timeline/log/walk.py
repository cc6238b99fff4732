"""Iterate over the stored rows of the log and of the texts, verifying each."""

from collections.abc import Generator
from contextlib import closing
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Connection, RowMapping, Select
from sqlalchemy.exc import DBAPIError

from timeline.db.tables import facts, head, texts
from timeline.errors import LogAltered
from timeline.log.chain import BEGINNING, Head, check_text, verify_next

_FACTS_AT_ONCE = 500
# Texts are longer: a whole article each.
_TEXTS_AT_ONCE = 50


def read_head(connection: Connection) -> Head:
    """Return the stored head. Raise LogAltered if its row is missing."""
    row = connection.execute(sa.select(head.c.position, head.c.hash)).one_or_none()
    if row is None:
        raise LogAltered("the table `head` is empty: its row was removed; restore a copy made before that")
    return Head(row.position, row.hash)


def iter_verified(connection: Connection, after: Head = BEGINNING) -> Generator[RowMapping, None, None]:
    """The rows of facts in order of position, those following `after`; a few are in memory at a time.

    Raises LogAltered at the first row that does not fit the chain.
    """
    query = sa.select(facts).order_by(facts.c.position)
    if after != BEGINNING:
        query = query.where(facts.c.position > after.position)
    with closing(_stream(connection, query, facts.c.position, _FACTS_AT_ONCE, "position")) as rows:
        for row in rows:
            after = verify_next(after, row)
            yield row


def iter_verified_texts(connection: Connection) -> Generator[RowMapping, None, None]:
    """The rows of texts in order of hash. Raises LogAltered at the first that does not match its hash."""
    query = sa.select(texts).order_by(texts.c.hash)
    with closing(_stream(connection, query, texts.c.hash, _TEXTS_AT_ONCE, "the text stored under")) as rows:
        for row in rows:
            check_text(row)
            yield row


def _stream(
    connection: Connection, query: Select[Any], key: ColumnElement[Any], at_once: int, what: str
) -> Generator[RowMapping, None, None]:
    last: Any = None
    try:
        with connection.execute(query.execution_options(yield_per=at_once)) as result:
            for row in result.mappings():
                last = row[key]
                yield row
    except DBAPIError as error:
        # SQLite returns whatever bytes a text was overwritten with.
        if "UTF-8" not in str(error.orig):
            raise
        found = _first_unreadable(connection, query, key, last, at_once)
        raise LogAltered(
            "{what} {found} is not UTF-8: it was altered; restore an earlier copy", what=what, found=found
        ) from None


def _first_unreadable(
    connection: Connection, query: Select[Any], key: ColumnElement[Any], last: Any, at_once: int
) -> Any:
    keys = sa.select(key).order_by(key).limit(at_once + 1)
    if last is not None:
        keys = keys.where(key > last)
    for value in connection.execute(keys).scalars().all():
        try:
            connection.execute(query.where(key == value)).all()
        except DBAPIError:
            return value
    return last
