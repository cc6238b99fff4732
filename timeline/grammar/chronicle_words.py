"""The words by which chronicles give the day of a month: خامس عشر, سابع عشري, خامسه, نصفه, مستهل."""

from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import AND, IN
from timeline.arabic.numerals import cardinal, ordinal
from timeline.arabic.tokens import Tokens
from timeline.grammar.chronicle_weekdays import weekday_after
from timeline.grammar.nights import DayWords
from timeline.grammar.parts import month, skip_of, with_month

ORDINALS = ("bare_ordinal", "indefinite_ordinal")
# The ending of خامسة, which folds to that of خامسه.
_FEMININE = closed.letters("feminine_as_written")
_LAST_DAY = 30
_TWENTIETH = 20
# Smaller numbers count months: شهر رمضان, ثلاثة أشهر.
_FIRST_CARDINAL = 3
_MONTH_NAMES = frozenset({"calendar_month", "weak_calendar_month"})
# How many words before it the month of a day may be named.
_FAR = 400
# حادي is part of eleven alone.
_LAST_UNIT = 10


def month_edge(tokens: Tokens, index: int) -> DayWords | None:
    """مستهل, غرة, سلخ, before a month."""
    if not tokens.joined(index):
        return None
    if tokens.reading(index, "month_closing") is not None:
        return DayWords(index + 1, left=0)
    if tokens.reading(index, "month_opening") is not None:
        return DayWords(index + 1, day=1, opening=tokens.reading(index, "part") is not None)
    return None


def middle_of_month(tokens: Tokens, index: int) -> DayWords | None:
    """نصف شعبان after a weekday or a night; not نصف رمضان الثاني."""
    if tokens.reading(index, "month_middle") is None or not tokens.joined(index):
        return None
    named = month(tokens, index + 1)
    half = (
        named is not None and tokens.reading(named[1], "ordinal") is not None and tokens.joined(named[1] - 1)
    )
    return None if named is None or half or tokens.clitic(index + 1) else DayWords(index + 1, day=15)


def ordinal_day(tokens: Tokens, index: int, after_weekday: bool = False) -> DayWords | None:
    """ثاني عشر, سادس عشري, حادي وعشرين, خامسه, ثامن عشره, عشري.

    after_weekday: where the suffix is also written as the ending of the feminine, الجمعة خامسة.
    """
    of_it = tokens.reading(index, "day_of_it")
    if tokens.reading(index, "first_of_it") is not None and weekday_after(tokens, index + 1, bare=True):
        return DayWords(index + 1, day=1, of_it=True)
    if isinstance(of_it, int) and (after_weekday or _is_suffixed(tokens, index)):
        return DayWords(index + 1, day=of_it or None, left=None if of_it else 0, of_it=True)
    unit = next((value for kind in ORDINALS if (value := tokens.reading(index, kind)) is not None), None)
    if not isinstance(unit, int):
        tens = tokens.reading(index, "construct_tens")
        whole = isinstance(tens, int) and tens > 10 and tokens.joined(index)
        return DayWords(index + 1, day=int(tens or 0)) if whole else None
    if not tokens.joined(index):
        return None
    if (tens := tokens.reading(index + 1, "tens_of_it")) and (
        after_weekday or _is_suffixed(tokens, index + 1)
    ):
        return DayWords(index + 2, day=unit % 10 + int(tens), of_it=True)
    tens = tokens.reading(index + 1, "construct_tens")
    if isinstance(tens, int) and (tens > 10 or not tokens.clitic(index + 1)):
        return DayWords(index + 2, day=unit % 10 + tens) if unit % 10 + tens <= _LAST_DAY else None
    return DayWords(index + 1, day=unit) if unit <= _LAST_UNIT else None


def definite_day(tokens: Tokens, index: int) -> DayWords | None:
    """الخامس والعشرين, السادس without a month, where a Hijri month was named before: it is of that one."""
    number = ordinal(tokens, index)
    if number is None or not is_near_month(tokens, index):
        return None
    day, stop = number
    if day < 10 and tokens.joined(stop - 1) and tokens.reading(stop, "day_of_it") == _TWENTIETH:
        # الرابع والعشرين منه.
        return DayWords(stop + 1, day=day + _TWENTIETH, of_it=True) if tokens.clitic(stop) == AND else None
    tens = tokens.reading(stop, "construct_tens") if tokens.joined(stop - 1) else None
    if isinstance(tens, int) and tens > 10 and day < 10:
        day, stop = day + tens, stop + 1
    if tokens.reading(stop, "of_it") is not None and tokens.joined(stop - 1):
        return DayWords(stop + 1, day=day, of_it=True)
    of = skip_of(tokens, stop) if tokens.joined(stop - 1) else stop
    if of > stop:
        of += tokens.reading(of, "this") is not None and tokens.joined(of)
        the_month = tokens.reading(of, "definite_unit") == "month" and not tokens.reading(of + 1, "direction")
        mentioned = tokens.reading(of + 1, "mentioned") is not None and tokens.joined(of)
        return DayWords(of + 1 + mentioned, day=day, of_it=True) if the_month else None
    if with_month(tokens, stop, day) or not tokens.reading(index, "ordinal"):
        return None
    return DayWords(stop, day=day, of_it=True)


def cardinal_day(tokens: Tokens, index: int) -> DayWords | None:
    """اثنين وعشرين جمادى الأولى, ثمان عشرة في رمضان: a number in words before the month."""
    if tokens.number(index) is not None or tokens.clitic(index):
        return None
    number = cardinal(tokens, index)
    if number is None or not _FIRST_CARDINAL <= number[0] <= _LAST_DAY or not tokens.joined(number[1] - 1):
        return None
    of = number[1] + (tokens.words[number[1]] == IN and tokens.joined(number[1]))
    headed = tokens.reading(of, "unit") == "month" and tokens.joined(of)
    named = not _MONTH_NAMES.isdisjoint(tokens.readings(of + headed)) and not tokens.clitic(of)
    return DayWords(of, day=number[0]) if named else None


def is_near_month(tokens: Tokens, index: int) -> bool:
    """Whether a month of another calendar than the civil one is named before, not far away."""
    months = (tokens.nearest(kind, index, _FAR) for kind in ("calendar_month", "weak_calendar_month"))
    return any(month is not None for month in months)


def _is_suffixed(tokens: Tokens, index: int) -> bool:
    """Whether a word is written with the suffix, not with the ending of the feminine that folds to it."""
    _, end = tokens.span(index, index)
    return not tokens.folded.original.endswith(_FEMININE, 0, end)
