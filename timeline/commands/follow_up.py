"""Mentions that count from an event follow the timeline: found, lost or dated anew, by facts of their own.

Which of them are looked at again is for waiting.py to say.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import Connection, RowMapping

from timeline.commands.anchor_candidates import anchor_candidates, reports_of
from timeline.commands.dependents import affected_mentions
from timeline.commands.last_reading import StoredReading, last_read
from timeline.commands.link import joined, link_features
from timeline.dates.edtf import format_edtf, parse_edtf
from timeline.dates.interval import Interval
from timeline.extraction.event_anchored import event_name
from timeline.extraction.model import Factuality, event_id
from timeline.grammar.expression import EventRelative, Expression
from timeline.linking.event_reference import ReferenceMatch, describe_event, resolve_reference
from timeline.linking.features import LinkFeatures, can_link, day_numbers
from timeline.log.facts import Fact, MentionDerived, Normalizer
from timeline.log.texts import load_texts
from timeline.normalizer import VERSION, resolve
from timeline.normalizer.event_relative import event_relative
from timeline.normalizer.reasons import EventFound
from timeline.normalizer.resolution import Resolution
from timeline.projections.project import ProjectionDelta


@dataclass(frozen=True, slots=True)
class _Counting:
    """A mention that counts from an event: its row, what it says, and its article."""

    row: RowMapping
    expression: Expression
    semantics: EventRelative
    published: Interval | None


def follow_up_facts(connection: Connection, new: Sequence[Fact], delta: ProjectionDelta) -> list[Fact]:
    """The facts that follow from facts just projected; delta: what these changed.

    A mention takes its days from the event that its text means, gives them up when there is none any more,
    and is joined by them like any other.
    """
    rows = affected_mentions(connection, new, delta)
    facts: list[Fact] = []
    moved: list[LinkFeatures] = []
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
        if when and days and can_link(when) and not row["event_is_manual"]:
            moved.append(link_features(row, event_id(row["id"], days), *day_numbers(when)))
    return [*facts, *joined(connection, moved)]


def _counting(connection: Connection, rows: Sequence[RowMapping], new: Sequence[Fact]) -> Iterator[_Counting]:
    """What these mentions say, from the log and their articles' texts; none whose text was erased."""
    just_read = {fact.mention: fact.expression for fact in new if isinstance(fact, StoredReading)}
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
            if expression and isinstance(expression.semantics, EventRelative):
                published = parse_edtf(row["published"]) if row["published"] else None
                yield _Counting(row, expression, expression.semantics, published)


def _found(
    connection: Connection, counting: _Counting, own: Mapping[str, Sequence[RowMapping]]
) -> tuple[str, Resolution] | None:
    """The event that a mention counts from, and the days that it takes from it.

    own: the reports of events of each article.
    """
    row, semantics, published = counting.row, counting.semantics, counting.published
    name, article = describe_event(event_name(counting.expression)), row["article"]
    reports = own.get(article, ())
    known = anchor_candidates(connection, name, semantics, article, published, own=reports, but=row["id"])
    found = resolve_reference(name, known)
    if found is None:
        return None
    event = found.candidate
    resolution = event_relative(semantics, counting.expression.mod, event.when, published, _reason(found))
    if resolution is None or resolution.interval is None:
        return None
    latest = published.latest if published else None
    reported = row["factuality"] == Factuality.OCCURRED
    if reported and latest and resolution.interval.earliest and resolution.interval.earliest > latest:
        return None
    return event.event, resolution


def _reason(found: ReferenceMatch) -> EventFound:
    event = found.candidate
    percent = round(100 * found.covered)
    return EventFound(event.event, event.sources, event.same_article, event.by_hand, percent)
