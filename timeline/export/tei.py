"""TEI P5: a list of events, each with the quotes that report it and where these are from.

Dates are in the W3C attributes (@when). Their form is XML Schema 1.0's (teidata.temporal.w3c), in which -0044
is 44 BC and there is no 0000; but to programs of XML Schema 1.1 -0044 is 45 BC. So dates that begin before
Christ are in the attributes of ISO 8601 instead, where they have one meaning: @when-iso="-0043" is 44 BC.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO

from timeline.dates.calendars import CALENDARS
from timeline.dates.edtf import format_edtf, parse_edtf
from timeline.dates.interval import Interval, Precision
from timeline.dates.time_kind import Time, TimeKind
from timeline.export.characters import web_address
from timeline.export.formats import Heading
from timeline.export.quotes import calendars, split_quote
from timeline.export.words import uncertainty
from timeline.export.xml_text import element, xml_text
from timeline.normalizer.written import written_in
from timeline.query.chronology import Attestation
from timeline.query.details import EventDetails, MentionDetails
from timeline.wording.years_bc import is_bc

_GEONAMES = re.compile(r"geonames:(\d+)(?: |$)")
# Periods that one W3C date names (TEI's teidata.temporal.w3c).
_DATES = (Precision.DAY, Precision.MONTH, Precision.YEAR)


def write(entries: Iterable[EventDetails], out: BinaryIO, heading: Heading) -> None:
    """Write a TEI document event by event."""
    for piece in _document(entries, heading):
        out.write(piece.encode() + b"\n")


def _document(entries: Iterable[EventDetails], heading: Heading) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">'
    yield _header(heading)
    yield "<text><body>"
    found = iter(entries)
    first = next(found, None)
    if first is None:
        # A list without an event is not valid.
        yield "<p>No event.</p>"
    else:
        yield "<listEvent>"
        yield from map(_event, chain([first], found))
        yield "</listEvent>"
    yield "</body></text>"
    yield "</TEI>"


def _header(heading: Heading) -> str:
    title = element("title", xml_text(f"Timeline: {heading.question}"))
    source = (
        f"Events read in news articles by the program timeline, as of position {heading.position} of its log."
    )
    file = element(
        "fileDesc",
        element("titleStmt", title)
        + element("publicationStmt", element("p", "Written by timeline export."))
        + element("sourceDesc", element("p", source)),
    )
    described = "".join(
        element("calendar", element("p", f"{calendar.name} calendar."), xml_id=calendar.notation.tei)
        for calendar in CALENDARS.values()
    )
    return element("teiHeader", file + element("profileDesc", element("calendarDesc", described)))


def _event(entry: EventDetails) -> str:
    answer = entry.answer
    notes = [("certainty", answer.certainty.value), ("days", uncertainty(answer.time))]
    if answer.disputed:
        notes.append(
            ("disputed", "The sources give days that cannot all be right, or deny what others report.")
        )
    content = element("label", xml_text(answer.headline), xml_lang="ar")
    content += "".join(element("note", text, type=kind) for kind, text in notes if text)
    content += _named(entry)
    content += "".join(map(_report, entry.reports))
    return element(
        "event",
        content,
        xml_id=f"event-{answer.id}",
        type="reporting" if answer.reporting else answer.factuality,
        **_dating(answer.time),
    )


def _named(entry: EventDetails) -> str:
    """The places, and the people and organisations, that its sentences name; which of both a name is of is
    not known."""
    places = {place.key: place for report in entry.reports for place in report.places}
    names = {name.key: name for report in entry.reports for name in report.names}
    lists = {
        "places": [
            element("placeName", xml_text(place.words), ref=_gazetteer(place.key), xml_lang="ar")
            for place in places.values()
        ],
        "names": [element("name", xml_text(name.words), xml_lang="ar") for name in names.values()],
    }
    return "".join(element("note", " ".join(found), type=kind) for kind, found in lists.items() if found)


def _gazetteer(key: str) -> str | None:
    """The address of a place at GeoNames, if it is there."""
    number = _GEONAMES.match(key)
    return f"https://www.geonames.org/{number[1]}" if number else None


def _report(report: MentionDetails) -> str:
    before, expression, after = map(xml_text, split_quote(report))
    named = " ".join(f"#{calendar.notation.tei}" for calendar in calendars(report))
    dated = {**_dating(report.source.time), **_as_written(report)}
    date = element("date", expression, calendar=named or None, **dated) if expression else ""
    quote = element("quote", before + date + after, xml_lang="ar")
    return element("note", element("cit", quote + _source(report.source, report.url)), type="report")


def _as_written(report: MentionDetails) -> dict[str, str | None]:
    """TEI's att.datable.custom: the date in the first of its own calendars, which `datingMethod` names."""
    written = written_in(report.semantics, report.implied)
    if not written:
        return {}
    method = f"#{CALENDARS[written[0].calendar].notation.tei}"
    first, _, last = written[0].date.partition("/")
    if not last:
        return {"when-custom": first, "datingMethod": method}
    names = ("from", "to") if report.source.kind is TimeKind.THROUGHOUT else ("notBefore", "notAfter")
    return {f"{names[0]}-custom": first, f"{names[1]}-custom": last, "datingMethod": method}


def _source(source: Attestation, url: str | None) -> str:
    parts = []
    if source.title:
        parts.append(element("title", xml_text(source.title)))
    if source.publisher:
        parts.append(element("publisher", xml_text(source.publisher)))
    if source.published:
        days = parse_edtf(source.published)
        parts.append(
            element("date", xml_text(source.published), **_of_iso_before_christ(_within(days), days))
        )
    if source.place:
        if source.place.volume:
            parts.append(element("biblScope", xml_text(source.place.volume), unit="volume"))
        first, _, last = source.place.page.partition("-")
        limits = {"from": first, "to": last or first}
        parts.append(element("biblScope", xml_text(source.place.page), unit="page", **limits))
    if address := web_address(url):
        parts.append(element("ptr", target=address))
    parts.append(element("idno", xml_text(source.article), type="article"))
    return element("bibl", " ".join(parts))


def _dating(time: Time) -> dict[str, str | None]:
    """TEI's att.datable.w3c, or .iso before Christ; less certain if approximate."""
    return _of_iso_before_christ(_dated(time), time.days)


def _of_iso_before_christ(found: dict[str, str | None], when: Interval) -> dict[str, str | None]:
    if not is_bc(when):
        return found
    return {name if name == "cert" else f"{name}-iso": value for name, value in found.items()}


def _dated(time: Time) -> dict[str, str | None]:
    """From and to for what went on, else the day or its bounds."""
    first, last = time.days.earliest, time.days.latest
    match time.kind:
        case TimeKind.THROUGHOUT if first and last and first < last:
            return {"from": first.isoformat(), "to": last.isoformat()}
        case TimeKind.SINCE if first and last:
            return {"from": _w3c(time.days) or first.isoformat()}
        case TimeKind.UNTIL if first and last:
            return {"to": _w3c(time.days) or last.isoformat()}
        case TimeKind.ABOUT:
            return {**_within(time.days), "cert": "medium"}
    return _within(time.days)


def _w3c(when: Interval) -> str | None:
    return format_edtf(when) if when.precision in _DATES else None


def _within(when: Interval) -> dict[str, str | None]:
    """`when` for a day, a month or a year, else the bounds that are known."""
    if value := _w3c(when):
        return {"when": value}
    return {
        "notBefore": when.earliest.isoformat() if when.earliest else None,
        "notAfter": when.latest.isoformat() if when.latest else None,
    }
