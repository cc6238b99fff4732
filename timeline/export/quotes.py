"""A quote split at its temporal expression, and the calendars of that expression."""

from timeline.dates.calendars import CALENDARS, CIVIL, Calendar
from timeline.query.details import MentionDetails


def split_quote(report: MentionDetails) -> tuple[str, str, str]:
    """Return the quote before the expression, the expression, and the quote after it.

    If the expression is not in the quote, for example because the text was erased, return the whole quote and
    two empty strings.
    """
    quote, expression = report.source.quote, report.source.expression
    start = report.expression_start - report.quote_start
    end = start + len(expression)
    if start < 0 or not expression or quote[start:end] != expression:
        return quote, "", ""
    return quote[:start], expression, quote[end:]


def calendars(report: MentionDetails) -> tuple[Calendar, ...]:
    """Return the calendars of the expression, or none if it uses only the civil calendar.

    There are two if the expression gives the day twice (8 Shaban 1438, that is 4 May 2017).
    """
    components = {**report.semantics, **report.implied}
    named = [str(value) for name, value in components.items() if name.split()[-1] == "calendar"]
    parallel = [
        calendar for calendar in CALENDARS for name in report.semantics if name.startswith(f"{calendar} ")
    ]
    names = tuple(dict.fromkeys((*(named or [CIVIL.name]), *parallel)))
    return () if names == (CIVIL.name,) else tuple(CALENDARS[name] for name in names)
