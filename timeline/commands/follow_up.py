"""Facts that follow from others: event-anchored mentions gain, change or lose the days of their event.

dependents.py decides which mentions are resolved again.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import Connection, RowMapping

from timeline.commands.anchor_candidates import anchor_candidates, anchors_in
from timeline.commands.dependents import affected_mentions
from timeline.commands.last_reading import last_read
from timeline.commands.link import joined, link_features
from timeline.dates.edtf import parse_edtf
from timeline.dates.interval import Interval
from timeline.extraction.event_anchored import event_name
from timeline.extraction.model import Factuality, event_id
from timeline.grammar.expression import EventRelative, Expression
from timeline.linking.event_reference import ReferenceMatch, describe_event, resolve_reference
from timeline.linking.features import LinkFeatures, can_link, day_numbers
from timeline.log.article_reading import StoredReading
from timeline.log.facts import Fact, MentionDerived, Normalizer
from timeline.log.texts import load_texts
from timeline.normalizer import VERSION, resolve
from timeline.normalizer.event_relative import event_relative
from timeline.normalizer.reasons import EventFound
from timeline.normalizer.resolution import Resolution
from timeline.projections.project import ProjectionDelta


@dataclass(frozen=True, slots=True)
class _EventAnchored:
    """An event-anchored mention: its row, its expression, and the publication of its article."""

    row: RowMapping
    expression: Expression
    semantics: EventRelative
    published: Interval | None


def follow_up_facts(connection: Connection, new: Sequence[Fact], delta: ProjectionDelta) -> list[Fact]:
    """Return the facts that follow from facts just projected. delta: what these changed.

    An event-anchored mention takes its days from the event that its text refers to, loses them when there is
    no such event any more, and is linked by them like any other mention.
    """
    rows = affected_mentions(connection, new, delta)
    facts: list[Fact] = []
    moved: list[LinkFeatures] = []
    waiting = list(_event_anchored(connection, rows, new))
    own = anchors_in(connection, sorted({anchored.row["article"] for anchored in waiting}))
    for anchored in waiting:
        row, found = anchored.row, _anchor(connection, anchored, own)
        event, resolution = found or (None, resolve(anchored.expression, None))
        when = resolution.interval
        days = resolution.edtf
        if (row["counted_from"], row["edtf"]) == (event, days):
            continue
        facts.append(MentionDerived(row["article"], row["id"], event, resolution, Normalizer(VERSION)))
        if when and days and can_link(when) and not row["event_is_manual"]:
            moved.append(link_features(row, event_id(row["id"], days), *day_numbers(when)))
    return [*facts, *joined(connection, moved)]


def _event_anchored(
    connection: Connection, rows: Sequence[RowMapping], new: Sequence[Fact]
) -> Iterator[_EventAnchored]:
    """The expressions of these mentions, from the log and the texts, but for those whose text was erased."""
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
                yield _EventAnchored(row, expression, expression.semantics, published)


def _anchor(
    connection: Connection, anchored: _EventAnchored, own: Mapping[str, Sequence[RowMapping]]
) -> tuple[str, Resolution] | None:
    """The anchor event of a mention, and the resolution that follows from it.

    own: by article, its mentions of possible anchor events.
    """
    row, semantics, published = anchored.row, anchored.semantics, anchored.published
    name, article = describe_event(event_name(anchored.expression)), row["article"]
    reports = own.get(article, ())
    known = anchor_candidates(connection, name, semantics, article, published, own=reports, but=row["id"])
    found = resolve_reference(name, known)
    if found is None:
        return None
    event = found.candidate
    resolution = event_relative(semantics, anchored.expression.mod, event.when, published, _reason(found))
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
