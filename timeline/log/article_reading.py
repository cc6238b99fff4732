"""How an article was read last, from the log: its mentions, its other expressions, what was given with it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from timeline.dates.interval import Interval
from timeline.dates.marked import MarkedDate
from timeline.extraction.marked_dates import with_marks
from timeline.grammar.conventions import AS_THE_TEXT_SHOWS, Conventions
from timeline.grammar.expression import Expression, Lead
from timeline.log.facts import (
    ArticleRecorded,
    ConventionsGiven,
    ExpressionsNoted,
    MentionRecorded,
    MentionRedated,
    MentionReread,
    MentionRestored,
    MentionRetracted,
    Normalizer,
    Origin,
    Person,
    StoredExpression,
    article_stream,
)
from timeline.log.read import read
from timeline.normalizer import Resolution, resolve_all

StoredReading = MentionRecorded | MentionReread


@dataclass(frozen=True, slots=True)
class ArticleReading:
    """The last reading of an article. readings: by mention, the last fact that read it.

    retractions: the origins of the retractions that hold; redated: the mentions that a person has dated;
    noted: the expressions that date no event, such as headings; marked: dates that editors marked;
    conventions: how it gives its dates.
    """

    readings: Mapping[str, StoredReading]
    retractions: Mapping[str, Origin]
    redated: frozenset[str]
    noted: tuple[StoredExpression, ...]
    marked: tuple[MarkedDate, ...]
    conventions: Conventions

    @property
    def settled(self) -> frozenset[str]:
        """The mentions that a person has dated or retracted."""
        by_person = {mention for mention, origin in self.retractions.items() if isinstance(origin, Person)}
        return self.redated | by_person

    def expressions(self, text: str) -> list[tuple[str | None, Expression]]:
        """Return its expressions in text order, each with its mention if it is one.

        text: of the article, empty once erased. What a later reading does not find any more is left out.
        """
        found: list[tuple[str | None, Expression]] = [(None, one.in_text(text)) for one in self.noted]
        for mention, fact in self.readings.items():
            origin = self.retractions.get(mention)
            if not isinstance(origin, Normalizer):
                found.append((mention, fact.expression.in_text(text)))
        return sorted(found, key=lambda each: each[1].start)


def article_reading(connection: Connection, article: str) -> ArticleReading:
    """Return the last reading of an article."""
    reading = ArticleReading({}, {}, frozenset(), (), (), AS_THE_TEXT_SHOWS)
    readings: dict[str, StoredReading] = {}
    retractions: dict[str, Origin] = {}
    redated: set[str] = set()
    for item in read(connection, stream_name=article_stream(article)):
        match item.fact:
            case MentionRecorded() | MentionReread():
                readings[item.fact.mention] = item.fact
            case MentionRetracted(mention=mention, origin=origin):
                retractions[mention] = origin
            case MentionRedated(mention=mention):
                redated.add(mention)
            case MentionRestored(mention=mention):
                retractions.pop(mention, None)
                redated.discard(mention)
            case ExpressionsNoted():
                reading = replace(reading, noted=item.fact.expressions)
            case ConventionsGiven():
                reading = replace(reading, conventions=item.fact.conventions)
            case ArticleRecorded():
                reading = replace(reading, marked=item.fact.marked, conventions=item.fact.conventions)
    return replace(reading, readings=readings, retractions=retractions, redated=frozenset(redated))


def resolved_reading(
    reading: ArticleReading, text: str, published: Interval | None
) -> list[tuple[str | None, Expression, Resolution]]:
    """Return the expressions of a reading, each with its mention if it is one, resolved in text order.

    A lead has no words and is left out.
    """
    found = [pair for pair in reading.expressions(text) if not isinstance(pair[1].semantics, Lead)]
    expressions = [one for _, one in found]
    resolved = resolve_all(expressions, published, reading.conventions)
    resolutions = with_marks(expressions, resolved, reading.marked)
    return [(mention, one, its) for (mention, one), its in zip(found, resolutions, strict=True)]
