"""What chronicles count from the day or the month named before: يومئذ, يوم السبت من الغد, أواخره."""

from typing import cast

from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import AND, IN
from timeline.arabic.tokens import Tokens
from timeline.grammar.chronicle_weekdays import before_day, weekday_after
from timeline.grammar.chronicle_words import is_near_month
from timeline.grammar.expression import Anaphor, CalendarDate, Modifier, Part
from timeline.grammar.parts import with_month
from timeline.grammar.rule import ANY, Match, Rule

_MONTH_NAMES = frozenset({"calendar_month", "weak_calendar_month"})
# How many words before it the year may be named.
_FAR = 200
_WHICH = closed.word("which_feminine")
_MENTIONED = frozenset({"mentioned", "mentioned_day"})


def parse_end_of_month(tokens: Tokens, index: int) -> Match | None:
    """آخر ربيع الأول, آخر شهر رجب: the end of a month."""
    if tokens.reading(index, "last_few") is None or not tokens.joined(index):
        return None
    headed = tokens.reading(index + 1, "unit") == "month"
    if tokens.readings(index + 1 + headed).keys().isdisjoint(_MONTH_NAMES):
        return None
    dated = with_month(tokens, index + 1, None)
    return Match(dated[1], dated[0], mod=Modifier.END) if dated else None


def parse_that_day(tokens: Tokens, index: int) -> Match | None:
    """يومئذ, ليلتئذ, من الغد after the date of a Hijri month: the day named before, or the one after it."""
    value = tokens.reading(index, "that_day")
    if value is None or not is_near_month(tokens, index):
        return None
    shift, part = str(value).split()
    stop = index + 1
    if tokens.joined(index) and (later := _part_after(tokens, stop)):
        part, stop = later
    elif named := weekday_after(tokens, stop, bare=True):
        stop = named[1]
    return Match(stop, Anaphor("day", int(shift), part=None if part == "-" else cast(Part, part)))


def parse_next_weekday(tokens: Tokens, index: int) -> Match | None:
    """يوم السبت من الغد: the day after the one named before."""
    part, weekday, stop = before_day(tokens, index)
    value = tokens.reading(stop, "that_day")
    if weekday is None or value is None or not tokens.joined(stop - 1) or not is_near_month(tokens, index):
        return None
    return Match(stop + 1, Anaphor("day", int(str(value).split()[0]), part=part))


def parse_year_after(tokens: Tokens, index: int) -> Match | None:
    """وفي التي تليها: in the year after the one named before, of a list of years in words."""
    shift = tokens.reading(index, "anaphoric")
    in_it = tokens.joined(index - 1) and tokens.words[index - 1].removeprefix(AND) == IN
    if not in_it or not isinstance(shift, int) or not tokens.words[index].startswith(_WHICH):
        return None
    if index > 1 and not tokens.ends_sentence(index - 2) and tokens.words[index - 1] == IN:
        return None
    unit = tokens.nearest("unit", index, _FAR)
    of_year = unit is not None and tokens.reading(unit, "unit") == "year"
    return Match(index + 1, Anaphor("year", shift)) if of_year else None


def parse_weekday_mentioned(tokens: Tokens, index: int) -> Match | None:
    """يوم السبت المذكور, ليلة الجمعة المذكورة: the last one named."""
    part, weekday, stop = before_day(tokens, index)
    if weekday is None or not tokens.joined(stop - 1) or _MENTIONED.isdisjoint(tokens.readings(stop)):
        return None
    if not is_near_month(tokens, index):
        return None
    return Match(stop + 1, CalendarDate(weekday=weekday, part=part, of_named="day"))


def _part_after(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """ضحى النهار, آخر النهار after يومئذ."""
    part = tokens.reading(index, "day_part") or tokens.reading(index, "chronicle_day_part")
    if part is None or tokens.clitic(index) or not tokens.joined(index):
        return None
    return (str(part), index + 2) if tokens.reading(index + 1, "day_head_definite") is not None else None


def parse_part_of_month(tokens: Tokens, index: int) -> Match | None:
    """أوائله, أواخره: of the month named before."""
    part = tokens.reading(index, "part_of_it")
    if part is None or not is_near_month(tokens, index):
        return None
    return Match(index + 1, Anaphor("month", 0), mod=Modifier(str(part)))


RULES = (
    Rule(
        "end of the month",
        {"last_few": frozenset({"calendar_month", "weak_calendar_month", "unit"})},
        parse_end_of_month,
    ),
    Rule("part of the month named", {"part_of_it": ANY}, parse_part_of_month),
    Rule(
        "that weekday",
        {"day_head": frozenset({"weekday"}), "weekday": frozenset({"that_day"})},
        parse_next_weekday,
    ),
    Rule("year after the one named", {"anaphoric": ANY}, parse_year_after),
    Rule(
        "weekday mentioned",
        {
            "day_part": frozenset({"weekday", "day_head"}),
            "day_head": frozenset({"weekday"}),
            "weekday": _MENTIONED,
        },
        parse_weekday_mentioned,
    ),
    Rule("that day", {"that_day": ANY}, parse_that_day),
)
