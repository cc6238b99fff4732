"""Quoted speech: غدا between quotation marks counts from the day of the speech, if the sentence names it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from timeline.arabic.tokens import Tokens
from timeline.grammar.expression import CalendarDate, Expression

# How many words back the opening mark is looked for, and from there the day of the speech.
_WORDS_QUOTED = 80
_WORDS_OF_ATTRIBUTION = 30
_OPENING, _CLOSING = "«“", "»”"


@dataclass(frozen=True, slots=True)
class LocatedExpression:
    """An expression and its token span: from `first` to before `stop`."""

    first: int
    stop: int
    expression: Expression


def with_speech_dates(tokens: Tokens, located: Sequence[LocatedExpression]) -> list[LocatedExpression]:
    """Return the expressions, with `speech_date_start` set for those quoted from a speech on a named day."""
    return [
        replace(item, expression=replace(item.expression, speech_date_start=day.expression.start))
        if _is_deictic(item.expression) and (day := _day_of_speech(tokens, located, number))
        else item
        for number, item in enumerate(located)
    ]


def _is_deictic(expression: Expression) -> bool:
    semantics = expression.semantics
    return (
        isinstance(semantics, CalendarDate)
        and semantics.shift is not None
        and semantics.weekday is semantics.day is None
    )


def _day_of_speech(
    tokens: Tokens, located: Sequence[LocatedExpression], number: int
) -> LocatedExpression | None:
    """The last day before the opening mark, in a sentence that reports speech: وقال الاثنين: «... غدا»."""
    opening = opening_mark(tokens, located[number].first)
    if opening is None:
        return None
    reported = False
    day = None
    earlier = number - 1
    for index in range(opening, max(opening - _WORDS_OF_ATTRIBUTION, -1), -1):
        if index < opening and tokens.ends_sentence(index):
            break
        reported = reported or tokens.reading(index, "tense_hint") == "report"
        while earlier >= 0 and located[earlier].first > index:
            earlier -= 1
        if day is None and earlier >= 0 and located[earlier].first == index and _is_day(located[earlier]):
            day = located[earlier]
    return day if reported else None


def opening_mark(tokens: Tokens, first: int) -> int | None:
    """Return the index of the last word before the quotation around word `first`, None outside quotations."""
    for index in range(first - 1, max(first - 1 - _WORDS_QUOTED, -1), -1):
        gap = tokens.gap(index)
        if gap == " ":
            continue
        marks = [mark for mark in gap if mark in _OPENING + _CLOSING]
        if marks:
            return index if marks[-1] in _OPENING else None
        if '"' in gap:
            # A straight mark opens a quotation when it adjoins the next word.
            return index if gap.endswith('"') and not gap.startswith('"') else None
        if "\n" in gap:
            return None
    return None


def _is_day(item: LocatedExpression) -> bool:
    semantics = item.expression.semantics
    if not isinstance(semantics, CalendarDate):
        return False
    return semantics.shift is not None or semantics.weekday is not None or semantics.day is not None
