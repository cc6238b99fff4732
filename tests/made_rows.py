"""Rows of projections made up for questions, and what the answers to these must be."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.dates.day_bc import FIRST_DAY
from timeline.dates.interval import Certainty, Interval, after, before, during, month, years
from timeline.dates.time_kind import Time, TimeKind
from timeline.db.columns import bounds, held_from
from timeline.db.tables import FOREVER, articles, events, head, mentions
from timeline.query.relation import Relation

PUBLISHERS = ("وكالة الأنباء", "وكالة الانباء", "BBC", "صحيفة اليوم")
WORDS = ("اتفاق", "هدن", "قصف", "زيار", "nato")
PLACES = ("", "\nastana\n", "\nastana\ngeneva\n", "\nواشنطن\n", "\nشرم الشيخ\n")
TESTS = {Relation.BEFORE: before, Relation.AFTER: after, Relation.DURING: during}
MIDDLE, LAST = 500, 1000


@dataclass(frozen=True)
class Report:
    """One mention: its content terms, its publisher, its place."""

    words: frozenset[str]
    publisher: str
    places: str


@dataclass(frozen=True)
class Made:
    """An event of one version, and its reports."""

    id: str
    time: Time
    position: int
    factuality: str
    reporting: bool
    sources: int
    disputed: bool
    valid_from: int
    valid_until: int
    reports: tuple[Report, ...]

    @property
    def when(self) -> Interval:
        return self.time.days

    def holds(self, at: int | None) -> bool:
        return self.valid_until == FOREVER if at is None else self.valid_from <= at < self.valid_until


def some_events(size: int = 150) -> list[Made]:
    """Events around July 2017, several to a day, long and open ones among them; always the same."""
    numbers = random.Random(11)
    return [_event(numbers, position) for position in range(1, size + 1)]


def _event(numbers: random.Random, position: int) -> Made:
    start = date(2017, 6, 20) + timedelta(numbers.randrange(40))
    when = numbers.choice([
        Interval(start, start), Interval(start, start), Interval(start, start + timedelta(3)),
        month(start.year, start.month), years(2017), years(2010, 2019), Interval(None, start),
        Interval(start, None), Interval(start, start + timedelta(31)), Interval(start, start + timedelta(32)),
    ])  # fmt: skip
    valid = numbers.choice([(1, FOREVER), (1, FOREVER), (MIDDLE, FOREVER), (1, MIDDLE)])
    return Made(
        # Not in the order of the positions, so that the id decides nothing by accident.
        id=f"{position * 7919 % 100003:016x}",
        time=some_time(numbers, when),
        position=position // 2,
        factuality=numbers.choice(("occurred", "occurred", "announced", "denied", "hypothetical")),
        reporting=numbers.random() < 0.3,
        sources=numbers.choice((1, 1, 2, 3)),
        disputed=numbers.random() < 0.2,
        valid_from=valid[0],
        valid_until=valid[1],
        reports=tuple(_report(numbers) for _ in range(numbers.choice((1, 1, 2, 3)))),
    )


def _report(numbers: random.Random) -> Report:
    words = frozenset(numbers.sample(WORDS, numbers.randrange(1, 4)))
    return Report(words, numbers.choice(PUBLISHERS), numbers.choice(PLACES))


def some_time(numbers: random.Random, when: Interval) -> Time:
    """The days with a kind of time that days like these may have."""
    if when.earliest is None or when.latest is None:
        return Time(when, TimeKind.BEFORE if when.earliest is None else TimeKind.AFTER)
    return Time(
        when,
        numbers.choice([
            TimeKind.WITHIN, TimeKind.WITHIN, TimeKind.WITHIN, TimeKind.THROUGHOUT, TimeKind.SINCE,
            TimeKind.UNTIL, TimeKind.ABOUT, TimeKind.ABOUT,
        ]),
    )  # fmt: skip


def certainty_of(relation: Relation, time: Time, days: Interval) -> Certainty | None:
    """How certainly an event of this time is an answer."""
    found = TESTS[relation](time.days, days)
    if found and time.kind is TimeKind.THROUGHOUT and relation is Relation.DURING:
        return Certainty.CERTAIN
    return Certainty.LIKELY if found is Certainty.CERTAIN and time.kind is TimeKind.ABOUT else found


def insert(connection: Connection, made: list[Made]) -> None:
    """Insert events with their mentions, one article per mention; the head of the log is at LAST."""
    connection.execute(sa.update(head).values(position=LAST))
    numbers = count(1)
    for event in made:
        validity = {"valid_from": event.valid_from, "valid_until": event.valid_until}
        shared = {
            **bounds(event.time), **validity, "position": event.position, "factuality": event.factuality,
            "reporting": event.reporting,
        }  # fmt: skip
        row = {
            **shared, "id": event.id, "text": "حدث", "headline": "حدث",
            "article_count": len(event.reports),
            "mention_count": len(event.reports), "source_count": event.sources, "disputed": event.disputed,
        }  # fmt: skip
        connection.execute(sa.insert(events), row)
        for report in event.reports:
            insert_report(connection, next(numbers), event.id, report, shared)


def insert_report(
    connection: Connection, number: int, event: str, report: Report, columns: dict[str, Any]
) -> None:
    """Insert one mention and its article."""
    article = {
        "id": f"{number:016x}", "publisher": report.publisher, "characters": 1, "text_hash": "0",
        "position": number, **held_from(1),
    }  # fmt: skip
    connection.execute(sa.insert(articles), article)
    mention = {
        **columns, "id": f"{number:016x}", "article": article["id"], "event": event, "status": "resolved",
        "timex": "", "rule": "", "expression": "", "expression_start": 0, "expression_end": 0, "quote": "حدث",
        "quote_start": 0, "quote_end": 0, "headline": "حدث", "headline_rank": 0, "semantics": "",
        "implied": "", "reasons": "",
        "terms": " ".join(sorted(report.words)), "places": report.places, "names": report.places,
    }  # fmt: skip
    connection.execute(sa.insert(mentions), mention)


def is_longer(when: Interval, relation: Relation, days: Interval) -> bool:
    """Whether an event is dated less closely than a question about a period asks, and so comes later."""
    if relation is not Relation.DURING or days.earliest is None or days.latest is None:
        return False
    span = (when.latest or date.max) - (when.earliest or FIRST_DAY)
    return span.days > max((days.latest - days.earliest).days, 2)


def in_order(
    made: list[Made], relation: Relation, days: Interval, at: int | None = None, newest_first: bool = False
) -> list[tuple[Made, Certainty]]:
    """The events that answer a question without filters, in the order of the answer."""
    found = []
    for event in made:
        certainty = certainty_of(relation, event.time, days)
        if certainty and event.holds(at):
            place = (
                list(Certainty).index(certainty),
                event.when.earliest or FIRST_DAY,
                event.when.latest or date.max,
                event.position,
                event.id,
            )
            found.append((place, event, certainty))
    in_days = sorted(found, key=lambda item: item[0], reverse=newest_first)
    ordered = sorted(in_days, key=lambda item: (item[0][0], is_longer(item[1].when, relation, days)))
    return [(event, certainty) for _, event, certainty in ordered]
