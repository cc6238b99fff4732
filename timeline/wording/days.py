"""Days as people read them: dates first, a code of EDTF only after them."""

from timeline.dates.edtf import format_edtf, parse_edtf, span_code
from timeline.dates.interval import Interval, Precision
from timeline.messages import _

# Units whose EDTF code says nothing to who has not learnt it: 2024-33, 194X.
_OPAQUE = (Precision.QUARTER, Precision.HALF, Precision.DECADE, Precision.CENTURY)


def days(interval: Interval) -> str:
    """The days of an interval in words: 2024-08-12 to 2024-08-18, 2024-08-12 or later."""
    first, last = interval.earliest, interval.latest
    if first is None and last is None:
        return _("any day")
    if first is None:
        return _("{days} or earlier").format(days=last)
    if last is None:
        return _("{days} or later").format(days=first)
    return str(first) if first == last else _("{first} to {last}").format(first=first, last=last)


def days_and_code(interval: Interval) -> str:
    """As `days`, with the EDTF code of a whole month, quarter, year ... after it in parentheses."""
    words = days(interval)
    whole = interval.precision not in (Precision.DAY, Precision.WEEK, Precision.SPAN, Precision.OPEN)
    return f"{words} ({format_edtf(interval)})" if whole else words


def days_of_edtf(edtf: str) -> str:
    """As `days_and_code`, for EDTF as it is stored. Raises InvalidDate for any other string."""
    return days_and_code(parse_edtf(edtf)) if edtf != "../.." else days(Interval(None, None))


def brief_days(interval: Interval) -> str:
    """The days for a column of a table: EDTF, but first/last for the units whose code has to be learnt."""
    return span_code(interval) if interval.precision in _OPAQUE else format_edtf(interval)
