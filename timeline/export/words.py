"""What a reader must know about an event, in English, for formats without fields for it."""

from timeline.dates.edtf import format_edtf, span_code
from timeline.dates.interval import Certainty, Precision
from timeline.dates.time_kind import Time, TimeKind
from timeline.export.characters import one_line
from timeline.query.chronology import Answer, Attestation

_UNITS = (Precision.DAY, Precision.MONTH, Precision.YEAR)


def days_shown(time: Time) -> str:
    """Return it as 2017-05-04, 2017-05-03 to 2017-05-14, since 2014, about 1820,
    1849-12-31 or earlier."""
    when = time.days
    if when.latest is None:
        return f"{when.earliest} or later" if when.earliest else "on an unknown day"
    if when.earliest is None:
        return f"{when.latest} or earlier"
    days = format_edtf(when) if when.precision in _UNITS else span_code(when).replace("/", " to ")
    match time.kind:
        case TimeKind.SINCE | TimeKind.UNTIL | TimeKind.ABOUT:
            return f"{time.kind} {days}"
        case TimeKind.THROUGHOUT if when.precision in (Precision.MONTH, Precision.YEAR):
            return f"throughout {days}"
        case TimeKind.WITHIN if when.precision not in _UNITS:
            return f"between {days.replace(' to ', ' and ')}"
    return days


def uncertainty(time: Time) -> str | None:
    """Return a sentence about the uncertainty of a date; None for a known day, and for all days of a span."""
    when = time.days
    if when.is_day and time.kind in (TimeKind.WITHIN, TimeKind.THROUGHOUT):
        return None
    match time.kind:
        case TimeKind.SINCE if when.is_day:
            return f"It began on {when.earliest}; its end is not known."
        case TimeKind.UNTIL if when.is_day:
            return f"It ended on {when.latest}; its beginning is not known."
        case TimeKind.THROUGHOUT if when.earliest and when.latest:
            return None
        case TimeKind.SINCE if when.earliest and when.latest:
            return f"It began between {when.earliest} and {when.latest}; its end is not known."
        case TimeKind.UNTIL if when.earliest and when.latest:
            return f"It ended between {when.earliest} and {when.latest}; its beginning is not known."
        case TimeKind.ABOUT if when.earliest and when.latest:
            return f"The date is approximate: about {days_shown(Time(when))}."
    if when.earliest and when.latest:
        return f"The exact day is not known: it is between {when.earliest} and {when.latest}."
    if when.latest:
        return f"The exact day is not known: it is no later than {when.latest}."
    if when.earliest:
        return f"The exact day is not known: it is no earlier than {when.earliest}."
    return "The date is not known."


def headline(answer: Answer) -> str:
    """Return the clause on one line, after marks in brackets: that it did not, or not simply, occur."""
    marks = [] if answer.certainty is Certainty.CERTAIN else [answer.certainty.value]
    marks += [answer.factuality] if answer.factuality != "occurred" else []
    marks += ["disputed"] if answer.disputed else []
    before = f"[{', '.join(marks)}] " if marks else ""
    return before + (one_line(answer.text) or "(text erased)")


def source_line(source: Attestation) -> str:
    """Return the known parts of publisher, title and publication date on one line."""
    return one_line(", ".join(part for part in (source.publisher, source.title, source.published) if part))
