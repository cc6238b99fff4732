"""iCalendar (RFC 5545): all-day events of a few days; what is longer, or has an open end, as notes.

A calendar program would fill a year for an event of which the year is known. So that is a note (VJOURNAL) on
its first day, which programs show apart from events, or not at all.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date
from typing import TYPE_CHECKING, BinaryIO

from icalendar import Calendar, Event, Journal, vText, vUri

from timeline.dates.interval import DAY, Interval
from timeline.export.characters import one_line, web_address
from timeline.export.formats import Heading
from timeline.export.words import days_shown, headline, source_line, uncertainty
from timeline.query.chronology import Answer
from timeline.query.details import EventDetails
from timeline.wording.years_bc import is_bc

if TYPE_CHECKING:
    from timeline.extraction.names.gazetteer import Place

# As long as the longest event that is no period: a week.
_MOST_DAYS = 7
_END = b"END:VCALENDAR\r\n"


def write(entries: Iterable[EventDetails], out: BinaryIO, heading: Heading) -> list[str]:
    """Write a calendar event by event, without the events that have no date, or one before Christ.

    RFC 5545 writes a date with four digits of the year, and no sign.
    """
    skipped = early = noted = 0
    places = heading.places()
    out.write(_calendar(heading).to_ical().removesuffix(_END))
    for entry in entries:
        days = _days(entry.answer.when)
        if days is None:
            skipped += 1
        elif is_bc(entry.answer.when):
            early += 1
        else:
            is_note = _is_note(entry.answer)
            noted += is_note
            part = _note(entry, days[0], heading) if is_note else _event(entry, days, heading, places)
            out.write(part.to_ical(sorted=False))
    out.write(_END)
    left_out = {"without a date": skipped, "before Christ, for which iCalendar has no years": early}
    lines = [f"left out: {count} {why}" for why, count in left_out.items() if count]
    return (
        [*lines, f"written as notes: {noted} of more than {_MOST_DAYS} days or with an open end"]
        if noted
        else lines
    )


def _calendar(heading: Heading) -> Calendar:
    """A calendar without events."""
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", "-//timeline//timeline export//EN")
    calendar.add("CALSCALE", "GREGORIAN")
    # The library does not escape the text of properties that are not in RFC 5545.
    calendar.add("X-WR-CALNAME", vText(f"Timeline: {heading.question}"))
    return calendar


def _is_note(answer: Answer) -> bool:
    """Whether its days are too many for an event in a calendar; that on which it began or ended is one."""
    first, last = answer.when.earliest, answer.when.latest
    return first is None or last is None or (last - first).days >= _MOST_DAYS


def _note(entry: EventDetails, first: date, heading: Heading) -> Journal:
    note = Journal()
    _fill(note, entry, first, heading)
    return note


def _event(
    entry: EventDetails, days: tuple[date, date], heading: Heading, places: "Mapping[str, Place]"
) -> Event:
    first, last = days
    event = Event()
    _fill(event, entry, first, heading)
    # The end is the first day after it; without an end, an event takes one day.
    if last < date.max:
        event.add("DTEND", last + DAY)
    elif first < last:
        event.add("DTEND", last)
    # Calendar programs should not show the user as busy.
    event.add("TRANSP", "TRANSPARENT")
    named = {place.key: place.words for report in entry.reports for place in report.places}
    if named:
        event.add("LOCATION", one_line("; ".join(named.values())))
    # The country after the key is for searches.
    place = places.get(next(iter(named)).rpartition(" ")[0]) if len(named) == 1 else None
    if place and place.latitude is not None and place.longitude is not None:
        event.add("GEO", (place.latitude, place.longitude))
    return event


def _fill(part: Event | Journal, entry: EventDetails, first: date, heading: Heading) -> None:
    """What events and notes have."""
    part.add("UID", f"{entry.answer.id}@timeline")
    if heading.recorded_at:
        part.add("DTSTAMP", heading.recorded_at.astimezone(UTC))
    part.add("DTSTART", first)
    part.add("SUMMARY", headline(entry.answer))
    part.add("DESCRIPTION", _description(entry))
    addresses = (web_address(report.url) for report in entry.reports)
    if address := next(filter(None, addresses), None):
        part.add("URL", vUri(address))


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
