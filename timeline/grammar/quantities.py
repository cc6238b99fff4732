"""Quantities: آخر 24 ساعة is a rolling period, 6 أشهر a duration, كل يوم a set. Offsets are in offsets.py."""

from typing import cast

from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import IN
from timeline.arabic.numerals import cardinal
from timeline.arabic.script import fold_letters
from timeline.arabic.tokens import Tokens
from timeline.grammar.amounts import (
    compound_quantity,
    definite_quantity,
    one_unit,
    quantity_at,
    skip_modifier,
)
from timeline.grammar.expression import (
    Duration,
    RecurringSet,
    RollingPeriod,
    UnitName,
    Vague,
)
from timeline.grammar.parts import direction_at
from timeline.grammar.rule import AFTER_NUMERAL, AMOUNTS, ANY, NUMERALS, Match, Rule

_BEFORE_FREQUENCY = closed.words("before_frequency")
_REFERENCES = {-1: "PAST_REF", 1: "FUTURE_REF"}
_DIRECTIONS = {"past": -1, "future": 1}
_CODES = {
    "second": "PT{}S",
    "minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "week": "P{}W", "month": "P{}M", "year": "P{}Y",
}  # fmt: skip


def parse_rolling_period(tokens: Tokens, index: int) -> Match | None:
    """خلال الأيام الثلاثة الماضية, الأسبوعين الماضيين, آخر ثلاثة أشهر; vague without a number."""
    position = index + 1 if tokens.reading(index, "within") and tokens.joined(index) else index
    if position > index and tokens.clitic(position):
        return None
    if tokens.reading(position, "last_few") is not None and tokens.joined(position):
        quantity = quantity_at(tokens, position + 1)
        if quantity is None or quantity[0].unit == "second":
            return None
        return Match(quantity[1], _rolling_period(quantity[0], -1))
    if counted := _counted_period(tokens, position):
        return counted
    if dual := tokens.reading(position, "definite_dual"):
        this = direction_at(tokens, position + 1)
        if this is None or this[0] == "this":
            return None
        return Match(this[1], _rolling_period(Duration(cast(UnitName, dual), 2), _DIRECTIONS[this[0]]))
    unit = tokens.reading(position, "definite_plural")
    if unit is None:
        return None
    position += 1
    if tokens.reading(position, "article") is not None:
        position += 1
    number = cardinal(tokens, position)
    if (definite := tokens.reading(position, "definite_cardinal")) is not None:
        number = int(definite), position + 1
    if number and tokens.joined(position - 1):
        position = number[1]
    if tokens.reading(position, "few") and tokens.joined(position - 1):
        position += 1
    this = direction_at(tokens, position)
    if this is None or this[0] == "this":
        return None
    direction = _DIRECTIONS[this[0]]
    if number is None:
        return Match(this[1], Vague(_REFERENCES[direction]))
    return Match(this[1], _rolling_period(Duration(cast(UnitName, unit), number[0]), direction))


def _counted_period(tokens: Tokens, index: int) -> Match | None:
    """الـ 24 ساعة الماضية, الخمس سنوات القادمة: the number precedes the unit."""
    quantity = definite_quantity(tokens, index) or quantity_at(tokens, index)
    if quantity is None or quantity[0].amount is None:
        return None
    if tokens.reading(quantity[1], "elapsed") and tokens.joined(quantity[1] - 1):
        within = tokens.reading(index - 1, "within") is not None and tokens.joined(index - 1)
        return Match(quantity[1] + 1, _rolling_period(quantity[0], -1)) if within else None
    this = direction_at(tokens, quantity[1])
    if this is None or this[0] == "this":
        return None
    return Match(this[1], _rolling_period(quantity[0], _DIRECTIONS[this[0]]))


def parse_duration(tokens: Tokens, index: int) -> Match | None:
    """6 أشهر, ستة أشهر, عامين, نحو 20 دقيقة, عدة أشهر, ساعة و23 دقيقة, سنة ونصف."""
    position, mod = skip_modifier(tokens, index)
    quantity = quantity_at(tokens, position)
    if quantity is None and position > index:
        quantity = definite_quantity(tokens, position) or one_unit(tokens, position)
    if quantity is None and tokens.reading(index - 1, "lapse") and tokens.joined(index - 1):
        quantity = _unnumbered(tokens, index)
    if quantity is None and tokens.reading(position, "some") and tokens.joined(position):
        unit = tokens.reading(position + 1, "unit")
        if unit is not None and not tokens.clitic(position + 1):
            quantity = Duration(cast(UnitName, unit), None), position + 2
    if quantity is None or tokens.gap(index - 1).endswith("-"):
        # A number joined to a word by a hyphen is part of a name: أستانا-4.
        return None
    return Match(quantity[1], quantity[0], mod=mod)


def _unnumbered(tokens: Tokens, index: int) -> tuple[Duration, int] | None:
    """One unit (لمدة أسبوع), or an unspecified amount (لمدة أشهر)."""
    single = one_unit(tokens, index)
    if single is None or tokens.reading(index, "plural") is None:
        return single
    return Duration(single[0].unit), single[1]


def parse_compound(tokens: Tokens, index: int) -> Match | None:
    """ساعة و23 دقيقة, سنة ونصف السنة: a unit and a part of it; أسبوع واحد."""
    unit = tokens.reading(index, "unit")
    if unit is not None and tokens.reading(index + 1, "one") and tokens.joined(index):
        return Match(index + 2, Duration(cast(UnitName, unit), 1))
    quantity = compound_quantity(tokens, index)
    return Match(quantity[1], quantity[0]) if quantity else None


def parse_frequency(tokens: Tokens, index: int) -> Match | None:
    """سنويا, بشكل يومي, كل يوم, كل 15 دقيقة, كل يوم جمعة."""
    if value := tokens.reading(index, "frequency"):
        return Match(index + 1, RecurringSet(str(value)))
    if value := tokens.reading(index, "frequency_adjective"):
        introduced = tokens.words[index - 1] in _BEFORE_FREQUENCY and tokens.joined(index - 1)
        return Match(index + 1, RecurringSet(str(value))) if introduced and index else None
    if tokens.reading(index, "every") is None or not tokens.joined(index):
        return None
    position = index + 1
    weekday = (
        position + 1 if tokens.reading(position, "day_head") == 1 and tokens.joined(position) else position
    )
    day = tokens.reading(weekday, "bare_weekday") or (
        tokens.reading(weekday, "weekday") if weekday > position else None
    )
    if day is not None and not tokens.clitic(weekday):
        return Match(weekday + 1, RecurringSet(f"XXXX-WXX-{day}"))
    if quantity := quantity_at(tokens, position):
        code = _CODES.get(quantity[0].unit)
        return Match(quantity[1], RecurringSet(code.format(quantity[0].amount))) if code else None
    unit = tokens.reading(position, "unit")
    if unit is None or tokens.clitic(position) or str(unit) not in _CODES:
        return None
    return Match(position + 1, RecurringSet(_CODES[str(unit)].format(1)))


def parse_per_unit(tokens: Tokens, index: int) -> Match | None:
    """السنة in مرتين في السنة: a set; not مرتين في السنة الماضية."""
    unit = tokens.reading(index, "definite_unit")
    code = _CODES.get(cast(UnitName, unit))
    if code is None or tokens.clitic(index) or tokens.words[index - 1 : index] != [IN]:
        return None
    counts = tokens.reading(index - 2, "times") is not None and tokens.joined(index - 2)
    if tokens.readings(index - 3).keys() & {"bare_ordinal", "last_few", "this"} and tokens.joined(index - 3):
        # For the first time in the year.
        return None
    if index < 2 or not counts or not tokens.joined(index - 1) or _is_located(tokens, index + 1):
        return None
    return Match(index + 1, RecurringSet(code.format(1)))


def _is_located(tokens: Tokens, index: int) -> bool:
    """Whether a direction, a number or the like after a unit says which one it is."""
    after = tokens.readings(index) if tokens.joined(index - 1) else {}
    return not after.keys().isdisjoint(_LOCATING)


_LOCATING = frozenset(
    {
        "direction",
        "before_last",
        "anaphoric",
        "number",
        "cardinal",
        "hundreds",
        "ordinal",
        "first",
        "hour_word",
    }
)


def parse_vague(tokens: Tokens, index: int) -> Match | None:
    """مؤخرا, قبل أيام, وقت سابق."""
    reference = tokens.reading(index, "vague") or tokens.reading(index, "sometime")
    if reference is None and (with_hamza := tokens.reading(index, "vague_with_hamza")):
        written = tokens.folded.original[slice(*tokens.span(index, index))]
        reference = with_hamza if written[-1] != fold_letters(written[-1]) else None
    return Match(index + 1, Vague(str(reference))) if reference else None


def _rolling_period(length: Duration, direction: int) -> RollingPeriod:
    return RollingPeriod(length.unit, direction * (length.amount or 0))


_EVERY = AMOUNTS | {"day_head", "bare_weekday", "weekday"}

RULES = (
    Rule("vague", {"vague": ANY, "sometime": ANY, "vague_with_hamza": ANY}, parse_vague),
    Rule("per unit", {"definite_unit": ANY}, parse_per_unit),
    Rule("frequency", {"frequency": ANY, "frequency_adjective": ANY, "every": _EVERY}, parse_frequency),
    Rule(
        "window",
        {
            "within": AMOUNTS
            | {"definite_plural", "definite_dual", "last_few", "article", "definite_cardinal"},
            "definite_plural": NUMERALS | {"direction", "few", "article", "definite_cardinal"},
            "definite_dual": frozenset({"direction"}),
            "last_few": AMOUNTS,
            "article": ANY,
            "number": frozenset({"unit"}),
            "cardinal": AFTER_NUMERAL,
            "hundreds": AFTER_NUMERAL,
            "definite_cardinal": frozenset({"unit", "definite_cardinal"}),
        },
        parse_rolling_period,
    ),
    Rule(
        "compound",
        {
            "number": frozenset({"unit"}),
            "cardinal": AFTER_NUMERAL,
            "hundreds": AFTER_NUMERAL,
            "dual_unit": frozenset({"joins", "and_share", "unit", "dual_unit", "cardinal"}),
            "unit": frozenset({"one", "joins", "and_share", "unit", "dual_unit", "cardinal"}),
        },
        parse_compound,
    ),
    Rule(
        "duration",
        {
            "number": frozenset({"unit"}),
            "cardinal": AFTER_NUMERAL,
            "hundreds": AFTER_NUMERAL,
            "dual_unit": ANY,
            "approximately": AMOUNTS | {"some", "article", "definite_cardinal"},
            "share": frozenset({"unit", "long_unit"}),
            "some": frozenset({"unit"}),
            "unit": ANY,
        },
        parse_duration,
    ),
)
