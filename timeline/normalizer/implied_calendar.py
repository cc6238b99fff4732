"""Which calendar a year is of, when the text does not say.

A paper of 1909 that writes `9 June 321` means 1321 of the Ottoman fiscal calendar, `26 May 901` means 1901,
and `the year 456`, with no month, is most often a Hijri year. In an article of today the same numbers are
what they look like, but for 1301 to 1449, which are Hijri more often than medieval.
"""

from dataclasses import dataclass, replace

from timeline.arabic.expression import CalendarDate, Said
from timeline.dates.calendars import CalendarName
from timeline.dates.interval import Interval
from timeline.dates.ottoman import YEARS as OTTOMAN_YEARS
from timeline.normalizer.reasons import CalendarImplied

# Turkey left the fiscal calendar at the end of 1925; papers outlived it by some years.
_LAST_OLD_YEAR = 1930
_PRESENT_HIJRI = range(1301, 1450)
_OLD_HIJRI = (range(100, 1000), range(1301, 1343))
_COULD_BE_HIJRI = range(100, 1343)
_WITHOUT_THOUSAND = range(800, 1000)


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
    written_in = latest.year if latest and latest.year <= _LAST_OLD_YEAR else None
    if said.month is None:
        return _whole_year(said, said.year, written_in)
    if not written_in:
        return None
    for full in (said.year, said.year + 1000):
        if full in OTTOMAN_YEARS:
            reason = CalendarImplied("Ottoman fiscal", said.year, full, written_in)
            return Implied(replace(said, year=full, calendar="Ottoman fiscal"), reason, said)
    if said.year in _WITHOUT_THOUSAND:
        full = said.year + 1000
        return Implied(replace(said, year=full), CalendarImplied("Gregorian", said.year, full, written_in))
    return None


def _whole_year(said: CalendarDate, year: int, written_in: int | None) -> Implied | None:
    if year >= _COULD_BE_HIJRI.stop and year not in _PRESENT_HIJRI:
        return None
    calendars: tuple[CalendarName, CalendarName] = ("Hijri", "Gregorian")
    hijri, gregorian = (replace(said, calendar=calendar) for calendar in calendars)
    if not written_in:
        if year in _PRESENT_HIJRI:
            return Implied(hijri, CalendarImplied("Hijri", year, year), gregorian)
        return None
    if any(year in years for years in _OLD_HIJRI):
        return Implied(hijri, CalendarImplied("Hijri", year, year, written_in), gregorian)
    if year in _COULD_BE_HIJRI:
        return Implied(gregorian, CalendarImplied("Gregorian", year, year, written_in), hijri)
    return None
