"""English dates in an Arabic text: March 9, 2023; 9 March 2013; 9th of March 2013; March 2013."""

from dataclasses import replace

from timeline.arabic.tokens import Tokens
from timeline.grammar.after_number import counts_noun, stands_alone
from timeline.grammar.expression import CalendarDate
from timeline.grammar.rule import Match, Rule
from timeline.grammar.years import BC, Year, as_date, before_christ

_YEARS = range(1000, 2200)


def parse_english_date(tokens: Tokens, index: int) -> Match | None:
    """A day or a year must be next to the month, on either side: May alone is no date."""
    return _day_first(tokens, index) or _month_first(tokens, index)


def _day_first(tokens: Tokens, index: int) -> Match | None:
    """9 March 2013, 9th of March, 9-Mar-2013."""
    day = _day(tokens, index)
    if day is None:
        return None
    number, position = day
    if tokens.reading(position, "latin_of") and tokens.joined(position - 1):
        position += 1
    month = tokens.reading(position, "latin_month")
    if not isinstance(month, int) or tokens.gap(position - 1).strip(" ") not in ("", "-", "/"):
        return None
    year, stop = _year_after(tokens, position + 1)
    return Match(stop, replace(year, month=month, day=number))


def _month_first(tokens: Tokens, index: int) -> Match | None:
    """March 9, 2023; Mar. 9; March 2013."""
    month = tokens.reading(index, "latin_month")
    if not isinstance(month, int):
        return None
    year, stop = _year_after(tokens, index + 1)
    if year.year is not None and not counts_noun(tokens, stop):
        return Match(stop, replace(year, month=month))
    if tokens.gap(index).strip(" ") not in ("", "."):
        return None
    day = _day(tokens, index + 1)
    if day is None:
        return None
    number, position = day
    year, stop = _year_after(tokens, position)
    if year.year is None and not stands_alone(tokens, position):
        return None
    return Match(stop, replace(year, month=month, day=number))


def _day(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """9, 09, 9th: (number, next index)."""
    number = tokens.number(index)
    if number is None or not 1 <= number <= 31 or len(tokens.words[index]) > 2:
        return None
    stop = index + 1
    if tokens.reading(stop, "latin_ordinal") and tokens.gap(index) == "":
        stop += 1
    return number, stop


def _year_after(tokens: Tokens, index: int) -> tuple[CalendarDate, int]:
    """The year at `index` as a date, also 44 BC, and the index after it; no year leaves both as they are."""
    number = tokens.number(index)
    if number is None or tokens.gap(index - 1).strip(" ") not in ("", ",", "،", ".", "-", "/"):
        return CalendarDate(), index
    if number and (bc := before_christ(tokens, index + 1)):
        return as_date(Year(number, era=BC)), bc
    return (CalendarDate(year=number), index + 1) if number in _YEARS else (CalendarDate(), index)


RULES = (
    Rule(
        "English date",
        {
            "latin_month": frozenset({"number"}),
            "number": frozenset({"latin_month", "latin_ordinal", "latin_of"}),
        },
        parse_english_date,
    ),
)
