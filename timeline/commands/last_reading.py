"""The last reading of an article with its words, and its mentions resolved again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from timeline.dates.interval import Interval
from timeline.extraction.marked_dates import with_marks
from timeline.grammar.expression import Expression
from timeline.log.article_reading import ArticleReading, StoredReading, article_reading
from timeline.normalizer import Resolution, resolve_all


@dataclass(frozen=True, slots=True)
class LastRead:
    """mentions: by id, in text order, the last fact that read it, and its expression.

    every: all expressions of the text, in its order: those of the mentions, and others, such as headings.
    """

    mentions: Mapping[str, tuple[StoredReading, Expression]]
    every: Sequence[Expression]
    reading: ArticleReading

    @property
    def expressions(self) -> dict[str, Expression]:
        """The expressions by mention, in text order."""
        return {mention: expression for mention, (_, expression) in self.mentions.items()}


def last_read(connection: Connection, article: str, text: str) -> LastRead:
    """Return the last reading of an article. text: of the article, empty once erased."""
    reading = article_reading(connection, article)
    read = {mention: (fact, fact.expression.in_text(text)) for mention, fact in reading.readings.items()}
    in_order = dict(sorted(read.items(), key=lambda each: each[1][1].start))
    noted = [one.in_text(text) for one in reading.noted]
    of_mentions = [expression for _, expression in in_order.values()]
    return LastRead(in_order, sorted([*of_mentions, *noted], key=lambda one: one.start), reading)


def resolve_again(last: LastRead, published: Interval | None) -> dict[str, Resolution]:
    """Resolve the mentions of a reading against a publication date; in text order."""
    resolved = resolve_all(last.every, published, last.reading.conventions)
    resolutions = with_marks(last.every, resolved, last.reading.marked)
    by_expression = {id(one): found for one, found in zip(last.every, resolutions, strict=True)}
    return {mention: by_expression[id(one)] for mention, one in last.expressions.items()}
