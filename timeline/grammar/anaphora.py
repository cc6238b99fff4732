"""Dates counted from the last one named in the text: الشهر نفسه, في اليوم التالي, ذلك اليوم, الثامن منه."""

from typing import cast

from timeline.arabic.lexicon.closed import BY, FOR, FROM, ON, THAT, THE_NIGHT
from timeline.arabic.numerals import day_number
from timeline.arabic.tokens import Tokens
from timeline.grammar.amounts import one_unit, quantity_at
from timeline.grammar.expression import Anaphor, Duration, UnitName
from timeline.grammar.rule import AMOUNTS, ANY, Match, Rule

_UNITS = ("day", "month", "year", "week", "quarter", "decade", "century")
# Units per year, for the same month of last year.
_IN_A_YEAR = {"month": 12, "quarter": 4}


def parse_same(tokens: Tokens, index: int) -> Match | None:
    """العام نفسه, اليوم التالي, ذلك اليوم, نفس الليلة."""
    before = tokens.reading(index, "anaphoric_before")
    head = index + 1 if before is not None and tokens.joined(index) else index
    if before is not None and (head == index or tokens.clitic(head)):
        return None
    night = tokens.words[head : head + 1] == [THE_NIGHT]
    unit = "day" if night else tokens.reading(head, "definite_unit")
    if unit not in _UNITS:
        return None
    if before is not None:
        if tokens.reading(head + 1, "direction") and tokens.joined(head):
            return None
        stop, back = _of_another_year(tokens, head + 1, str(unit))
        return Match(stop, Anaphor(cast(UnitName, unit), back, part="NI" if night else None))
    shift = tokens.reading(head + 1, "anaphoric")
    if not isinstance(shift, int) or not tokens.joined(head):
        return None
    if shift and tokens.joined(head + 1) and tokens.words[head + 2].startswith(FOR * 2):
        # اليوم التالي للزلزال: counted from what it names.
        return None
    stop, back = _of_another_year(tokens, head + 2, str(unit))
    return Match(stop, Anaphor(cast(UnitName, unit), shift + back, part="NI" if night else None))


def _of_another_year(tokens: Tokens, index: int, unit: str) -> tuple[int, int]:
    """Skip من العام الماضي after a month or a quarter: (next index, units to go back)."""
    if unit not in _IN_A_YEAR or tokens.words[index : index + 1] != [FROM] or not tokens.joined(index - 1):
        return index, 0
    if tokens.reading(index + 1, "definite_unit") != "year" or not tokens.joined(index + 1):
        return index, 0
    last = tokens.reading(index + 2, "direction") == "past" or tokens.reading(index + 2, "anaphoric") == -1
    return (index + 3, -_IN_A_YEAR[unit]) if last else (index, 0)


def parse_day_of_same_month(tokens: Tokens, index: int) -> Match | None:
    """الرابع من الشهر نفسه, الثامن منه, 28 منه."""
    number = day_number(tokens, index)
    if number is None or not tokens.joined(number[1] - 1):
        return None
    day, position = number
    if tokens.reading(position, "of_it") is not None:
        return Match(position + 1, Anaphor("month", 0, day=day))
    if tokens.words[position : position + 1] == [FROM]:
        position += 1
    same = parse_same(tokens, position)
    if same is None or not isinstance(same.semantics, Anaphor) or same.semantics.unit != "month":
        return None
    return Match(same.stop, Anaphor("month", same.semantics.shift, day=day))


def parse_weekday_of_same_month(tokens: Tokens, index: int) -> Match | None:
    """يوم الاثنين 14 من الشهر نفسه: the weekday is only named beside the day."""
    position = index + 1 if tokens.reading(index, "day_head") == 1 and tokens.joined(index) else index
    if tokens.reading(position, "weekday") is None or not tokens.joined(position):
        return None
    if (position > index and tokens.clitic(position)) or tokens.clitic(position + 1):
        return None
    return parse_day_of_same_month(tokens, position + 1)


def parse_following_weekday(tokens: Tokens, index: int) -> Match | None:
    """السبت التالي, يوم الخميس الذي يليه, الجمعة السابقة: counted from the last date named."""
    position = index + 1 if tokens.reading(index, "day_head") == 1 and tokens.joined(index) else index
    weekday, shift = tokens.reading(position, "weekday"), tokens.reading(position + 1, "anaphoric")
    if not isinstance(weekday, int) or not isinstance(shift, int) or not shift:
        return None
    if not tokens.joined(position) or (position > index and tokens.clitic(position)):
        return None
    return Match(position + 2, Anaphor("day", shift, weekday=weekday))


def parse_after_that(tokens: Tokens, index: int) -> Match | None:
    """بعد يومين من ذلك, بعد ذلك بعام, قبل ذلك بثلاثة أيام."""
    direction = tokens.reading(index, "counts_from")
    if not isinstance(direction, int) or not tokens.joined(index):
        return None
    if tokens.words[index + 1 : index + 2] == [THAT]:
        if tokens.clitic(index + 2) != BY or not tokens.joined(index + 1):
            return None
        lapse = quantity_at(tokens, index + 2) or _single(tokens, index + 2)
        stop = lapse[1] if lapse else index
    else:
        lapse = quantity_at(tokens, index + 1) or one_unit(tokens, index + 1)
        if lapse is None or tokens.words[lapse[1] : lapse[1] + 2] not in ([FROM, THAT], [ON, THAT]):
            return None
        stop = lapse[1] + 2
    if lapse is None or lapse[0].amount is None or lapse[0].unit not in _UNITS:
        return None
    return Match(stop, Anaphor(lapse[0].unit, direction * lapse[0].amount))


def _single(tokens: Tokens, index: int) -> tuple[Duration, int] | None:
    """One unit with a letter attached: بعام, بيوم, بيوم واحد."""
    unit = tokens.reading(index, "unit")
    if unit is None:
        return None
    counted = tokens.reading(index + 1, "one") is not None and tokens.joined(index)
    return Duration(cast(UnitName, unit), 1), index + 1 + counted


_OF_MONTH = frozenset({"opens_span", "of_it", "definite_unit", "anaphoric_before", "cardinal", "ordinal"})

RULES = (
    Rule("after that", {"counts_from": AMOUNTS | {"anaphoric_before"}}, parse_after_that),
    Rule(
        "day of the same month",
        {"number": _OF_MONTH, "ordinal": _OF_MONTH, "article": ANY},
        parse_day_of_same_month,
    ),
    Rule(
        "weekday of the same month",
        {"weekday": frozenset({"number", "ordinal", "article"}), "day_head": frozenset({"weekday"})},
        parse_weekday_of_same_month,
    ),
    Rule(
        "following weekday",
        {"weekday": frozenset({"anaphoric"}), "day_head": frozenset({"weekday"})},
        parse_following_weekday,
    ),
    Rule(
        "same",
        {
            "definite_unit": frozenset({"anaphoric"}),
            "night": frozenset({"anaphoric"}),
            "anaphoric_before": frozenset({"definite_unit", "night"}),
        },
        parse_same,
    ),
)
