"""Months by their number: شهر 8, شهر عشرة; الشهر الثامن من عام 2014."""

from timeline.arabic.lexicon import closed
from timeline.arabic.numerals import cardinal, ordinal
from timeline.arabic.tokens import Tokens
from timeline.grammar.after_number import counts_known_noun, counts_noun
from timeline.grammar.expression import CalendarDate
from timeline.grammar.rule import Match, Rule
from timeline.grammar.years import year_after

_INTRODUCES = frozenset(closed.words("before_numbered_month"))


def numbered_month(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """The number of a month after شهر: (number, next index); `index` is the word after شهر.

    Outside a date with a day, the noun needs a preposition, and the number must count nothing.
    """
    number = cardinal(tokens, index)
    if number is None or not 1 <= number[0] <= 12 or tokens.clitic(index):
        return None
    digits = tokens.number(index) is not None
    if digits and len(tokens.words[index]) > 2:
        return None
    if year_after(tokens, number[1], None, bare=True):
        return number
    before = tokens.words[index - 2] if index > 1 else ""
    introduced = tokens.joined(index - 2) and (before in _INTRODUCES or tokens.number(index - 2) is not None)
    introduced = introduced or bool(tokens.clitic(index - 1)) or tokens.reading(index - 2, "part") is not None
    # شهر واحد is a length of time.
    counts = counts_noun(tokens, number[1]) or counts_known_noun(tokens, number[1])
    alone = (digits or number[0] > 2) and not counts
    return number if introduced and alone else None


def parse_ordinal_month(tokens: Tokens, index: int) -> Match | None:
    """الشهر الثامن من عام 2014; without a year it is a month of anything, of a pregnancy or a war."""
    if tokens.reading(index, "definite_unit") != "month" or not tokens.joined(index):
        return None
    number = ordinal(tokens, index + 1)
    if number is None or number[0] > 12:
        return None
    written = year_after(tokens, number[1], None, bare=False)
    if written is None or written[0].era is not None or written[0].calendar is not None:
        return None
    return Match(written[1], CalendarDate(year=written[0].number, month=number[0]))


RULES = (Rule("ordinal month", {"definite_unit": frozenset({"ordinal"})}, parse_ordinal_month),)
