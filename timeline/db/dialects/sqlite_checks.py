"""What `timeline verify` asks of an SQLite file beyond its own check."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from sqlalchemy import Connection

_CHUNK = 5000
_SEARCHED = "mention_terms"
_COLUMNS = "terms, names, places"
# What the triggers of the schema insert, once more, without the texts; and its words, each with its rows.
_AGAIN = (
    f"CREATE VIRTUAL TABLE search_again USING fts5({_COLUMNS}, content='', "
    """tokenize="ascii tokenchars ':'", detail=column)"""
)
_WORDS_AGAIN = "CREATE VIRTUAL TABLE search_words USING fts5vocab(search_again, instance)"
_WORDS = f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_words USING fts5vocab(main, {_SEARCHED}, instance)"


def definitions(connection: Connection) -> dict[str, str]:
    """Table and definition of everything in the schema, by kind and name; of FTS5 the settings too."""
    query = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%'"
    found = {
        f"{kind} {name}": f"{table} {sql}" for kind, name, table, sql in connection.exec_driver_sql(query)
    }
    if f"table {_SEARCHED}_config" in found:
        settings = connection.exec_driver_sql(f"SELECT k, v FROM {_SEARCHED}_config ORDER BY k").all()
        found[f"table {_SEARCHED}_config"] += repr(list(map(tuple, settings)))
    return found


def search_fault(connection: Connection, expected: Connection) -> str | None:
    """The first word that the index finds in other rows than those of `mentions` that have it.

    The words are indexed again in `expected`, and the index is asked for each: what a question finds is what
    is compared. Words that no row has are counted.
    """
    for statement in (_AGAIN, _WORDS_AGAIN):
        expected.exec_driver_sql(statement)
    rows = connection.exec_driver_sql(f"SELECT rowid, {_COLUMNS} FROM mentions")
    for chunk in rows.partitions(_CHUNK):
        expected.exec_driver_sql(
            f"INSERT INTO search_again (rowid, {_COLUMNS}) VALUES (?, ?, ?, ?)", list(map(tuple, chunk))
        )
    asked = f"SELECT rowid FROM {_SEARCHED} WHERE {_SEARCHED} MATCH ? ORDER BY rowid"
    for word, having in _words(expected):
        found = connection.exec_driver_sql(asked, (f'"{word}"',)).scalars().all()
        if found != having:
            return word
    counts = [
        connected.exec_driver_sql("SELECT count(*) FROM search_words").scalar()
        for connected in (expected, _with_words(connection))
    ]
    return None if counts[0] == counts[1] else _SEARCHED


def _words(expected: Connection) -> Iterator[tuple[str, list[int]]]:
    rows = expected.exec_driver_sql("SELECT DISTINCT term, doc FROM search_words")
    pairs = (tuple(row) for chunk in rows.partitions(_CHUNK) for row in chunk)
    for word, having in groupby(pairs, key=itemgetter(0)):
        yield word, [row for _, row in having]


def _with_words(connection: Connection) -> Connection:
    connection.exec_driver_sql(_WORDS)
    return connection
