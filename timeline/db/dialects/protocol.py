"""What the rest of the program asks of an engine."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

import sqlalchemy as sa
from sqlalchemy import URL, Column, ColumnElement, Connection, Engine, Table

# Words that must all be there, or those of another phrase: any of these, for each of several names.
Phrases = Sequence[Sequence[str]]
# Rows as tuples, in the order of the table's columns.
Values = Sequence[tuple[Any, ...]]
# How long a writer waits for another one before it gives up, in seconds.
LOCK_WAIT = 60
# Values that cost less in the statement itself than as one parameter.
FEW = 20


class Dialect(Protocol):
    """One database engine."""

    # Whether opening a database of an older schema upgrades it; otherwise only `timeline db upgrade` does.
    upgrades_on_open: bool

    def make_engine(self, url: URL) -> Engine:
        """An engine whose transactions `begin_read` and `begin_write` govern. Raises ModuleNotFoundError."""
        ...

    def is_unchangeable(self, url: URL) -> bool:
        """Whether it is read as it is, without locks, because nothing here can write it.

        Raises DatabaseUnavailable.
        """
        ...

    def make_watching_engine(self, url: URL) -> Engine:
        """An engine for a look without a trace: it creates no file and waits only seconds for a server."""
        ...

    def begin_read(self, connection: Connection) -> Connection:
        """The connection, set up so that its next transaction sees one state of the database."""
        ...

    def begin_write(self, connection: Connection) -> None:
        """Set up a transaction that writes, just begun: it waits LOCK_WAIT seconds for another writer."""
        ...

    def turn(self, connection: Connection) -> AbstractContextManager[None]:
        """Wait for one's turn to write, with a connection whose transaction has not begun, and keep it.

        Gives up when nobody commits within LOCK_WAIT: raises DBAPIError.
        """
        ...

    def lock_head(self, connection: Connection) -> tuple[int, str]:
        """Lock the log's head; return its position and hash.

        A writer waits as long as others commit within LOCK_WAIT.
        """
        ...

    def append(self, connection: Connection, new: Values, named: Values) -> None:
        """Insert at least one row of `facts`, in order, and the rows of `texts` that they name.

        The head moves to the last. Raises DBAPIError.
        """
        ...

    def prepare_schema(self, connection: Connection) -> None:
        """What has to be set before the first table is created, outside of a transaction."""
        ...

    def label(self, url: URL) -> str:
        """The database for a message: the file, or the URL without its password."""
        ...

    def file(self, url: URL) -> Path | None:
        """The file that holds the database; None for a server's."""
        ...

    def size(self, connection: Connection) -> int:
        """The size of the database in bytes."""
        ...

    def version(self, connection: Connection) -> str:
        """The engine's name and version, for a person."""
        ...

    def may_write(self, connection: Connection) -> bool:
        """Whether facts could be appended, as far as files or privileges show."""
        ...

    def refresh_statistics(self, connection: Connection) -> None:
        """Let the planner look at the tables that grow, where it needs statistics."""
        ...

    def insert_rows(self, connection: Connection, table: Table, rows: Values) -> None:
        """Insert at least one row by the engine's bulk path; all or none. Raises DBAPIError."""
        ...

    def column_in(self, column: Column[str], values: Sequence[str]) -> ColumnElement[bool]:
        """The test that a column holds one of more texts than fit a statement."""
        ...

    def with_terms(self, query: sa.Select[Any], words: Sequence[str]) -> sa.Select[Any]:
        """A query over mentions, narrowed to those with all of some words by the full-text index."""
        ...

    def with_any_term(self, query: sa.Select[Any], groups: Sequence[Sequence[str]]) -> sa.Select[Any]:
        """The same for mentions with at least one word of each of some groups."""
        ...

    def with_names(
        self, query: sa.Select[Any], names: Sequence[Phrases], article: str
    ) -> sa.Select[Any] | None:
        """Restrict a query of mentions by the index to those that may have each of some names or places.

        names: of each, the phrases that it may be, of which one has all its words, with or without the
        article. None if nothing of a phrase is in the index.
        """
        ...

    def lower_ascii(self, column: Column[str]) -> ColumnElement[str]:
        """A column in lower case, ASCII letters alone: as the full-text index folds them."""
        ...

    def contains(self, text: ColumnElement[str], part: str) -> ColumnElement[bool]:
        """The test that a text contains another, byte for byte."""
        ...

    def index_mentions(self, connection: Connection, rows: Sequence[tuple[str, int, str]]) -> None:
        """Insert (word, first day, mention) into the blocking index; rows that are there stay."""
        ...

    def find_indexed(
        self, connection: Connection, wanted: Sequence[tuple[int, str, int, int]]
    ) -> sa.CursorResult[Any]:
        """Rows of the blocking index for (number, word, first day, last day): number, mention and words.

        words: how many of the words asked with that number the mention is indexed under.
        """
        ...

    def fault(self, connection: Connection, *, quick: bool) -> str | None:
        """What the engine's own check finds wrong with its storage; None for nothing, or without a check."""
        ...

    def definitions(self, connection: Connection) -> dict[str, str]:
        """Table and definition of everything in the schema, by kind and name; a space between the two."""
        ...

    def search_fault(self, connection: Connection, expected: Connection) -> str | None:
        """A word that the full-text index finds in other mentions than those that have it; None for none.

        expected: a connection to an SQLite database of one's own, in which tables can be made.
        """
        ...
