"""Expressions that count days from an event in the text: بعد يومين من توقيع المذكرة, منذ دخول الاتفاق.

They are not temporal expressions of TIMEX3, which marks only the quantity; linking finds the event.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from timeline.arabic.lexicon import closed
from timeline.arabic.verbal_nouns import names_an_act
from timeline.arabic.words import Word, joined_by_and, says, words_of
from timeline.grammar.expression import Duration, EventRelative, Expression, Modifier, UnitName
from timeline.grammar.parse import parse

RULE = "from_event"
_UNITS: Mapping[str, UnitName] = {"day": "day", "week": "week", "month": "month", "year": "year"}
# Words of the event's name that are read.
_LONGEST_NAME = 7
# Words that end a name; a relative clause may say about the event what its own report does not.
_ENDS = {"opens_clause", "complementiser", "factuality"}
_MARK = re.compile(r"[^\w\s\u064b-\u0652\u0670\u0640]")
_OPENING = closed.shape("opens_event")
_LAPSE = closed.shape("lapse")
_COUNTED = closed.shape("counted")
# منذ البداية: from the start.
_NO_EVENT = closed.words("no_event")
# Words of time: عشية الأربعاء.
_TIMES = {"weekday", "bare_weekday", "month", "weak_month", "unit", "definite_unit", "shift", "vague"}
# A single unit is no duration by itself: قبل أسبوع من الانتخابات.
# قبل أسبوع على ... is left out: the preposition may be the verb's (رد قبل أسبوع على ...).
_ONE_UNIT = closed.shape("one_unit")
# Characters before a quantity in which بعد or قبل is looked for.
_REACH = 20


def event_relatives(text: str, expressions: Sequence[Expression]) -> list[Expression]:
    """Return the phrases of a text that count days from an event, in reading order. Never raises.

    expressions: the temporal expressions of the text, none of which may be in the event's name: مقتل 3 يوم
    الأحد has its own date.
    """
    starts = [expression.start for expression in expressions]
    phrases = [
        *_counted(text, expressions, starts),
        *_one_unit(text, starts),
        *_without_amount(text, starts),
    ]
    return sorted(phrases, key=lambda expression: expression.start)


def name_in_phrase(phrase: str) -> str | None:
    """Return the words that name the event in a phrase like بعد يومين من توقيع المذكرة, None without one."""
    expressions = event_relatives(phrase, parse(phrase))
    return event_name(expressions[0]) if expressions else None


def event_name(expression: Expression) -> str:
    """Return the words that name the event of an expression. Raises ValueError for other expressions."""
    if not isinstance(expression.semantics, EventRelative):
        raise ValueError(f"{expression.text!r} counts from no event")
    return expression.text[expression.semantics.named_from - expression.start :]


def _counted(text: str, expressions: Sequence[Expression], starts: Sequence[int]) -> Iterator[Expression]:
    """بعد يومين من توقيع المذكرة, قبل أسبوع من الانتخابات."""
    for expression in expressions:
        semantics = expression.semantics
        if not isinstance(semantics, Duration) or semantics.amount is None or semantics.and_unit:
            continue
        if semantics.unit not in _UNITS or expression.mod in (Modifier.MORE_THAN, Modifier.LESS_THAN):
            continue
        lapse = _LAPSE.search(text, max(0, expression.start - _REACH), expression.start)
        counted = _COUNTED.match(text, expression.end)
        name = _name(text, counted.end(), starts) if lapse and counted else None
        if lapse and name:
            amount = semantics.amount if lapse["after"] else -semantics.amount
            start = lapse.start("counts_from")
            yield _expression(
                text, start, name[1], EventRelative(name[0], semantics.unit, amount), expression.mod
            )


def _one_unit(text: str, starts: Sequence[int]) -> Iterator[Expression]:
    """قبل أسبوع من الانتخابات, بعد عام من سقوط المدينة."""
    for lapse in _ONE_UNIT.finditer(text):
        noun, amount = ("after", 1) if lapse["after"] else ("before", -1)
        readings = next((word.readings for word in words_of(text, *lapse.span(noun), 1)), {})
        unit = _UNITS.get(str(readings.get("unit")))
        name = _name(text, lapse.end(), starts) if unit and "plural" not in readings else None
        if name:
            yield _expression(text, lapse.start(), name[1], EventRelative(name[0], unit, amount))


def _without_amount(text: str, starts: Sequence[int]) -> Iterator[Expression]:
    """منذ دخول الاتفاق حيز التنفيذ, عشية القمة, غداة التوقيع."""
    for opening in _OPENING.finditer(text):
        name = _name(text, opening.end(), starts)
        if name is None:
            continue
        (word,) = words_of(text, *opening.span())
        shift = word.readings.get("adjacent_day")
        semantics = (
            EventRelative(name[0], "day", shift)
            if isinstance(shift, int)
            else EventRelative(name[0], since=True)
        )
        yield _expression(text, word.start, name[1], semantics)


def _expression(
    text: str, start: int, end: int, semantics: EventRelative, mod: Modifier | None = None
) -> Expression:
    return Expression(start, end, text[start:end], semantics, RULE, mod=mod)


def _name(text: str, start: int, starts: Sequence[int]) -> tuple[int, int] | None:
    """The (start, end) of the event's name that starts at `start`, None when no event is named there."""
    words: list[Word] = []
    for word in words_of(text, start, min(start + 40 * _LONGEST_NAME, len(text)), _LONGEST_NAME):
        if words and (_MARK.search(text, words[-1].end, word.start) or _ends_name(word)):
            break
        words.append(word)
    if not words or not names_an_act(words[0].folded) or words[0].folded in _NO_EVENT:
        return None
    if not _TIMES.isdisjoint(words[0].readings):
        return None
    end = words[-1].end
    date = bisect_left(starts, start)
    return None if date < len(starts) and starts[date] < end else (words[0].start, end)


def _ends_name(word: Word) -> bool:
    return says(word) or joined_by_and(word) or not _ENDS.isdisjoint(word.readings)
