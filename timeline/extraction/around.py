"""A date in its sentence: its clause, the part of it that has the date, and whether it dates anything."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from timeline.dates.interval import DAY, Interval
from timeline.extraction.citations import is_of_a_citation
from timeline.extraction.clause import clause
from timeline.extraction.clause_days import ClauseDays, days_of_clause
from timeline.extraction.comparison import is_compared
from timeline.extraction.entries import Entry
from timeline.extraction.fragments import heads_a_page, whole_clause
from timeline.extraction.model import Article, Range
from timeline.extraction.phrase import dated_phrase, lasting_phrase
from timeline.extraction.still import goes_on_to_this_day
from timeline.extraction.time_of_thing import (
    is_age_of_a_noun,
    is_of_a_thing,
    is_of_a_timetable,
    is_one_of_many,
)
from timeline.grammar.expression import CalendarDate, Expression
from timeline.normalizer.resolution import Resolution

# The bounds of a clause that is of the days after or before its date.
_ONE_SIDED = ("since", "after", "before", "until")


@dataclass(frozen=True, slots=True)
class Around:
    """Where an expression is, in characters of the text: its sentence, its span, and those of the dates near.

    entry: of a list or chronicle, life: the clause of a birth or a death, if it is in one.
    """

    sentence: Range
    span: Range
    near: Sequence[Range]
    entry: Entry | None
    life: Range | None

    @property
    def free(self) -> bool:
        """Whether the clause is to be found: neither an entry nor a life gives it."""
        return self.entry is None and self.life is None

    def phrase(
        self, article: Article, quote: Range, expression: Expression, resolution: Resolution
    ) -> Range | None:
        """The part of the clause that the date belongs to, None for the clause itself."""
        if not self.free:
            return None
        bound = expression.bound
        if bound is not None and bound.kind == "since":
            return lasting_phrase(article.text, quote, (min(bound.start, self.span[0]), self.span[1]))
        if bound is not None and bound.kind in _ONE_SIDED:
            return None
        days = days_of_clause(article, quote, self.span, self.near, resolution)
        return dated_phrase(article.text, quote, self.span, days)


def quote_of(
    article: Article, around: Around, expression: Expression, resolution: Resolution
) -> Range | None:
    """The clause of a date; None for a date that reports nothing."""
    text, entry = article.text, around.entry
    quote: Range | None = around.life or (
        entry.quote if entry else clause(text, around.sentence, around.span, around.near)
    )
    assert quote is not None
    if entry is None and _only_heads_reports(expression, quote):
        return None
    of_publication = entry is None and _is_day_of(resolution, article.published)
    if of_publication and heads_a_page(text, around.sentence, quote, around.near):
        return None
    if around.free:
        quote = whole_clause(text, around.sentence, quote, around.span, around.near)
    if quote is None or (entry is None and is_compared(text, quote, around.span)):
        return None
    return quote


def dates_nothing(
    article: Article, around: Around, quote: Range, expression: Expression, resolution: Resolution
) -> bool:
    """Whether a date does not say when its clause, or any part of it, was."""
    text, published = article.text, article.published
    if not around.free:
        return False
    if is_of_a_citation(text, expression):
        return True
    if is_of_a_thing(text, quote, expression, resolution.interval, published):
        return True
    if is_one_of_many(text, expression, around.near):
        return True
    if is_of_a_timetable(text, quote, expression, around.near):
        return True
    if goes_on_to_this_day(text, quote, expression):
        return True
    bound = expression.bound
    if bound is not None and bound.kind in ("since", "after", "before"):
        return False
    if published is not None and is_age_of_a_noun(text, quote, expression):
        return True
    days = days_of_clause(article, quote, around.span, around.near, resolution)
    told = days in (ClauseDays.PRESENT, ClauseDays.BEFORE_DATE)
    return told and dated_phrase(text, quote, around.span, days) is None


def _is_day_of(resolution: Resolution, published: Interval | None) -> bool:
    """Whether a date is the day of publication, or the day next to it."""
    when = resolution.interval
    if when is None or published is None or None in (when.earliest, published.earliest, published.latest):
        return False
    first, last = cast(date, published.earliest) - DAY, cast(date, published.latest) + DAY
    return when.is_day and first <= cast(date, when.earliest) <= last


def _only_heads_reports(expression: Expression, quote: Range) -> bool:
    """Whether a date is the heading of an annal or its first day (صفر، أوله الثلاثاء): it reports nothing."""
    if expression.heading in ("year", "month"):
        return True
    semantics = expression.semantics
    of_month = isinstance(semantics, CalendarDate) and semantics.of_named == "month" and semantics.weekday
    return bool(of_month) and quote == (expression.start, expression.end)
