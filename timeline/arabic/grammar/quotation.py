"""Quoted speech: غدا between quotation marks counts from the day of speaking, if the sentence names it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from timeline.arabic.expression import CalendarDate, Expression
from timeline.arabic.tokens import Tokens

# How many words are read back for the opening mark, and from there for the day of speaking.
_WORDS_QUOTED = 80
_WORDS_OF_FRAME = 30
_OPENING, _CLOSING = "«“", "»”"


@dataclass(frozen=True, slots=True)
class Found:
    """An expression and its words: first to before stop."""

    first: int
    stop: int
    expression: Expression


def with_speech(tokens: Tokens, found: Sequence[Found]) -> list[Found]:
    """What was found, the expressions that are spoken on a named day with that day's `spoken_on`."""
    return [
        replace(item, expression=replace(item.expression, spoken_on=day.expression.start))
        if _is_deictic(item.expression) and (day := _day_of_speaking(tokens, found, number))
        else item
        for number, item in enumerate(found)
    ]


def _is_deictic(expression: Expression) -> bool:
    said = expression.said
    return isinstance(said, CalendarDate) and said.shift is not None and said.weekday is said.day is None


def _day_of_speaking(tokens: Tokens, found: Sequence[Found], number: int) -> Found | None:
    """The last day before the opening mark, in a sentence that reports speech: وقال الاثنين: «... غدا»."""
    opening = opening_mark(tokens, found[number].first)
    if opening is None:
        return None
    reported = False
    day = None
    earlier = number - 1
    for index in range(opening, max(opening - _WORDS_OF_FRAME, -1), -1):
        if index < opening and tokens.ends_sentence(index):
            break
        reported = reported or tokens.reading(index, "outlook") == "report"
        while earlier >= 0 and found[earlier].first > index:
            earlier -= 1
        if day is None and earlier >= 0 and found[earlier].first == index and _is_day(found[earlier]):
            day = found[earlier]
    return day if reported else None


def opening_mark(tokens: Tokens, first: int) -> int | None:
    """The last word before the quotation that word `first` stands in, None when it stands in none."""
    for index in range(first - 1, max(first - 1 - _WORDS_QUOTED, -1), -1):
        gap = tokens.gap(index)
        if gap == " ":
            continue
        marks = [mark for mark in gap if mark in _OPENING + _CLOSING]
        if marks:
            return index if marks[-1] in _OPENING else None
        if '"' in gap:
            # A straight mark opens when it leans on the word behind it.
            return index if gap.endswith('"') and not gap.startswith('"') else None
        if "\n" in gap:
            return None
    return None


def _is_day(item: Found) -> bool:
    said = item.expression.said
    if not isinstance(said, CalendarDate):
        return False
    return said.shift is not None or said.weekday is not None or said.day is not None
