"""A time of the twelve-hour clock whose evening was named earlier in its sentence.

مساء غد, ويبدأ الحفل على الساعة الثامنة: 20:00.
"""

from collections.abc import Sequence
from dataclasses import replace

from timeline.arabic.tokens import Tokens
from timeline.grammar.clock import in_part
from timeline.grammar.expression import Anaphor, CalendarDate, Part
from timeline.grammar.quotation import LocatedExpression


def with_named_evenings(tokens: Tokens, located: Sequence[LocatedExpression]) -> list[LocatedExpression]:
    """Return the expressions, with the hour that the part of the day before them gives to a time alone."""
    found = list(located)
    for number, item in enumerate(found[1:], start=1):
        semantics = item.expression.semantics
        if not isinstance(semantics, Anaphor) or not semantics.clock or semantics.part:
            continue
        part = _part(found[number - 1])
        if not semantics.implied or part is None or not _twelve_hours(tokens, item):
            continue
        if not any(map(tokens.ends_sentence, range(found[number - 1].stop - 1, item.first))):
            timed = replace(semantics, clock=in_part(semantics.clock, part))
            found[number] = replace(item, expression=replace(item.expression, semantics=timed))
    return found


def _part(item: LocatedExpression) -> Part | None:
    match item.expression.semantics:
        case CalendarDate(part=part, clock=None) | Anaphor(part=part, clock=None):
            return None if part == "MO" else part
    return None


def _twelve_hours(tokens: Tokens, item: LocatedExpression) -> bool:
    """Whether the hour is not written as on a 24-hour clock: الثامنة, 8:15, but not 08:15."""
    words = tokens.words[item.first : item.stop][:2]
    return not any(word.isdigit() and word.startswith("0") for word in words)
