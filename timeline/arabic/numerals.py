"""Numbers in digits and in words.

A parser takes tokens and an index and returns (value, next index), or None.
"""

from timeline.arabic.lexicon.closed import AFTER, AND, FROM, TEN_AFTER_UNIT
from timeline.arabic.tokens import Tokens

Parsed = tuple[int, int]

# Units, tens, hundreds and thousands: each occurs at most once in a number.
_MAGNITUDES = 4
# Before a part of a number that an editor has supplied: سنة اثنتين [وتسعين] وخمسمائة.
_SUPPLIED = (" (", " [", ") ", "] ")


def ordinal(tokens: Tokens, index: int) -> Parsed | None:
    """A definite ordinal from the first to the thirty-first: الرابع, الحادي عشر, الحادي والعشرين."""
    value = tokens.reading(index, "ordinal")
    if not isinstance(value, int):
        return None
    if value < 10 and tokens.joined(index):
        if tokens.words[index + 1] in TEN_AFTER_UNIT:
            return value + 10, index + 2
        tens = tokens.reading(index + 1, "ordinal")
        if tens in (20, 30) and tokens.clitic(index + 1) == AND:
            return value + int(tens), index + 2
    return value, index + 1


def long_ordinal(tokens: Tokens, index: int) -> Parsed | None:
    """An ordinal of any size and either gender, as years have: السابع والستين وستمائة, الستين بعد المائة."""
    unit = tokens.reading(index, "hour_word") or tokens.reading(index, "first") or 0
    if unit and tokens.joined(index) and tokens.words[index + 1] in TEN_AFTER_UNIT:
        total, stop = int(unit) + 10, index + 2
    else:
        total, stop = (int(unit), index + 1) if unit else ordinal(tokens, index) or (0, index)
    tens = tokens.reading(stop, "definite_cardinal")
    if total < 10 and isinstance(tens, int) and tens % 10 == 0 and tens > 10:
        if total and not (tokens.clitic(stop) == AND and tokens.joined(stop - 1)):
            return total, stop
        total, stop = total + tens, stop + 1
    if not total:
        return None
    if after := _after_the_hundreds(tokens, total, stop):
        return after
    magnitudes: set[int] = set()
    while (start := _after_and(tokens, stop)) and (part := _hundreds(tokens, start)):
        power = len(str(part[0]))
        if power in magnitudes:
            break
        magnitudes.add(power)
        total, stop = total + part[0], part[1]
    return total, stop


def cardinal(tokens: Tokens, index: int) -> Parsed | None:
    """A number in digits or words: 6, ستة, خمسة عشر, خمسة وعشرين."""
    if (digits := tokens.number(index)) is not None:
        return digits, index + 1
    value = tokens.reading(index, "cardinal")
    if not isinstance(value, int):
        return _one_and_tens(tokens, index)
    if value < 10 and tokens.joined(index):
        if tokens.words[index + 1] in TEN_AFTER_UNIT:
            return value + 10, index + 2
        following = _after_and(tokens, index + 1)
        tens = tokens.reading(following, "cardinal") if following else None
        if isinstance(tens, int) and tens >= 20 and following:
            return value + tens, following + 1
    return value, index + 1


def _one_and_tens(tokens: Tokens, index: int) -> Parsed | None:
    """واحد وثمانين; واحد alone follows its noun and is no numeral."""
    following = _after_and(tokens, index + 1) if tokens.reading(index, "one") is not None else None
    tens = tokens.reading(following, "cardinal") if following else None
    return (1 + tens, following + 1) if isinstance(tens, int) and tens >= 20 and following else None


def large(tokens: Tokens, index: int) -> Parsed | None:
    """A number in words from a hundred up, in either order: ألفين وأربعة عشر, ست وخمسين وأربعمائة."""
    total, stop = 0, index
    magnitudes: set[int] = set()
    while len(magnitudes) < _MAGNITUDES:
        start = _after_and(tokens, stop) if stop > index else stop
        if start is None:
            break
        part = _hundreds(tokens, start) or cardinal(tokens, start)
        if part is None or tokens.number(start) is not None:
            break
        new = {power for power in range(_MAGNITUDES) if part[0] // 10**power % 10}
        if new & magnitudes:
            break
        magnitudes |= new
        total, stop = total + part[0], part[1]
    if 0 < total < 100:
        return _after_the_hundreds(tokens, total, stop)
    return (total, stop) if total >= 100 else None


def _after_the_hundreds(tokens: Tokens, units: int, index: int) -> Parsed | None:
    """ست بعد المائة وألف, سبعين بعد الألف: the units before their hundreds and thousands."""
    if tokens.words[index : index + 1] != [AFTER] or not (tokens.joined(index - 1) and tokens.joined(index)):
        return None
    total, stop = 0, index + 1
    while True:
        part = tokens.reading(stop, "definite_hundreds") or tokens.reading(stop, "hundreds")
        clitic = AND if total else ""
        if (
            not isinstance(part, int)
            or tokens.clitic(stop) != clitic
            or (total and not tokens.joined(stop - 1))
        ):
            break
        total, stop = total + part, stop + 1
    return (units + total, stop) if total else None


def _after_and(tokens: Tokens, index: int) -> int | None:
    """The index of a word with و attached, or after a و that is written apart: خمس ومائة, خمس و مائة."""
    if _is_footnote(tokens, index):
        index += 1
    elif not tokens.joined(index - 1) and tokens.between(index - 1) not in _SUPPLIED:
        return None
    if tokens.words[index : index + 1] == [AND]:
        return index + 1 if tokens.joined(index) and not tokens.clitic(index + 1) else None
    return index if tokens.clitic(index) == AND else None


def _is_footnote(tokens: Tokens, index: int) -> bool:
    """Whether word `index` is an editor's mark inside a number: سنة تسع (1) وعشرين."""
    if tokens.number(index) is None or tokens.between(index - 1).strip(" ") != "(":
        return False
    return tokens.between(index).strip(" ") == ")"


def _hundreds(tokens: Tokens, index: int) -> Parsed | None:
    value = tokens.reading(index, "hundreds")
    return (value, index + 1) if isinstance(value, int) else None


def _names_month(tokens: Tokens, index: int) -> bool:
    readings = tokens.readings(index)
    return tokens.joined(index - 1) and ("month" in readings or "weak_month" in readings)


def _opens_month(tokens: Tokens, index: int) -> bool:
    """Whether a civil month follows, also after من and شهر: الفاتح من سبتمبر, فاتح شهر نوفمبر."""
    for word in (tokens.words[index : index + 1] == [FROM], tokens.reading(index, "unit") == "month"):
        index += word and tokens.joined(index - 1)
    return _names_month(tokens, index) and not tokens.clitic(index)


def day_number(tokens: Tokens, index: int) -> Parsed | None:
    """A day of a month: 4, الرابع, الـ10 (the article, a tatweel, digits), أول or فاتح before its month."""
    readings = tokens.readings(index)
    if readings.get("bare_ordinal") == 1:
        return (1, index + 1) if _names_month(tokens, index + 1) else None
    if "first_of_month" in readings:
        return (1, index + 1) if _opens_month(tokens, index + 1) else None
    if "article" in readings and tokens.gap(index).strip() == "":
        index += 1
    number = ordinal(tokens, index)
    if number is None and (digits := tokens.number(index)) is not None:
        number = digits, index + 1
    return number if number and 1 <= number[0] <= 31 else None
