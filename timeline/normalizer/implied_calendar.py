"""Which calendar a year is of, when the text does not say.

A paper of 1909 that writes `9 June 321` means 1321 of the Ottoman fiscal calendar, `26 May 901` means 1901,
and `the year 456`, with no month, is most often a Hijri year. In an article of today the same numbers are
what they look like, but for 1301 to 1449, which are Hijri more often than medieval. Each calendar says for
which numbers it is meant (its Usage).
"""

from dataclasses import dataclass, replace

from timeline.arabic.expression import CalendarDate, Said
from timeline.dates.calendars import CALENDARS, CIVIL
from timeline.dates.interval import Interval

# Turkey left the fiscal calendar at the end of 1925; papers outlived it by some years.
_LAST_OLD_YEAR = 1930


@dataclass(frozen=True, slots=True)
class Implied:
    """A date with its calendar, and why; other: the same date as another calendar would have it.

    by_publication: whether the day of publication had a part in it.
    """

    said: CalendarDate
    reason: str
    by_publication: bool = False
    other: CalendarDate | None = None


def with_calendar(said: Said, published: Interval | None) -> Implied | None:
    """A date that states its year but not its calendar, with the calendar; None where nothing is implied."""
    if not isinstance(said, CalendarDate) or said.year is None or said.calendar is not None:
        return None
    latest = published.latest if published else None
    if latest is None or latest.year > _LAST_OLD_YEAR:
        return _whole_year(said, said.year) if said.month is None else None
    written_in = f"in an article of {latest.year}"
    if said.month is None:
        return _early_year(said, said.year, written_in)
    return _early_date(said, said.year, written_in)


def _early_date(said: CalendarDate, year: int, written_in: str) -> Implied | None:
    for calendar in CALENDARS.values():
        full = calendar.usage.early_date_year(year)
        if full is None or (calendar is CIVIL and full == year):
            continue
        if calendar is CIVIL:
            reason = f"{written_in}, {full} without its thousand"
            return Implied(replace(said, year=full), reason, True)
        reason = f"{written_in}, the {calendar.name} year {full}"
        return Implied(replace(said, year=full, calendar=calendar.name), reason, True, said)
    return None


def _whole_year(said: CalendarDate, year: int) -> Implied | None:
    for calendar in CALENDARS.values():
        if year in calendar.usage.implied_years:
            reason = f"{year} is a {calendar.name} year more often than a medieval one"
            return Implied(replace(said, calendar=calendar.name), reason, other=_civil(said))
    return None


def _early_year(said: CalendarDate, year: int, written_in: str) -> Implied | None:
    for calendar in CALENDARS.values():
        if any(year in years for years in calendar.usage.early_years):
            reason = f"{written_in}, a {calendar.name} year"
            return Implied(replace(said, calendar=calendar.name), reason, True, _civil(said))
    for calendar in CALENDARS.values():
        if year in calendar.usage.possible_years:
            reason = f"{written_in}, a {CIVIL.name} year as most of four digits"
            return Implied(_civil(said), reason, True, replace(said, calendar=calendar.name))
    return None


def _civil(said: CalendarDate) -> CalendarDate:
    return replace(said, calendar=CIVIL.name)
