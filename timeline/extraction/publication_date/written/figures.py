"""Dates written in figures only, and numbers that count seconds."""

import re
from datetime import UTC, date, datetime, timedelta

from timeline.arabic.lexicon.calendars import latin_eras
from timeline.dates.calendars import CALENDARS, CIVIL, Calendar
from timeline.dates.interval import Interval, day
from timeline.dates.moment import Moment, moment_of
from timeline.errors import InvalidDate
from timeline.extraction.publication_date.written.style import AmbiguousDate, DayOrder, Style, no_such_day

_YEAR_FIRST = re.compile(r"(\d{4})([/.-])(\d\d?)\2(\d\d?)")
_YEAR_LAST = re.compile(r"(\d\d?)([/.-])(\d\d?)\2(\d{4}|\d\d)")
_TOGETHER = re.compile(r"(?:1[89]|2[01])\d{6}(?:\d{6})?")
_SECONDS = re.compile(r"(\d{9,10})(?:\.\d*)?|(\d{12,13})(?:\.0*)?")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d*)?(?:e[+-]?\d+)?", re.IGNORECASE)
_FIRST_OF_TWO_DIGITS = 1970
# Before that next to nothing was published on the web, where seconds are counted.
_FIRST_SECONDS = datetime(1990, 1, 1, tzinfo=UTC)


def number_read(text: str, style: Style) -> Moment | Interval | None:
    """What a number says: the seconds or milliseconds of a clock, or 20200502; None if it is no number.

    Raises InvalidDate for a number that is no plausible time.
    """
    if not _NUMBER.fullmatch(text) or len(text) <= 4:
        return None
    if _TOGETHER.fullmatch(text):
        parts = datetime.strptime, ("%Y%m%d" if len(text) == 8 else "%Y%m%d%H%M%S")
        try:
            read = parts[0](text, parts[1])
        except ValueError:
            raise no_such_day(text) from None
        return day(read.date()) if len(text) == 8 else moment_of(read)
    if match := _SECONDS.fullmatch(text):
        seconds = int(match[1]) if match[1] else int(match[2]) // 1000
        found = datetime.fromtimestamp(0, UTC) + timedelta(seconds=seconds)
        if found >= _FIRST_SECONDS and found.date() <= style.latest:
            return moment_of(found)
    raise InvalidDate(
        "the number {text}, neither a day nor seconds since 1970 up to today; write it like 2017-05-04",
        text=text,
    )


def figures_read(text: str, style: Style) -> Interval | None:
    """The day of a date in figures: 2020/05/02, 02/05/2020, 9/9/1441 AH; None if it is none.

    Raises AmbiguousDate if its order is unknown, InvalidDate if there is no such day.
    """
    if era := _before_era(text):
        return _in_calendar(text, *era)
    if match := _YEAR_FIRST.fullmatch(text):
        found = _day(int(match[1]), int(match[3]), int(match[4]))
        if found is None:
            raise no_such_day(text)
        return day(_civil(text, found))
    if match := _YEAR_LAST.fullmatch(text):
        return day(_civil(text, _in_order(text, int(match[1]), int(match[3]), match[4], style)))
    return None


def full_year(text: str, digits: str, style: Style) -> int:
    """A year of two or four digits; of two, one since 1970 that is not in the future. Raises InvalidDate."""
    year = int(digits)
    if len(digits) == 4:
        return year
    for century in (2000, 1900):
        if _FIRST_OF_TWO_DIGITS <= century + year <= style.latest.year:
            return century + year
    raise InvalidDate("{text!r}, whose century is unclear; write the year with four digits", text=text)


def _in_order(text: str, first: int, second: int, digits: str, style: Style) -> date:
    if len(digits) == 2 and style.order is None:
        raise InvalidDate(
            "{text!r}, whose year has two digits; write four, or add --dates day-first or "
            "--dates month-first",
            text=text,
        )
    year = full_year(text, digits, style)
    day_first, month_first = _day(year, second, first), _day(year, first, second)
    if style.order is not None:
        found = day_first if style.order is DayOrder.DAY_FIRST else month_first
        if found is None and (day_first or month_first):
            raise InvalidDate(
                "{text!r}, which is not {order}; correct it, or ingest it without --dates {order}",
                text=text,
                order=style.order.value,
            )
    elif day_first and month_first and day_first != month_first:
        raise AmbiguousDate(text, day_first, month_first)
    else:
        found = day_first or month_first
    if found is None:
        raise no_such_day(text)
    return found


def _civil(text: str, found: date) -> date:
    """The day, unless its year is one that only another calendar has in a date of today."""
    for calendar in CALENDARS.values():
        if calendar is not CIVIL and found.year in calendar.usage.numeric_years:
            raise InvalidDate(
                "{text!r}, whose year is probably {era}; write {text} {era}, or {iso}/{iso} if it is not",
                text=text,
                era=calendar.notation.abbreviation,
                iso=found.isoformat(),
            )
    return found


def _before_era(text: str) -> tuple[str, Calendar] | None:
    """What is before the mark of an era in Latin letters, and its calendar: 9/9/1441 AH."""
    for mark in latin_eras():
        written = r"\.?".join(map(re.escape, mark.form))
        if match := re.fullmatch(rf"(.*\d)\s?{written}\.?", text, re.IGNORECASE):
            return match[1], CALENDARS[mark.calendar]
    return None


def _in_calendar(text: str, written: str, calendar: Calendar) -> Interval | None:
    """The day of another calendar; day before month, as its dates are written wherever it is in use."""
    if match := _YEAR_FIRST.fullmatch(written):
        year, month, number = int(match[1]), int(match[3]), int(match[4])
    elif (match := _YEAR_LAST.fullmatch(written)) and len(match[4]) == 4:
        year, month, number = int(match[4]), int(match[3]), int(match[1])
    else:
        return None
    try:
        return calendar.day(year, month, number)
    except (InvalidDate, ValueError):
        raise no_such_day(text) from None


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
