"""Days as chronicles write them.

خامس عشر صفر, سابع عشري شوال, يوم السبت ثانيه, ليلة الجمعة ثاني عشر القعدة, لعشر خلون من رمضان, مستهل صفر, سلخ
رجب من هذه السنة.
"""

from dataclasses import replace
from typing import Literal

from timeline.arabic.lexicon.calendars import named_month
from timeline.arabic.lexicon.closed import AND, FROM, IN
from timeline.arabic.tokens import Tokens
from timeline.dates.calendars import calendar_named
from timeline.grammar.chronicle_weekdays import before_day, follows, skip_in_it, weekday_after
from timeline.grammar.chronicle_words import (
    ORDINALS,
    cardinal_day,
    definite_day,
    middle_of_month,
    month_edge,
    ordinal_day,
)
from timeline.grammar.expression import CalendarDate, NightsLeft
from timeline.grammar.nights import DayWords, nights
from timeline.grammar.parts import with_month
from timeline.grammar.rule import ANY, MONTHS, Match, Rule


def parse_chronicle_day(tokens: Tokens, index: int) -> Match | None:
    """A day in one of these forms, with the weekday and the part of the day before it."""
    part, weekday, start = (None, None, index) if nights(tokens, index) else before_day(tokens, index)
    if start > index and not follows(tokens, start):
        return None
    introduced = weekday is not None or start > index or _after_preposition(tokens, index)
    after_weekday = weekday is not None
    words = nights(tokens, start) or month_edge(tokens, start) or ordinal_day(tokens, start, after_weekday)
    words = words or (middle_of_month(tokens, start) if start > index else None)
    words = words or (definite_day(tokens, start) or cardinal_day(tokens, start) if introduced else None)
    if words is None:
        return None
    introduced = introduced or (words.of_it and weekday_after(tokens, words.stop, bare=True) is not None)
    dated = _dated(tokens, words, introduced=introduced)
    if dated is None:
        return None
    date, stop = dated
    bare = words.of_it or words.opening or date.of_named is not None
    stop = skip_in_it(tokens, stop) if words.of_it else stop
    if weekday is None and (named := weekday_after(tokens, stop, bare=bare)):
        weekday, stop = named
    date, stop = _with_other_calendars(tokens, stop, date)
    if words.left is not None:
        return Match(stop, NightsLeft(date, words.left, weekday, part))
    opening: Literal[True] | None = True if words.opening and weekday is None and not _is_old(date) else None
    return Match(stop, replace(date, weekday=weekday, part=part, opening=opening))


def _with_other_calendars(tokens: Tokens, index: int, date: CalendarDate) -> tuple[CalendarDate, int]:
    """The same day in other calendars.

    خامسه، وهو أول تشرين الثاني; أوله الثلاثاء تاسع عشر شباط وخامس عشري أمشير.
    """
    if calendar_named(date.calendar).usage.has_civil_months and date.of_named is None:
        return date, index
    stop = index
    while tokens.gap(stop - 1).strip(" ") in ("", "،"):
        start = stop + 1 if tokens.reading(stop, "which_is") is not None and tokens.joined(stop) else stop
        words = ordinal_day(tokens, start)
        if words is None or words.of_it or tokens.clitic(start) not in ("", AND):
            break
        other = with_month(tokens, words.stop, words.day)
        if other is None or calendar_named(other[0].calendar).usage.implied_years:
            break
        date, stop = replace(date, parallel_date=date.parallel_date or other[0]), other[1]
    return date, stop


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


def _is_old(date: CalendarDate) -> bool:
    """Whether the year is known from a reckoning alone, as the years of chronicles are."""
    return date.year is not None and calendar_named(date.calendar).margin(date.year) > 0


_DAYS = frozenset(
    {
        *ORDINALS,
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
