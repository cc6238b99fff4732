"""The year that a date has from a story: 12 أيار after 3 نيسان 1969, in an article of 2019.

News leaves out the year of what is recent. A date that would be long before the publication has the year of
its story; one of the last weeks may have either, and so may one in another sentence if the years are next to
each other.
"""

from dataclasses import dataclass, replace
from datetime import timedelta

from timeline.dates.interval import Interval
from timeline.errors import InvalidDate
from timeline.grammar.expression import CalendarDate, Expression
from timeline.normalizer.ground import ground
from timeline.normalizer.reasons import Unplaceable, YearOfStory

# How long before the publication a date is that of the news.
_FRESH = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class OfStory:
    """A date with the year of its story; other: with another year that it may have as well."""

    date: CalendarDate
    reason: YearOfStory
    other: CalendarDate | None = None


def with_story_year(expression: Expression, published: Interval | None) -> OfStory | None:
    """Return the date of an expression with the year of what is told before it, None if it has none.

    published: the publication, without which nothing is weighed.
    """
    years, date = expression.year_before, expression.semantics
    if years is None or not isinstance(date, CalendarDate) or published is None or published.latest is None:
        return None
    try:
        news = ground(date, expression.tense_hint, published.latest).interval
        ground(replace(date, year=years.first), None, published.latest)
    except (InvalidDate, Unplaceable, ValueError, OverflowError):
        return None
    if news.earliest is None or news.latest is None or news.earliest.year <= years.last:
        return None
    fresh = published.latest - news.latest <= _FRESH
    if fresh and not years.near:
        return None
    either = fresh or (not years.near and news.earliest.year == years.last + 1)
    last = news.earliest.year if either else years.last
    other = replace(date, year=last) if last != years.first else None
    reason = YearOfStory(years.first, last, years.start, years.end)
    return OfStory(replace(date, year=years.first), reason, other)
