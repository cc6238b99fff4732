r"""Wikidata QuickStatements, version 1: a new item an event, with an Arabic label and its date.

A date is a point in time (P585) when its days are those of a day, a month or a year, the precisions 11, 10
and 9; words that name days from one to another (يومي 3 و4 أيار) give a start (P580) and an end (P582). Where
all words give their date in one calendar, and Wikidata has a model of it, it is written in that. Other
intervals are bounds of what is known, for which Wikidata has no plain form; they are left out, and so is what
did not simply occur: an item would assert it. www.wikidata.org/wiki/Help:QuickStatements
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from timeline.dates.calendars import CIVIL, Calendar
from timeline.dates.interval import Interval, day
from timeline.export.characters import one_line, web_address
from timeline.export.formats import Heading
from timeline.export.quotes import calendars
from timeline.query.details import EventDetails, MentionDetails

_DAY, _MONTH, _YEAR = 11, 10, 9
# How QuickStatements writes the calendar models of Wikidata: proleptic Gregorian, proleptic Julian.
_MODELS = {"Q1985727": "", "Q1985786": "/J"}
# Wikidata takes no longer label.
_LONGEST = 250
_REFERENCE_URL = "S854"


def write(entries: Iterable[EventDetails], out: BinaryIO, heading: Heading) -> list[str]:
    """Write the commands event by event."""
    not_plain = no_precision = erased = 0
    for entry in entries:
        answer = entry.answer
        dates = _dates(entry)
        if answer.factuality != "occurred" or answer.reporting:
            not_plain += 1
        elif not dates:
            no_precision += 1
        elif not one_line(answer.text):
            erased += 1
        else:
            for line in _commands(entry, dates):
                out.write(line.encode() + b"\n")
    skipped = {
        "that were only announced, denied, supposed or said": not_plain,
        "whose days no precision of Wikidata fits": no_precision,
        "whose words were erased": erased,
    }
    return [f"left out: {count} {why}" for why, count in skipped.items() if count]


def _dates(entry: EventDetails) -> dict[str, str]:
    """The value of each date property; none when no precision fits."""
    when = entry.answer.when
    if when.earliest is None or when.latest is None:
        return {}
    agreeing = [report for report in entry.reports if report.source.when == when]
    calendar = _kept_in(agreeing)
    if value := _value(when, calendar):
        return {"P585": value}
    if agreeing and all(map(_names_span, agreeing)):
        ends = {"P580": when.earliest, "P582": when.latest}
        return {name: _value(day(end), calendar) or "" for name, end in ends.items()}
    return {}


def _kept_in(reports: Sequence[MentionDetails]) -> Calendar:
    """The calendar of all words when Wikidata has a model of it; the civil one else."""
    named = {calendar.name: calendar for report in reports for calendar in calendars(report) or (CIVIL,)}
    only = next(iter(named.values())) if len(named) == 1 else CIVIL
    return only if only.notation.wikidata_model else CIVIL


def _names_span(report: MentionDetails) -> bool:
    """Whether the words name days from one to another, and say both."""
    return {"from day", "to day"} <= report.semantics.keys()


def _commands(entry: EventDetails, dates: dict[str, str]) -> Iterator[str]:
    yield "CREATE"
    yield f"LAST\tLar\t{_label(entry.answer.text)}"
    agreeing = (report for report in entry.reports if report.source.when == entry.answer.when)
    addresses = list(dict.fromkeys(filter(None, (web_address(report.url) for report in agreeing))))
    for name, value in dates.items():
        # The same statement again adds a reference to it.
        for address in addresses:
            yield f'LAST\t{name}\t{value}\t{_REFERENCE_URL}\t"{address}"'
        if not addresses:
            yield f"LAST\t{name}\t{value}"


def _value(when: Interval, calendar: Calendar) -> str | None:
    """A time value: a day, the first one of a month or a year, how much of it is meant, and the calendar.

    None when the days are no day, month or year of the calendar.
    """
    assert when.earliest is not None
    year, month, number = calendar.parts(when.earliest)
    periods = {_DAY: day(when.earliest), _MONTH: calendar.month(year, month), _YEAR: calendar.year(year)}
    precision = next((precision for precision, period in periods.items() if period == when), None)
    if precision is None:
        return None
    model = _MODELS[calendar.notation.wikidata_model or ""]
    return f"+{year:04}-{month:02}-{number:02}T00:00:00Z/{precision}{model}"


def _label(text: str) -> str:
    """A text in quotation marks, which need no escape within; what would begin a comment is parted."""
    line = one_line(text).replace("/*", "/ *")
    return f'"{line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"}"'
