"""The projections: ordinary tables that say what the log comes to, remade from it at any time.

Facts are applied one after the other; a row that changes is closed at the fact's position and a new version
takes its place, so that the state at any position stays in the table.
"""

from collections.abc import Iterable, Sequence

import sqlalchemy as sa
from sqlalchemy import Connection, Table

from timeline.arabic.sentences import sentence_ends
from timeline.events.facts import (
    ArticleRecorded,
    ExpressionsNoted,
    MentionJoined,
    MentionRecorded,
    MentionResolved,
    PublicationDated,
)
from timeline.store import rows
from timeline.store.columns import Row, held_from
from timeline.store.log import Recorded, lock_head, read
from timeline.store.tables import FOREVER, PROJECTIONS, articles, events, expressions, mentions
from timeline.store.texts import load_texts

_BATCH = 2000


def project(connection: Connection, recorded: Sequence[Recorded]) -> None:
    """Apply facts that follow, in order, the last ones applied; in the transaction that appended them."""
    changes = _Changes(connection, recorded)
    for item in recorded:
        changes.apply(item)
    changes.write()


def rebuild(connection: Connection) -> int:
    """Empty the projections and remake them from the whole log. Returns how many facts were read.

    Writers wait until it is committed: a fact appended meanwhile would be projected twice or not at all.
    """
    lock_head(connection)
    for table in PROJECTIONS:
        connection.execute(sa.delete(table))
    count = 0
    batch: list[Recorded] = []
    for item in read(connection):
        batch.append(item)
        count += 1
        if len(batch) == _BATCH:
            project(connection, batch)
            batch = []
    project(connection, batch)
    return count


class _Changes:
    """The versions of rows that a batch of facts adds and closes, gathered to write each table once."""

    def __init__(self, connection: Connection, recorded: Sequence[Recorded]) -> None:
        self.connection = connection
        self.added: dict[Table, list[Row]] = {table: [] for table in PROJECTIONS}
        self.closed: dict[Table, list[Row]] = {table: [] for table in PROJECTIONS}
        self.current: dict[tuple[str, str], Row] = {}
        # Rows whose current version is among those added, and not in the database yet.
        self.fresh: set[tuple[str, str]] = set()
        self.members: dict[str, dict[str, str]] = {}
        self.sentence_ends: dict[str, list[int]] = {}
        self._load_articles(recorded)

    def apply(self, item: Recorded) -> None:
        """Apply one fact."""
        position, fact = item.position, item.fact
        match fact:
            case ArticleRecorded():
                self._add(articles, rows.article_row(fact, position))
            case MentionRecorded():
                text = self.texts.get(fact.article, "")
                mention = rows.mention_row(fact, text, self._ends(fact.article, text), position)
                self._add(mentions, mention)
                if mention["event"]:
                    self._add(events, rows.event_row(mention, position))
                    self.members[mention["event"]] = {fact.mention: fact.article}
            case ExpressionsNoted():
                text = self.texts.get(fact.article, "")
                for value in fact.expressions:
                    self.added[expressions].append(rows.expression_row(fact.article, value, text, position))
            case PublicationDated():
                article = self._row(articles, fact.article)
                self._replace(articles, {**article, **rows.publication(fact.published)}, position)
            case MentionResolved():
                changed = {
                    **self._row(mentions, fact.mention),
                    **rows.resolved(fact.mention, fact.resolution),
                }
                self._move(changed, position)
            case MentionJoined():
                changed = {
                    **self._row(mentions, fact.mention),
                    "event": fact.event,
                    "joined_to": fact.partner,
                    "shared_terms": fact.shared,
                }
                self._move(changed, position)

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
                self.connection.execute(sa.insert(table), self.added[table])

    def _move(self, mention: Row, position: int) -> None:
        """Give a mention a new version, out of its old event and into its new one."""
        left, entered = self._row(mentions, mention["id"])["event"], mention["event"]
        self._replace(mentions, mention, position)
        if left == entered:
            return
        if left:
            remaining = self._members(left)
            remaining.pop(mention["id"])
            if remaining:
                staying = [self._row(mentions, one) for one in remaining]
                speaker = min(staying, key=lambda row: row["position"])
                changed = {**self._row(events, left), **_counts(remaining), "text": speaker["quote"]}
                self._replace(events, changed, position)
            else:
                self._close(events, left, position)
        if entered:
            members = self._members(entered)
            members[mention["id"]] = mention["article"]
            if len(members) == 1:
                self._add(events, rows.event_row(mention, position))
            else:
                self._replace(events, {**self._row(events, entered), **_counts(members)}, position)

    def _add(self, table: Table, row: Row) -> None:
        self.added[table].append(row)
        self.current[table.name, row["id"]] = row
        self.fresh.add((table.name, row["id"]))

    def _replace(self, table: Table, row: Row, position: int) -> None:
        self._close(table, row["id"], position)
        self._add(table, {**row, **held_from(position)})

    def _close(self, table: Table, identity: str, position: int) -> None:
        row = self.current.pop((table.name, identity), None)
        if row is not None and (table.name, identity) in self.fresh:
            row["valid_until"] = position
            self.fresh.discard((table.name, identity))
        else:
            self.closed[table].append({"of": identity, "at": position})

    def _row(self, table: Table, identity: str) -> Row:
        """The current version of a row."""
        known = self.current.get((table.name, identity))
        if known is None:
            query = sa.select(table).where(table.c.id == identity, table.c.valid_until == FOREVER)
            known = dict(self.connection.execute(query).one()._mapping)
            self.current[table.name, identity] = known
        return known

    def _members(self, event: str) -> dict[str, str]:
        """The mentions of an event, each with its article."""
        if event not in self.members:
            query = sa.select(mentions.c.id, mentions.c.article).where(
                mentions.c.event == event, mentions.c.valid_until == FOREVER
            )
            self.members[event] = {row.id: row.article for row in self.connection.execute(query)}
        return self.members[event]

    def _ends(self, article: str, text: str) -> list[int]:
        """The ends of an article's sentences, found once a batch."""
        if article not in self.sentence_ends:
            self.sentence_ends[article] = sentence_ends(text)
        return self.sentence_ends[article]

    def _load_articles(self, recorded: Iterable[Recorded]) -> None:
        """The texts of the articles that the batch's facts quote."""
        reading = [
            item.fact for item in recorded if isinstance(item.fact, MentionRecorded | ExpressionsNoted)
        ]
        hashes = {
            item.fact.article: item.fact.text for item in recorded if isinstance(item.fact, ArticleRecorded)
        }
        for fact in reading:
            if fact.article not in hashes:
                hashes[fact.article] = self._row(articles, fact.article)["text_hash"]
        texts = load_texts(self.connection, hashes.values())
        self.texts = {article: texts.get(name, "") for article, name in hashes.items()}


def _counts(members: dict[str, str]) -> Row:
    return {"mentions": len(members), "articles": len(set(members.values()))}
