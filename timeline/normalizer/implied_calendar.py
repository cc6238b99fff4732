"""Which calendar a year belongs to when its words do not say.

In a paper of 1909, `9 June 321` is 1321 of the Ottoman fiscal calendar, `26 May 901` is 1901, and `the year
456`, without a month, is most often a Hijri year. Elsewhere the other dates of the text decide (eras.py), and
near the publication 1301 to 1449 are Hijri. What nothing decides may be of either calendar. Each calendar
states which numbers are its years (Usage).
"""

from dataclasses import dataclass, replace
from datetime import date

from timeline.dates.calendars import CALENDARS, CIVIL, Calendar, CalendarName, calendar_of_bare_years
from timeline.dates.interval import Interval
from timeline.errors import InvalidDate
from timeline.grammar.civil_years import civil_month_of
from timeline.grammar.expression import CalendarDate, Semantics
from timeline.normalizer.eras import TextEras
from timeline.normalizer.reasons import CalendarImplied, CalendarOfText, CalendarOpen, EraOpen, Unplaceable

# Papers of these years omit eras and thousands. Turkey abandoned the fiscal calendar at the end of 1925;
# papers went on using it for some years.
_PRESS = range(1840, 1931)
# A Hijri year that a modern text leaves bare is seldom further than this from its own.
_MODERN_REACH = 60
# Bare years that a modern text without other old dates means as civil ones.
_CIVIL_YEARS = range(1000, 1301)
_OPEN_YEARS = range(100, 1450)
# The calendar of which they may be as well.
_OPEN_TO: CalendarName = calendar_of_bare_years().name
_SOON = 15
# Hijri years with which the papers of today combine civil months.
_RECENT_LUNAR = range(1400, 1450)


@dataclass(frozen=True, slots=True)
class Implied:
    """A date with its calendar, and why.

    other: the same date in the calendar that was not chosen; either: whether it may as well be that one.
    """

    semantics: CalendarDate
    reason: CalendarImplied | CalendarOfText | CalendarOpen
    other: CalendarDate | None = None
    either: bool = False

    @property
    def by_publication(self) -> bool:
        """Whether the publication date was used."""
        return isinstance(self.reason, CalendarImplied) and self.reason.article_year is not None


def with_calendar(semantics: Semantics, published: Interval | None, eras: TextEras) -> Implied | None:
    """Return a date that states a year but no calendar with the calendar implied; None if none is.

    published: the publication of the text; eras: what its dates show about their calendars.
    """
    if not isinstance(semantics, CalendarDate) or semantics.year is None or semantics.calendar is not None:
        return None
    if semantics.or_calendar is not None:
        return _either(semantics, semantics.year, eras)
    latest = published.latest if published else None
    if latest is None or latest.year not in _PRESS or eras.given is not None or not _is_issue(published):
        if semantics.month is not None:
            return _modern_month(semantics, semantics.year, latest, eras)
        return _whole_year(semantics, semantics.year, latest, eras)
    if semantics.month is None:
        return _early_year(semantics, semantics.year, latest.year)
    return _early_date(semantics, semantics.year, latest.year)


def _modern_month(semantics: CalendarDate, year: int, latest: date | None, eras: TextEras) -> Implied | None:
    """مارس 1446 in a modern text may be the March of that Hijri year, unless it names others near 1446."""
    recent = latest is None or latest.year > _PRESS[-1]
    if semantics.day is not None or semantics.month is None or year not in _RECENT_LUNAR or not recent:
        return None
    if any(abs(year - one) <= _MODERN_REACH for one in eras.civil if one != year):
        return None
    civil = civil_month_of(_OPEN_TO, year, semantics.month)
    if civil is None:
        return None
    return Implied(semantics, CalendarOpen(year, _OPEN_TO), replace(semantics, year=civil), either=True)


def _either(semantics: CalendarDate, year: int, eras: TextEras) -> Implied:
    """A date in figures (12/3/1168) that may be of two calendars, as its text decides."""
    decided = eras.calendar_of(year)
    if decided is not None:
        return _of_text(replace(semantics, or_calendar=None), decided, year, eras)
    other = replace(semantics, calendar=semantics.or_calendar, or_calendar=None)
    return Implied(_civil(semantics), CalendarOpen(year, _OPEN_TO), other, either=True)


def _of_text(semantics: CalendarDate, calendar: CalendarName, year: int, eras: TextEras) -> Implied:
    reason = CalendarOfText(calendar, year, *eras.evidence(calendar), eras.given is not None)
    return Implied(replace(semantics, calendar=calendar), reason)


def _is_issue(published: Interval | None) -> bool:
    """Whether a text was published at a known time, unlike a book known by its author's death alone."""
    return published is not None and published.earliest is not None


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


def _whole_year(semantics: CalendarDate, year: int, latest: date | None, eras: TextEras) -> Implied | None:
    """A year without month or era: near the publication, as the text decides, or of either calendar."""
    implied = next((one for one in CALENDARS.values() if year in one.usage.implied_years), None)
    if implied and eras.given is None and latest and _is_recent(implied, year, latest):
        reason = CalendarImplied(implied.name, year, year)
        return Implied(replace(semantics, calendar=implied.name), reason, _civil(semantics))
    if eras.may_be_before_christ(year):
        raise Unplaceable(EraOpen(year))
    decided = eras.calendar_of(year)
    if decided is not None:
        return _of_text(semantics, decided, year, eras)
    modern = latest is not None and latest.year > _PRESS[-1]
    if year not in _OPEN_YEARS or (modern and year in _CIVIL_YEARS):
        return None
    other = replace(semantics, calendar=_OPEN_TO)
    return Implied(_civil(semantics), CalendarOpen(year, _OPEN_TO), other, either=True)


def _is_recent(calendar: Calendar, year: int, latest: date) -> bool:
    """Whether a year of a calendar is within living memory of the publication."""
    try:
        return -_MODERN_REACH <= year - calendar.year_of(latest) <= _SOON
    except InvalidDate:
        return False


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
    return replace(semantics, calendar=CIVIL.name, or_calendar=None)


def in_other_calendar(semantics: Semantics, published: Interval | None) -> CalendarDate | None:
    """Return the date in the other calendar that its mark may stand for (سنة 1310 رومية), None without one.

    In a paper of the time of the first calendar, that is the one meant.
    """
    if not isinstance(semantics, CalendarDate) or semantics.or_calendar is None:
        return None
    first = CALENDARS[semantics.calendar] if semantics.calendar else CIVIL
    latest = published.latest if published else None
    if latest is not None and latest.year in _PRESS and semantics.year in first.usage.early_dates:
        return None
    return replace(semantics, calendar=semantics.or_calendar, or_calendar=None)
