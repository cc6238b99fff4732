"""The versions of rows that a batch of facts adds and closes, gathered to write each table once.

A row that changes is closed at the fact's position and a new version takes its place. Versions that the batch
itself adds are in no table yet: they are found here first.
"""

from operator import itemgetter

import sqlalchemy as sa
from sqlalchemy import Connection, Table

from timeline.store import days, mention_words
from timeline.store.bulk import among, insert_rows
from timeline.store.columns import Row, held_from
from timeline.store.tables import FOREVER, PROJECTIONS, articles, mentions


class RowVersions:
    """added, closed: by table, new versions, and the ids whose version in the database ends.

    members: the mentions of events that were looked at, each with its article.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.added: dict[Table, list[Row]] = {table: [] for table in PROJECTIONS}
        self.closed: dict[Table, list[Row]] = {table: [] for table in PROJECTIONS}
        self.members: dict[str, dict[str, str]] = {}
        self._current: dict[tuple[str, str], Row] = {}
        # Rows whose current version is among those added, and not in the database yet.
        self._fresh: set[tuple[str, str]] = set()

    def is_new(self, table: Table, identity: str) -> bool:
        """Whether the current version of a row is one that the batch adds."""
        return (table.name, identity) in self._fresh

    def add(self, table: Table, row: Row) -> None:
        """Add a current version of a row."""
        self.added[table].append(row)
        self._current[table.name, row["id"]] = row
        self._fresh.add((table.name, row["id"]))

    def replace(self, table: Table, row: Row, position: int) -> None:
        """Close a row's version at a position, and add the one that holds from there on."""
        self.close(table, row["id"], position)
        self.add(table, {**row, **held_from(position)})

    def close(self, table: Table, identity: str, position: int) -> None:
        """Close the current version of a row; one that the batch adds is then added closed."""
        row = self._current.pop((table.name, identity), None)
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
        known = self._current.get((table.name, identity))
        if known is None:
            query = sa.select(table).where(table.c.id == identity, table.c.valid_until == FOREVER)
            found = self.connection.execute(query).one_or_none()
            if found is None:
                return None
            known = self._current[table.name, identity] = dict(found._mapping)
        return known

    def members_of(self, event: str) -> dict[str, str]:
        """The mentions of an event, each with its article."""
        if event not in self.members:
            query = sa.select(mentions).where(mentions.c.event == event, mentions.c.valid_until == FOREVER)
            found = {row["id"]: dict(row) for row in self.connection.execute(query).mappings()}
            for identity, row in found.items():
                self._current.setdefault(("mentions", identity), row)
            self.members[event] = {identity: row["article"] for identity, row in found.items()}
        return self.members[event]

    def sources(self, identities: set[str]) -> dict[str, str | None]:
        """The publishers of articles."""
        missing = [one for one in sorted(identities) if ("articles", one) not in self._current]
        if missing:
            query = sa.select(articles).where(
                among(self.connection, articles.c.id, missing), articles.c.valid_until == FOREVER
            )
            for row in self.connection.execute(query).mappings():
                self._current["articles", row["id"]] = dict(row)
        return {one: self.row(articles, one)["source"] for one in identities}

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
        mention_words.file_mentions(self.connection, self.added[mentions])
        of_articles = days.published_years(self.added[articles])
        days.fill(self.connection, of_articles | days.years_of(self.added[mentions]))
