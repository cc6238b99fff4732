"""Infer the publication date of articles from the events that other articles date."""

from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from timeline.commands.last_reading import last_read
from timeline.commands.link import link_features
from timeline.commands.recording import date_again
from timeline.dates.edtf import parse_edtf
from timeline.dates.interval import Interval, shared
from timeline.dates.time_kind import Time
from timeline.db.bulk import column_in
from timeline.db.columns import FIRST_DAY, LAST_DAY, bounds, interval_of, numbered_day
from timeline.db.tables import FOREVER, articles, events, mentions
from timeline.extraction.event_anchored import RULE
from timeline.extraction.leads import RULE as LEAD
from timeline.extraction.model import Factuality
from timeline.extraction.publication_date.by_events import publication_days
from timeline.linking.blocking import blocking_keys
from timeline.linking.event_reference import SUPPORT
from timeline.linking.score import same_words
from timeline.log.facts import EventEvidence, Inferred
from timeline.log.publication import is_inferred
from timeline.log.texts import load_texts
from timeline.projections.blocking_index import find_candidates

_NEVER = Interval(None, None)


@dataclass(frozen=True, slots=True)
class DatedByEvents:
    """An article, its publication date before (EDTF), and the days on which it may have been written.

    origin: the evidence, with offsets into the article's text.
    """

    article: str
    before: str | None
    days: Interval
    origin: Inferred
    text: str


def dated_by_events(connection: Connection, support: int = SUPPORT) -> Iterator[DatedByEvents]:
    """The articles without a date, or with one inferred to more than a day, that report events with relative
    dates which other articles date. Writes nothing.

    support: the independent sources that an event needs.
    """
    query = sa.select(articles).where(
        articles.c.valid_until == FOREVER,
        articles.c.retracted.is_(False),
        articles.c.redacted.is_(False),
        sa.or_(articles.c.published.is_(None), articles.c.published_earliest != articles.c.published_latest),
    )
    for row in connection.execute(query.order_by(articles.c.position)).mappings().all():
        if row["published"] is None or is_inferred(connection, row["id"]):
            found = _dated(connection, row, support)
            if found:
                yield found


def record(connection: Connection, dated: DatedByEvents, recorded_by: str) -> int:
    """Record the inferred date of an article; return how many mentions were resolved again."""
    return date_again(connection, dated.article, dated.days, dated.origin, recorded_by)


def _dated(connection: Connection, article: RowMapping, support: int) -> DatedByEvents | None:
    known = parse_edtf(article["published"]) if article["published"] else _NEVER
    text = load_texts(connection, [article["text_hash"]]).get(article["text_hash"], "")
    reading = last_read(connection, article["id"], text)
    expressions, ordered = reading.expressions, reading.every
    evidence: list[EventEvidence] = []
    for row in _relative(connection, article["id"]):
        event = _event(connection, row, known, support)
        if event is None:
            continue
        expression = expressions[row["id"]]
        happened = numbered_day(event["first"])
        left = publication_days(ordered, ordered.index(expression), happened, known)
        if left:
            found = EventEvidence(expression.start, expression.end, event["event_id"], event["support"], left)
            evidence.append(found)
    days = shared((known, *(one.days for one in evidence))) if evidence else None
    if days is None or days == known:
        return None
    return DatedByEvents(article["id"], article["published"], days, Inferred(tuple(evidence)), text)


def _relative(connection: Connection, article: str) -> list[RowMapping]:
    """The mentions of an article that report past happenings on days relative to its publication."""
    query = (
        sa.select(mentions, articles.c.publisher, articles.c.topic)
        .join(articles, articles.c.id == mentions.c.article)
        .where(
            mentions.c.article == article,
            mentions.c.valid_until == FOREVER,
            articles.c.valid_until == FOREVER,
            mentions.c.factuality == Factuality.OCCURRED.value,
            mentions.c.rule.not_in((RULE, LEAD)),
            sa.or_(mentions.c.event.is_(None), mentions.c.anchor.is_not(None)),
            *(
                mentions.c[name].is_(False)
                for name in ("reporting", "retracted", "date_is_manual", "event_is_manual")
            ),
        )
    )
    rows = connection.execute(query.order_by(mentions.c.expression_start)).mappings()
    return [row for row in rows if row["event"] is None or not interval_of(row).is_day]


def _event(connection: Connection, row: RowMapping, known: Interval, support: int) -> RowMapping | None:
    """The undisputed, one-day event that a mention reports; None if events of several days match."""
    own = link_features(row, "", 0, 0)
    found = find_candidates(connection, [(blocking_keys(own.terms), [_stretch(known)])])[0]
    query = (
        sa.select(
            mentions, articles.c.publisher, articles.c.topic, events.c.id.label("event_id"),
            events.c.source_count.label("support"), events.c.earliest_day.label("first"),
            events.c.latest_day.label("last"), events.c.factuality.label("event_factuality"),
            events.c.disputed.label("event_disputed"),
        )
        .join(articles, articles.c.id == mentions.c.article)
        .join(events, events.c.id == mentions.c.event)
        .where(
            column_in(connection, mentions.c.id, found),
            mentions.c.article != row["article"],
            *(table.c.valid_until == FOREVER for table in (mentions, articles, events)),
        )
    )  # fmt: skip
    agreeing = {
        peer["event_id"]: peer
        for peer in connection.execute(query).mappings()
        if same_words(own, link_features(peer, peer["event_id"], 0, 0)) is not None
    }
    if len({(peer["first"], peer["last"]) for peer in agreeing.values()}) != 1:
        return None
    best = max(agreeing.values(), key=lambda peer: (peer["support"], peer["event_id"]))
    certain = best["first"] == best["last"] and best["event_factuality"] == Factuality.OCCURRED.value
    return best if certain and not best["event_disputed"] and best["support"] >= support else None


def _stretch(known: Interval) -> tuple[int, int]:
    """The range of day numbers of events that an article published in this interval may report."""
    columns = bounds(Time(Interval(FIRST_DAY, known.latest or LAST_DAY)))
    return columns["earliest_day"], columns["latest_day"]
