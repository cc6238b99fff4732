"""What a reader must know about an event, in English, for formats without fields for it."""

from timeline.dates.edtf import format_edtf, span_code
from timeline.dates.interval import Certainty, Interval, Precision
from timeline.export.characters import one_line
from timeline.query.chronology import Answer, Attestation

_UNITS = (Precision.DAY, Precision.MONTH, Precision.YEAR)


def days_shown(when: Interval) -> str:
    """Return it as 2017-05-04, 2017-05, 2017-05-03 to 2017-05-14, until 2017-05-14, from 2017-05-03 on."""
    if when.latest is None:
        return f"from {when.earliest} on" if when.earliest else "on an unknown day"
    if when.earliest is None:
        return f"until {when.latest}"
    if when.precision in _UNITS:
        return format_edtf(when)
    return span_code(when).replace("/", " to ")


def uncertainty(when: Interval) -> str | None:
    """Return a sentence about the uncertainty of a date; None for a known day."""
    if when.is_day:
        return None
    if when.earliest and when.latest:
        return f"The exact day is not known: it is between {when.earliest} and {when.latest}."
    if when.latest:
        return f"The exact day is not known: it is no later than {when.latest}."
    if when.earliest:
        return f"The exact day is not known: it is no earlier than {when.earliest}."
    return "The date is not known."


def headline(answer: Answer) -> str:
    """Return the clause on one line, after marks in brackets: that it did not, or not simply, occur."""
    marks = ["possible"] if answer.certainty is Certainty.POSSIBLE else []
    marks += [answer.factuality] if answer.factuality != "occurred" else []
    marks += ["disputed"] if answer.disputed else []
    before = f"[{', '.join(marks)}] " if marks else ""
    return before + (one_line(answer.text) or "(text erased)")


def source_line(source: Attestation) -> str:
    """Return the known parts of publisher, title and publication date on one line."""
    return one_line(", ".join(part for part in (source.publisher, source.title, source.published) if part))
