"""Mentions that count from an event follow the timeline: found, lost or dated anew, by facts of their own.

Which of them are looked at again is for waiting.py to say.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import Connection, RowMapping

from timeline.arabic.expression import Expression, FromEvent
from timeline.dates.edtf import format_edtf, parse_edtf
from timeline.dates.interval import Interval
from timeline.events.anchoring import Meant, meant, name_of
from timeline.events.from_event import event_name
from timeline.events.link import can_link, day_numbers
from timeline.events.model import event_id
from timeline.events.report import Modality
from timeline.events.same_event import Linkable
from timeline.ingest.countable import candidates, reports_of
from timeline.ingest.joining import joined, linkable
from timeline.ingest.last_read import Reading, last_read
from timeline.ingest.waiting import to_look_at
from timeline.log.facts import Fact, MentionDerived, Normalizer
from timeline.normalizer import VERSION, resolve
from timeline.normalizer.from_event import from_event
from timeline.normalizer.reasons import EventFound
from timeline.normalizer.resolution import Resolution
from timeline.projections.project import Touched
from timeline.store.texts import load_texts


@dataclass(frozen=True, slots=True)
class _Counting:
    """A mention that counts from an event: its row, what it says, and its article."""

    row: RowMapping
    expression: Expression
    said: FromEvent
    published: Interval | None


def derived_facts(connection: Connection, new: Sequence[Fact], touched: Touched) -> list[Fact]:
    """The facts that follow from facts just projected; touched: what these changed.

    A mention takes its days from the event that its text means, gives them up when there is none any more,
    and is joined by them like any other.
    """
    rows = to_look_at(connection, new, touched)
    facts: list[Fact] = []
    moved: list[Linkable] = []
    counted = list(_counting(connection, rows, new))
    own = reports_of(connection, sorted({counting.row["article"] for counting in counted}))
    for counting in counted:
        row, found = counting.row, _found(connection, counting, own)
        event, resolution = found or (None, resolve(counting.expression, None))
        when = resolution.interval
        days = format_edtf(when) if when else None
        if (row["counted_from"], row["edtf"]) == (event, days):
            continue
        facts.append(MentionDerived(row["article"], row["id"], event, resolution, Normalizer(VERSION)))
        if when and days and can_link(when) and not row["placed"]:
            moved.append(linkable(row, event_id(row["id"], days), *day_numbers(when)))
    return [*facts, *joined(connection, moved)]


def _counting(connection: Connection, rows: Sequence[RowMapping], new: Sequence[Fact]) -> Iterator[_Counting]:
    """What these mentions say, from the log and their articles' texts; none whose text was erased."""
    just_read = {fact.mention: fact.expression for fact in new if isinstance(fact, Reading)}
    texts = load_texts(connection, {row["text_hash"] for row in rows})
    for (article, text_hash), listed in groupby(rows, key=lambda row: (row["article"], row["text_hash"])):
        if text_hash not in texts:
            continue
        text, of_article = texts[text_hash], list(listed)
        if all(row["id"] in just_read for row in of_article):
            expressions = {row["id"]: just_read[row["id"]].in_text(text) for row in of_article}
        else:
            expressions = last_read(connection, article, text).expressions
        for row in of_article:
            expression = expressions.get(row["id"])
            if expression and isinstance(expression.said, FromEvent):
                published = parse_edtf(row["published"]) if row["published"] else None
                yield _Counting(row, expression, expression.said, published)


def _found(
    connection: Connection, counting: _Counting, own: Mapping[str, Sequence[RowMapping]]
) -> tuple[str, Resolution] | None:
    """The event that a mention counts from, and the days that it takes from it.

    own: the reports of events of each article.
    """
    row, said, published = counting.row, counting.said, counting.published
    name, article = name_of(event_name(counting.expression)), row["article"]
    reports = own.get(article, ())
    known = candidates(connection, name, said, article, published, own=reports, but=row["id"])
    found = meant(name, known)
    if found is None:
        return None
    event = found.candidate
    resolution = from_event(said, counting.expression.mod, event.when, published, _reason(found))
    if resolution is None or resolution.interval is None:
        return None
    latest = published.latest if published else None
    reported = row["modality"] == Modality.OCCURRED
    if reported and latest and resolution.interval.earliest and resolution.interval.earliest > latest:
        return None
    return event.event, resolution


def _reason(found: Meant) -> EventFound:
    event = found.candidate
    percent = round(100 * found.covered)
    return EventFound(event.event, event.sources, event.same_article, event.by_hand, percent)
