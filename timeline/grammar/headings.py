"""The headings of an annal: a year, a month or a day alone on its line, and ثم دخلت سنة ... anywhere.

So is a date in labelled parts (العام الهجري : 427 ...), with which encyclopedias head an entry.

What follows a heading, up to the next one of its level, is counted from it (normalizer/annals.py). The words
that only have a meaning under one (فيها, وفيه) are dropped where none precedes them.
"""

from collections.abc import Sequence
from dataclasses import replace

from timeline.arabic.lexicon.closed import AND, IN
from timeline.arabic.tokens import Tokens
from timeline.grammar import labelled_dates
from timeline.grammar.expression import Anaphor, CalendarDate, Heading, Semantics
from timeline.grammar.parts import after_epithets
from timeline.grammar.quotation import LocatedExpression
from timeline.grammar.rule import ANY, Match, Rule
from timeline.grammar.units import opens_report

# How many words of a heading may precede its date.
_OPENERS = 4
# How many words of a report may precede its day: ووصل الركب يوم السبت.
_VERB = 3
# What separates a month at the head of a line from its reports: صفر: وصل الركب.
_AFTER_MONTH = (":", "،")
_LEVELS: dict[str, tuple[Heading, ...]] = {"year": ("year",), "month": ("year", "month")}
IN_IT = "in it"


def parse_in_it(tokens: Tokens, index: int) -> Match | None:
    """وفيها, فيه at the head of a report: in the year or the month of the heading."""
    unit = tokens.reading(index, "in_it")
    if unit is None or (index and not tokens.ends_sentence(index - 1)):
        return None
    if (
        tokens.joined(index)
        and tokens.words[index + 1].removeprefix(AND) == IN
        and _is_month(tokens, index + 2)
    ):
        # وفيه في شعبان: the month is named.
        return None
    return Match(index + 1, Anaphor("year" if unit == "year" else "month", 0))


def _is_month(tokens: Tokens, index: int) -> bool:
    readings = tokens.readings(index)
    return (
        "calendar_month" in readings or "weak_calendar_month" in readings or readings.get("unit") == "month"
    )


def with_headings(tokens: Tokens, located: Sequence[LocatedExpression]) -> list[LocatedExpression]:
    """Return the expressions with their `heading`, without the words that need one and have none."""
    kept: list[LocatedExpression] = []
    open_levels: set[Heading] = set()
    for number, item in enumerate(located):
        semantics = item.expression.semantics
        if item.expression.rule == IN_IT:
            unit = semantics.unit if isinstance(semantics, Anaphor) else ""
            if open_levels.isdisjoint(_LEVELS.get(unit, ())):
                continue
        elif isinstance(semantics, CalendarDate) and (level := _level(tokens, located, number, semantics)):
            open_levels.add(level)
            item = replace(item, expression=replace(item.expression, heading=level))
        elif _is_day(semantics) and _opens_report(tokens, item.first):
            item = replace(item, expression=replace(item.expression, opens_report=True))
        elif isinstance(semantics, CalendarDate) and _opens_paragraph(tokens, item.first, semantics):
            item = replace(item, expression=replace(item.expression, opens_paragraph=True))
        kept.append(item)
    return kept


def without_headings(located: Sequence[LocatedExpression]) -> list[LocatedExpression]:
    """Return the expressions of a text without headings, without the words that need one."""
    return [item for item in located if item.expression.rule != IN_IT]


def _level(
    tokens: Tokens, located: Sequence[LocatedExpression], number: int, date: CalendarDate
) -> Heading | None:
    level = _of(date)
    item = located[number]
    if item.expression.rule == labelled_dates.RULE:
        return level
    if level is None or "\n" in item.expression.text or not _opens(tokens, item.first, level):
        return None
    if level == "year" and tokens.reading(_before(tokens, item.first), "enters_year") is not None:
        return level
    return level if _ends(tokens, item.stop, level) else None


def _is_day(semantics: Semantics) -> bool:
    """Whether it is a day of a month that it does not name, or a weekday, without a year."""
    if not isinstance(semantics, CalendarDate) or semantics.year is not None or semantics.month is not None:
        return False
    return semantics.of_named == "month" or semantics.weekday is not None


def _opens_report(tokens: Tokens, first: int) -> bool:
    """Whether a day opens its sentence, or follows its verb: ويوم السبت ..., وخلع يوم السبت."""
    if first and tokens.joined(first - 1) and tokens.words[first - 1].removeprefix(AND) == IN:
        first -= 1
    elif first and tokens.joined(first - 1) and tokens.reading(first - 1, "dependent") is not None:
        return False
    for index in range(first, max(first - _VERB, 0) - 1, -1):
        if index == 0 or tokens.ends_sentence(index - 1) or "\n" in tokens.between(index - 1):
            return True
    return False


def _opens_paragraph(tokens: Tokens, first: int, date: CalendarDate) -> bool:
    """Whether a month without a year opens its line: وفي شعبان ..., في ربيع الأول ...."""
    if date.month is None or date.day is not None or date.year is not None or not tokens.joined(first - 1):
        return False
    preposition = tokens.words[first - 1].removeprefix(AND) == IN
    return preposition and (first == 1 or "\n" in tokens.between(first - 2))


def _of(date: CalendarDate) -> Heading | None:
    """The level of a date as a heading; a weekday alone and a date counted from another day are none."""
    if (date.shift, date.direction, date.part, date.clock, date.year_shift) != (None,) * 5:
        return None
    if date.day is not None:
        return "day" if date.month is not None else None
    if date.month is not None:
        return "month"
    return "year" if date.year is not None or date.short_year is not None else None


def _before(tokens: Tokens, first: int) -> int:
    """The index of the word before a date, without في."""
    joined = first > 0 and tokens.joined(first - 1)
    return first - 1 if joined else -1


def _opens(tokens: Tokens, first: int, level: Heading) -> bool:
    """Whether only words of a heading precede a date on its line; a year may enter anywhere."""
    if level == "year" and tokens.reading(_before(tokens, first), "enters_year") is not None:
        return True
    for index in range(first, max(first - _OPENERS, 0) - 1, -1):
        if index == 0:
            return not tokens.clitic(first)
        if "\n" in tokens.between(index - 1):
            # A line that is broken after a preposition goes on.
            goes_on = tokens.reading(index - 1, "dependent") is not None and not tokens.ends_sentence(
                index - 1
            )
            return not tokens.clitic(first) and not goes_on
        if tokens.reading(index - 1, "opens_heading") is None:
            return False
    return False


def _ends(tokens: Tokens, stop: int, level: Heading) -> bool:
    """Whether a line ends after a date; a month may head its line (صفر، أوله الأربعاء; رجب وفي أوله)."""
    if level == "month":
        stop = after_epithets(tokens, stop)
    if stop >= len(tokens) or "\n" in tokens.between(stop - 1):
        return True
    if level != "month":
        return False
    if tokens.reading(stop, "day_of_it") == 1 or tokens.between(stop - 1).strip(" ")[:1] in _AFTER_MONTH:
        return True
    return opens_report(tokens, stop)


RULES = (Rule(IN_IT, {"in_it": ANY}, parse_in_it),)
