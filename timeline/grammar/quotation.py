"""Quoted speech: غدا between quotation marks counts from the day of speaking, if the sentence names it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from timeline.arabic.tokens import Tokens
from timeline.grammar.expression import CalendarDate, Expression

# How many words are read back for the opening mark, and from there for the day of speaking.
_WORDS_QUOTED = 80
_WORDS_OF_FRAME = 30
_OPENING, _CLOSING = "«“", "»”"


@dataclass(frozen=True, slots=True)
class LocatedExpression:
    """An expression and its words: first to before stop."""

    first: int
    stop: int
    expression: Expression


def with_speech(tokens: Tokens, found: Sequence[LocatedExpression]) -> list[LocatedExpression]:
    """What was found, the expressions that are spoken on a named day with that day's `speech_date_start`."""
    return [
        replace(item, expression=replace(item.expression, speech_date_start=day.expression.start))
        if _is_deictic(item.expression) and (day := _day_of_speaking(tokens, found, number))
        else item
        for number, item in enumerate(found)
    ]


def _is_deictic(expression: Expression) -> bool:
    semantics = expression.semantics
    return (
        isinstance(semantics, CalendarDate)
        and semantics.shift is not None
        and semantics.weekday is semantics.day is None
    )


def _day_of_speaking(
    tokens: Tokens, found: Sequence[LocatedExpression], number: int
) -> LocatedExpression | None:
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
        reported = reported or tokens.reading(index, "tense_hint") == "report"
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


def _is_day(item: LocatedExpression) -> bool:
    semantics = item.expression.semantics
    if not isinstance(semantics, CalendarDate):
        return False
    return semantics.shift is not None or semantics.weekday is not None or semantics.day is not None
