"""The last reading of an article, from the log: its mentions, and the dates marked in it by editors."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from timeline.dates.interval import Interval
from timeline.dates.marked import MarkedDate
from timeline.extraction.marked_dates import with_marks
from timeline.grammar.conventions import AS_THE_TEXT_SHOWS, Conventions
from timeline.grammar.expression import Expression
from timeline.log.facts import (
    ArticleRecorded,
    ConventionsGiven,
    MentionRecorded,
    MentionReread,
    article_stream,
)
from timeline.log.read import read
from timeline.normalizer import Resolution, resolve_all

StoredReading = MentionRecorded | MentionReread


@dataclass(frozen=True, slots=True)
class LastRead:
    """mentions: by id, in text order, the last fact that read it, and its expression; the rest: as given."""

    mentions: Mapping[str, tuple[StoredReading, Expression]]
    marked: tuple[MarkedDate, ...]
    conventions: Conventions

    @property
    def expressions(self) -> dict[str, Expression]:
        """The expressions by mention, in text order."""
        return {mention: expression for mention, (_, expression) in self.mentions.items()}


def last_read(connection: Connection, article: str, text: str) -> LastRead:
    """Return the last reading of an article. text: of the article, empty once erased."""
    mentions: dict[str, tuple[StoredReading, Expression]] = {}
    marked: tuple[MarkedDate, ...] = ()
    conventions = AS_THE_TEXT_SHOWS
    for item in read(connection, stream_name=article_stream(article)):
        if isinstance(item.fact, StoredReading):
            mentions[item.fact.mention] = item.fact, item.fact.expression.in_text(text)
        elif isinstance(item.fact, ArticleRecorded):
            marked, conventions = item.fact.marked, item.fact.conventions
        elif isinstance(item.fact, ConventionsGiven):
            conventions = item.fact.conventions
    in_order = sorted(mentions, key=lambda mention: mentions[mention][1].start)
    return LastRead({mention: mentions[mention] for mention in in_order}, marked, conventions)


def resolve_again(reading: LastRead, published: Interval | None) -> dict[str, Resolution]:
    """Resolve the mentions of a reading against a publication date; in text order."""
    expressions = list(reading.expressions.values())
    resolved = resolve_all(expressions, published, reading.conventions)
    resolutions = with_marks(expressions, resolved, reading.marked)
    return dict(zip(reading.mentions, resolutions, strict=True))
