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
from timeline.normalizer.reasons import CalendarImplied

# Turkey left the fiscal calendar at the end of 1925; papers outlived it by some years.
_LAST_OLD_YEAR = 1930


@dataclass(frozen=True, slots=True)
class Implied:
    """A date with its calendar, and why; other: the same date as another calendar would have it."""

    said: CalendarDate
    reason: CalendarImplied
    other: CalendarDate | None = None

    @property
    def by_publication(self) -> bool:
        """Whether the day of publication had a part in it."""
        return self.reason.article_year is not None


def with_calendar(said: Said, published: Interval | None) -> Implied | None:
    """A date that states its year but not its calendar, with the calendar; None where nothing is implied."""
    if not isinstance(said, CalendarDate) or said.year is None or said.calendar is not None:
        return None
    latest = published.latest if published else None
    if latest is None or latest.year > _LAST_OLD_YEAR:
        return _whole_year(said, said.year) if said.month is None else None
    if said.month is None:
        return _early_year(said, said.year, latest.year)
    return _early_date(said, said.year, latest.year)


def _early_date(said: CalendarDate, year: int, written_in: int) -> Implied | None:
    for calendar in CALENDARS.values():
        full = calendar.usage.early_date_year(year)
        if full is None or (calendar is CIVIL and full == year):
            continue
        reason = CalendarImplied(calendar.name, year, full, written_in)
        if calendar is CIVIL:
            return Implied(replace(said, year=full), reason)
        return Implied(replace(said, year=full, calendar=calendar.name), reason, said)
    return None


def _whole_year(said: CalendarDate, year: int) -> Implied | None:
    for calendar in CALENDARS.values():
        if year in calendar.usage.implied_years:
            reason = CalendarImplied(calendar.name, year, year)
            return Implied(replace(said, calendar=calendar.name), reason, _civil(said))
    return None


def _early_year(said: CalendarDate, year: int, written_in: int) -> Implied | None:
    for calendar in CALENDARS.values():
        if any(year in years for years in calendar.usage.early_years):
            reason = CalendarImplied(calendar.name, year, year, written_in)
            return Implied(replace(said, calendar=calendar.name), reason, _civil(said))
    for calendar in CALENDARS.values():
        if year in calendar.usage.possible_years:
            reason = CalendarImplied(CIVIL.name, year, year, written_in)
            return Implied(_civil(said), reason, replace(said, calendar=calendar.name))
    return None


def _civil(said: CalendarDate) -> CalendarDate:
    return replace(said, calendar=CIVIL.name)
