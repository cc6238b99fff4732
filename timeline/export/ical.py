"""iCalendar (RFC 5545): all-day events, from the first possible day to the last."""

from collections.abc import Iterable
from datetime import UTC, date
from typing import BinaryIO

from icalendar import Calendar, Event, vText, vUri

from timeline.dates.interval import DAY, Interval
from timeline.export.characters import one_line, web_address
from timeline.export.formats import Heading
from timeline.export.words import days_shown, headline, source_line, uncertainty
from timeline.query.details import EventDetails
from timeline.wording.years_bc import is_bc

_END = b"END:VCALENDAR\r\n"


def write(entries: Iterable[EventDetails], out: BinaryIO, heading: Heading) -> list[str]:
    """Write a calendar event by event, without the events that have no date, or one before Christ.

    RFC 5545 writes a date with four digits of the year, and no sign.
    """
    skipped = early = 0
    out.write(_calendar(heading).to_ical().removesuffix(_END))
    for entry in entries:
        days = _days(entry.answer.when)
        if days is None:
            skipped += 1
        elif is_bc(entry.answer.when):
            early += 1
        else:
            out.write(_event(entry, days, heading).to_ical(sorted=False))
    out.write(_END)
    left_out = {"without a date": skipped, "before Christ, for which iCalendar has no years": early}
    return [f"left out: {count} {why}" for why, count in left_out.items() if count]


def _calendar(heading: Heading) -> Calendar:
    """A calendar without events."""
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", "-//timeline//timeline export//EN")
    calendar.add("CALSCALE", "GREGORIAN")
    # The library does not escape the text of properties that are not in RFC 5545.
    calendar.add("X-WR-CALNAME", vText(f"Timeline: {heading.question}"))
    return calendar


def _event(entry: EventDetails, days: tuple[date, date], heading: Heading) -> Event:
    answer = entry.answer
    first, last = days
    event = Event()
    event.add("UID", f"{answer.id}@timeline")
    if heading.recorded_at:
        event.add("DTSTAMP", heading.recorded_at.astimezone(UTC))
    event.add("DTSTART", first)
    # The end is the first day after it; without an end, an event takes one day.
    if last < date.max:
        event.add("DTEND", last + DAY)
    elif first < last:
        event.add("DTEND", last)
    event.add("SUMMARY", headline(answer))
    event.add("DESCRIPTION", _description(entry))
    # Calendar programs should not show the user as busy.
    event.add("TRANSP", "TRANSPARENT")
    addresses = (web_address(report.url) for report in entry.reports)
    if address := next(filter(None, addresses), None):
        event.add("URL", vUri(address))
    return event


def _days(when: Interval) -> tuple[date, date] | None:
    """The first and the last day to show; both are the known day if the other end is open."""
    first, last = when.earliest or when.latest, when.latest or when.earliest
    return (first, last) if first and last else None


def _description(entry: EventDetails) -> str:
    answer = entry.answer
    lines = [f"Date: {days_shown(answer.time)}."]
    if note := uncertainty(answer.time):
        lines.append(note)
    if answer.when.earliest is None or answer.when.latest is None:
        lines.append("It is entered on the only day that is known.")
    if answer.disputed:
        lines.append("Disputed: the sources give dates that cannot all be right, or deny what others report.")
    for report in entry.reports:
        quote = one_line(report.source.quote)
        lines += ["", *([f"«{quote}»"] if quote else []), source_line(report.source)]
    return "\n".join(lines)
