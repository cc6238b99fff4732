"""Text and publication date to resolved expressions: parse and resolve in one call."""

from dataclasses import dataclass
from datetime import date, datetime

from timeline.dates.clock import without_clock
from timeline.dates.edtf import parse_edtf
from timeline.dates.interval import Interval, day
from timeline.dates.limits import require_short
from timeline.dates.moment import days_of, located, moment_of
from timeline.errors import InvalidDate, InvalidInput
from timeline.grammar.conventions import AS_THE_TEXT_SHOWS, Conventions
from timeline.grammar.expression import Expression
from timeline.grammar.parse import parse
from timeline.grammar.period_table import PeriodTable
from timeline.normalizer.resolution import Resolution
from timeline.normalizer.resolve import resolve_all


@dataclass(frozen=True, slots=True)
class Timex:
    """A temporal expression of a text, with its resolution."""

    expression: Expression
    resolution: Resolution


def tag(
    text: str,
    published: Interval | date | str | None = None,
    conventions: Conventions = AS_THE_TEXT_SHOWS,
    periods: PeriodTable | None = None,
) -> list[Timex]:
    """Return the temporal expressions of an Arabic text in reading order, resolved against its publication.

    published: the publication as an Interval, a date, a datetime, EDTF or a time in ISO 8601 as a string, or
    None when it is not known. The day of a time is that of the clock of its publisher: of a datetime with a
    ZoneInfo, of 2017-05-15T23:30:00+04:00[Asia/Dubai], or of a time without a zone; of a time in UTC it is
    either day that it may be where Arabic is published. conventions: how the text gives its dates. periods:
    the named periods that count as well (في العصر المملوكي). Raises InvalidDate for
    another string and InvalidInput for a value of another type; no text raises an error.

    >>> [timex] = tag("وصل الوفد يوم الأربعاء الماضي", published="2017-05-15")
    >>> timex.expression.text, timex.resolution.timex
    ('يوم الأربعاء الماضي', '2017-05-10')
    >>> timex.resolution.interval.earliest
    datetime.date(2017, 5, 10)
    >>> timex.resolution.reasons  # doctest: +ELLIPSIS
    (Chosen(position=<Position.BEFORE: 'before'>, anchor=datetime.date(2017, 5, 15), ..., weekday=3),)
    """
    anchor = _interval(published)
    expressions = parse(text, periods, conventions.genre)
    resolutions = resolve_all(expressions, anchor, conventions)
    return [Timex(*pair) for pair in zip(expressions, resolutions, strict=True)]


def days_named(text: str) -> list[Interval]:
    """Return the single days that a short text, such as a page's date line, names in full."""
    intervals = [timex.resolution.interval for timex in tag(text)]
    return [interval for interval in intervals if interval is not None and interval.is_day]


def _interval(published: object) -> Interval | None:
    match published:
        case None | Interval():
            return published
        case datetime():
            return days_of(moment_of(published))
        case date():
            return day(published)
        case str():
            return _days(published)
    raise InvalidInput(
        "published is {kind}; give a date, a datetime, EDTF as a string, an Interval or None",
        kind=type(published).__name__,
    )


def _days(published: str) -> Interval:
    require_short(published)
    written, clock = without_clock(published.strip())
    days = parse_edtf(written)
    if clock is None:
        return days
    if days.earliest is None or not days.is_day:
        raise InvalidDate("not a day with a time: {text!r}; write 2017-05-15T23:30:00+03:00", text=published)
    return days_of(located(clock.on(days.earliest), clock.place))
