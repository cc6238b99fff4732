"""A span that recurs is a set: من الأحد إلى الخميس من كل أسبوع, بين 23 تموز و29 آب من كل عام."""

from timeline.arabic.lexicon.closed import EVERY, FROM
from timeline.arabic.tokens import Tokens
from timeline.grammar.expression import CalendarDate, RecurringSet, Span
from timeline.grammar.rule import Match


def yearly_or_weekly(tokens: Tokens, match: Match) -> Match:
    """The match of a span as a set when من كل عام or كل أسبوع follows it, otherwise the match itself."""
    if not isinstance(match.semantics, Span) or not tokens.joined(match.stop - 1):
        return match
    stop = match.stop + 1 if tokens.words[match.stop] == FROM else match.stop
    unit = tokens.reading(stop + 1, "unit")
    if tokens.words[stop : stop + 1] != [EVERY] or not tokens.joined(stop) or unit not in ("week", "year"):
        return match
    first, last = _masked(match.semantics.first), _masked(match.semantics.last)
    length = "P1W" if unit == "week" else "P1Y"
    value = f"{first}/{last}" if first and last else length
    return Match(stop + 2, RecurringSet(value))


def _masked(date: CalendarDate) -> str | None:
    """A date without its year or week: XXXX-07-23, XXXX-07, XXXX-WXX-5; None in another calendar."""
    if date.year is not None or not date.in_civil_calendar:
        return None
    if date.month is not None:
        return f"XXXX-{date.month:02}" + (f"-{date.day:02}" if date.day else "")
    return f"XXXX-WXX-{date.weekday}" if date.weekday else None
