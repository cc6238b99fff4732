"""The Extended Date/Time Format (ISO 8601-2:2019, annex A), in which dates are exchanged.

Years before the year 1 are astronomical: 0000 is 1 BC, -0043 is 44 BC, Y-11999 is 12000 BC.

Parsed: days, months, years, unspecified digits (201X, 20XX, -04XX), seasons and quarters (2017-21, 2017-41),
intervals (A/B, ../B, A/.., and an empty end), "one of" (`[A..B]`), and the qualifiers ? ~ %, which are
accepted and ignored: an interval of days cannot represent them. Formatted: the shortest of these forms that
names exactly the same days.
"""

import re
from collections.abc import Callable
from datetime import date

from timeline.dates.day_bc import parse_day
from timeline.dates.interval import Interval, Precision, century, day, decade, hull, month, years
from timeline.dates.limits import require_short
from timeline.errors import InvalidDate
from timeline.messages import Message

_DAY = re.compile(r"(?:\d{4}|-\d{4,5})-\d\d-\d\d")
_MONTH = re.compile(r"(\d{4}|-\d{4,5})-(\d\d)")
_YEAR = re.compile(r"(-?\d{4})|Y(-[1-9]\d{4})")
_DECADE = re.compile(r"(-?)(\d{3})X")
_CENTURY = re.compile(r"(-?)(\d\d)XX")
# The last year that is written with four digits.
_FOUR_DIGITS = -9999
_ONE_OF = re.compile(r"\[(.+?)\.\.(.+?)\]")

# ISO 8601-2, table 1: sub-year groupings. Seasons are the meteorological ones of the northern
# hemisphere; winter starts in December of the year named. (code: first month, months)
_GROUPINGS = {
    21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3),
    33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3),
    40: (1, 6), 41: (7, 6),
}  # fmt: skip


def parse_edtf(text: str) -> Interval:
    """Return the days that an EDTF string allows. Raises InvalidDate, which says what was expected."""
    require_short(text)
    value = text.strip()
    try:
        if one_of := _ONE_OF.fullmatch(value):
            return hull(_point(one_of[1]), _point(one_of[2]))
        if "/" in value:
            start, _, end = value.partition("/")
            first, last = _end(start), _end(end)
            if first is None and last is None:
                raise ValueError("an interval needs at least one end")
            return Interval(first.earliest if first else None, last.latest if last else None)
        return _point(value)
    except ValueError as error:
        expected = Message("write 2017-05-04, 2017-05, 2017 or 2017-05-03/2017-05-04")
        raise InvalidDate(
            "not a date in EDTF: {text!r} ({error}); {expected}", text=text, error=error, expected=expected
        ) from None


def format_edtf(interval: Interval) -> str:
    """Return the EDTF string for the same days."""
    start, end = interval.earliest, interval.latest
    if start is None or end is None:
        if start == end:
            return "../.."
        return f"../{end}" if start is None else f"{start}/.."
    if start == end:
        return start.isoformat()
    precision = interval.precision
    if start.year < _FOUR_DIGITS and precision not in (Precision.MONTH, Precision.YEAR):
        return span_code(interval)
    match precision:
        case Precision.MONTH:
            return start.isoformat()[:-3]
        case Precision.QUARTER:
            return f"{year_code(start.year)}-{33 + start.month // 3}"
        case Precision.HALF:
            return f"{year_code(start.year)}-{40 + start.month // 6}"
        case Precision.YEAR:
            return year_code(start.year)
        case Precision.DECADE:
            return f"{start.year // 10:03}X" if start.year > 0 else f"-{-end.year // 10:03}X"
        case Precision.CENTURY:
            return f"{start.year // 100:02}XX" if start.year > 0 else f"-{-end.year // 100:02}XX"
    return span_code(interval)


def year_code(year: int) -> str:
    """Return the EDTF code of an astronomical year: 2017, 0000, -0043, Y-11999."""
    if year < _FOUR_DIGITS:
        return f"Y{year}"
    return f"-{-year:04}" if year < 0 else f"{year:04}"


def _day_code(value: date) -> str:
    return value.isoformat()


def span_code(
    interval: Interval,
    of_year: Callable[[int], str] = year_code,
    of_day: Callable[[date], str] = _day_code,
) -> str:
    """Return `start/end` in the coarsest of years, months and days that names these days; no open end.

    of_year, of_day: the codes of a year and a day, if they are not EDTF's.
    """
    start, end = interval.earliest, interval.latest
    assert start is not None and end is not None
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return f"{of_year(start.year)}/{of_year(end.year)}"
    if start.day == 1 and month(end.year, end.month).latest == end:
        return f"{of_day(start)[:-3]}/{of_day(end)[:-3]}"
    return f"{of_day(start)}/{of_day(end)}"


def _end(text: str) -> Interval | None:
    return None if text.strip() in ("", "..") else _point(text)


def _point(text: str) -> Interval:
    value = text.strip().rstrip("?~%")
    if value.startswith("-0000"):
        raise ValueError("the year 0 has no sign")
    if _DAY.fullmatch(value):
        return day(parse_day(value))
    if match := _MONTH.fullmatch(value):
        year, number = int(match[1]), int(match[2])
        if number in _GROUPINGS:
            return month(year, *_GROUPINGS[number])
        if not 1 <= number <= 12:
            raise ValueError(f"there is no month {number}")
        return month(year, number)
    if match := _YEAR.fullmatch(value):
        return years(int(match[2]) if match[2] else int(match[1]))
    if match := _DECADE.fullmatch(value):
        first = int(match[2]) * 10
        return decade(-first - 9 if match[1] else first)
    if match := _CENTURY.fullmatch(value):
        first = int(match[2]) * 100
        return century(-first - 99 if match[1] else first)
    raise ValueError(f"{value!r} is not a day, a month or a year" if value else "it is empty")
