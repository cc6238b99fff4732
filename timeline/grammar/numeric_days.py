"""Days and months in digits without all their parts: يوم 22/04, بتاريخ 22/4, في 2015-3, شهر 5/2014."""

from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import IN
from timeline.arabic.tokens import Tokens
from timeline.grammar.after_number import counts_known_noun, goes_on
from timeline.grammar.expression import CalendarDate
from timeline.grammar.rule import Match, Rule

_YEARS = range(1900, 2100)
# خدمة 24/7: around the clock.
_ALWAYS = (24, 7)
_ON_DATE = frozenset(closed.words("on_date"))
_BEFORE_MONTH = frozenset(closed.words("before_numeric_month"))


def numeric_day(tokens: Tokens, index: int) -> tuple[CalendarDate, int] | None:
    """A day and a month with a slash, where only a date can be meant: يوم 22/04, في 22/04.

    After في it is a date if it cannot be a fraction: 3/4 can, 22/4 and 03/04 cannot. After a weekday it is
    often of the Hijri calendar, so the weekday alone is read.
    """
    day, number = tokens.number(index), tokens.number(index + 1)
    if day is None or number is None or tokens.gap(index) != "/" or not tokens.joined(index - 1):
        return None
    if not (1 <= day <= 31 and 1 <= number <= 12) or goes_on(tokens, index + 1):
        return None
    if counts_known_noun(tokens, index + 2) and tokens.reading(index + 2, "day_part_after") is None:
        return None
    before = tokens.words[index - 1]
    named = before in _ON_DATE or tokens.reading(index - 1, "day_head") == 1
    if not named and (day, number) == _ALWAYS:
        return None
    padded = tokens.words[index + 1].startswith("0") or tokens.words[index].startswith("0")
    if named or (before == IN and (day > 12 or padded)):
        return CalendarDate(day=day, month=number), index + 2
    return None


def parse_numeric_month(tokens: Tokens, index: int) -> Match | None:
    """A month and a year in digits after في, شهر or the like: في 2015-3, منذ 2015/03, شهر 5/2014."""
    headed = tokens.reading(index, "unit") == "month"
    first = index + 1 if headed else index
    if tokens.words[first - 1] not in _BEFORE_MONTH and not headed:
        return None
    one, other = tokens.number(first), tokens.number(first + 1)
    if one is None or other is None or not tokens.joined(first - 1) or goes_on(tokens, first + 1):
        return None
    gap = tokens.gap(first)
    if gap not in ("/", "-") or counts_known_noun(tokens, first + 2):
        return None
    year, number = (one, other) if one in _YEARS else (other, one)
    if year not in _YEARS or not 1 <= number <= 12:
        return None
    if year == one and gap == "/" and number == (year + 1) % 100:
        # The season 2011/12.
        return None
    if year == other and gap == "-":
        return None
    return Match(first + 2, CalendarDate(year=year, month=number))


RULES = (
    Rule(
        "numeric month",
        {"number": frozenset({"number"}), "unit": frozenset({"number"})},
        parse_numeric_month,
    ),
)
