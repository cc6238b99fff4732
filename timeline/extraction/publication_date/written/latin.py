"""Dates in English and French words: May 2, 2020; 02-May-20; samedi 2 mai 2020.

dateparser has the names; it is not asked for dates, since it guesses what it does not know.
"""

import re
from datetime import date
from functools import cache
from typing import Any

from timeline.dates.interval import Interval, day, month
from timeline.errors import InvalidDate
from timeline.extraction.publication_date.written.figures import full_year
from timeline.extraction.publication_date.written.style import Style, no_such_day

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_NAME, _NUMBER, _BREAK = r"([^\W\d_]{3,})\.?", r"(\d\d?)(?:st|nd|rd|th|er)?", r"(?:[\s/-]+|,\s*)"
_SHAPES = {
    "day month year": re.compile(rf"{_NUMBER}{_BREAK}(?:of\s+)?{_NAME}{_BREAK}(\d{{4}}|\d\d)"),
    "month day year": re.compile(rf"{_NAME}{_BREAK}{_NUMBER}{_BREAK}(\d{{4}})"),
    "year month day": re.compile(rf"(\d{{4}}){_BREAK}{_NAME}{_BREAK}{_NUMBER}"),
    "month year": re.compile(rf"{_NAME}{_BREAK}(\d{{4}})"),
}
_WEEKDAY = re.compile(r"([^\W\d_]{2,})\.?,?\s+(?=\S)")


def words_read(text: str, style: Style) -> Interval | None:
    """The days of a date in words; None if it is none. Raises InvalidDate if there is no such day."""
    written = text.lower()
    weekday = None
    if (match := _WEEKDAY.match(written)) and (weekday := _numbers(_WEEKDAYS).get(match[1])):
        written = written[match.end() :]
    for shape, pattern in _SHAPES.items():
        match = pattern.fullmatch(written)
        if match is None:
            continue
        parts = dict(zip(shape.split(), match.groups(), strict=True))
        number = _numbers(_MONTHS).get(parts["month"])
        if number is None:
            continue
        year = full_year(text, parts["year"], style)
        try:
            found = day(date(year, number, int(parts["day"]))) if "day" in parts else month(year, number)
        except ValueError:
            raise no_such_day(text) from None
        if weekday and found.earliest and (not found.is_day or found.earliest.isoweekday() != weekday):
            raise wrong_weekday(text)
        return found
    return None


def wrong_weekday(text: str) -> InvalidDate:
    """The error for a date whose weekday is that of another day."""
    return InvalidDate("{text!r}, whose weekday is that of another day; correct one of them", text=text)


@cache
def _numbers(keys: tuple[str, ...]) -> dict[str, int]:
    """English and French names and abbreviations by their number from 1, without those of two of them."""
    found: dict[str, set[int]] = {}
    for info in _names():
        for number, key in enumerate(keys, 1):
            for name in info[key]:
                found.setdefault(name.lower().rstrip("."), set()).add(number)
    return {name: numbers.pop() for name, numbers in found.items() if len(numbers) == 1}


def _names() -> tuple[dict[str, Any], ...]:
    # Imported here: most inputs have no date in words.
    from dateparser.data.date_translation_data import en, fr

    return en.info, fr.info
