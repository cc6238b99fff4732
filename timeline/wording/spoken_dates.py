"""Dates as they are read on a page: 10 July 2022, between 3 and 7 July 2022, about 1820.

For running text, whose direction is known. Terminals, where it is not, have the codes of wording/terms.py and
the catalogue, in which dates stand first; so these words are not in it (spoken_dates.toml).
"""

from calendar import monthrange
from datetime import date
from functools import cache
from typing import Any

from timeline.compiled import read_toml
from timeline.dates.day_bc import years_bc
from timeline.dates.interval import Interval
from timeline.dates.time_kind import Time, TimeKind

# The kinds that are said of one day, month or year; the others are as a date alone is understood.
_OF_ONE = (TimeKind.SINCE, TimeKind.UNTIL, TimeKind.ABOUT, TimeKind.THROUGHOUT)
# An earlier year could be any number.
_CLEAR = 1000
# Kinds with an open end, whose days have none: what is known is the other one.
_OPEN = {TimeKind.BEFORE: TimeKind.WITHIN, TimeKind.AFTER: TimeKind.WITHIN}


def spoken_time(time: Time, language: str) -> str:
    """Return days and what they mean in words: since 3 May 2014, from 3 to 7 June 2017, about 1820.

    language: ar or en.
    """
    say = _words(language)
    first, last = time.days.earliest, time.days.latest
    if first is None or last is None:
        return _open(time.kind, first, last, say)
    one = _unit(first, last, say)
    if one is not None:
        is_day = time.kind is TimeKind.THROUGHOUT and first == last
        said: str = say[time.kind.value].format(one=one) if time.kind in _OF_ONE and not is_day else one
        return said
    start, end = _ends(first, last, say)
    line: str = say[f"span_{_OPEN.get(time.kind, time.kind).value}"]
    return line.format(first=start, last=end)


def spoken_days(days: Interval, language: str) -> str:
    """Return the days of a question in words: 10 July 2022, from 3 to 7 June 2017."""
    first, last = days.earliest, days.latest
    is_span = first is not None and last is not None and _unit(first, last, _words(language)) is None
    return spoken_time(Time(days, TimeKind.THROUGHOUT if is_span else TimeKind.WITHIN), language)


def _open(kind: TimeKind, first: date | None, last: date | None, say: dict[str, Any]) -> str:
    """An end alone: of `before` the last day that it may be is known, of `since` the first one."""
    if first is None and last is None:
        return str(say["unknown"])
    if last is None:
        assert first is not None
        line, known = say["since" if kind is TimeKind.SINCE else "after"], first
    else:
        line, known = say["until" if kind is TimeKind.UNTIL else "before"], last
    return str(line.format(one=_day(known, say)))


def _unit(first: date, last: date, say: dict[str, Any]) -> str | None:
    """The words for a day, a month or a year that the days fill; None if they fill none."""
    if first == last:
        return _day(first, say)
    if _fill_years(first, last) and first.year == last.year:
        return _year(first, say)
    if _fill_months(first, last) and (first.year, first.month) == (last.year, last.month):
        return _month(first, say)
    return None


def _ends(first: date, last: date, say: dict[str, Any]) -> tuple[str, str]:
    """Both ends, as closely as they are meant, without what the second says again."""
    if _fill_years(first, last):
        return _year(first, say), _year(last, say)
    if _fill_months(first, last):
        return _month(first, say), _month(last, say)
    if first.year != last.year:
        return _day(first, say), _day(last, say)
    if first.month != last.month:
        return f"{first.day} {say['months'][first.month - 1]}", _day(last, say)
    return str(first.day), _day(last, say)


def _day(day: date, say: dict[str, Any]) -> str:
    return f"{day.day} {_month(day, say)}"


def _month(day: date, say: dict[str, Any]) -> str:
    return f"{say['months'][day.month - 1]} {_year(day, say)}"


def _year(day: date, say: dict[str, Any]) -> str:
    if years_bc(day):
        return str(say["bc"].format(year=1 - day.year))
    return str(day.year) if day.year >= _CLEAR else str(say["ad"].format(year=day.year))


def _fill_years(first: date, last: date) -> bool:
    return (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)


def _fill_months(first: date, last: date) -> bool:
    return first.day == 1 and last.day == monthrange(last.year, last.month)[1]


@cache
def _words(language: str) -> dict[str, Any]:
    found: dict[str, Any] = read_toml("timeline.wording", "spoken_dates.toml")[language]
    return found
