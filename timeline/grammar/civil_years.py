"""The year of another calendar after a month: رمضان 2014 is the Ramadan of 2014, مارس 1446 هـ its March."""

from datetime import date

from timeline.arabic.lexicon.closed import FROM, IN
from timeline.arabic.tokens import Tokens
from timeline.dates.calendars import CALENDARS, CIVIL, CalendarName, calendar_named
from timeline.dates.interval import Certainty, during
from timeline.errors import InvalidDate
from timeline.grammar.after_number import counts_known_noun
from timeline.grammar.expression import CalendarDate
from timeline.grammar.years import counts_few_years, era_at, is_head

_CERTAIN = Certainty.CERTAIN


def civil_year_after(
    tokens: Tokens, index: int, calendar: CalendarName | None, month: int, day: int | None = None
) -> tuple[int | None, int, int] | None:
    """(year of the calendar, civil year, next index) where `index` is the word after the month or the feast.

    None if no civil year follows. Without a year of the calendar if not just one such month, or such day,
    lies within it, though a preposition and a head show that the year is the month's: ذي الحجة من سنة 2006.
    """
    within = tokens.words[index : index + 1] in ([FROM], [IN]) and tokens.joined(index)
    position = index + within
    headed = is_head(tokens, position) and tokens.joined(position)
    if within and not headed:
        return None
    position += headed
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
    inside = [year for year, days in found if during(days, whole) is _CERTAIN]
    if len(inside) != 1 and not within:
        return None
    era = era_at(tokens, position + 1) == CIVIL.name
    return inside[0] if len(inside) == 1 else None, civil, position + 1 + era


def civil_year_within(
    tokens: Tokens, index: int, month: int, day: int | None = None
) -> tuple[int, CalendarDate, int] | None:
    """(civil year, the year that is written, next index) of مارس 1446 هـ, whose year has just one such month.

    `index` is the word after the month.
    """
    within = tokens.words[index : index + 1] in ([FROM], [IN]) and tokens.joined(index)
    position = index + within
    position = position + 1 if is_head(tokens, position) and tokens.joined(position) else position
    number, era = tokens.number(position), era_at(tokens, position + 1)
    if number is None or era is None or tokens.gap(index - 1).strip(" ") not in ("", "،"):
        return None
    usage = CALENDARS[era].usage
    if usage.has_civil_months or not usage.counts_back or number not in usage.bare_years:
        return None
    year = civil_month_of(era, number, month, day)
    return (year, CalendarDate(year=number, calendar=era), position + 2) if year is not None else None


def civil_month_of(calendar: CalendarName, year: int, month: int, day: int | None = None) -> int | None:
    """The civil year whose month, or day, lies in a year of another calendar; None without just one."""
    try:
        days = CALENDARS[calendar].year(year)
    except InvalidDate:
        return None
    if days.earliest is None or days.latest is None:
        return None
    found = []
    for civil in range(days.earliest.year, days.latest.year + 1):
        try:
            lies = during(CIVIL.month(civil, month) if day is None else CIVIL.day(civil, month, day), days)
        except InvalidDate:
            continue
        if lies is _CERTAIN:
            found.append(civil)
    return found[0] if len(found) == 1 else None
