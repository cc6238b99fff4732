"""The civil year after a month of another calendar: رمضان 2014 is the Ramadan of 2014."""

from datetime import date

from timeline.arabic.tokens import Tokens
from timeline.dates.calendars import CIVIL, CalendarName, calendar_named
from timeline.dates.interval import Certainty, during
from timeline.errors import InvalidDate
from timeline.grammar.after_number import counts_known_noun
from timeline.grammar.years import counts_few_years, era_at, is_head

_CERTAIN = Certainty.CERTAIN


def civil_year_after(
    tokens: Tokens, index: int, calendar: CalendarName | None, month: int, day: int | None = None
) -> tuple[int, int, int] | None:
    """(year of the calendar, civil year, next index) where `index` is the word after the month or the feast.

    None if no civil year follows, or if not just one such month, or such day, lies within it.
    """
    position = index + 1 if is_head(tokens, index) and tokens.joined(index) else index
    civil = tokens.number(position)
    own = calendar_named(calendar)
    if (
        calendar is None
        or civil is None
        or civil not in (CIVIL.usage.marked_years if counts_few_years(own) else CIVIL.usage.bare_years)
        or civil in own.usage.bare_years
    ):
        return None
    if tokens.between(index - 1) != " " or counts_known_noun(tokens, position + 1):
        return None
    whole = CIVIL.year(civil)
    try:
        first = own.year_of(date(civil, 1, 1))
        found = [
            (year, own.month(year, month) if day is None else own.day(year, month, day))
            for year in range(first, first + 3)
        ]
    except InvalidDate:
        # The calendar was not in use in that year.
        return None
    within = [year for year, days in found if during(days, whole) is _CERTAIN]
    if len(within) != 1:
        return None
    era = era_at(tokens, position + 1) == CIVIL.name
    return within[0], civil, position + 1 + era
