"""Parts of the day and the clock: صباح الجمعة, مساء أمس, الليلة الماضية, الساعة الثالثة عصرا, 14:30."""

from dataclasses import replace
from typing import cast

from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import AND, EVERY, FROM, IN, MORNING, TODAY
from timeline.arabic.tokens import Tokens
from timeline.grammar.anaphora import parse_same
from timeline.grammar.chronicle_days import parse_chronicle_day
from timeline.grammar.clock import (
    OPENS_CLOCK,
    Clock,
    bare_clock,
    in_part,
    parse_clock,
    skip_zone,
    starts_day,
)
from timeline.grammar.days import parse_day
from timeline.grammar.expression import Anaphor, CalendarDate, Part, RecurringSet
from timeline.grammar.night_of_two import night_of_two
from timeline.grammar.parts import skip_of
from timeline.grammar.rule import AFTER_DAY_NUMBER, ANY, DAY_NUMBERS, MONTHS, Match, Rule
from timeline.grammar.units import parse_unit

# The ending of an adverb, which folding removes.
_TANWIN = "\u064b"
_LAST = closed.word("last_feminine")
_PREPOSITIONS = closed.words("before_hour")


def parse_part_of_day(tokens: Tokens, index: int) -> Match | None:
    """A part before its day: صباح الجمعة, بعد ظهر اليوم, ليل الجمعة السبت, ليلة أول أمس."""
    part = tokens.reading(index, "day_part")
    if part is None or not tokens.joined(index):
        return None
    start = skip_of(tokens, index + 1)
    if tokens.clitic(start):
        return None
    same = parse_same(tokens, start)
    if same and isinstance(same.semantics, Anaphor) and same.semantics.unit == "day":
        return Match(same.stop, replace(same.semantics, part=cast(Part, part)))
    if tokens.reading(start, "this") is not None and tokens.reading(start + 1, "shift") == 0:
        start += 1
    day = parse_day(tokens, start)
    if day is None or not isinstance(day.semantics, CalendarDate):
        return None
    stop = day.stop
    if part == "NI" and day.semantics.weekday is not None and (second := _second_weekday(tokens, stop)):
        # The night from Friday to Saturday is Friday's.
        if dated := night_of_two(tokens, second):
            return dated
        stop = second
    return Match(stop, replace(day.semantics, part=cast(Part, part)))


def parse_night(tokens: Tokens, index: int) -> Match | None:
    """الليلة, الليلة الماضية."""
    shift = tokens.reading(index, "night")
    if not isinstance(shift, int):
        return None
    if shift == 0 and tokens.reading(index - 1, "anaphoric_before") is not None and tokens.joined(index - 1):
        return None
    if shift == 0 and _numbered(tokens, index + 1):
        return None
    return Match(index + 1, CalendarDate(shift=shift, part="NI"))


def _numbered(tokens: Tokens, index: int) -> bool:
    """Whether the night before word `index` is one of several: الليلة الثانية من المهرجان, الليلة الأخيرة."""
    if not tokens.joined(index - 1) or tokens.reading(index - 1, "night") is None:
        return False
    if tokens.reading(index, "first") is not None or tokens.words[index : index + 1] == [_LAST]:
        return True
    return tokens.reading(index, "hour_word") is not None and parse_clock(tokens, index) is None


def parse_part_of_today(tokens: Tokens, index: int) -> Match | None:
    """هذا الصباح."""
    part = tokens.reading(index, "part_of_today")
    return Match(index + 1, CalendarDate(shift=0, part=cast(Part, part))) if part else None


def parse_clock_alone(tokens: Tokens, index: int) -> Match | None:
    """الساعة 20:40, التاسعة مساء: on the day named before."""
    clock = parse_clock(tokens, index)
    if clock is None:
        return None
    return Match(clock[2], Anaphor("day", 0, part=clock[1], clock=clock[0], implied=True))


def parse_part_alone(tokens: Tokens, index: int) -> Match | None:
    """وصباحا at the beginning of a sentence: of the day named before; not صباحا ومساء, every day."""
    part = tokens.reading(index, "day_part_after")
    if part is None or not index or not tokens.ends_sentence(index - 1) or starts_day(tokens, index):
        return None
    written = tokens.folded.original[slice(*tokens.span(index, index))]
    if tokens.reading(index, "day_part") is not None and not written.endswith(_TANWIN):
        # مساء الخير is a noun before another.
        return None
    if tokens.reading(index + 1, "day_part_after") is not None or tokens.clitic(index) not in ("", AND):
        return None
    return Match(index + 1, Anaphor("day", 0, part=cast(Part, part), implied=True))


def parse_timed_day(tokens: Tokens, index: int) -> Match | None:
    """A day with a part or a clock time after it: الجمعة صباحا, اليوم الأربعاء على الساعة العاشرة صباحا."""
    if tokens.reading(index, "ordinal") and tokens.reading(index - 1, "counted") and tokens.joined(index - 1):
        # الأسبوع الأول من شهر أيار is not a day of May.
        return None
    day = parse_day(tokens, index)
    if day is None or not isinstance(day.semantics, CalendarDate):
        return day
    if day.semantics.shift == 0 and _per_day(tokens, index) and day.semantics == CalendarDate(shift=0):
        return Match(day.stop, RecurringSet("P1D"))
    semantics, stop = day.semantics, day.stop
    yearly = tokens.words[stop : stop + 2] == [FROM, EVERY] and tokens.reading(stop + 2, "unit") == "year"
    if yearly and semantics.month and semantics.day and semantics.in_civil_calendar:
        return Match(stop + 3, RecurringSet(f"XXXX-{semantics.month:02}-{semantics.day:02}"))
    if (
        tokens.joined(stop - 1)
        and (part := tokens.reading(stop, "day_part_after"))
        and not tokens.clitic(stop)
    ):
        if tokens.words[stop] == MORNING or starts_day(tokens, stop):
            return day
        return Match(stop + 1, replace(semantics, part=cast(Part, part)), mod=day.mod)
    if clock := _clock_after(tokens, stop):
        return Match(clock[2], replace(semantics, part=clock[1], clock=clock[0]), mod=day.mod)
    return day


def _per_day(tokens: Tokens, index: int) -> bool:
    """Whether اليوم follows في: مرتين في اليوم."""
    return (
        tokens.words[index] == TODAY and tokens.words[index - 1 : index] == [IN] and tokens.joined(index - 1)
    )


def parse_clock_of_day(tokens: Tokens, index: int) -> Match | None:
    """A clock time before its day: الساعة الـ 23:10 من ليل الخميس, التاسعة من مساء أمس."""
    clock = parse_clock(tokens, index)
    if clock is None:
        return None
    time, part, stop = clock
    stop = skip_of(tokens, skip_zone(tokens, stop))
    if not tokens.joined(stop - 1) or tokens.clitic(stop):
        return None
    if of_chronicle := parse_chronicle_day(tokens, stop):
        # Its hours are counted from sunrise or sunset.
        return of_chronicle
    day = parse_part_of_day(tokens, stop) or parse_same(tokens, stop) or parse_day(tokens, stop)
    if day is None or not isinstance(day.semantics, CalendarDate | Anaphor):
        return None
    if isinstance(day.semantics, Anaphor) and day.semantics.unit != "day":
        return None
    part = part or day.semantics.part
    return Match(day.stop, replace(day.semantics, part=part, clock=in_part(time, part)))


def parse_sometime(tokens: Tokens, index: int) -> Match | None:
    """وقت سابق اليوم, وقت سابق من الشهر الحالي, ساعة متأخرة من مساء اليوم: the day or the unit."""
    if tokens.reading(index, "sometime") is None or not tokens.joined(index):
        return None
    start = skip_of(tokens, index + 1)
    if tokens.clitic(start):
        return None
    for parse in (parse_part_of_day, parse_night, parse_timed_day, parse_unit):
        if match := parse(tokens, start):
            return Match(match.stop, match.semantics)
    return None


def _clock_after(tokens: Tokens, index: int) -> Clock | None:
    """A clock time after a day, with or without a preposition."""
    position = index
    while (
        position < index + 2
        and position < len(tokens)
        and tokens.gap(position - 1).strip(" ") in ("", "،", ",")
        and tokens.words[position] in _PREPOSITIONS
    ):
        position += 1
    if position > index or tokens.gap(position - 1).strip(" ") in ("", "،", ","):
        return (
            parse_clock(tokens, position)
            if tokens.reading(position, "hour_head")
            else bare_clock(tokens, position)
        )
    if tokens.gap(index - 1).strip(" ") in ("-", "–") and (clock := bare_clock(tokens, index)):
        # 20 مارس 2011 - 12:00 PM
        return clock if tokens.reading(clock[2] - 1, "meridiem") is not None else None
    return None


def _second_weekday(tokens: Tokens, index: int) -> int | None:
    """The index after the second weekday of a night: الجمعة السبت, الجمعة - السبت, السبت إلى الأحد."""
    if tokens.gap(index - 1).strip(" ") not in ("", "-", "–", "/"):
        return None
    if tokens.reading(index, "joins") == "to":
        index += 1
    return index + 1 if tokens.reading(index, "weekday") and tokens.clitic(index) in ("", AND) else None


_DAYS = DAY_NUMBERS | {"shift", "weekday", "day_head", "opens_span"}

RULES = (
    Rule("sometime", {"sometime": ANY}, parse_sometime),
    Rule(
        "part of day",
        {"day_part": _DAYS | {"shift_after", "this", "anaphoric_before", "definite_unit", "equals"}},
        parse_part_of_day,
    ),
    Rule("night", {"night": ANY}, parse_night),
    Rule("part of today", {"part_of_today": ANY}, parse_part_of_today),
    Rule("clock", OPENS_CLOCK, parse_clock_of_day),
    Rule("clock alone", OPENS_CLOCK, parse_clock_alone),
    Rule("part alone", {"day_part_after": ANY}, parse_part_alone),
    Rule(
        "day",
        {
            "shift": ANY,
            "shift_after": frozenset({"weekday"}),
            "weekday": ANY,
            "day_head": DAY_NUMBERS | {"weekday", "equals", "bare_ordinal"},
            "number": AFTER_DAY_NUMBER,
            "ordinal": AFTER_DAY_NUMBER,
            "article": ANY,
            "bare_ordinal": MONTHS,
            "first_of_month": MONTHS | {"opens_span", "unit"},
        },
        parse_timed_day,
    ),
)
