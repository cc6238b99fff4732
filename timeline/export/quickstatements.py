r"""Wikidata QuickStatements, version 1: a new item an event, with an Arabic label and its date.

A date is a point in time (P585), with the precision of a day, a month, a year, a decade or a century (11, 10,
9, 8, 7); what goes on throughout its days has a start (P580) and an end (P582), and what is only known to
have begun or ended has one of them. Days of no such precision are an unknown value between an earliest
(P1319) and a latest date (P1326), and an approximate date is marked circa (P1480). Where all words give their
date in one calendar, and Wikidata has a model of it, it is written in that; a day from before 15 October 1582
in the Julian one. What did not simply occur is left out: an item would assert it.
A year before Christ is negative and as people count it, -0044 for 44 BC; only Wikidata's RDF is astronomical.
www.wikidata.org/wiki/Help:QuickStatements, www.wikidata.org/wiki/Help:Dates
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import BinaryIO

from timeline.dates.calendars import CIVIL, Calendar, calendar_named
from timeline.dates.interval import Interval, day
from timeline.dates.time_kind import TimeKind
from timeline.export.characters import one_line, web_address
from timeline.export.formats import Heading
from timeline.export.quotes import calendars
from timeline.query.details import EventDetails, MentionDetails

_DAY, _MONTH, _YEAR, _DECADE, _CENTURY = 11, 10, 9, 8, 7
_REFORM = 1582
# How QuickStatements writes the calendar models of Wikidata: proleptic Gregorian, proleptic Julian.
_MODELS = {"Q1985727": "", "Q1985786": "/J"}
# Wikidata takes no longer label.
_LONGEST = 250
_REFERENCE_URL = "S854"
_CIRCA = "P1480\tQ5727902"


def write(
    entries: Iterable[EventDetails], out: BinaryIO, heading: Heading, instance_of: str | None = None
) -> list[str]:
    """Write the commands event by event. instance_of: the item that each is an instance of (P31)."""
    not_plain = undated = erased = 0
    for entry in entries:
        answer = entry.answer
        dates = _dates(entry)
        if answer.factuality != "occurred" or answer.reporting:
            not_plain += 1
        elif not dates:
            undated += 1
        elif not one_line(answer.text):
            erased += 1
        else:
            for line in _commands(entry, dates, instance_of):
                out.write(line.encode() + b"\n")
    skipped = {
        "that were only announced, denied, supposed or said": not_plain,
        "without a date": undated,
        "whose words were erased": erased,
    }
    return [f"left out: {count} {why}" for why, count in skipped.items() if count]


def _dates(entry: EventDetails) -> list[str]:
    """The statements that date the event, each as property, value and qualifiers; none without a date."""
    time = entry.answer.time
    calendar = _kept_in([report for report in entry.reports if report.source.time == time])
    first, last = time.days.earliest, time.days.latest
    if first is None and last is None:
        return []
    match time.kind:
        case TimeKind.THROUGHOUT if first and last and first < last:
            ends = _ends(first, last, calendar)
            return [f"P580\t{ends[0]}", f"P582\t{ends[1]}"]
        case TimeKind.SINCE:
            return [f"P580\t{_between(time.days, calendar)}"]
        case TimeKind.UNTIL:
            return [f"P582\t{_between(time.days, calendar)}"]
        case TimeKind.ABOUT:
            return [f"P585\t{_between(time.days, calendar)}\t{_CIRCA}"]
    return [f"P585\t{_between(time.days, calendar)}"]


def _ends(first: date, last: date, calendar: Calendar) -> tuple[str, str]:
    """The values of both ends, in the coarsest precision that names these days."""
    for unit in (_year, _month):
        start, end = unit(first, calendar), unit(last, calendar)
        if start.earliest == first and end.latest == last:
            return _value(start, calendar) or "", _value(end, calendar) or ""
    return _value(day(first), calendar) or "", _value(day(last), calendar) or ""


def _between(when: Interval, calendar: Calendar) -> str:
    """The value of these days; without a precision for them, an unknown one with its bounds as qualifiers."""
    if when.earliest and when.latest and (value := _value(when, calendar)):
        return value
    bounds = (("P1319", when.earliest), ("P1326", when.latest))
    return "\t".join(["somevalue", *(f"{name}\t{_value(day(end), calendar)}" for name, end in bounds if end)])


def _kept_in(reports: Sequence[MentionDetails]) -> Calendar:
    """The calendar of all words when Wikidata has a model of it; the civil one else."""
    named = {calendar.name: calendar for report in reports for calendar in calendars(report) or (CIVIL,)}
    only = next(iter(named.values())) if len(named) == 1 else CIVIL
    return only if only.notation.wikidata_model else CIVIL


def _commands(entry: EventDetails, dates: Sequence[str], instance_of: str | None) -> Iterator[str]:
    yield "CREATE"
    yield f"LAST\tLar\t{_label(entry.answer.headline)}"
    if instance_of:
        yield f"LAST\tP31\t{instance_of}"
    agreeing = (report for report in entry.reports if report.source.time == entry.answer.time)
    addresses = list(dict.fromkeys(filter(None, (web_address(report.url) for report in agreeing))))
    for statement in dates:
        # The same statement again adds a reference to it.
        for address in addresses:
            yield f'LAST\t{statement}\t{_REFERENCE_URL}\t"{address}"'
        if not addresses:
            yield f"LAST\t{statement}"


def _value(when: Interval, calendar: Calendar) -> str | None:
    """A time value: a day, the first one of a month or a year, how much of it is meant, and the calendar.

    None when the days are no day, month or year of the calendar. A day from before the civil calendar was in
    use, and a month of the one before it, are written in that one, as Wikidata has them.
    """
    reform, last = calendar.usage.reform, when.latest
    if reform is None or last is None or (last.year, last.month, last.day) >= reform.first:
        return _value_in(when, calendar)
    old = calendar_named(reform.old)
    preferred = (old, calendar) if when.is_day else (calendar, old)
    return next(filter(None, (_value_in(when, one) for one in preferred)), None)


def _value_in(when: Interval, calendar: Calendar) -> str | None:
    assert when.earliest is not None
    first = when.earliest
    year, month, number = calendar.parts(first)
    periods = {_DAY: day(first), _MONTH: _month(first, calendar), _YEAR: _year(first, calendar)}
    precision = next((precision for precision, period in periods.items() if period == when), None)
    if precision is None:
        return _of_years(when)
    model = _MODELS[calendar.notation.wikidata_model or ""]
    return f"{_signed(year)}-{month:02}-{number:02}T00:00:00Z/{precision}{model}"


def _of_years(when: Interval) -> str | None:
    """A decade or a century of Gregorian years since the reform of 1582.

    Wikidata counts the 20th century from 1901 to 2000: other hundreds of years have no value.
    """
    first, last = when.earliest, when.latest
    if first is None or last is None or first.year <= _REFORM:
        return None
    if (first.month, first.day, last.month, last.day) != (1, 1, 12, 31):
        return None
    length = last.year - first.year + 1
    if length == 10 and first.year % 10 == 0:
        return f"{_signed(first.year)}-01-01T00:00:00Z/{_DECADE}"
    return (
        f"{_signed(first.year)}-01-01T00:00:00Z/{_CENTURY}"
        if length == 100 and first.year % 100 == 1
        else None
    )


def _signed(year: int) -> str:
    """An astronomical year as Wikidata has it, which knows no year 0: +2017, -0044 for 44 BC."""
    return f"+{year:04}" if year > 0 else f"-{1 - year:04}"


def _label(text: str) -> str:
    """A text in quotation marks, which need no escape within; what would begin a comment is parted."""
    line = one_line(text).replace("/*", "/ *")
    return f'"{line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"}"'


def _month(value: date, calendar: Calendar) -> Interval:
    year, month, _ = calendar.parts(value)
    return calendar.month(year, month)


def _year(value: date, calendar: Calendar) -> Interval:
    return calendar.year(calendar.parts(value)[0])
