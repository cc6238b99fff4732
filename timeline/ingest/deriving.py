"""Mentions that count from an event follow the timeline: found, lost or dated anew, by facts of their own.

Looked at are the mentions just read, those of articles with another publication date, those that wait for a
word of an event that has become well supported, and those whose event has changed.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from timeline.arabic.expression import Expression, FromEvent
from timeline.arabic.expression_json import expression_from_json
from timeline.dates.edtf import parse_edtf
from timeline.dates.interval import Interval
from timeline.events.anchoring import SUPPORT, Candidate, Meant, Name, meant, name_of
from timeline.events.facts import (
    Fact,
    MentionDerived,
    MentionRecorded,
    MentionReread,
    MentionResolved,
    MentionRestored,
    PublicationDated,
)
from timeline.events.from_event import RULE, event_name
from timeline.events.link import LONGEST_DAYS, Linkable, can_link, day_numbers
from timeline.events.model import event_id
from timeline.events.report import Modality
from timeline.ingest.joining import joined, without_date
from timeline.normalizer import VERSION, resolve
from timeline.normalizer.from_event import from_event
from timeline.normalizer.resolution import Resolution, resolution_to_json
from timeline.store.bulk import among
from timeline.store.columns import interval_of
from timeline.store.log import read
from timeline.store.search import events_with_words
from timeline.store.tables import FOREVER, articles, events, mentions
from timeline.store.texts import load_texts

# How far from the publication an event may lie that a text counts from without saying when it was.
_HORIZON = timedelta(400)
# Events looked at for one name.
_MOST = 300


@dataclass(frozen=True, slots=True)
class _Counting:
    """A mention that counts from an event: its row, what it says, and its article."""

    row: RowMapping
    expression: Expression
    published: Interval | None

    @property
    def name(self) -> Name:
        return name_of(event_name(self.expression))


def derived_facts(connection: Connection, new: Sequence[Fact], touched: Collection[str]) -> list[Fact]:
    """The facts that follow from facts just projected; touched: the events that these changed.

    A mention takes its days from the event that its text means, gives them up when there is none any more,
    and is joined by them like any other.
    """
    rows = _to_look_at(connection, new, touched)
    facts: list[Fact] = []
    moved: list[Linkable] = []
    for counting in _counting(connection, rows):
        row, said = counting.row, counting.expression.said
        if not isinstance(said, FromEvent):
            continue
        found = _found(connection, counting, said)
        event, resolution = found or (None, resolve(counting.expression, None))
        value = resolution_to_json(resolution)
        if (row["counted_from"], row["edtf"]) == (event, value["edtf"]):
            continue
        facts.append(MentionDerived(row["article"], row["id"], event, value, VERSION))
        when = resolution.interval
        if when and can_link(when) and not row["placed"]:
            moved.append(_linkable(row, event_id(row["id"], value["edtf"]), when))
    return [*facts, *joined(connection, moved)]


def _to_look_at(connection: Connection, new: Sequence[Fact], touched: Collection[str]) -> list[RowMapping]:
    """The rows of the mentions whose event may be another now, those of one article together."""
    looked_at: list[sa.ColumnElement[bool]] = []
    if read_in := _articles_read(new):
        looked_at.append(sa.and_(among(connection, mentions.c.article, read_in), mentions.c.rule == RULE))
    if touched:
        looked_at.append(among(connection, mentions.c.counted_from, sorted(touched)))
        words = _words_of(connection, touched)
        waiting = among(connection, mentions.c.awaits, words)
        looked_at.append(sa.and_(waiting, mentions.c.event.is_(None)))
    found: dict[str, RowMapping] = {}
    for condition in looked_at:
        query = sa.select(mentions, articles.c.source).join(articles, articles.c.id == mentions.c.article)
        standing = (
            condition, mentions.c.valid_until == FOREVER, articles.c.valid_until == FOREVER,
            mentions.c.retracted.is_(False), mentions.c.redated.is_(False),
        )  # fmt: skip
        found.update((row["id"], row) for row in connection.execute(query.where(*standing)).mappings())
    return sorted(found.values(), key=lambda row: (row["article"], row["expression_start"]))


def _articles_read(new: Sequence[Fact]) -> list[str]:
    """The articles whose mentions that count from events are new, or are to be counted again."""
    found = set()
    for fact in new:
        read = isinstance(fact, MentionRecorded | MentionReread) and fact.expression["rule"] == RULE
        if read or isinstance(fact, PublicationDated | MentionRestored | MentionResolved):
            found.add(fact.article)
    return sorted(found)


def _words_of(connection: Connection, touched: Collection[str]) -> list[str]:
    """The words of the reports of those events that are well supported."""
    query = (
        sa.select(mentions.c.terms)
        .join(events, events.c.id == mentions.c.event)
        .where(
            among(connection, events.c.id, sorted(touched)),
            sa.or_(events.c.sources >= SUPPORT, mentions.c.redated),
            events.c.valid_until == FOREVER,
            mentions.c.valid_until == FOREVER,
        )
    )
    return sorted({word for terms in connection.execute(query).scalars() for word in terms.split()})


def _counting(connection: Connection, rows: Sequence[RowMapping]) -> Iterator[_Counting]:
    """What these mentions say, from the log and their articles' texts; none whose text was erased."""
    known: dict[str, tuple[Interval | None, dict[str, Expression]]] = {}
    for row in rows:
        article = row["article"]
        if article not in known:
            known = {article: _expressions(connection, article)}
        published, expressions = known[article]
        if row["id"] in expressions:
            yield _Counting(row, expressions[row["id"]], published)


def _expressions(connection: Connection, article: str) -> tuple[Interval | None, dict[str, Expression]]:
    query = sa.select(articles).where(articles.c.id == article, articles.c.valid_until == FOREVER)
    row = connection.execute(query).mappings().one()
    published = parse_edtf(row["published"]) if row["published"] else None
    text = load_texts(connection, [row["text_hash"]]).get(row["text_hash"])
    if text is None:
        return published, {}
    return published, {
        item.fact.mention: expression_from_json(item.fact.expression, text)
        for item in read(connection, stream_name=f"article:{article}")
        if isinstance(item.fact, MentionRecorded | MentionReread)
    }


def _found(connection: Connection, counting: _Counting, said: FromEvent) -> tuple[str, Resolution] | None:
    """The event that a mention counts from, and the days that it takes from it."""
    found = meant(counting.name, _candidates(connection, counting, said))
    if found is None:
        return None
    event, published = found.candidate, counting.published
    resolution = from_event(said, counting.expression.mod, event.when, published, _reasons(found))
    if resolution is None or resolution.interval is None:
        return None
    latest = published.latest if published else None
    reported = counting.row["modality"] == Modality.OCCURRED
    if reported and latest and resolution.interval.earliest and resolution.interval.earliest > latest:
        return None
    return event.event, resolution


def _reasons(found: Meant) -> tuple[str, ...]:
    event = found.candidate
    support = "1 source" if event.sources == 1 else f"{event.sources} independent sources"
    how = f"{support}, this article among them" if event.same_article else support
    words = f"{found.covered:.0%} of the words that name it"
    return (f"the event {event.event}, dated by {'hand' if event.by_hand else how}, has {words}",)


def _candidates(connection: Connection, counting: _Counting, said: FromEvent) -> Iterator[Candidate]:
    """The events that may be meant: of the same article, and those with the words that are searched for."""
    found = [mentions.c.article == counting.row["article"]]
    if searched := counting.name.searched:
        found.append(mentions.c.event.in_(events_with_words(connection, searched)))
    seen: set[str] = set()
    for condition in found:
        for row in connection.execute(_reports(condition, counting, said)).mappings():
            if row["mention"] in seen or row["mention"] == counting.row["id"]:
                continue
            seen.add(row["mention"])
            own = row["article"] == counting.row["article"]
            when, by_hand = interval_of(row), bool(row["redated"])
            yield Candidate(row["id"], when, row["sources"], row["quote"], own, by_hand)


def _reports(condition: Any, counting: _Counting, said: FromEvent) -> sa.Select[Any]:
    """The reports of events that may be counted from: dated by themselves, to a month at least, not foreseen.

    What a text counts forward from lies behind its publication; what it counts back from may lie ahead.
    """
    derived = mentions.alias()
    rests_on_another = (
        sa.select(derived.c.id)
        .where(
            derived.c.event == events.c.id,
            derived.c.valid_until == FOREVER,
            derived.c.counted_from.is_not(None),
        )
        .exists()
    )
    ahead = (said.amount or 0) < 0
    told = [Modality.OCCURRED.value, Modality.ANNOUNCED.value] if ahead else [Modality.OCCURRED.value]
    within = _window(counting.published, ahead)
    return (
        sa.select(
            events,
            mentions.c.id.label("mention"),
            mentions.c.article,
            mentions.c.quote,
            mentions.c.redated,
        )
        .join(mentions, mentions.c.event == events.c.id)
        .where(
            condition,
            *within,
            mentions.c.valid_until == FOREVER,
            events.c.valid_until == FOREVER,
            events.c.modality.in_(told),
            mentions.c.modality.in_(told),
            mentions.c.statement.is_(False),
            events.c.latest_day - events.c.earliest_day < LONGEST_DAYS,
            sa.not_(rests_on_another),
        )
        .order_by(events.c.earliest_day.desc(), mentions.c.position)
        .limit(_MOST)
    )


def _window(published: Interval | None, ahead: bool) -> list[sa.ColumnElement[bool]]:
    if published is None or published.earliest is None or published.latest is None:
        return []
    first, _ = day_numbers(Interval(published.earliest - _HORIZON, published.earliest))
    _, last = day_numbers(
        Interval(published.latest, published.latest + (_HORIZON if ahead else timedelta(0)))
    )
    return [events.c.earliest_day >= first, events.c.latest_day <= last]


def _linkable(row: RowMapping, event: str, when: Interval) -> Linkable:
    first, last = day_numbers(when)
    return Linkable(
        mention=row["id"],
        article=row["article"],
        source=row["source"],
        event=event,
        first=first,
        last=last,
        statement=row["statement"],
        sentence=row["sentence"],
        terms=frozenset(row["terms"].split()),
        quote=without_date(row),
    )
