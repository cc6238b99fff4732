"""What a reader must know of an event, in a few English words, for formats without a place for it."""

from timeline.dates.edtf import format_edtf, span_code
from timeline.dates.interval import Certainty, Interval, Precision
from timeline.export.characters import one_line
from timeline.query.chronology import Answer, Attestation

_UNITS = (Precision.DAY, Precision.MONTH, Precision.YEAR)


def days_shown(when: Interval) -> str:
    """The days: 2017-05-04, 2017-05, 2017-05-03 to 2017-05-14, "until 2017-05-14", "from 2017-05-03 on"."""
    if when.latest is None:
        return f"from {when.earliest} on" if when.earliest else "on an unknown day"
    if when.earliest is None:
        return f"until {when.latest}"
    if when.precision in _UNITS:
        return format_edtf(when)
    return span_code(when).replace("/", " to ")


def days_told(when: Interval) -> str | None:
    """A sentence that says what is not known of the days; None when it is one known day."""
    if when.is_day:
        return None
    if when.earliest and when.latest:
        return f"The sources give no single day: any from {when.earliest} to {when.latest} fits."
    if when.latest:
        return f"The sources give no first day: any until {when.latest} fits."
    if when.earliest:
        return f"The sources give no last day: any from {when.earliest} on fits."
    return "The sources give no day."


def headline(answer: Answer) -> str:
    """The clause on one line, and before it in brackets that it did not, or not simply, occur."""
    marks = ["possible"] if answer.certainty is Certainty.POSSIBLE else []
    marks += [answer.factuality] if answer.factuality != "occurred" else []
    marks += ["disputed"] if answer.disputed else []
    before = f"[{', '.join(marks)}] " if marks else ""
    return before + (one_line(answer.text) or "(its words were erased)")


def source_line(source: Attestation) -> str:
    """Who reports it, on one line: publisher, title, publication date; what is not known is left out."""
    return one_line(", ".join(part for part in (source.publisher, source.title, source.published) if part))
