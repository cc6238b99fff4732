"""The projections: ordinary tables that say what the log comes to, remade from it at any time.

Facts are applied one after the other; a row that changes is closed at the fact's position and a new version
takes its place, so that the state at any position stays in the table.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter
from types import MappingProxyType

import sqlalchemy as sa
from sqlalchemy import Connection, Table

from timeline.arabic.sentences import sentence_ends
from timeline.errors import StoreError, TimelineError
from timeline.events.anchoring import SUPPORT
from timeline.events.facts import (
    ArticleRecorded,
    ArticleRedacted,
    ArticleRestored,
    ArticleRetracted,
    EventsMerged,
    ExpressionsNoted,
    MentionDerived,
    MentionJoined,
    MentionPlaced,
    MentionRecorded,
    MentionRedated,
    MentionReread,
    MentionResolved,
    MentionRestored,
    MentionRetracted,
    NamesGiven,
    PublicationDated,
    fact_type,
)
from timeline.store import days, mention_words, rows
from timeline.store.agreement import event_columns
from timeline.store.bulk import among, insert_rows
from timeline.store.columns import Row, held_from
from timeline.store.given_names import known_names
from timeline.store.log import LeftOut, Recorded, lock_head, read
from timeline.store.tables import FOREVER, PROJECTIONS, articles, events, expressions, mentions
from timeline.store.texts import load_texts

NOT_READ: Mapping[str, Row] = MappingProxyType({})
_BATCH = 2000
_READ_FROM_TEXT = (MentionRecorded, MentionReread, ExpressionsNoted)


@dataclass(frozen=True, slots=True)
class Touched:
    """What facts changed.

    events: those that are gone, or whose days, modality or support changed; mentions: those with a new
    version; more: how many more events there are.
    """

    events: frozenset[str]
    mentions: frozenset[str]
    more: int


def project(
    connection: Connection, recorded: Sequence[Recorded], read: Mapping[str, Row] = NOT_READ
) -> Touched:
    """Apply facts that follow, in order, the last ones applied; in the transaction that appended them.

    read: columns of new mentions that were read before (rows.read), by id; the others are read here.
    """
    changes = _Changes(connection, recorded, read)
    for item in recorded:
        changes.apply(item)
    changes.write()
    standing = {row["id"] for row in changes.added[events] if row["valid_until"] == FOREVER}
    closed = {row["of"] for row in changes.closed[events]}
    return Touched(
        events=frozenset(changes.turned | (closed - standing)),
        mentions=frozenset(row["id"] for row in changes.added[mentions]),
        more=len(standing) - len(closed),
    )


def rebuild(connection: Connection, left_out: list[LeftOut] | None = None) -> int:
    """Empty the projections and remake them from the whole log. Returns how many facts were read.

    left_out: takes the facts that cannot be digested, and the rest goes on; without it the first of them
    raises StoreError. Writers wait until it is committed: a fact appended meanwhile would be projected twice
    or not at all.
    """
    lock_head(connection)
    for table in PROJECTIONS:
        connection.execute(sa.delete(table))
    mention_words.clear(connection)
    count = 0
    facts = read(connection, left_out)
    while batch := list(islice(facts, _BATCH)):
        changes = _Changes(connection, batch)
        for item in batch:
            _digest(changes, item, left_out)
        changes.write()
        count += len(batch)
    return count


def _digest(changes: "_Changes", item: Recorded, left_out: list[LeftOut] | None) -> None:
    try:
        changes.apply(item)
    except (TimelineError, LookupError, TypeError, ValueError) as error:
        undigested = LeftOut(item.position, fact_type(item.fact), str(error) or repr(error))
        if left_out is None:
            raise StoreError(
                "{undigested}; `timeline rebuild` leaves it out", undigested=undigested
            ) from error
        left_out.append(undigested)


def _rested_on(event: Row) -> tuple[object, ...]:
    """What of an event decides whether days are counted from it, and which."""
    return event["earliest"], event["latest"], event["modality"], event["sources"] >= SUPPORT


class _Changes:
    """The versions of rows that a batch of facts adds and closes, gathered to write each table once."""

    def __init__(
        self, connection: Connection, recorded: Sequence[Recorded], read: Mapping[str, Row] = NOT_READ
    ) -> None:
        self.connection = connection
        self.read = read
        self.added: dict[Table, list[Row]] = {table: [] for table in PROJECTIONS}
        self.closed: dict[Table, list[Row]] = {table: [] for table in PROJECTIONS}
        self.current: dict[tuple[str, str], Row] = {}
        # Rows whose current version is among those added, and not in the database yet.
        self.fresh: set[tuple[str, str]] = set()
        # Events on whose days, modality or support something else rests that has to be looked at again.
        self.turned: set[str] = set()
        self.members: dict[str, dict[str, str]] = {}
        # The current rows of expressions that this batch adds, by article.
        self.noted: dict[str, list[Row]] = {}
        self.read_from: dict[str, rows.Source] = {}
        # Names are read by the list that stands now, whenever it was given, like all word lists.
        self.known = known_names(connection)
        self._load_articles(recorded)

    def apply(self, item: Recorded) -> None:
        """Apply one fact."""
        position, fact = item.position, item.fact
        match fact:
            case ArticleRecorded():
                title = self.texts.get(fact.title_text) if fact.title_text else fact.title
                self._add(articles, rows.article_row(fact, title, position))
            case MentionRecorded():
                columns = self.read.get(fact.mention) or rows.read(fact, self._source(fact.article))
                mention = rows.mention_row(fact, columns, position)
                self._add(mentions, mention)
                if mention["event"]:
                    self._add(events, rows.event_row(mention, position))
                    self.members[mention["event"]] = {fact.mention: fact.article}
            case ExpressionsNoted():
                text = self._text(fact.article)
                self._close_expressions(fact.article, position)
                self.noted[fact.article] = [
                    rows.expression_row(fact.article, value, text, position) for value in fact.expressions
                ]
                self.added[expressions] += self.noted[fact.article]
            case PublicationDated():
                article = self._row(articles, fact.article)
                self._replace(articles, {**article, **rows.publication(fact.published)}, position)
            case MentionResolved():
                self._resolve(fact.mention, rows.resolved(fact.mention, fact.resolution), position)
            case MentionDerived():
                days = rows.resolved(fact.mention, fact.resolution)
                self._resolve(fact.mention, {**days, "counted_from": fact.event}, position)
            case MentionReread():
                self._resolve(fact.mention, rows.read(fact, self._source(fact.article)), position)
            case MentionRedated():
                days = rows.resolved(fact.mention, fact.resolution)
                self._resolve(fact.mention, {**days, "redated": True, "why": fact.why}, position)
            case MentionRetracted():
                gone = {"event": None, "retracted": True, "placed": False, "why": fact.why}
                self._move({**self._row(mentions, fact.mention), **gone}, position)
            case MentionRestored():
                days = rows.resolved(fact.mention, fact.resolution)
                by_hand = {"redated": fact.redated, "placed": fact.placed}
                back = {"event": fact.event, "retracted": False, "why": fact.why, **by_hand}
                self._move({**self._row(mentions, fact.mention), **days, **back}, position)
            case MentionPlaced():
                place = {"event": fact.event, "placed": True, "joined_to": None, "why": fact.why}
                self._move({**self._row(mentions, fact.mention), **place}, position)
            case ArticleRetracted():
                self._mark(fact.article, {"retracted": True}, position)
            case ArticleRestored():
                self._mark(fact.article, {"retracted": False}, position)
            case ArticleRedacted():
                self._mark(fact.article, {"redacted": True, "title": None}, position)
            case MentionJoined():
                changed = {
                    **self._row(mentions, fact.mention),
                    "event": fact.event,
                    "joined_to": fact.partner,
                    "shared_terms": fact.shared,
                    "join_reason": rows.join_reason(fact),
                }
                self._move(changed, position)
            case NamesGiven():
                # `timeline names` rebuilds: rows that were read before are to be read by the new list.
                pass
            case EventsMerged():
                self._merge(fact, position)

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

    def _resolve(self, mention: str, changes: Row, position: int) -> None:
        """Give a mention other days; one that a person placed stays in its event, another founds its own."""
        row = self._row(mentions, mention)
        if row["placed"] and row["event"]:
            changes = {**changes, "event": row["event"]}
        self._move({**row, **changes}, position)

    def _mark(self, article: str, changes: Row, position: int) -> None:
        self._replace(articles, {**self._row(articles, article), **changes}, position)

    def _close_expressions(self, article: str, position: int) -> None:
        """A second reading of an article's expressions takes the place of the first."""
        for row in self.noted.pop(article, ()):
            row["valid_until"] = position
        if ("articles", article) in self.fresh:
            return
        current = expressions.c.article == article, expressions.c.valid_until == FOREVER
        self.connection.execute(sa.update(expressions).where(*current).values(valid_until=position))

    def _move(self, mention: Row, position: int) -> None:
        """Give a mention a new version, out of its old event and into its new one."""
        left, entered = self._row(mentions, mention["id"])["event"], mention["event"]
        self._replace(mentions, mention, position)
        if left and left != entered:
            remaining = self._members(left)
            remaining.pop(mention["id"])
            if remaining:
                self._agree(left, position)
            else:
                self._close(events, left, position)
        if entered:
            members = self._members(entered)
            members[mention["id"]] = mention["article"]
            if len(members) == 1 and left != entered:
                self._add(events, rows.event_row(mention, position))
            else:
                self._agree(entered, position)

    def _merge(self, fact: EventsMerged, position: int) -> None:
        """Put the mentions of one event into another, all at one position."""
        going, staying = self._members(fact.merged), self._members(fact.event)
        for member in going:
            self._replace(mentions, rows.merged(self._row(mentions, member), fact), position)
        staying |= going
        self.members[fact.merged] = {}
        self._close(events, fact.merged, position)
        self._agree(fact.event, position)

    def _agree(self, event: str, position: int) -> None:
        """Bring an event up to date with its mentions."""
        members = self._members(event)
        row = self._row(events, event)
        told = [self._row(mentions, one) for one in members]
        changed = {**row, **event_columns(told, self._sources(set(members.values())))}
        if changed != row:
            if _rested_on(changed) != _rested_on(row):
                self.turned.add(event)
            self._replace(events, changed, position)

    def _sources(self, identities: set[str]) -> dict[str, str | None]:
        """The publishers of articles."""
        missing = [one for one in sorted(identities) if ("articles", one) not in self.current]
        if missing:
            query = sa.select(articles).where(
                among(self.connection, articles.c.id, missing), articles.c.valid_until == FOREVER
            )
            for row in self.connection.execute(query).mappings():
                self.current["articles", row["id"]] = dict(row)
        return {one: self._row(articles, one)["source"] for one in identities}

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
        """The current version of a row. Raises LookupError when there is none."""
        known = self._known(table, identity)
        if known is None:
            raise LookupError(f"there is no {table.name[:-1]} {identity}")
        return known

    def _known(self, table: Table, identity: str) -> Row | None:
        known = self.current.get((table.name, identity))
        if known is None:
            query = sa.select(table).where(table.c.id == identity, table.c.valid_until == FOREVER)
            found = self.connection.execute(query).one_or_none()
            if found is None:
                return None
            known = self.current[table.name, identity] = dict(found._mapping)
        return known

    def _members(self, event: str) -> dict[str, str]:
        """The mentions of an event, each with its article."""
        if event not in self.members:
            query = sa.select(mentions).where(mentions.c.event == event, mentions.c.valid_until == FOREVER)
            found = {row["id"]: dict(row) for row in self.connection.execute(query).mappings()}
            for identity, row in found.items():
                self.current.setdefault(("mentions", identity), row)
            self.members[event] = {identity: row["article"] for identity, row in found.items()}
        return self.members[event]

    def _text(self, article: str) -> str:
        """An article's text; empty once it is redacted."""
        return self.texts.get(self.text_of.get(article, ""), "")

    def _source(self, article: str) -> rows.Source:
        """What an article's mentions are read from, its sentences found once a batch."""
        if article not in self.read_from:
            text = self._text(article)
            self.read_from[article] = rows.Source(text, sentence_ends(text), self.known)
        return self.read_from[article]

    def _load_articles(self, recorded: Iterable[Recorded]) -> None:
        """The texts of the articles that the batch's facts quote."""
        reading = [item.fact for item in recorded if isinstance(item.fact, _READ_FROM_TEXT)]
        new = [item.fact for item in recorded if isinstance(item.fact, ArticleRecorded)]
        self.text_of = {fact.article: fact.text for fact in new}
        for fact in reading:
            if fact.article not in self.text_of and (row := self._known(articles, fact.article)):
                self.text_of[fact.article] = row["text_hash"]
        titles = [fact.title_text for fact in new if fact.title_text]
        self.texts = load_texts(self.connection, [*self.text_of.values(), *titles])
