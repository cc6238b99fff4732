"""Days as chronicles write them.

خامس عشر صفر, سابع عشري شوال, يوم السبت ثانيه, ليلة الجمعة ثاني عشر القعدة, لعشر خلون من رمضان, مستهل صفر, سلخ
رجب من هذه السنة.
"""

from dataclasses import replace
from typing import Literal, cast

from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.calendars import named_month
from timeline.arabic.lexicon.closed import AND, FROM, IN
from timeline.arabic.numerals import cardinal, ordinal
from timeline.arabic.tokens import Tokens
from timeline.dates.calendars import calendar_named
from timeline.grammar.expression import CalendarDate, NightsLeft, Part
from timeline.grammar.nights import DayWords, nights
from timeline.grammar.parts import month, skip_of, with_month
from timeline.grammar.rule import ANY, MONTHS, Match, Rule

_ORDINALS = ("bare_ordinal", "indefinite_ordinal")
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


def parse_chronicle_day(tokens: Tokens, index: int) -> Match | None:
    """A day in one of these forms, with the weekday and the part of the day before it."""
    part, weekday, start = (None, None, index) if nights(tokens, index) else before_day(tokens, index)
    if start > index and not _follows(tokens, start):
        return None
    introduced = weekday is not None or start > index or _after_preposition(tokens, index)
    after_weekday = weekday is not None
    words = nights(tokens, start) or _opening(tokens, start) or _ordinal(tokens, start, after_weekday)
    words = words or (_middle(tokens, start) if start > index else None)
    words = words or (_definite(tokens, start) or _cardinal(tokens, start) if introduced else None)
    if words is None:
        return None
    introduced = introduced or (words.of_it and weekday_after(tokens, words.stop, bare=True) is not None)
    dated = _dated(tokens, words, introduced=introduced)
    if dated is None:
        return None
    date, stop = dated
    bare = words.of_it or words.opening or date.of_named is not None
    stop = _skip_in_it(tokens, stop) if words.of_it else stop
    if weekday is None and (named := weekday_after(tokens, stop, bare=bare)):
        weekday, stop = named
    date, stop = _with_other_calendars(tokens, stop, date)
    if words.left is not None:
        return Match(stop, NightsLeft(date, words.left, weekday, part))
    opening: Literal[True] | None = True if words.opening and weekday is None and not _is_old(date) else None
    return Match(stop, replace(date, weekday=weekday, part=part, opening=opening))


def before_day(tokens: Tokens, index: int) -> tuple[Part | None, int | None, int]:
    """The part of the day and the weekday before a day: ليلة الجمعة, نهار السبت, بعد الظهر يوم الاثنين."""
    position = index
    part = tokens.reading(position, "day_part") or tokens.reading(position, "chronicle_day_part")
    if part is not None and tokens.joined(position):
        position += 1
    else:
        part = None
    if tokens.reading(position, "day_head") == 1 and (position == index or not tokens.clitic(position)):
        position += 1
    weekday = tokens.reading(position, "weekday")
    if isinstance(weekday, int) and (position == index or not tokens.clitic(position)):
        return cast("Part | None", part), weekday, _again(tokens, position + 1)
    return cast("Part | None", part), None, position


def _again(tokens: Tokens, index: int) -> int:
    """The index of the day after a weekday: ليلة الجمعة، ليلة الثامن عشر names its night again."""
    named = tokens.reading(index, "day_part") or tokens.reading(index, "day_head")
    comma = tokens.between(index - 1).strip(" ") == "،"
    again = named is not None and comma and tokens.joined(index) and not tokens.clitic(index)
    return index + 1 if again and tokens.reading(index + 1, "ordinal") is not None else index


def _follows(tokens: Tokens, index: int) -> bool:
    """Whether a day at `index` goes on with the words before it, a comma between them or not."""
    return tokens.gap(index - 1).strip(" ") in ("", "،", ",")


def _opening(tokens: Tokens, index: int) -> DayWords | None:
    """مستهل, غرة, سلخ, before a month."""
    if not tokens.joined(index):
        return None
    if tokens.reading(index, "month_closing") is not None:
        return DayWords(index + 1, left=0)
    if tokens.reading(index, "month_opening") is not None:
        return DayWords(index + 1, day=1, opening=tokens.reading(index, "part") is not None)
    return None


def _middle(tokens: Tokens, index: int) -> DayWords | None:
    """نصف شعبان after a weekday or a night; not نصف رمضان الثاني."""
    if tokens.reading(index, "month_middle") is None or not tokens.joined(index):
        return None
    named = month(tokens, index + 1)
    half = (
        named is not None and tokens.reading(named[1], "ordinal") is not None and tokens.joined(named[1] - 1)
    )
    return None if named is None or half or tokens.clitic(index + 1) else DayWords(index + 1, day=15)


def _ordinal(tokens: Tokens, index: int, after_weekday: bool = False) -> DayWords | None:
    """ثاني عشر, سادس عشري, حادي وعشرين, خامسه, ثامن عشره, عشري.

    after_weekday: where the suffix is also written as the ending of the feminine, الجمعة خامسة.
    """
    of_it = tokens.reading(index, "day_of_it")
    if tokens.reading(index, "first_of_it") is not None and weekday_after(tokens, index + 1, bare=True):
        return DayWords(index + 1, day=1, of_it=True)
    if isinstance(of_it, int) and (after_weekday or _is_suffixed(tokens, index)):
        return DayWords(index + 1, day=of_it or None, left=None if of_it else 0, of_it=True)
    unit = next((value for kind in _ORDINALS if (value := tokens.reading(index, kind)) is not None), None)
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


def _definite(tokens: Tokens, index: int) -> DayWords | None:
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
        the_month = tokens.reading(of, "definite_unit") == "month" and not tokens.reading(of + 1, "direction")
        mentioned = tokens.reading(of + 1, "mentioned") is not None and tokens.joined(of)
        return DayWords(of + 1 + mentioned, day=day, of_it=True) if the_month else None
    if with_month(tokens, stop, day) or not tokens.reading(index, "ordinal"):
        return None
    return DayWords(stop, day=day, of_it=True)


def _cardinal(tokens: Tokens, index: int) -> DayWords | None:
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


def _with_other_calendars(tokens: Tokens, index: int, date: CalendarDate) -> tuple[CalendarDate, int]:
    """The same day in other calendars.

    خامسه، وهو أول تشرين الثاني; أوله الثلاثاء تاسع عشر شباط وخامس عشري أمشير.
    """
    if calendar_named(date.calendar).usage.has_civil_months and date.of_named is None:
        return date, index
    stop = index
    while tokens.gap(stop - 1).strip(" ") in ("", "،"):
        start = stop + 1 if tokens.reading(stop, "which_is") is not None and tokens.joined(stop) else stop
        words = _ordinal(tokens, start)
        if words is None or words.of_it or tokens.clitic(start) not in ("", AND):
            break
        other = with_month(tokens, words.stop, words.day)
        if other is None or calendar_named(other[0].calendar).usage.implied_years:
            break
        date, stop = replace(date, parallel_date=date.parallel_date or other[0]), other[1]
    return date, stop


def _is_suffixed(tokens: Tokens, index: int) -> bool:
    """Whether a word is written with the suffix, not with the ending of the feminine that folds to it."""
    _, end = tokens.span(index, index)
    return not tokens.folded.original[:end].endswith(_FEMININE)


def _dated(tokens: Tokens, words: DayWords, *, introduced: bool) -> tuple[CalendarDate, int] | None:
    """The date of a day: with its month and year, or of the month named before."""
    if words.of_it:
        return (CalendarDate(day=words.day, of_named="month"), words.stop) if introduced else None
    if not tokens.joined(words.stop - 1):
        return None
    of = words.stop + 1 if tokens.words[words.stop] == FROM and tokens.joined(words.stop) else words.stop
    if tokens.reading(words.stop, "of_it") is not None:
        return CalendarDate(day=words.day, of_named="month"), words.stop + 1
    if tokens.reading(of, "definite_unit") == "month" and not tokens.reading(of + 1, "direction"):
        stop = of + 2 if tokens.reading(of + 1, "mentioned") is not None and tokens.joined(of) else of + 1
        return CalendarDate(day=words.day, of_named="month"), stop
    if of == words.stop and tokens.clitic(of):
        return None
    if (month := tokens.reading(of, "month_of_it")) is not None:
        calendar, number = named_month(month)
        return CalendarDate(month=number, day=words.day, of_named="year", calendar=calendar), of + 1
    dated = with_month(tokens, words.stop, words.day)
    if dated is None:
        return None
    # أول أيار, مستهل نيسان and a fourth Ramadan are read by other rules, or are no days.
    date = dated[0]
    if calendar_named(date.calendar).usage.has_civil_months and words.opening:
        return None
    known = date.year is not None or date.of_named is not None or date.parallel_date is not None
    known = (
        known or tokens.reading(of + (tokens.reading(of, "unit") == "month"), "calendar_month") is not None
    )
    return dated if introduced or known or words.left is not None else None


def _after_preposition(tokens: Tokens, index: int) -> bool:
    in_it = tokens.words[index - 1 : index] and tokens.words[index - 1].removeprefix(AND) == IN
    return tokens.joined(index - 1) and (in_it or tokens.reading(index - 1, "dependent") == "preposition")


def weekday_after(tokens: Tokens, index: int, *, bare: bool) -> tuple[int, int] | None:
    """نهار الخميس, يوم السبت after a day, الأربعاء after أوله, and الرابع، السبت، between commas."""
    if tokens.clitic(index):
        return None
    comma = tokens.between(index - 1).strip(" ") == "،"
    if not comma and not tokens.joined(index - 1):
        return None
    headed = tokens.reading(index, "day_head") == 1 and tokens.joined(index)
    if headed:
        index += 1
    elif not bare:
        return None
    weekday = tokens.reading(index, "weekday")
    closed_off = headed or not comma or not tokens.joined(index)
    return (
        (weekday, index + 1) if isinstance(weekday, int) and not tokens.clitic(index) and closed_off else None
    )


def _skip_in_it(tokens: Tokens, index: int) -> int:
    """The index after فيه between a day and its weekday: الثامن فيه الخميس."""
    in_it = tokens.reading(index, "in_it") is not None and tokens.joined(index - 1) and tokens.joined(index)
    return index + 1 if in_it and tokens.reading(index + 1, "weekday") is not None else index


def _is_old(date: CalendarDate) -> bool:
    """Whether the year is known from a reckoning alone, as the years of chronicles are."""
    return date.year is not None and calendar_named(date.calendar).margin(date.year) > 0


_DAYS = frozenset(
    {
        *_ORDINALS,
        "construct_tens",
        "day_of_it",
        "month_opening",
        "month_closing",
        "month_middle",
        "cardinal",
        "nights_number",
        "ordinal",
    }
)
_COUNTED = frozenset({"nights_passed", "nights_left", "nights_noun", "cardinal", "construct_tens"})
_AFTER_DEFINITE = frozenset({"weekday", "opens_span", "of_it", "ordinal", "construct_tens", "day_of_it"})
_AFTER_ORDINAL = MONTHS | {"construct_tens", "tens_of_it", "definite_unit", "opens_span", "of_it", "unit"}


RULES = (
    Rule(
        "day of a chronicle",
        {
            "day_part": _DAYS | {"day_head", "weekday"},
            "chronicle_day_part": _DAYS | {"day_head", "weekday"},
            "day_head": _DAYS | {"weekday"},
            "weekday": _DAYS,
            "month_opening": MONTHS | {"definite_unit", "unit", "month_of_it"},
            "month_closing": MONTHS | {"definite_unit", "unit", "month_of_it"},
            "bare_ordinal": _AFTER_ORDINAL,
            "indefinite_ordinal": _AFTER_ORDINAL,
            "ordinal": frozenset(
                {"weekday", "opens_span", "of_it", "ordinal", "construct_tens", "day_of_it"}
            ),
            "construct_tens": MONTHS | {"unit", "definite_unit", "opens_span"},
            "day_of_it": ANY,
            "first_of_it": frozenset({"weekday", "day_head"}),
            "cardinal": _COUNTED,
            "nights_number": _COUNTED | {"opens_span"},
        },
        parse_chronicle_day,
    ),
)
