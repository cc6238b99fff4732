"""Years by their ordinal: السنة الثامنة للهجرة, رمضان من السنة الثانية للهجرة, العام الستين وستمائة."""

from timeline.arabic.lexicon.closed import FROM, IN, TEN_AFTER_UNIT
from timeline.arabic.numerals import long_ordinal, ordinal
from timeline.arabic.tokens import Tokens
from timeline.dates.calendars import CIVIL, CalendarName, calendar_named
from timeline.grammar.after_number import counts_noun
from timeline.grammar.rule import Match, Rule
from timeline.grammar.years import (
    Year,
    as_date,
    counts_few_years,
    era_at,
    era_of_words,
    is_head,
    marked_calendars,
)

# The ordinals of years with their hundreds are no others.
_LONG = 100


def ordinal_year(tokens: Tokens, index: int, calendar: CalendarName | None = None) -> tuple[Year, int] | None:
    """السنة الثامنة للهجرة, العام السابع والستين وستمائة; السنة الثامنة may be of a reign or a school.

    calendar: that of a month before it, of which it is a year where the calendar has no others than such.
    """
    if not is_head(tokens, index) or not tokens.joined(index):
        return None
    number = feminine_ordinal(tokens, index + 1)
    if number and (marks := marked_calendars(tokens, number[1], number[0])):
        return Year(number[0], calendar=marks[0], or_calendar=marks[1]), number[1] + 1
    if number and calendar is not None and counts_few_years(calendar_named(calendar)):
        return Year(number[0], calendar=calendar), number[1]
    if (long := long_ordinal(tokens, index + 1)) and (number is None or long[1] > number[1]):
        number = long
    era = era_at(tokens, number[1]) if number else None
    if number is not None and number[0] >= _LONG:
        if era is None and counts_noun(tokens, number[1]):
            return None
        return Year(number[0], era=era or era_of_words(number[0])), number[1] + (era is not None)
    if number is None or era is None or era == CIVIL.name:
        return None
    return Year(number[0], era=era), number[1] + 1


def ordinal_year_after(
    tokens: Tokens, index: int, calendar: CalendarName | None = None
) -> tuple[Year, int] | None:
    """The same after a month, with or without من or في."""
    if tokens.gap(index - 1).strip(" ") not in ("", "،"):
        return None
    of = tokens.words[index : index + 1] in ([FROM], [IN]) and tokens.joined(index)
    return ordinal_year(tokens, index + 1 if of else index, calendar)


def feminine_ordinal(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """(number, next index) of an ordinal up to the nineteenth, of either gender: الثامن, الثامنة عشرة."""
    feminine = tokens.reading(index, "hour_word") or tokens.reading(index, "first")
    if not isinstance(feminine, int):
        return ordinal(tokens, index)
    if feminine < 10 and tokens.joined(index) and tokens.words[index + 1] in TEN_AFTER_UNIT:
        return feminine + 10, index + 2
    return feminine, index + 1


def parse_ordinal_year(tokens: Tokens, index: int) -> Match | None:
    """A year by its ordinal and its era."""
    year = ordinal_year(tokens, index)
    return Match(year[1], as_date(year[0])) if year else None


RULES = (
    Rule(
        "ordinal year",
        {"definite_unit": frozenset({"hour_word", "first", "ordinal", "definite_cardinal"})},
        parse_ordinal_year,
    ),
)
