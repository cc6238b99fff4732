"""Dates before Christ in English and French: 44 BC, 15 March 44 B.C., the 5th century BCE, 44 av. J.-C.

And years with the other era, which dateparser does not know: AD 14, 14 CE.
"""

import re
from collections.abc import Callable

from timeline.dates.calendars import CALENDAR_BC
from timeline.dates.interval import Interval, years
from timeline.errors import InvalidDate
from timeline.query.ask.words import plain

_ERA = r"(?:b\.?\s?c\.?(?:\s?e\.?)?|av(?:ant|\.)\s?j\.?\s?-?\s?c(?:hrist)?\.?)(?!\w)"
_YEAR = r"\d{1,5}"
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th|er|eme|e)"
_UNIT = r"(?:century|millennium|siecle|millenaire)"
_AGES = {"century": 100, "siecle": 100, "millennium": 1000, "millenaire": 1000}
_WHOLE = re.compile(rf"(?:the\s+|le\s+)?(?P<number>{_ORDINAL})\s+(?P<unit>{_UNIT})\s+{_ERA}")
_DATED = re.compile(rf"(?P<day>.*?)(?P<year>{_YEAR})\s?{_ERA}")
_AFTER_CHRIST = re.compile(r"(?:a\.?d\.?|c\.?e\.?)\s?(\d{1,4})|(\d{1,4})\s?(?:a\.?d\.?|c\.?e\.?)")
# A leap year, for the month and the day before the year.
_ANY_YEAR = 2000


def shape(months: str, number: str) -> str:
    """The pattern of such a date in `plain` letters, without named groups. months, number: of a day."""
    of_day = rf"(?:{number}\s+(?:(?:of|de)\s+)?{months}|{months}\.?(?:\s+{number})?),?\s+"
    return rf"(?:{of_day})?{_YEAR}\s?{_ERA}|{_ORDINAL}\s+{_UNIT}\s+{_ERA}"


def parse_bc_date(text: str, parse_day: Callable[[str], Interval | None]) -> Interval | None:
    """The days that a text names; None when it is no such date. Years are whole, days and months Julian.

    parse_day: parses a month or a day with a year. Raises InvalidDate when there is no such day.
    """
    written = plain(text.strip())
    if match := _AFTER_CHRIST.fullmatch(written):
        year = int(match[1] or match[2])
        return _years(year, year) if year else None
    if match := _WHOLE.fullmatch(written):
        size, number = _AGES[match["unit"]], int(re.sub(r"\D", "", match["number"]))
        return _years(1 - number * size, -(number - 1) * size) if number else None
    match = _DATED.fullmatch(written)
    if match is None or not int(match["year"]):
        return None
    year, day = 1 - int(match["year"]), match["day"].strip(" ,")
    if not day or day in ("in", "en", "the year", "year"):
        return _years(year, year)
    found = parse_day(f"{day} {_ANY_YEAR}")
    if found is None or found.earliest is None or found.earliest.year != _ANY_YEAR:
        return None
    first = found.earliest
    return (
        CALENDAR_BC.day(year, first.month, first.day)
        if found.is_day
        else CALENDAR_BC.month(year, first.month)
    )


def _years(first: int, last: int) -> Interval:
    try:
        return years(first, last)
    except ValueError as error:
        raise InvalidDate(str(error)) from None
