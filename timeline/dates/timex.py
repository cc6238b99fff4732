"""TIMEX3 values (ISO-TimeML, ISO 24617-1): how annotated corpora write a date.

Day 2017-05-15, week 2017-W20 and its weekend 2017-W20-WE, month 2017-05, quarter 2017-Q2, half 2017-H1,
season 2017-SU, year 2017, decade 201, century 20. A day with a part or a clock time (2017-05-15TMO) is parsed
as its day; a period without a code of its own is start/end.

Years before the year 1 are as in TIMEX2 (Ferro et al., TIDES 2005 Standard for the Annotation of Temporal
Expressions): BC and the year BC in four digits, BC0044 for EDTF's -0043, BC0044-03-15 for a day. A century BC
is formed as one AD is, by the digits that its years begin with when they are counted from 0: BC04 is 500 to
401 BC.
"""

import re
from datetime import date, timedelta

from timeline.dates.day_bc import day_of
from timeline.dates.edtf import parse_edtf, span_code
from timeline.dates.interval import Interval, Precision, century, decade, hull, month, years
from timeline.errors import InvalidDate

_BC_YEAR = re.compile(r"BC(\d{4,5})(?=-|$)")
_BC_CENTURY = re.compile(r"BC(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_PART_OF_YEAR = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)")
_PART_MONTHS = {
    "Q1": (1, 3), "Q2": (4, 3), "Q3": (7, 3), "Q4": (10, 3), "H1": (1, 6), "H2": (7, 6),
    "SP": (3, 3), "SU": (6, 3), "FA": (9, 3), "WI": (12, 3),
}  # fmt: skip


def parse_timex(value: str) -> Interval:
    """Return the days that a TIMEX3 DATE or TIME value names.

    Raises InvalidDate for values that name no days (durations, PAST_REF, XXXX-05-06).
    """
    try:
        if "/" in value:
            start, end = value.split("/", 1)
            return hull(_point(start), _point(end))
        return _point(value)
    except (ValueError, OverflowError) as error:
        raise InvalidDate(f"not a TIMEX3 date: {value!r} ({error})") from None


def format_timex(interval: Interval) -> str:
    """Return the TIMEX3 value of an interval; an open end, which TIMEX3 lacks, is `..` as in EDTF."""
    start, end = interval.earliest, interval.latest
    if start is None or end is None:
        return "/".join(timex_day(one) if one else ".." for one in (start, end))
    if start == end:
        return timex_day(start)
    match interval.precision:
        case Precision.WEEK if start.year > 0:
            iso = start.isocalendar()
            return f"{iso.year:04}-W{iso.week:02}"
        case Precision.MONTH:
            return timex_day(start)[:-3]
        case Precision.QUARTER:
            return f"{timex_year(start.year)}-Q{start.month // 3 + 1}"
        case Precision.HALF:
            return f"{timex_year(start.year)}-H{start.month // 6 + 1}"
        case Precision.YEAR:
            return timex_year(start.year)
        case Precision.DECADE if start.year > 0:
            return f"{start.year // 10:03}"
        case Precision.CENTURY if start.year > 0:
            return f"{start.year // 100:02}"
        case Precision.CENTURY if start.year > -9999:
            return f"BC{-end.year // 100:02}"
    return span_code(interval, timex_year, timex_day)


def timex_year(year: int) -> str:
    """Return the code of an astronomical year: 2017, BC0044."""
    return f"{year:04}" if year > 0 else f"BC{1 - year:04}"


def timex_day(value: date) -> str:
    """Return the code of a day: 2017-05-15, BC0044-03-15."""
    return f"{timex_year(value.year)}-{value.month:02}-{value.day:02}"


def _point(value: str) -> Interval:
    value = value.split("T", 1)[0]
    if match := _BC_CENTURY.fullmatch(value):
        return century(-int(match[1]) * 100 - 99)
    if match := _BC_YEAR.match(value):
        return _point_bc(1 - int(match[1]), value[match.end() :])
    if match := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return Interval(monday + timedelta(days=5 if match[3] else 0), monday + timedelta(days=6))
    if match := _PART_OF_YEAR.fullmatch(value):
        return month(int(match[1]), *_PART_MONTHS[match[2]])
    if re.fullmatch(r"\d\d", value):
        return century(int(value) * 100)
    if re.fullmatch(r"\d{3}", value):
        return decade(int(value) * 10)
    if re.fullmatch(r"(?!0000)\d{4}", value):
        return years(int(value))
    if re.fullmatch(r"(?!0000)\d{4}-(0\d|1[0-2])(-\d\d)?", value):
        return parse_edtf(value)
    raise ValueError("it names no days")


def _point_bc(year: int, rest: str) -> Interval:
    """The days of an astronomical year and what follows it: nothing, a month, a month and a day, a part."""
    if year > 0:
        raise ValueError("the years BC begin with 1")
    if not rest:
        return years(year)
    if match := re.fullmatch(r"-(\d\d)(?:-(\d\d))?", rest):
        whole = month(year, int(match[1]))
        if match[2] is None:
            return whole
        found = day_of(year, int(match[1]), int(match[2]))
        return Interval(found, found)
    if (code := rest[1:]) in _PART_MONTHS:
        return month(year, *_PART_MONTHS[code])
    raise ValueError("it names no days")
