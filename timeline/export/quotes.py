"""A quote, parted at the words in it that name the time; and the calendars of these words."""

from timeline.dates.calendars import CALENDARS, CIVIL, Calendar
from timeline.query.details import MentionDetails


def split_quote(report: MentionDetails) -> tuple[str, str, str]:
    """The quote before the expression, the expression, the quote behind it.

    The whole quote and two empty texts where the expression is not in it, as when its words were erased.
    """
    quote, expression = report.source.quote, report.source.expression
    start = report.expression_start - report.quote_start
    end = start + len(expression)
    if start < 0 or not expression or quote[start:end] != expression:
        return quote, "", ""
    return quote[:start], expression, quote[end:]


def calendars(report: MentionDetails) -> tuple[Calendar, ...]:
    """The calendars in which the words give their date, none when that is the civil one alone.

    Two for words that give the day twice (8 Shaban 1438, that is 4 May 2017).
    """
    components = {**report.implied, **report.semantics}
    named = [str(value) for name, value in components.items() if name.split()[-1] == "calendar"]
    beside = [
        calendar for calendar in CALENDARS for name in report.semantics if name.startswith(f"{calendar} ")
    ]
    found = tuple(dict.fromkeys((*(named or [CIVIL.name]), *beside)))
    return () if found == (CIVIL.name,) else tuple(CALENDARS[name] for name in found)
