"""The day of a month in words that are no ordinal: ثلاثة عشر من شهر رجب سنة 1214, عشرين برومير سنة ثمانية."""

from timeline.arabic.lexicon.closed import TEN_AFTER_UNIT
from timeline.arabic.numerals import cardinal
from timeline.arabic.tokens import Tokens
from timeline.dates.calendars import calendar_named
from timeline.grammar.parts import dated, month, skip_of
from timeline.grammar.rule import MONTHS, Match, Rule
from timeline.grammar.years import counts_few_years

_LAST_DAY = 31
# Before a number, what it may be the rest of, and a weekday, with which it is one date.
_PARTS = frozenset(
    {"cardinal", "hundreds", "ordinal", "bare_ordinal", "indefinite_ordinal", "number", "weekday"}
)


def parse_worded_day(tokens: Tokens, index: int) -> Match | None:
    """A number, من, and a month of its own calendar with its year; without من where a calendar has few years.

    ثلاثة عشر شهرا are months, and خمسة من أيار may be five people: without such a month and a year it is no
    date. The other days in words are in chronicle_days.py.
    """
    number = cardinal(tokens, index)
    if number is None or tokens.number(index) is not None or not 1 <= number[0] <= _LAST_DAY:
        return None
    if tokens.gap(number[1] - 1).strip(" ") or _is_rest(tokens, index):
        return None
    of = skip_of(tokens, number[1])
    named = month(tokens, of)
    if named is None or named[0].calendar is None:
        return None
    if of == number[1] and not counts_few_years(calendar_named(named[0].calendar)):
        return None
    date, stop = dated(tokens, named[1], named[0], number[0])
    return Match(stop, date) if date.year is not None else None


def _is_rest(tokens: Tokens, index: int) -> bool:
    """Whether it may be the rest of a longer one, or count nights: ثالث عشر صفر, واحد وعشرين رجب, لعشرين."""
    if tokens.words[index] in TEN_AFTER_UNIT or tokens.clitic(index):
        return True
    return index > 0 and bool(tokens.readings(index - 1).keys() & _PARTS)


RULES = (
    Rule(
        "day in words",
        {"cardinal": MONTHS | {"cardinal", "opens_span", "unit"}},
        parse_worded_day,
    ),
)
