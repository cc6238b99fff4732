"""TIMEX3 values (ISO-TimeML, ISO 24617-1): how annotated corpora write a date.

Day 2017-05-15, week 2017-W20 and its weekend 2017-W20-WE, month 2017-05, quarter 2017-Q2, half 2017-H1,
season 2017-SU, year 2017, decade 201, century 20. A day with a part or a clock time (2017-05-15TMO) is parsed
as its day; a period without a code of its own is start/end.
"""

import re
from datetime import date, timedelta

from timeline.dates.edtf import parse_edtf, span_code
from timeline.dates.interval import Interval, Precision, century, decade, hull, month, years
from timeline.errors import InvalidDate

_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_PART_OF_YEAR = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)")
_PART_MONTHS = {
    "Q1": (1, 3), "Q2": (4, 3), "Q3": (7, 3), "Q4": (10, 3), "H1": (1, 6), "H2": (7, 6),
    "SP": (3, 3), "SU": (6, 3), "FA": (9, 3), "WI": (12, 3),
}  # fmt: skip


def parse_timex(value: str) -> Interval:
    """Return the days that a TIMEX3 DATE or TIME value names.

    Raises InvalidDate for values that name no days (durations, PAST_REF, XXXX-05-06) or years before 1.
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
        return f"{start or '..'}/{end or '..'}"
    if start == end:
        return start.isoformat()
    match interval.precision:
        case Precision.WEEK:
            iso = start.isocalendar()
            return f"{iso.year:04}-W{iso.week:02}"
        case Precision.MONTH:
            return f"{start.year:04}-{start.month:02}"
        case Precision.QUARTER:
            return f"{start.year:04}-Q{start.month // 3 + 1}"
        case Precision.HALF:
            return f"{start.year:04}-H{start.month // 6 + 1}"
        case Precision.YEAR:
            return f"{start.year:04}"
        case Precision.DECADE:
            return f"{start.year // 10:03}"
        case Precision.CENTURY:
            return f"{start.year // 100:02}"
    return span_code(interval)


def _point(value: str) -> Interval:
    value = value.split("T", 1)[0]
    if match := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return Interval(monday + timedelta(days=5 if match[3] else 0), monday + timedelta(days=6))
    if match := _PART_OF_YEAR.fullmatch(value):
        return month(int(match[1]), *_PART_MONTHS[match[2]])
    if re.fullmatch(r"\d\d", value):
        return century(int(value) * 100)
    if re.fullmatch(r"\d{3}", value):
        return decade(int(value) * 10)
    if re.fullmatch(r"\d{4}", value):
        return years(int(value))
    if re.fullmatch(r"\d{4}-(0\d|1[0-2])(-\d\d)?", value):
        return parse_edtf(value)
    raise ValueError("it names no days")
