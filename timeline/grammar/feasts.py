"""Feasts and fixed days: أول أيام عيد الفطر, ليلة رأس السنة, عيد العمال المقبل; العشر الأواخر من رمضان.

A feast is a date after a word for a day or a temporal preposition, or before its year; elsewhere it is an
occasion (احتفالات عيد الفطر) and no expression.
"""

from dataclasses import replace

from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import AND, DAY, FROM, NIGHT, TEN_AFTER_UNIT, THE_NIGHT
from timeline.arabic.numerals import ordinal
from timeline.arabic.tokens import Tokens
from timeline.dates.calendars import CalendarName, calendar_named
from timeline.grammar.civil_years import civil_year_after
from timeline.grammar.expression import CalendarDate, CountedDay, Span
from timeline.grammar.parts import direction_at, month
from timeline.grammar.rule import ANY, Match, Rule
from timeline.grammar.years import year_after

_LAST = closed.word("last_feminine")
_DAYS = closed.words("days_of_feast")


def parse_feast(tokens: Tokens, index: int) -> Match | None:
    """عيد الفطر, with the words before and after it that belong to it."""
    number, eve, position = _head(tokens, index)
    value = tokens.reading(position, "feast")
    if value is None or (position > index and tokens.clitic(position)):
        return None
    headed = position > index or tokens.words[position].startswith(f"{DAY} ")
    introduced = headed or (
        tokens.joined(index - 1) and tokens.reading(index - 1, "before_feast") is not None
    )
    calendar, _, days = str(value).rpartition(" ")
    first, last = (_date(calendar, day) for day in (days[:5], days[-5:]))
    stop = position + 1
    while tokens.reading(stop, "feast_epithet") and tokens.joined(stop - 1):
        stop += 1
    dated, stop = _dated(tokens, stop, calendar, first)
    if dated is None and (not introduced or tokens.clitic(index)):
        return None
    first, last = (_with(day, dated) for day in (first, last))
    if eve:
        return Match(stop, _eve(first))
    if number is not None:
        return Match(stop, replace(first, day=(first.day or 1) + number - 1))
    return Match(stop, first if first == last else Span(first, last, within=True))


def _head(tokens: Tokens, index: int) -> tuple[int | None, bool, int]:
    """(number of the day of the feast, whether it is the eve, next index): يوم, أول أيام, ليلة."""
    words = tokens.words[index : index + 2]
    if not words or not tokens.joined(index):
        return None, False, index
    if tokens.reading(index, "eve") is not None:
        return None, True, index + 1
    ordinal_number = tokens.reading(index, "bare_ordinal")
    if words[0] == DAY:
        return 1, False, index + 1
    if ordinal_number and words[1:] and words[1] in _DAYS and tokens.joined(index + 1):
        return int(ordinal_number), False, index + 2
    return None, False, index


def _date(calendar: CalendarName, month_day: str) -> CalendarDate:
    number, _, day = month_day.partition("-")
    return CalendarDate(month=int(number), day=int(day), calendar=calendar)


def _dated(
    tokens: Tokens, index: int, calendar: CalendarName, first: CalendarDate
) -> tuple[CalendarDate | None, int]:
    """The year after a feast, or its الماضي, or هذا العام. first: its first day."""
    of_months = None if calendar_named(calendar).usage.has_civil_months else calendar
    if year := year_after(tokens, index, of_months):
        return CalendarDate(year=year[0].number), year[1]
    civil = civil_year_after(tokens, index, of_months, first.month, first.day) if first.month else None
    if civil is not None and civil[0] is not None:
        return CalendarDate(year=civil[0]), civil[2]
    if this := direction_at(tokens, index):
        return CalendarDate(direction=this[0]), this[1]
    demonstrative = tokens.reading(index, "this") is not None and tokens.joined(index - 1)
    if demonstrative and tokens.reading(index + 1, "definite_unit") == "year" and tokens.joined(index):
        return CalendarDate(year_shift=0), index + 2
    return None, index


def _with(day: CalendarDate, dated: CalendarDate | None) -> CalendarDate:
    if dated is None:
        return day
    return replace(day, year=dated.year, direction=dated.direction, year_shift=dated.year_shift)


def _eve(day: CalendarDate) -> CalendarDate:
    """The evening before; where days begin at sunset, that is the night of the day itself."""
    from_sunset = calendar_named(day.calendar).usage.begins_at_sunset
    if from_sunset or (day.month, day.day) != (1, 1):
        earlier = day.day if from_sunset else (day.day or 1) - 1
        return replace(day, day=earlier, part="NI")
    year = day.year - 1 if day.year else None
    shift = day.year_shift - 1 if day.year_shift is not None else None
    return replace(day, year=year, month=12, day=31, year_shift=shift, part="NI")


def parse_ten_days(tokens: Tokens, index: int) -> Match | None:
    """العشر الأواخر من رمضان, with its year."""
    first = tokens.reading(index, "ten_days")
    if not isinstance(first, int) or not tokens.joined(index):
        return None
    position = index + 2 if tokens.words[index + 1 : index + 2] == [FROM] else index + 1
    named = month(tokens, position)
    calendar = named[0].calendar if named else None
    if named is None or calendar is None or tokens.clitic(position) or not tokens.joined(position - 1):
        return None
    dated, stop = _dated(tokens, named[1], calendar, CalendarDate(month=named[0].number))
    of_month = _with(CalendarDate(month=named[0].number, calendar=calendar), dated)
    last = of_month if first == 21 else replace(of_month, day=first + 9)
    return Match(stop, Span(replace(of_month, day=first), last, within=True))


def parse_night(tokens: Tokens, index: int) -> Match | None:
    """ليلة الخامسة عشرة من رمضان, ليلة السابع والعشرين من رجب 1436, الليلة الأخيرة من رمضان."""
    if tokens.words[index : index + 1] not in ([NIGHT], [THE_NIGHT]) or not tokens.joined(index):
        return None
    number = _feminine(tokens, index + 1) or ordinal(tokens, index + 1) or _last_night(tokens, index + 1)
    if number is None or tokens.words[number[1] : number[1] + 1] != [FROM]:
        return None
    position = number[1] + 1
    named = month(tokens, position)
    if named is None or tokens.clitic(position) or number[0] > 30:
        return None
    calendar = named[0].calendar
    if calendar is None or not calendar_named(calendar).usage.begins_at_sunset:
        return None
    dated, stop = _dated(tokens, named[1], calendar, CalendarDate(month=named[0].number))
    if number[0] < 0:
        of_month = _with(CalendarDate(month=named[0].number, calendar=calendar), dated)
        return Match(stop, CountedDay(of_month, -1, part="NI"))
    day = CalendarDate(month=named[0].number, day=number[0], part="NI", calendar=calendar)
    return Match(stop, _with(day, dated))


def _last_night(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """الأخيرة after الليلة: the night number -1."""
    return (-1, index + 1) if tokens.words[index : index + 1] == [_LAST] and tokens.joined(index) else None


def _feminine(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """الخامسة عشرة, السابعة والعشرين: ordinals of a night, up to thirty."""
    value = tokens.reading(index, "hour_word") or tokens.reading(index, "first")
    if not isinstance(value, int) or not tokens.joined(index):
        return None
    if value < 10 and tokens.words[index + 1] in TEN_AFTER_UNIT:
        return value + 10, index + 2
    tens = tokens.reading(index + 1, "ordinal")
    if value < 10 and tens in (20, 30) and tokens.clitic(index + 1) == AND:
        return value + int(tens), index + 2
    return value, index + 1


_NIGHT = frozenset({"hour_word", "ordinal", "first", "direction"})

RULES = (
    Rule(
        "feast",
        {
            "feast": ANY,
            "day_head": frozenset({"feast"}),
            "eve": frozenset({"feast"}),
            "bare_ordinal": frozenset({"day_head"}),
        },
        parse_feast,
    ),
    Rule("ten days", {"ten_days": ANY}, parse_ten_days),
    Rule("night of a day", {"day_part": _NIGHT, "night": _NIGHT}, parse_night),
)
