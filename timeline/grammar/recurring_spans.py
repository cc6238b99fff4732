"""A span that recurs is a set: من الأحد إلى الخميس من كل أسبوع, بين 23 تموز و29 آب من كل عام."""

from timeline.arabic.lexicon.closed import EVERY, FROM
from timeline.arabic.tokens import Tokens
from timeline.arabic.words import words_before
from timeline.grammar.expression import CalendarDate, RecurringSet, Span
from timeline.grammar.rule import Match

# How many words before a span are searched for what makes it a set.
_WORDS_BEFORE = 6


def yearly_or_weekly(tokens: Tokens, first: int, match: Match) -> Match:
    """The match of a span as a set where من كل عام or كل أسبوع follows it, otherwise the match itself.

    first: the index of its first word. Weekdays near يوميا are a set as well.
    """
    if not isinstance(match.semantics, Span):
        return match
    weekdays = _masked(match.semantics.first), _masked(match.semantics.last)
    if _is_open_week(match.semantics) and _is_daily(tokens, first, match.stop):
        return Match(match.stop, RecurringSet("/".join(day or "" for day in weekdays)))
    if not tokens.joined(match.stop - 1):
        return match
    stop = match.stop + 1 if tokens.words[match.stop] == FROM else match.stop
    unit = tokens.reading(stop + 1, "unit")
    if tokens.words[stop : stop + 1] != [EVERY] or not tokens.joined(stop) or unit not in ("week", "year"):
        return match
    first_day, last_day = weekdays
    length = "P1W" if unit == "week" else "P1Y"
    value = f"{first_day}/{last_day}" if first_day and last_day else length
    return Match(stop + 2, RecurringSet(value))


def _is_open_week(span: Span) -> bool:
    """Whether both ends are weekdays alone."""
    return all(end == CalendarDate(weekday=end.weekday) for end in (span.first, span.last))


def _is_daily(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether يوميا or the like is near: يعمل خمس ساعات يوميا من السبت إلى الأربعاء."""
    before = (index for index, _ in words_before(tokens, first, _WORDS_BEFORE))
    after = () if tokens.ends_sentence(stop - 1) else (stop, stop + 1)
    return any(tokens.reading(index, "frequency") is not None for index in (*before, *after))


def _masked(date: CalendarDate) -> str | None:
    """A date without its year or week: XXXX-07-23, XXXX-07, XXXX-WXX-5; None in another calendar."""
    if date.year is not None or not date.in_civil_calendar:
        return None
    if date.month is not None:
        return f"XXXX-{date.month:02}" + (f"-{date.day:02}" if date.day else "")
    return f"XXXX-WXX-{date.weekday}" if date.weekday else None
