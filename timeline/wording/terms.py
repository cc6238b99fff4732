"""Values as words: days, dates of any calendar, weekdays, calendars, units, and how two mentions match."""

from collections.abc import Mapping
from typing import Any

from timeline.dates.calendars import CalendarName
from timeline.dates.edtf import format_edtf, parse_edtf, span_code, year_code
from timeline.dates.interval import Interval, Precision
from timeline.dates.time_kind import Time, TimeKind
from timeline.grammar.expression import UnitName
from timeline.messages import Message, _
from timeline.wording.years_bc import brief_bc, ends_in_words, is_bc

# Units whose EDTF code means nothing to a reader who has not learned it: 2024-33, 194X.
_OPAQUE = (Precision.QUARTER, Precision.HALF, Precision.DECADE, Precision.CENTURY)
_WEEKDAYS = (
    Message("Monday"), Message("Tuesday"), Message("Wednesday"), Message("Thursday"), Message("Friday"),
    Message("Saturday"), Message("Sunday"),
)  # fmt: skip
_CALENDARS: dict[CalendarName, Message] = {
    "Gregorian": Message("Gregorian"),
    "Hijri": Message("Hijri"),
    "Julian": Message("Julian"),
    "Coptic": Message("Coptic"),
    "Ottoman fiscal": Message("Ottoman fiscal"),
    "Republican": Message("French republican"),
    "Seleucid": Message("Seleucid"),
}
# The singular with its article, and the plural.
_UNITS: dict[UnitName, tuple[Message, Message]] = {
    "second": (Message("the second"), Message("seconds")),
    "minute": (Message("the minute"), Message("minutes")),
    "hour": (Message("the hour"), Message("hours")),
    "day": (Message("the day"), Message("days")),
    "weekend": (Message("the weekend"), Message("weekends")),
    "week": (Message("the week"), Message("weeks")),
    "month": (Message("the month"), Message("months")),
    "quarter": (Message("the quarter"), Message("quarters")),
    "year": (Message("the year"), Message("years")),
    "sports season": (Message("the sports season"), Message("sports seasons")),
    "decade": (Message("the decade"), Message("decades")),
    "century": (Message("the century"), Message("centuries")),
}
# What the days mean; the other kinds show it by an open end, or are as days without a word are understood.
_KINDS = {
    TimeKind.THROUGHOUT: Message("throughout {days}"),
    TimeKind.SINCE: Message("since {days}"),
    TimeKind.UNTIL: Message("until {days}"),
    TimeKind.ABOUT: Message("about {days}"),
}
_RELATIONS = {
    "same": Message("same days"),
    "overlap": Message("overlapping days"),
    "near": Message("different days"),
}


def days(interval: Interval) -> str:
    """Return the days of an interval in words: 2024-08-12 to 2024-08-18, 2024-08-12 or later, 44 BC."""
    first, last = ends_in_words(interval) if is_bc(interval) else (interval.earliest, interval.latest)
    if first is None and last is None:
        return _("any day")
    if first is None:
        return _("{days} or earlier").format(days=last)
    if last is None:
        return _("{days} or later").format(days=first)
    return str(first) if first == last else _("{first} to {last}").format(first=first, last=last)


def days_and_code(interval: Interval) -> str:
    """Like `days`, followed by the EDTF code of a whole month, quarter, year ... in parentheses."""
    words = days(interval)
    whole = interval.precision not in (Precision.DAY, Precision.WEEK, Precision.SPAN, Precision.OPEN)
    if is_bc(interval):
        # -0043 is 44 BC: its code would be another year to most readers.
        return words
    return f"{words} ({format_edtf(interval)})" if whole else words


def time_words(time: Time) -> str:
    """Like `days`, with what they mean: since 2014-05-03, throughout 2017-06-03 to 2017-06-07."""
    return _of_kind(time, days(time.days))


def time_and_code(time: Time) -> str:
    """Like `time_words`, followed by the EDTF code in parentheses where it says more than the days."""
    if time.kind not in _KINDS:
        return days_and_code(time.days)
    words, plain = days(time.days), f"{time.days.earliest}/{time.days.latest}"
    if is_bc(time.days):
        return _of_kind(time, words)
    return _of_kind(time, words if time.edtf in (words, plain) else f"{words} ({time.edtf})")


def _of_kind(time: Time, words: str) -> str:
    closed = time.days.earliest is not None and time.days.latest is not None
    is_day = time.days.is_day and time.kind is TimeKind.THROUGHOUT
    return _(_KINDS[time.kind]).format(days=words) if time.kind in _KINDS and closed and not is_day else words


def days_of_edtf(edtf: str) -> str:
    """Like `days_and_code`, for stored EDTF. Raises InvalidDate for any other string."""
    return days_and_code(parse_edtf(edtf)) if edtf != "../.." else days(Interval(None, None))


def brief_days(interval: Interval) -> str:
    """Return the days for a table column: EDTF, but first/last for units whose code has to be learned.

    Years before Christ are written so: 44 BC.
    """
    if is_bc(interval):
        return brief_bc(interval)
    return span_code(interval) if interval.precision in _OPAQUE else format_edtf(interval)


def brief_time(time: Time) -> str:
    """Like `brief_days`, with what the days mean: [2017-07..2017-09], 2014/.., 1820~."""
    if is_bc(time.days):
        return brief_bc(time.days, time.kind)
    if time.kind is TimeKind.WITHIN and time.days.precision in _OPAQUE:
        return f"[{span_code(time.days).replace('/', '..')}]"
    return time.edtf


def weekday_name(weekday: int) -> str:
    """Return the name of a weekday (ISO: Monday is 1)."""
    return _(_WEEKDAYS[weekday - 1])


def calendar_name(calendar: CalendarName) -> str:
    """Return the name of a calendar, to be used with the word "calendar"."""
    return _(_CALENDARS[calendar])


def unit_name(unit: UnitName) -> str:
    """Return the name of one unit: the week."""
    return _(_UNITS[unit][0])


def units_name(unit: UnitName) -> str:
    """Return the name of several units: weeks."""
    return _(_UNITS[unit][1])


def written_date(year: int, month: int | None, day: int | None) -> str:
    """Return a date of any calendar as far as its parts are known: 1438-08-08, 1438-08, 1438."""
    parts = [year_code(year), *(f"{part:02}" for part in (month, day) if part is not None)]
    return "-".join(parts)


# What a score of linking/score.py is the sum of.
_PARTS = {
    "start": Message("start"),
    "days": Message("days"),
    "acts": Message("acts"),
    "speech": Message("speech"),
    "clauses": Message("clauses"),
    "sentences": Message("sentences"),
    "topics": Message("topics"),
    "numbers": Message("numbers"),
    "one_sentence": Message("one sentence"),
}


def join_words(reason: Mapping[str, Any]) -> str:
    """Return how well two mentions match, in words.

    reason: `overlap_percent`, the share of the lighter one's content terms, by weight; `date_relation`,
    whether their days are the same, overlap or are near; `through`, the mention by which its whole event was
    joined; `points`, the hundredths of a point of each part of their score.
    """
    through = reason.get("through")
    if through is None:
        line = _("{relation}, {percent} % of the key words by weight")
    else:
        line = _("{relation}, {percent} % of the key words by weight, through mention {mention}")
    relation = _(_RELATIONS[reason["date_relation"]])
    words = line.format(relation=relation, percent=reason["overlap_percent"], mention=through)
    return f"{words} ({score_words(reason['points'])})"


def score_words(points: Mapping[str, int]) -> str:
    """Return what a score is the sum of: 2.10 = act +2.20, days +2.80, ..."""
    parts = ", ".join(f"{_(_PARTS[name])} {points[name] / 100:+.2f}" for name in _PARTS if name in points)
    return f"{sum(points.values()) / 100:.2f} = {parts}"
