"""Offsets: قبل ثلاثة أيام, منذ شهر و21 يوما, قبل 6 ساعات, قبل ربع قرن, بعد عامين من الآن, 20 يوما مضت.

Not قبل عامين من ..., which has another anchor. بعد is an offset only where the sentence refers to the future
or من الآن follows.
"""

from typing import cast

from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import ARTICLE, FROM, ON
from timeline.arabic.tokens import Tokens
from timeline.grammar.amounts import (
    compound_quantity,
    definite_quantity,
    one_unit,
    quantity_at,
    skip_modifier,
)
from timeline.grammar.expression import Duration, Modifier, Offset, UnitName
from timeline.grammar.parts import direction_at
from timeline.grammar.rule import AMOUNTS, ANY, Match, Rule
from timeline.grammar.tense_hint import find_tense_hint

_WITHIN_A_DAY = ("second", "minute", "hour")
_COUNTED = closed.words("counted_back")
_COUNTED_HOURS = (*_COUNTED, closed.word("on"))
_AMID_COUNT = closed.words("amid_count")
_AFTER_ONE = closed.words("after_one_hour")
_OF_THE_DAY = closed.words("of_the_day")
_DEFINITE = closed.letters("definite")
_ORDINALS = frozenset({"ordinal", "hour_word", "first"})
_DENIES = closed.words("denies")


def parse_offset(tokens: Tokens, index: int) -> Match | None:
    """قبل ثلاثة أيام, منذ عامين, بعد أسبوع, قبل نحو 8 أشهر, منذ سنة ونصف, قبل 14 سنة من الآن."""
    direction = tokens.reading(index, "counts_from")
    if not isinstance(direction, int) or not tokens.joined(index):
        return None
    position, mod = skip_modifier(tokens, index + 1)
    quantity = _quantity(tokens, position)
    if quantity is None or quantity[0].amount is None:
        return None
    length, stop = quantity
    if _is_construct(tokens, position, stop) or _denied(tokens, index):
        return None
    if mod is Modifier.MORE_THAN:
        mod = Modifier.BEFORE if direction < 0 else Modifier.AFTER
    offset = _offset(length, direction)
    if from_now := _from_now(tokens, stop):
        return Match(from_now, offset, mod=mod)
    if tokens.reading(stop, "of_time") and tokens.joined(stop - 1):
        stop += 1
    if direction < 0 and tokens.reading(stop, "elapsed") and tokens.joined(stop - 1):
        stop += 1
    if length.unit in _WITHIN_A_DAY:
        if _counts_from_event(tokens, stop) or not _is_amount(tokens, position, stop):
            return None
    elif tokens.words[stop : stop + 1] and tokens.words[stop] in _COUNTED and tokens.joined(stop - 1):
        return None
    if direction > 0 and (not _announced(tokens, index, stop) or tokens.words[stop : stop + 1] == [ON]):
        return None
    return Match(stop, offset, mod=mod)


def _is_construct(tokens: Tokens, position: int, stop: int) -> bool:
    """Whether a single unit heads a name (عام النكبة), is numbered (السنة الأولى) or has no number (عقود)."""
    if stop == position + 1 and tokens.joined(position) and not _ORDINALS.isdisjoint(tokens.readings(stop)):
        return tokens.words[position].startswith(_DEFINITE)
    if stop > position + 1 or tokens.reading(position, "unit") is None:
        return False
    following = tokens.words[stop] if tokens.joined(position) else ""
    return following.startswith(ARTICLE) or tokens.reading(position, "plural") is not None


def _denied(tokens: Tokens, index: int) -> bool:
    """Whether ليس or لن is before it: ليس قبل عشر سنوات is not ten years ago."""
    return bool(index) and tokens.joined(index - 1) and tokens.words[index - 1] in _DENIES


def _quantity(tokens: Tokens, index: int) -> tuple[Duration, int] | None:
    return (
        compound_quantity(tokens, index)
        or quantity_at(tokens, index)
        or _definite(tokens, index)
        or _one(tokens, index)
    )


def _definite(tokens: Tokens, index: int) -> tuple[Duration, int] | None:
    """الثلاثين عاما; منذ الثلاثين عاما الماضية is a period."""
    quantity = definite_quantity(tokens, index)
    return None if quantity is None or direction_at(tokens, quantity[1]) else quantity


def _one(tokens: Tokens, index: int) -> tuple[Duration, int] | None:
    """A single unit, with or without واحد after it; a plural without a number is none."""
    if tokens.reading(index, "long_unit") and not tokens.clitic(index):
        return None if tokens.words[index].startswith(_DEFINITE) else (Duration("century", 1), index + 1)
    single = one_unit(tokens, index)
    if single is None:
        return None
    if single[0].unit in _WITHIN_A_DAY and tokens.reading(index, "plural") is not None:
        return None
    counted = tokens.reading(single[1], "one") is not None and tokens.joined(index)
    return single[0], single[1] + counted


def _offset(length: Duration, direction: int) -> Offset:
    smaller = None if length.and_amount is None else direction * length.and_amount
    return Offset(length.unit, direction * (length.amount or 0), length.and_unit, smaller)


def _from_now(tokens: Tokens, index: int) -> int | None:
    """The index after من الآن."""
    if tokens.words[index : index + 1] != [FROM] or not tokens.joined(index - 1) or not tokens.joined(index):
        return None
    return index + 2 if tokens.reading(index + 1, "vague") == "PRESENT_REF" else None


def _announced(tokens: Tokens, first: int, stop: int) -> bool:
    hint = find_tense_hint(tokens, first, stop)
    return hint is not None and hint[0] == "future"


def _counts_from_event(tokens: Tokens, index: int) -> bool:
    """Whether the hours before word `index` are counted from an event: قبل ساعتين فقط من المباراة."""
    while index < len(tokens) and tokens.joined(index - 1) and tokens.words[index] in _AMID_COUNT:
        index += 1
    return index < len(tokens) and tokens.joined(index - 1) and tokens.words[index] in _COUNTED_HOURS


def _is_amount(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether ساعة is an amount, not a time of day: قبل ساعة في المطار, not قبل ساعة الصفر."""
    if stop - first > 1 or tokens.reading(first, "dual_unit") is not None or not tokens.joined(stop - 1):
        return True
    word = tokens.words[stop]
    return word in _AFTER_ONE or tokens.clitic(stop) != ""


def parse_hours_ago(tokens: Tokens, index: int) -> Match | None:
    """قبل ساعات, منذ دقائق, قبل بضع ساعات, قبل ساعات قليلة: within the day; not منذ ساعات الصباح."""
    direction = tokens.reading(index, "counts_from")
    if not isinstance(direction, int) or not tokens.joined(index):
        return None
    some = tokens.reading(index + 1, "some") is not None and tokens.joined(index + 1)
    position = index + 2 if some else index + 1
    unit = tokens.reading(position, "unit")
    if unit not in _WITHIN_A_DAY or tokens.reading(position, "plural") is None or tokens.clitic(position):
        return None
    stop = position + 1
    if tokens.joined(position) and tokens.reading(stop, "few_of_them"):
        stop += 1
    if _counts_from_event(tokens, stop) or (tokens.joined(stop - 1) and _of_the_day(tokens, stop)):
        return None
    if direction > 0 and not _announced(tokens, index, stop):
        return None
    return Match(stop, Offset(cast(UnitName, unit), direction, of_unknown=True))


def _of_the_day(tokens: Tokens, index: int) -> bool:
    """Whether the word after ساعات makes them a time of day: ساعات الصباح, ساعات متأخرة."""
    if index >= len(tokens):
        return False
    word = tokens.words[index]
    return word.startswith(_DEFINITE) or word in _OF_THE_DAY or tokens.reading(index, "day_part") is not None


def parse_elapsed(tokens: Tokens, index: int) -> Match | None:
    """20 يوما مضت: that time ago; not مدى 20 يوما مضت, a length, nor 20 يوما مضت على الحادث."""
    if tokens.clitic(index) or not tokens.joined(index - 1):
        return None
    quantity = quantity_at(tokens, index)
    if quantity is None or quantity[0].amount is None or not tokens.joined(quantity[1] - 1):
        return None
    if tokens.reading(quantity[1], "elapsed") is None or _counts_from_event(tokens, quantity[1] + 1):
        return None
    before = tokens.readings(index - 1)
    if not before.keys().isdisjoint(_BEFORE_LENGTH) or tokens.words[index - 1] in _LENGTHS:
        return None
    return Match(quantity[1] + 1, _offset(quantity[0], -1))


_BEFORE_LENGTH = frozenset(
    {"bound", "lapse", "within", "opens_span", "before_year", "joins", "approximately", "last_few"}
)
_LENGTHS = closed.words("before_length")

RULES = (
    Rule("hours ago", {"counts_from": frozenset({"unit", "some"})}, parse_hours_ago),
    Rule(
        "offset",
        {"counts_from": AMOUNTS | {"approximately", "article", "definite_cardinal", "long_unit"}},
        parse_offset,
    ),
    Rule(
        "elapsed",
        {"number": frozenset({"unit"}), "cardinal": ANY, "dual_unit": frozenset({"elapsed"})},
        parse_elapsed,
    ),
)
