"""The kinds of time that a date states: 1920–1947 as a term of office is no day somewhere in these years.

| kind | example | the days |
|---|---|---|
| within | في أيار 2017, منتصف تموز | some of them, one or more |
| throughout | من 3 إلى 7 حزيران | all of them |
| since, until | منذ 2014, حتى نهاية العام | those on which it began, or ended; the other end is open |
| before, after | قبل عام 1850, بعد 7 أكتوبر | all before, or after, a day: one end is open |
| about | حوالي عام 1820 | near them |

The kinds are those of CIDOC-CRM's P81 and P82 and of the intervals, sets and qualifiers of EDTF (ISO 8601-2).
"""

from dataclasses import dataclass
from enum import StrEnum

from timeline.dates.edtf import format_edtf, parse_edtf, span_code
from timeline.dates.interval import Interval, Precision

# Units whose EDTF code may be an end of an interval that any reader understands.
_ENDS = (Precision.DAY, Precision.MONTH, Precision.YEAR)
_QUALIFIED = (*_ENDS, Precision.DECADE, Precision.CENTURY)


class TimeKind(StrEnum):
    """What the days of a resolution mean."""

    WITHIN = "within"
    THROUGHOUT = "throughout"
    SINCE = "since"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Time:
    """Days and what they mean."""

    days: Interval
    kind: TimeKind = TimeKind.WITHIN

    @property
    def edtf(self) -> str:
        """The EDTF string of both."""
        return format_time(self.days, self.kind)


def format_time(days: Interval, kind: TimeKind) -> str:
    """Return the EDTF string of days and their kind.

    within: 2017-05 or [2017-07-11..2017-07-20]; throughout: 2017-06-03/2017-06-07; since: 2014/..; until:
    ../2017-12; before: ../1849-12-31; after: 2023-10-08/..; about: 1820~ or 2017-07-11~/2017-07-20~.
    """
    if days.earliest is None or days.latest is None:
        return format_edtf(days)
    match kind:
        case TimeKind.SINCE:
            return f"{_end(days) or days.earliest}/.."
        case TimeKind.UNTIL:
            return f"../{_end(days) or days.latest}"
        case TimeKind.THROUGHOUT:
            return format_edtf(days) if days.is_day else span_code(days)
        case TimeKind.ABOUT if days.precision in _QUALIFIED:
            return f"{format_edtf(days)}~"
        case TimeKind.ABOUT:
            # A set has no approximate ends: readers of EDTF refuse [2017-05-14~..2017-05-15~].
            return f"{days.earliest}~/{days.latest}~"
    return f"[{_span(days)}]" if days.precision in (Precision.SPAN, Precision.WEEK) else format_edtf(days)


def parse_time(text: str) -> Time:
    """Return the days of an EDTF string and their kind. Raises InvalidDate.

    `2014/..` is read as after, which says less than since.
    """
    days = parse_edtf(text)
    value = text.strip()
    if days.earliest is None or days.latest is None:
        return Time(days, TimeKind.BEFORE if days.earliest is None else TimeKind.AFTER)
    if "~" in value or "%" in value:
        return Time(days, TimeKind.ABOUT)
    return Time(days, TimeKind.THROUGHOUT if "/" in value else TimeKind.WITHIN)


def _end(days: Interval) -> str | None:
    return format_edtf(days) if days.precision in _ENDS else None


def _span(days: Interval) -> str:
    return span_code(days).replace("/", "..")
