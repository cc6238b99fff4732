"""iCalendar (RFC 5545): all-day events, from the first day that is possible to the last."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date
from typing import BinaryIO

from timeline.dates.interval import DAY, Interval
from timeline.export.characters import one_line, web_address
from timeline.export.formats import Heading
from timeline.export.words import days_shown, days_told, headline, source_line
from timeline.query.details import Entry

# RFC 5545, 3.1: octets of a line, without its end.
_LONGEST = 75
_ESCAPED = re.compile(r"[\\;,]")


def write(entries: Iterable[Entry], out: BinaryIO, heading: Heading) -> list[str]:
    """Write a calendar, an event as it comes; events without any day are left out."""
    left_out = 0
    for line in _opening(heading):
        out.write(_folded(line))
    for entry in entries:
        days = _days(entry.answer.when)
        if days is None:
            left_out += 1
            continue
        for line in _event(entry, days, heading):
            out.write(_folded(line))
    out.write(_folded("END:VCALENDAR"))
    return [f"left out: {left_out} without any day"] if left_out else []


def _opening(heading: Heading) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//timeline//timeline export//EN"
    yield "CALSCALE:GREGORIAN"
    yield f"X-WR-CALNAME:{_text(f'Timeline: {heading.question}')}"


def _event(entry: Entry, days: tuple[date, date], heading: Heading) -> Iterator[str]:
    answer = entry.answer
    first, last = days
    yield "BEGIN:VEVENT"
    yield f"UID:{answer.id}@timeline"
    if heading.recorded_at:
        yield f"DTSTAMP:{heading.recorded_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{_day(first)}"
    # The end is the first day that is no longer in it; without one an event takes its first day.
    if last < date.max:
        yield f"DTEND;VALUE=DATE:{_day(last + DAY)}"
    elif first < last:
        yield f"DTEND;VALUE=DATE:{_day(last)}"
    yield f"SUMMARY:{_text(headline(answer))}"
    yield f"DESCRIPTION:{_text(_description(entry))}"
    # It takes nobody's time.
    yield "TRANSP:TRANSPARENT"
    addresses = (web_address(report.url) for report in entry.reports)
    if address := next(filter(None, addresses), None):
        yield f"URL:{address}"
    yield "END:VEVENT"


def _days(when: Interval) -> tuple[date, date] | None:
    """The first and the last day to show: of an interval with an open end, the one day that it has."""
    first, last = when.earliest or when.latest, when.latest or when.earliest
    return (first, last) if first and last else None


def _description(entry: Entry) -> str:
    answer = entry.answer
    lines = [f"Date: {days_shown(answer.when)}."]
    if told := days_told(answer.when):
        lines.append(told)
    if answer.when.earliest is None or answer.when.latest is None:
        lines.append("It stands on the one day that is known.")
    if answer.disputed:
        lines.append("Disputed: the sources give days that cannot all be right, or deny what others report.")
    for report in entry.reports:
        quote = one_line(report.source.quote)
        lines += ["", *([f"«{quote}»"] if quote else []), source_line(report.source)]
    return "\n".join(lines)


def _day(value: date) -> str:
    return value.isoformat().replace("-", "")


def _text(text: str) -> str:
    """A value of type TEXT (3.3.11)."""
    return _ESCAPED.sub(r"\\\g<0>", text).replace("\n", r"\n")


def _folded(line: str) -> bytes:
    """The line in UTF-8, broken before a character where it is longer than allowed."""
    octets = line.encode()
    pieces: list[bytes] = []
    longest = _LONGEST
    while len(octets) > longest:
        cut = longest
        while octets[cut] & 0xC0 == 0x80:
            cut -= 1
        pieces.append(octets[:cut])
        octets, longest = octets[cut:], _LONGEST - 1
    pieces.append(octets)
    return b"\r\n ".join(pieces) + b"\r\n"
