"""Dates of the calendars in Latin letters, by the names that the lexicon has: 15 Ramadan 1438, 1327 AH."""

import re
from collections.abc import Iterable
from functools import cache

from timeline.arabic.lexicon.calendars import LatinMonth, latin_eras, latin_months
from timeline.dates.calendars import CALENDARS
from timeline.grammar.expression import CalendarDate
from timeline.query.ask.words import plain

_SIGNS = "['’ʿʻʾ`]?"
_DAY = r"\d{1,2}\s+(?:(?:of|de)\s+)?"
_YEAR = r"\d{3,4}"
_SMALL_YEAR = r"(?:(?:an|l'an|year)\s+)?(?:\d{1,2}|[ivx]{1,5})"
_ROMAN = {"i": 1, "v": 5, "x": 10}
_HUNDRED = 100


def shape() -> str:
    """The pattern of such a date in `plain` letters, without named groups."""
    months = _months()
    marks = list(latin_eras())
    own, any_era = (_era(e.form for e in marks if not e.after_month), _era(e.form for e in marks))
    usual = {form: month for form, month in months.items() if not _has_few_years(month)}
    strong = _either(form for form, month in usual.items() if not month.weak)
    weak = _either(form for form, month in usual.items() if month.weak)
    named = rf"(?:(?:{_DAY})?{strong}|{_DAY}{weak}),?\s+{_YEAR}(?!\d)(?:{any_era})?"
    few = _either(form for form, month in months.items() if _has_few_years(month))
    return rf"{named}|{_YEAR}{own}|{_DAY}{few},?\s+{_SMALL_YEAR}(?!\w)"


def parse_latin_date(text: str) -> CalendarDate | None:
    """The date that a text names; None when it is no such date."""
    written = plain(text.strip())
    if not re.fullmatch(shape(), written):
        return None
    numbers = [_number(number) for number in re.findall(r"\d+|\b[ivx]+$", written)]
    month = next((month for form, month in _months().items() if re.search(form, written)), None)
    if month is None:
        calendar = next(e.calendar for e in latin_eras() if re.search(_era([e.form]) + "$", written))
        return CalendarDate(year=numbers[0], calendar=calendar)
    if numbers[-1] not in CALENDARS[month.calendar].usage.era_years:
        return None
    day = numbers[0] if len(numbers) > 1 else None
    return CalendarDate(year=numbers[-1], month=month.number, day=day, calendar=month.calendar)


def _has_few_years(month: LatinMonth) -> bool:
    """Whether its calendar has only years of one or two digits, which are written in Roman figures too."""
    return CALENDARS[month.calendar].years.stop <= _HUNDRED


def _number(written: str) -> int:
    """A number in figures, or in Roman ones below forty."""
    if written.isdigit():
        return int(written)
    values = [_ROMAN[letter] for letter in written]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


@cache
def _months() -> dict[str, LatinMonth]:
    """The months by the patterns of their names, the longest first: Rabi II is no Rabi I."""
    named = sorted(latin_months(), key=lambda month: -len(month.form))
    return {"".join(map(_letter, plain(month.form))): month for month in named}


def _letter(letter: str) -> str:
    """A letter of a name, with any sign that may follow it; blanks and hyphens are alike."""
    return r"[\s-]+" if letter in " -" else re.escape(letter) + _SIGNS


def _era(forms: Iterable[str]) -> str:
    """The marks of eras, with or without full stops between their letters: AH, a.h."""
    written = (r"\.?\s?".join(plain(form)) + r"\.?" for form in forms)
    return rf"\s?{_either(written)}(?![\w.])"


def _either(choices: Iterable[str]) -> str:
    return f"(?:{'|'.join(choices) or '(?!)'})"
