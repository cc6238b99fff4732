"""What facts change in the projections: a case for each type of fact."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.arabic.sentences import sentence_ends
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
)
from timeline.store import rows
from timeline.store.agreement import event_columns
from timeline.store.columns import Row
from timeline.store.given_names import known_names
from timeline.store.log import Recorded
from timeline.store.row_versions import RowVersions
from timeline.store.tables import FOREVER, articles, events, expressions, mentions
from timeline.store.texts import load_texts

NOT_READ: Mapping[str, Row] = MappingProxyType({})
_READ_FROM_TEXT = (MentionRecorded, MentionReread, ExpressionsNoted)


class Changes:
    """What the facts of a batch come to, applied one after the other.

    versions: the rows; write() stores them. changed_events: those whose days, modality or support changed.
    """

    def __init__(
        self, connection: Connection, recorded: Sequence[Recorded], read: Mapping[str, Row] = NOT_READ
    ) -> None:
        self.connection = connection
        self.read = read
        self.versions = RowVersions(connection)
        self.changed_events: set[str] = set()
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
                self.versions.add(articles, rows.article_row(fact, title, position))
            case MentionRecorded():
                columns = self.read.get(fact.mention) or rows.read(fact, self._source(fact.article))
                mention = rows.mention_row(fact, columns, position)
                self.versions.add(mentions, mention)
                if mention["event"]:
                    self.versions.add(events, rows.event_row(mention, position))
                    self.versions.members[mention["event"]] = {fact.mention: fact.article}
            case ExpressionsNoted():
                text = self._text(fact.article)
                self._close_expressions(fact.article, position)
                self.noted[fact.article] = [
                    rows.expression_row(fact.article, value, text, position) for value in fact.expressions
                ]
                self.versions.added[expressions] += self.noted[fact.article]
            case PublicationDated():
                article = self.versions.row(articles, fact.article)
                self.versions.replace(articles, {**article, **rows.publication(fact.published)}, position)
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
                self._move({**self.versions.row(mentions, fact.mention), **gone}, position)
            case MentionRestored():
                days = rows.resolved(fact.mention, fact.resolution)
                by_hand = {"redated": fact.redated, "placed": fact.placed}
                back = {"event": fact.event, "retracted": False, "why": fact.why, **by_hand}
                self._move({**self.versions.row(mentions, fact.mention), **days, **back}, position)
            case MentionPlaced():
                place = {"event": fact.event, "placed": True, "joined_to": None, "why": fact.why}
                self._move({**self.versions.row(mentions, fact.mention), **place}, position)
            case ArticleRetracted():
                self._mark(fact.article, {"retracted": True}, position)
            case ArticleRestored():
                self._mark(fact.article, {"retracted": False}, position)
            case ArticleRedacted():
                self._mark(fact.article, {"redacted": True, "title": None}, position)
            case MentionJoined():
                changed = {
                    **self.versions.row(mentions, fact.mention),
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

    def _resolve(self, mention: str, changes: Row, position: int) -> None:
        """Give a mention other days; one that a person placed stays in its event, another founds its own."""
        row = self.versions.row(mentions, mention)
        if row["placed"] and row["event"]:
            changes = {**changes, "event": row["event"]}
        self._move({**row, **changes}, position)

    def _mark(self, article: str, changes: Row, position: int) -> None:
        self.versions.replace(articles, {**self.versions.row(articles, article), **changes}, position)

    def _close_expressions(self, article: str, position: int) -> None:
        """A second reading of an article's expressions takes the place of the first."""
        for row in self.noted.pop(article, ()):
            row["valid_until"] = position
        if self.versions.is_new(articles, article):
            return
        current = expressions.c.article == article, expressions.c.valid_until == FOREVER
        self.connection.execute(sa.update(expressions).where(*current).values(valid_until=position))

    def _move(self, mention: Row, position: int) -> None:
        """Give a mention a new version, out of its old event and into its new one."""
        left, entered = self.versions.row(mentions, mention["id"])["event"], mention["event"]
        self.versions.replace(mentions, mention, position)
        if left and left != entered:
            remaining = self.versions.members_of(left)
            remaining.pop(mention["id"])
            if remaining:
                self._agree(left, position)
            else:
                self.versions.close(events, left, position)
        if entered:
            members = self.versions.members_of(entered)
            members[mention["id"]] = mention["article"]
            if len(members) == 1 and left != entered:
                self.versions.add(events, rows.event_row(mention, position))
            else:
                self._agree(entered, position)

    def _merge(self, fact: EventsMerged, position: int) -> None:
        """Put the mentions of one event into another, all at one position."""
        going, staying = self.versions.members_of(fact.merged), self.versions.members_of(fact.event)
        for member in going:
            self.versions.replace(mentions, rows.merged(self.versions.row(mentions, member), fact), position)
        staying |= going
        self.versions.members[fact.merged] = {}
        self.versions.close(events, fact.merged, position)
        self._agree(fact.event, position)

    def _agree(self, event: str, position: int) -> None:
        """Bring an event up to date with its mentions."""
        members = self.versions.members_of(event)
        row = self.versions.row(events, event)
        told = [self.versions.row(mentions, one) for one in members]
        changed = {**row, **event_columns(told, self.versions.sources(set(members.values())))}
        if changed != row:
            if _rested_on(changed) != _rested_on(row):
                self.changed_events.add(event)
            self.versions.replace(events, changed, position)

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
            if fact.article not in self.text_of and (row := self.versions.known(articles, fact.article)):
                self.text_of[fact.article] = row["text_hash"]
        titles = [fact.title_text for fact in new if fact.title_text]
        self.texts = load_texts(self.connection, [*self.text_of.values(), *titles])


def _rested_on(event: Row) -> tuple[object, ...]:
    """What of an event decides whether days are counted from it, and which."""
    return event["earliest"], event["latest"], event["modality"], event["source_count"] >= SUPPORT
