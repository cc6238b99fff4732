"""Which calendar a year belongs to when the text does not say.

In a paper of 1909, `9 June 321` is 1321 of the Ottoman fiscal calendar, `26 May 901` is 1901, and `the year
456`, without a month, is most often a Hijri year. In a modern article the same numbers are taken at face
value, except for 1301 to 1449, which are more often Hijri than medieval. Each calendar states which numbers
are its years (Usage).
"""

from dataclasses import dataclass, replace

from timeline.dates.calendars import CALENDARS, CIVIL
from timeline.dates.interval import Interval
from timeline.grammar.expression import CalendarDate, Semantics
from timeline.normalizer.reasons import CalendarImplied

# Turkey abandoned the fiscal calendar at the end of 1925; papers went on using it for some years.
_LAST_OLD_YEAR = 1930


@dataclass(frozen=True, slots=True)
class Implied:
    """A date with its calendar, and why; other: the same date in the calendar that was not chosen."""

    semantics: CalendarDate
    reason: CalendarImplied
    other: CalendarDate | None = None

    @property
    def by_publication(self) -> bool:
        """Whether the publication date was used."""
        return self.reason.article_year is not None


def with_calendar(semantics: Semantics, published: Interval | None) -> Implied | None:
    """Return a date that states a year but no calendar with the calendar implied; None if none is."""
    if not isinstance(semantics, CalendarDate) or semantics.year is None or semantics.calendar is not None:
        return None
    latest = published.latest if published else None
    if latest is None or latest.year > _LAST_OLD_YEAR:
        return _whole_year(semantics, semantics.year) if semantics.month is None else None
    if semantics.month is None:
        return _early_year(semantics, semantics.year, latest.year)
    return _early_date(semantics, semantics.year, latest.year)


def _early_date(semantics: CalendarDate, year: int, written_in: int) -> Implied | None:
    for calendar in CALENDARS.values():
        full = calendar.usage.early_date_year(year)
        if full is None or (calendar is CIVIL and full == year):
            continue
        reason = CalendarImplied(calendar.name, year, full, written_in)
        if calendar is CIVIL:
            return Implied(replace(semantics, year=full), reason)
        return Implied(replace(semantics, year=full, calendar=calendar.name), reason, semantics)
    return None


def _whole_year(semantics: CalendarDate, year: int) -> Implied | None:
    for calendar in CALENDARS.values():
        if year in calendar.usage.implied_years:
            reason = CalendarImplied(calendar.name, year, year)
            return Implied(replace(semantics, calendar=calendar.name), reason, _civil(semantics))
    return None


def _early_year(semantics: CalendarDate, year: int, written_in: int) -> Implied | None:
    for calendar in CALENDARS.values():
        if any(year in years for years in calendar.usage.early_years):
            reason = CalendarImplied(calendar.name, year, year, written_in)
            return Implied(replace(semantics, calendar=calendar.name), reason, _civil(semantics))
    for calendar in CALENDARS.values():
        if year in calendar.usage.possible_years:
            reason = CalendarImplied(CIVIL.name, year, year, written_in)
            return Implied(_civil(semantics), reason, replace(semantics, calendar=calendar.name))
    return None


def _civil(semantics: CalendarDate) -> CalendarDate:
    return replace(semantics, calendar=CIVIL.name)
