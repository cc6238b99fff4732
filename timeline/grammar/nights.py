"""Days by the nights that have passed or are left: لعشر خلون من صفر, لثلاث بقين من شعبان سنة 352."""

from dataclasses import dataclass

from timeline.arabic.lexicon.closed import FOR
from timeline.arabic.numerals import cardinal
from timeline.arabic.tokens import Tokens

_MOST = 29
_HALF = 15


@dataclass(frozen=True, slots=True)
class DayWords:
    """The words before `stop` give a day of a month.

    day: its number; left: the nights that are left of the month, 0 on its last day; opening: the first day,
    in words that may mean the first days; of_it: the month is the one named before.
    """

    stop: int
    day: int | None = None
    left: int | None = None
    opening: bool = False
    of_it: bool = False


def nights(tokens: Tokens, index: int) -> DayWords | None:
    """لعشر خلون, لثلاث عشرة ليلة مضت, لليلة بقيت, لعشر إن بقين, للنصف: without the month."""
    clitic = tokens.clitic(index)
    if not clitic.endswith(FOR):
        return None
    named = tokens.reading(index, "nights_number")
    number = (named, index + 1) if isinstance(named, int) else cardinal(tokens, index)
    if number is None or not 1 <= number[0] <= _MOST:
        return None
    count, stop = number
    if not tokens.joined(stop - 1):
        return None
    if tokens.reading(stop, "nights_noun") is not None and tokens.joined(stop):
        stop += 1
    if tokens.reading(stop, "nights_passed") is not None:
        return DayWords(stop + 1, day=count)
    if tokens.reading(stop, "nights_left") is not None:
        return DayWords(stop + 1, left=count)
    return DayWords(stop, day=count) if named == _HALF else None
