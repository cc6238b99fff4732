"""What a reader must know about an event, in English, for formats without fields for it."""

from timeline.dates.edtf import format_edtf, span_code
from timeline.dates.interval import Certainty, Precision
from timeline.dates.time_kind import Time, TimeKind
from timeline.export.characters import one_line
from timeline.query.chronology import Answer, Attestation
from timeline.wording.years_bc import brief_day, brief_ends, is_bc

_UNITS = (Precision.DAY, Precision.MONTH, Precision.YEAR)


def days_shown(time: Time) -> str:
    """Return it as 2017-05-04, 2017-05-03 to 2017-05-14, since 2014, about 1820, 1849-12-31 or earlier,
    44 BC."""
    when = time.days
    if is_bc(when):
        return _before_christ(time)
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


def _before_christ(time: Time) -> str:
    first, last = brief_ends(time.days)
    if first is None or last is None:
        return f"{first} or later" if first else f"{last} or earlier"
    days = first if first == last else f"{first} to {last}"
    match time.kind:
        case TimeKind.SINCE | TimeKind.UNTIL | TimeKind.ABOUT | TimeKind.THROUGHOUT:
            return f"{time.kind} {days}" if first != last or time.kind is not TimeKind.THROUGHOUT else days
    return days if first == last else f"between {first} and {last}"


def uncertainty(time: Time) -> str | None:
    """Return a sentence about the uncertainty of a date; None for a known day, and for all days of a span."""
    when = time.days
    first, last = (end and brief_day(end) for end in (when.earliest, when.latest))
    if when.is_day and time.kind in (TimeKind.WITHIN, TimeKind.THROUGHOUT):
        return None
    match time.kind:
        case TimeKind.SINCE if when.is_day:
            return f"It began on {first}; its end is not known."
        case TimeKind.UNTIL if when.is_day:
            return f"It ended on {last}; its beginning is not known."
        case TimeKind.THROUGHOUT if first and last:
            return None
        case TimeKind.SINCE if first and last:
            return f"It began between {first} and {last}; its end is not known."
        case TimeKind.UNTIL if first and last:
            return f"It ended between {first} and {last}; its beginning is not known."
        case TimeKind.ABOUT if first and last:
            return f"The date is approximate: about {days_shown(Time(when))}."
    if first and last:
        return f"The exact day is not known: it is between {first} and {last}."
    if last:
        return f"The exact day is not known: it is no later than {last}."
    if first:
        return f"The exact day is not known: it is no earlier than {first}."
    return "The date is not known."


def headline(answer: Answer) -> str:
    """Return the headline, after marks in brackets: that it did not, or not simply, occur."""
    marks = [] if answer.certainty is Certainty.CERTAIN else [answer.certainty.value]
    marks += [answer.factuality] if answer.factuality != "occurred" else []
    marks += ["disputed"] if answer.disputed else []
    before = f"[{', '.join(marks)}] " if marks else ""
    return before + (one_line(answer.headline) or "(text erased)")


def source_line(source: Attestation) -> str:
    """Return the known parts of publisher, title and publication date on one line."""
    return one_line(", ".join(part for part in (source.publisher, source.title, source.published) if part))
