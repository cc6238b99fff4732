"""The versions of rows that a batch of facts adds and closes, gathered to write each table once.

Versions that the batch itself adds are in no table yet: they are found here first.
"""

from collections.abc import Collection, Iterable
from operator import itemgetter

import sqlalchemy as sa
from sqlalchemy import Column, Connection, Table

from timeline.db.bulk import column_in, insert_rows
from timeline.db.columns import Row, held_from
from timeline.db.tables import FOREVER, PROJECTIONS, articles, mentions


class RowVersions:
    """added, closed: by table, new versions, and the ids whose version in the database ends."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.added: dict[Table, list[Row]] = {table: [] for table in PROJECTIONS}
        self.closed: dict[Table, list[Row]] = {table: [] for table in PROJECTIONS}
        self._current: dict[tuple[str, str], Row] = {}
        # Rows whose current version is among those added, and not in the database yet.
        self._fresh: set[tuple[str, str]] = set()
        # Rows that have no current version, as this batch leaves them.
        self._absent: set[tuple[str, str]] = set()
        # By event: the ids of all its mentions, and of those alone that this batch changed.
        self._members: dict[str, set[str]] = {}
        self._fresh_members: dict[str, set[str]] = {}
        # By article: the ids of its mentions that this batch added or changed; articles that it recorded.
        self._fresh_of_article: dict[str, set[str]] = {}
        self._new_articles: set[str] = set()

    def preload(self, table: Table, identities: Collection[str]) -> None:
        """Load current rows that will be asked for."""
        wanted = [one for one in sorted(identities) if not self._is_known((table.name, one))]
        if wanted:
            there = {row["id"] for row in self._load(table, table.c.id, wanted)}
            self._absent |= {(table.name, one) for one in wanted if one not in there}

    def preload_members(self, events: Collection[str]) -> None:
        """Load the mentions of events whose members will be asked for."""
        wanted = [event for event in sorted(events) if event not in self._members]
        if not wanted:
            return
        for event in wanted:
            self._members[event] = set(self._fresh_members.get(event, ()))
        for row in self._load(mentions, mentions.c.event, wanted):
            if ("mentions", row["id"]) not in self._fresh:
                self._members[row["event"]].add(row["id"])

    def found(self, event: str) -> None:
        """Note that an event is new: neither it nor a mention of it is in the database."""
        self._members.setdefault(event, set())
        self._absent.add(("events", event))

    def is_new(self, table: Table, identity: str) -> bool:
        """Whether the current version of a row is one that the batch adds."""
        return (table.name, identity) in self._fresh

    def add(self, table: Table, row: Row) -> None:
        """Add a current version of a row."""
        self.added[table].append(row)
        self._current[table.name, row["id"]] = row
        self._fresh.add((table.name, row["id"]))
        self._absent.discard((table.name, row["id"]))
        if table is articles and row["valid_from"] == row["position"]:
            self._new_articles.add(row["id"])
        if table is mentions:
            self._fresh_of_article.setdefault(row["article"], set()).add(row["id"])
        if table is mentions and row["event"]:
            self._fresh_members.setdefault(row["event"], set()).add(row["id"])
            self._members.get(row["event"], set()).add(row["id"])

    def replace(self, table: Table, row: Row, position: int) -> None:
        """Close a row's version at a position, and add the one that holds from there on."""
        self.close(table, row["id"], position)
        self.add(table, {**row, **held_from(position)})

    def close(self, table: Table, identity: str, position: int) -> None:
        """Close the current version of a row; one that the batch adds is then added closed."""
        row = self._current.pop((table.name, identity), None)
        self._absent.add((table.name, identity))
        if table is mentions and row is not None:
            self._fresh_members.get(row["event"], set()).discard(identity)
            self._members.get(row["event"], set()).discard(identity)
        if row is not None and (table.name, identity) in self._fresh:
            row["valid_until"] = position
            self._fresh.discard((table.name, identity))
        else:
            self.closed[table].append({"of": identity, "at": position})

    def row(self, table: Table, identity: str) -> Row:
        """The current version of a row. Raises LookupError when there is none."""
        known = self.known(table, identity)
        if known is None:
            raise LookupError(f"there is no {table.name[:-1]} {identity}")
        return known

    def known(self, table: Table, identity: str) -> Row | None:
        """The current version of a row, None when there is none."""
        if not self._is_known((table.name, identity)):
            self.preload(table, [identity])
        return self._current.get((table.name, identity))

    def members_of(self, event: str) -> Iterable[Row]:
        """The current rows of the mentions of an event, in the order of their ids."""
        self.preload_members([event])
        return [self.row(mentions, one) for one in sorted(self._members[event])]

    def mentions_of(self, article: str) -> list[Row]:
        """The current rows of the mentions of an article."""
        stored = article not in self._new_articles
        found = self._load(mentions, mentions.c.article, [article]) if stored else []
        identities = {row["id"] for row in found} | self._fresh_of_article.get(article, set())
        rows = (self.known(mentions, one) for one in sorted(identities))
        return [row for row in rows if row is not None]

    def articles(self, identities: Collection[str]) -> dict[str, Row]:
        """The current rows of articles, by id."""
        self.preload(articles, identities)
        return {one: self.row(articles, one) for one in identities}

    def write(self) -> None:
        """Write all changes: closings first, so that a version closed in the same batch is added closed."""
        for table in PROJECTIONS:
            if self.closed[table]:
                closing = (
                    sa.update(table)
                    .where(table.c.id == sa.bindparam("of"), table.c.valid_until == FOREVER)
                    .values(valid_until=sa.bindparam("at"))
                )
                self.connection.execute(closing, self.closed[table])
            if self.added[table]:
                columns = itemgetter(*table.columns.keys())
                insert_rows(self.connection, table, list(map(columns, self.added[table])))

    def _is_known(self, key: tuple[str, str]) -> bool:
        return key in self._current or key in self._absent

    def _load(self, table: Table, column: Column[str], values: Collection[str]) -> list[Row]:
        """The current rows with some values in a column; what the batch changed is kept as it is."""
        query = sa.select(table).where(
            column_in(self.connection, column, list(values)), table.c.valid_until == FOREVER
        )
        found = [dict(row) for row in self.connection.execute(query).mappings()]
        for row in found:
            if (table.name, row["id"]) not in self._fresh:
                self._current[table.name, row["id"]] = row
        return found
