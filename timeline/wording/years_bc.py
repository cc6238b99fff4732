"""Days and years before Christ as people write them: 44 BC, where EDTF has -0043."""

from collections.abc import Callable
from datetime import date

from timeline.dates.day_bc import years_bc
from timeline.dates.interval import Interval
from timeline.dates.time_kind import TimeKind
from timeline.messages import _


def is_bc(interval: Interval) -> bool:
    """Whether one of its ends is before the year 1."""
    return any(end is not None and years_bc(end) for end in (interval.earliest, interval.latest))


def day_name(value: date) -> str:
    """Return a day in words: 2017-05-04, 0044-03-13 BC."""
    return _("{year} BC").format(year=_digits(value)) if years_bc(value) else value.isoformat()


def year_name(year: int) -> str:
    """Return an astronomical year in words: 44 BC, AD 14."""
    line = _("AD {year}") if year > 0 else _("{year} BC")
    return line.format(year=year if year > 0 else 1 - year)


def ends_in_words(interval: Interval) -> tuple[str | None, str | None]:
    """Return both ends in words, whole years as such; None for an open end."""
    return _ends(interval, year_name, day_name)


def brief_bc(interval: Interval, kind: TimeKind = TimeKind.WITHIN) -> str:
    """Return days for a table column, in the form of EDTF: 44 BC, 305 BC/282 BC, [500 BC..401 BC], ../45 BC.

    It is the same in every language, as a code is: a column has no room for a second direction of writing.
    """
    first, last = brief_ends(interval)
    if first is None or last is None or kind in (TimeKind.SINCE, TimeKind.UNTIL):
        first = ".." if kind is TimeKind.UNTIL else first
        last = ".." if kind is TimeKind.SINCE else last
        return f"{first or '..'}/{last or '..'}"
    about = "~" if kind is TimeKind.ABOUT else ""
    if first == last:
        return f"{first}{about}"
    return f"{first}/{last}" if kind is TimeKind.THROUGHOUT else f"[{first}{about}..{last}{about}]"


def brief_ends(interval: Interval) -> tuple[str | None, str | None]:
    """Return both ends for a column, whole years as such; None for an open end."""
    return _ends(interval, brief_year, brief_day)


def brief_year(year: int) -> str:
    """Return an astronomical year for a column or an axis: 2017, 44 BC."""
    return f"{year:04}" if year > 0 else f"{1 - year} BC"


def brief_month(year: int, month: int) -> str:
    """Return a month for an axis: 2017-05, 0044-03 BC."""
    return f"{year:04}-{month:02}" if year > 0 else f"{1 - year:04}-{month:02} BC"


def brief_day(value: date) -> str:
    """Return a day for a column or an axis: 2017-05-04, 0044-03-13 BC."""
    return f"{_digits(value)} BC" if years_bc(value) else value.isoformat()


def _ends(
    interval: Interval, of_year: Callable[[int], str], of_day: Callable[[date], str]
) -> tuple[str | None, str | None]:
    first, last = interval.earliest, interval.latest
    whole_first = first is None or (first.month, first.day) == (1, 1)
    whole_last = last is None or (last.month, last.day) == (12, 31)
    names = [
        None if end is None else of_year(end.year) if whole_first and whole_last else of_day(end)
        for end in (first, last)
    ]
    return names[0], names[1]


def _digits(value: date) -> str:
    return f"{years_bc(value):04}-{value.month:02}-{value.day:02}"
