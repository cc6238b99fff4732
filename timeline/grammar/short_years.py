"""Years of two digits after a month: 6 أكتوبر 73, تموز 98, 14 شباط 05, نيسان عام 87."""

from timeline.arabic.lexicon.closed import FROM
from timeline.arabic.tokens import Tokens
from timeline.grammar.after_number import stands_alone

# A number of two digits up to here may also be a day of the month before it.
_LAST_DAY = 31


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
    if number is None or len(digits[0]) != 2 or not stands_alone(tokens, index + 1):
        return None
    surely = headed or after_day or number > _LAST_DAY or digits[0].startswith("0")
    return (number, index + 1) if surely else None
