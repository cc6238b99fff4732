"""Quoted speech: غدا between quotation marks counts from the day of the speech, if the sentence names it.

What was said or written on a date that names its month is counted from that date without quotation marks as
well: صرح في 20 فبراير بأن الوفد سيصل غدا, في بيان صدر في 2 نوفمبر 2017.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from timeline.arabic.lexicon import closed
from timeline.arabic.tokens import Tokens
from timeline.arabic.word_sets import among
from timeline.grammar.expression import (
    CalendarDate,
    DayOfWeek,
    DeicticUnit,
    Expression,
    Offset,
    PartOfYear,
    RollingPeriod,
)

# How many words back the opening mark is looked for, and from there the day of the speech.
_WORDS_QUOTED = 80
_WORDS_OF_ATTRIBUTION = 30
# Words from a date back to the verb of saying, or to the document, that it dates; on to the verb after it.
_TO_SAYING, _TO_DOCUMENT, _SAYS_AFTER = 8, 4, 2
_OPENING, _CLOSING = "«“", "»”"
# مبينا, لافتا: what somebody said goes on, after a date that is not of it.
_ACCUSATIVE = closed.letters("accusative")
_OPENS_SPEECH = frozenset(':«“"')


@dataclass(frozen=True, slots=True)
class LocatedExpression:
    """An expression and its token span: from `first` to before `stop`."""

    first: int
    stop: int
    expression: Expression


def with_speech_dates(tokens: Tokens, located: Sequence[LocatedExpression]) -> list[LocatedExpression]:
    """Return the expressions, with `speech_date_start` set for those said or written on a named day."""
    return [_with_speech_date(tokens, located, number) for number in range(len(located))]


def _with_speech_date(tokens: Tokens, located: Sequence[LocatedExpression], number: int) -> LocatedExpression:
    item = located[number]
    expression = item.expression
    deictic = _is_deictic(expression)
    if not number or not (deictic or _is_counted(expression)):
        return item
    quoted = _day_of_speech(tokens, located, number) if deictic else None
    day = quoted or _date_of_words(tokens, located, number)
    if day is None:
        return item
    said = replace(expression, speech_date_start=day.expression.start, speech_indirect=quoted is None)
    return replace(item, expression=said)


def _is_deictic(expression: Expression) -> bool:
    semantics = expression.semantics
    return (
        isinstance(semantics, CalendarDate)
        and semantics.shift is not None
        and semantics.weekday is semantics.day is None
    )


def _is_counted(expression: Expression) -> bool:
    """Whether it is counted from when it was said: العام الماضي, الأربعاء المقبل, قبل ثلاثة أيام."""
    match expression.semantics:
        case DeicticUnit() | DayOfWeek() | RollingPeriod() | Offset():
            return True
        case CalendarDate(direction=direction, year_shift=year_shift, year=year):
            # قال في 3 كانون الثاني إن الفريق سيعود يوم 7 كانون الثاني: soon after he spoke.
            announced = year is None and expression.tense_hint == "future"
            return announced or direction is not None or year_shift is not None
        case PartOfYear(shift=shift, direction=direction):
            return shift is not None or direction is not None
    return False


def _date_of_words(
    tokens: Tokens, located: Sequence[LocatedExpression], number: int
) -> LocatedExpression | None:
    """The date on which words of a sentence were said or written, if it names its month."""
    said, earlier = False, number - 1
    for index in range(located[number].first - 1, -1, -1):
        if tokens.ends_sentence(index):
            return None
        readings = tokens.readings(index)
        said = said or "complementiser" in readings or not _OPENS_SPEECH.isdisjoint(tokens.gap(index))
        if not said and "opens_clause" in readings:
            # صرح في 3 أيار 2016 بأن الوفد سيعود، إذ يصل الأسبوع المقبل: of the article again.
            return None
        while earlier >= 0 and located[earlier].first > index:
            earlier -= 1
        if earlier < 0:
            return None
        item = located[earlier]
        if item.first == index and _states_date(item) and _dates_words(tokens, item, said=said):
            return item
    return None


def _dates_words(tokens: Tokens, date: LocatedExpression, *, said: bool) -> bool:
    """Whether a date is that of a saying or a document. said: whether what was said comes after it."""
    after = range(date.stop, date.stop + _SAYS_AFTER)
    if said and any(_says(tokens, at) and not tokens.words[at].endswith(_ACCUSATIVE) for at in after):
        return True
    for index in range(date.first - 1, max(date.first - 1 - _TO_SAYING, -1), -1):
        if tokens.ends_sentence(index) or "relative" in tokens.readings(index):
            return False
        if date.first - index <= _TO_DOCUMENT and among(tokens.words[index], "document_of_words"):
            return True
        if said and _says(tokens, index):
            return True
    return False


def _says(tokens: Tokens, index: int) -> bool:
    readings = tokens.readings(index)
    return "saying" in readings or readings.get("tense_hint") == "report"


def _states_date(item: LocatedExpression) -> bool:
    semantics = item.expression.semantics
    if not isinstance(semantics, CalendarDate) or semantics.month is None or semantics.shift is not None:
        return False
    return item.expression.bound is None and (semantics.year or semantics.day) is not None


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
