"""Which calendar a year is of, when the text does not say.

A paper of 1909 that writes `9 June 321` means 1321 of the Ottoman fiscal calendar, `26 May 901` means 1901,
and `the year 456`, with no month, is most often a Hijri year. In an article of today the same numbers are
what they look like, but for 1301 to 1449, which are Hijri more often than medieval. Each calendar says for
which numbers it is meant (its Usage).
"""

from dataclasses import dataclass, replace

from timeline.dates.calendars import CALENDARS, CIVIL
from timeline.dates.interval import Interval
from timeline.grammar.expression import CalendarDate, Semantics
from timeline.normalizer.reasons import CalendarImplied

# Turkey left the fiscal calendar at the end of 1925; papers outlived it by some years.
_LAST_OLD_YEAR = 1930


@dataclass(frozen=True, slots=True)
class Implied:
    """A date with its calendar, and why; other: the same date as another calendar would have it."""

    semantics: CalendarDate
    reason: CalendarImplied
    other: CalendarDate | None = None

    @property
    def by_publication(self) -> bool:
        """Whether the day of publication had a part in it."""
        return self.reason.article_year is not None


def with_calendar(semantics: Semantics, published: Interval | None) -> Implied | None:
    """A date that states its year but not its calendar, with the calendar; None where nothing is implied."""
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
