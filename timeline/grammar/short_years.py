"""Years of two digits after a month: 6 أكتوبر 73, تموز 98, 14 شباط 05, نيسان عام 87."""

from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import FROM
from timeline.arabic.tokens import Tokens
from timeline.arabic.verb_forms import is_imperfect, is_perfect
from timeline.grammar.after_number import counts_known_noun, may_be_counted, stands_alone

# A number of two digits up to here may also be a day of the month before it.
_LAST_DAY = 31
_AFTER_QUANTITY = frozenset(closed.words("after_quantity"))


def _compares(tokens: Tokens, stop: int) -> bool:
    """Whether the word after a number makes it a quantity: 35 تحت الصفر, 40 منهم."""
    return tokens.joined(stop - 1) and tokens.words[stop] in _AFTER_QUANTITY


def _is_verb(tokens: Tokens, index: int) -> bool:
    """Whether a verb follows, which a number does not count: بعد سبتمبر 62 تغير كل شيء."""
    word = tokens.words[index]
    return is_perfect(word) or is_imperfect(word)


def short_year_after(tokens: Tokens, index: int, *, after_day: bool) -> tuple[int, int] | None:
    """A year of two digits at `index`, right after a civil month: (its digits, next index).

    after_day: whether the month has its day, so that the number cannot be one.
    """
    if tokens.gap(index - 1).strip(" ") != "":
        return None
    head = index + 1 if tokens.words[index : index + 1] == [FROM] and tokens.joined(index) else index
    headed = "year" in (tokens.reading(head, "unit"), tokens.reading(head, "definite_unit"))
    if headed and tokens.joined(head):
        index = head + 1
    digits = tokens.words[index : index + 1]
    number = tokens.number(index)
    if number is None or len(digits[0]) != 2:
        return None
    if not stands_alone(tokens, index + 1):
        # From 11 on a counted noun has an ending of its own: 44 بحارا, 44 سفينة.
        counts = counts_known_noun(tokens, index + 1) or may_be_counted(tokens.words[index + 1])
        if counts or number <= _LAST_DAY or not (after_day or headed or _is_verb(tokens, index + 1)):
            return None
    elif not (headed or after_day) and tokens.words[index + 1 : index + 2] and _compares(tokens, index + 1):
        return None
    surely = headed or after_day or number > _LAST_DAY or digits[0].startswith("0")
    return (number, index + 1) if surely else None
