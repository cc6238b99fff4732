"""The calendar of a bare century: القرن الثالث عشر of a local history may be that of the Hijri era."""

from dataclasses import dataclass, replace

from timeline.dates.calendars import CIVIL, calendar_of_bare_years
from timeline.grammar.expression import DecadeOrCentury
from timeline.normalizer.eras import TextEras
from timeline.normalizer.reasons import CenturyOpen

# No later century of the other calendar has passed half.
_LAST_OF_OTHER = 14
# Bare years below are seldom civil.
_FIRST_CIVIL = 1000


@dataclass(frozen=True, slots=True)
class OfEra:
    """A century in a calendar; reason: None where a person named it; other: what it may be as well."""

    semantics: DecadeOrCentury
    reason: CenturyOpen | None = None
    other: DecadeOrCentury | None = None


def century_of_text(semantics: DecadeOrCentury, eras: TextEras) -> OfEra | None:
    """Return a bare century as the text, or a person, says; None where it is a civil one.

    It may be of both calendars where as many years of the text are of the other one as are civil.
    """
    first = semantics.first
    if semantics.unit != "century" or first is None or semantics.calendar is not None:
        return None
    number, calendar = first // 100 + 1, calendar_of_bare_years().name
    # The first year of a century is 1301 there, and 1300 in the civil calendar.
    of_other = replace(semantics, first=first + 1, calendar=calendar)
    if number > _LAST_OF_OTHER or eras.given == CIVIL.name:
        return None
    if eras.given == calendar:
        return OfEra(of_other)
    of_other_calendar = len(eras.other) + sum(year < _FIRST_CIVIL for year in eras.bare)
    if not of_other_calendar or of_other_calendar < len(eras.civil):
        return None
    return OfEra(replace(semantics, calendar=CIVIL.name), CenturyOpen(number, calendar), of_other)
