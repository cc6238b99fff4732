"""Words next to an expression that belong to a date and that no rule has read.

29 مايو 1453 read as 29 May would be another year than the one that is written. What is left over makes the
date less certain (normalizer/leftovers.py), and shows which rules are missing (benchmarks/leftovers.py).
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from timeline.arabic.tokens import Tokens
from timeline.grammar.after_number import counts_known_noun, counts_noun, may_be_counted
from timeline.grammar.expression import CalendarDate, Leftover, LeftoverKind
from timeline.grammar.list_entries import RULE as ENTRY
from timeline.grammar.quotation import LocatedExpression

# Between an expression and a word that may belong to it: at most one mark, and blanks.
_MARKS = ("", "-", "/", ".", "،", ",", "(", ")", "–", "—", "ـ", "\\", ":")
_LONGEST_YEAR, _SHORT_YEAR = 4, 2
_LAST_DAY = 31
# How many words may give the day of a date after its weekday, and the kinds of which one has to be.
_DAY_WORDS = 4
_DAY_KINDS = frozenset({"cardinal", "ordinal", "bare_ordinal", "indefinite_ordinal", "number"})
# Between two names of one month.
_PAIRS = ("/", "(")
_KINDS: dict[str, LeftoverKind] = {
    "month": "month",
    "calendar_month": "month",
    "weekday": "weekday",
    "ordinal": "ordinal",
    "era": "era",
    "number": "number",
}
Side = Literal["before", "after"]


def find_leftovers(tokens: Tokens, located: Sequence[LocatedExpression], number: int) -> tuple[Leftover, ...]:
    """Return the words next to expression `number` that may belong to it, in reading order.

    located: all expressions of the text; the words of another one are not left over.
    """
    item = located[number]
    earlier = located[number - 1].stop if number else 0
    later = located[number + 1].first if number + 1 < len(located) else len(tokens)
    found: list[Leftover | None] = []
    before, after = item.first - 1, item.stop
    if before >= earlier and tokens.readings(before):
        if tokens.reading(before, "either") and tokens.joined(before):
            found.append(_either(tokens, before, before - 1, before - 1 < earlier))
        elif kind := _kind(tokens, before, before, "before"):
            found.append(_leftover(tokens, kind, before))
    if after < later and tokens.readings(after):
        if tokens.reading(after, "either") and tokens.joined(after - 1):
            found.append(_either(tokens, after, after + 1, after + 1 >= later))
        elif kind := _kind(tokens, after, after - 1, "after"):
            found.append(_leftover(tokens, kind, after))
    if number + 1 < len(located):
        following = located[number + 1]
        if day := _day_between(tokens, item, following):
            found = [day]
        elif after >= later and (year := _year_right_after(tokens, item, following)):
            found.append(year)
    return tuple(filter(None, found))


def _day_between(tokens: Tokens, item: LocatedExpression, following: LocatedExpression) -> Leftover | None:
    """What gives the day of a date between its weekday and month: السبت لثلاث بقين من شعبان سنة 352."""
    weekday, date = item.expression.semantics, following.expression.semantics
    if not isinstance(weekday, CalendarDate) or not isinstance(date, CalendarDate):
        return None
    if date.month is None or date.year is None or following.first - item.stop > _DAY_WORDS:
        return None
    if weekday != CalendarDate(weekday=weekday.weekday, part=weekday.part):
        return None
    between = range(item.stop - 1, following.first)
    opens = item.stop < following.first and not _DAY_KINDS.isdisjoint(tokens.readings(item.stop))
    joined = opens and all(map(tokens.joined, between))
    return _leftover(tokens, "day", item.stop) if joined else None


def _year_right_after(
    tokens: Tokens, item: LocatedExpression, following: LocatedExpression
) -> Leftover | None:
    """A year that is an expression of its own right after this one, which may be its year."""
    date = following.expression.semantics
    if not isinstance(date, CalendarDate) or date.year is None or date.month or date.parallel_date:
        return None
    if following.expression.rule == ENTRY:
        return None
    if tokens.between(item.stop - 1).strip(" ") not in _MARKS or tokens.clitic(following.first):
        return None
    return Leftover("number", *tokens.span(following.first, following.stop - 1), date.year)


def _either(tokens: Tokens, index: int, other: int, expressed: bool) -> Leftover | None:
    """أو with what is on its other side: another expression, or the number of another day or year."""
    if expressed:
        return _leftover(tokens, "or", index) if 0 <= other < len(tokens) else None
    number = tokens.number(other) if tokens.joined(min(index, other)) else None
    if number is None or counts_noun(tokens, other + 1):
        return None
    return replace(_leftover(tokens, "or", index), number=number)


def _kind(tokens: Tokens, index: int, gap: int, side: Side) -> LeftoverKind | None:
    """The kind of a word that may belong to the expression; gap: of the two words, the index of the first."""
    readings = tokens.readings(index)
    if _KINDS.keys().isdisjoint(readings):
        return None
    kind = next(_KINDS[name] for name in readings if name in _KINDS)
    if tokens.between(gap).strip(" ") not in _MARKS or tokens.clitic(index):
        return None
    if kind != "number":
        return kind
    long = len(tokens.words[index]) > _LONGEST_YEAR
    return None if long or (side == "after" and _counts(tokens, index)) else kind


def _counts(tokens: Tokens, index: int) -> bool:
    """Whether a number counts the noun after it; one that 32 counts has an ending of its own: 45 بحارا.

    سبتمبر 62 تغير may be of a year.
    """
    if len(tokens.words[index]) != _SHORT_YEAR or (tokens.number(index) or 0) <= _LAST_DAY:
        return counts_noun(tokens, index + 1)
    if counts_known_noun(tokens, index + 1):
        return True
    return tokens.joined(index) and may_be_counted(tokens.words[index + 1])


def _leftover(tokens: Tokens, kind: LeftoverKind, index: int) -> Leftover:
    number = tokens.number(index)
    if kind == "month" and tokens.between(index).strip(" ") in _PAIRS:
        # يونيو/تموز: two names that disagree, of which one is right.
        month = tokens.reading(index, "month")
        number = month if isinstance(month, int) else None
    return Leftover(kind, *tokens.span(index, index), number)
