"""TimeML 1.2.1 (Pustejovsky and others, 2006): a text with its expressions tagged, or a digest of events.

In the digest, each event is its clause, tagged EVENT as a whole, followed by one line per mention: the quote
with its expression as TIMEX3, and the publication date, from which relative expressions are counted. The
instance of the event is linked to the expression of each mention that agrees with the event's days: included
in it (IS_INCLUDED), or as the kind of time has it (BEFORE the day of "before 15 May 1948").
TimeML would tag only the head of the clause, with its tense; timeline does not know which word that is.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import BinaryIO

from timeline.dates.edtf import parse_edtf
from timeline.dates.interval import Interval, during
from timeline.dates.time_kind import TimeKind
from timeline.dates.timex import format_timex, parse_timex
from timeline.export.formats import Heading
from timeline.export.quotes import split_quote
from timeline.export.xml_text import element, xml_text
from timeline.normalizer.tagging import Timex
from timeline.query.chronology import Answer, Attestation
from timeline.query.details import EventDetails, MentionDetails

# The value of an unknown day, and of a time of unknown length (TIDES 2005, whose values TIMEX3 takes).
_UNKNOWN, _UNKNOWN_LENGTH = "XXXX-XX-XX", "PXD"
_OPEN = ".."
# How an event is related to the words of its date.
_RELATIONS = {
    TimeKind.WITHIN: "IS_INCLUDED", TimeKind.ABOUT: "IS_INCLUDED", TimeKind.THROUGHOUT: "DURING",
    TimeKind.SINCE: "BEGUN_BY", TimeKind.UNTIL: "ENDED_BY", TimeKind.BEFORE: "BEFORE",
    TimeKind.AFTER: "AFTER",
}  # fmt: skip


def to_timeml(text: str, timexes: Sequence[Timex], published: Interval | None) -> str:
    """Return a text as a TimeML document. The publication date, if known, is its creation time (t0)."""
    pieces: list[str] = []
    position = 0
    points = count(len(timexes) + 1)
    for number, timex in enumerate(timexes, start=1):
        expression, resolution = timex.expression, timex.resolution
        anchored = resolution.anchor is not None and published is not None
        pieces.append(xml_text(text[position : expression.start]))
        pieces.append(
            _timex(
                xml_text(expression.text), expression.type, resolution.timex, points, tid=f"t{number}",
                mod=expression.mod or None, anchorTimeID="t0" if anchored else None,
            )
        )  # fmt: skip
        position = expression.end
    pieces.append(xml_text(text[position:]))
    created = ""
    if published is not None:
        value = format_timex(published)
        tagged = _timex(value, "DATE", value, points, tid="t0", functionInDocument="CREATION_TIME")
        created = f"<DCT>{tagged}</DCT>\n"
    body = "".join(pieces)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n{created}<TEXT>{body}</TEXT>\n</TimeML>\n'


def _timex(words: str, kind: str, value: str, points: Iterator[int], **attributes: str | None) -> str:
    """A TIMEX3 element. words: as XML; kind: its type; value: as format_timex gives it; points: free numbers.

    TIMEX3 has no value for some days together: these are a DURATION between two points, which have no words.
    """
    first, slash, last = value.partition("/")
    if not slash or kind in ("DURATION", "SET"):
        return element("TIMEX3", words, type=kind, value=value, **attributes)
    if (first, last) == (_OPEN, _OPEN):
        return element("TIMEX3", words, type="DATE", value=_UNKNOWN, **attributes)
    ends = {
        name: (f"t{next(points)}", one)
        for name, one in (("beginPoint", first), ("endPoint", last))
        if one != _OPEN
    }
    named = {name: identity for name, (identity, _value) in ends.items()}
    made = element("TIMEX3", words, type="DURATION", value=_length(first, last), **attributes, **named)
    return made + "".join(
        element("TIMEX3", tid=identity, type="DATE", value=one, temporalFunction="true")
        for identity, one in ends.values()
    )


def _length(first: str, last: str) -> str:
    """How long it is from one value to another, as a TIMEX3 value, in the smaller of their units."""
    if _OPEN in (first, last):
        return _UNKNOWN_LENGTH
    days = parse_timex(f"{first}/{last}")
    assert days.earliest and days.latest
    years, months = days.latest.year - days.earliest.year, days.latest.month - days.earliest.month
    match max(first.removeprefix("BC").count("-"), last.removeprefix("BC").count("-")):
        case 0 if first.removeprefix("BC").isdigit() and last.removeprefix("BC").isdigit():
            return f"P{years + 1}Y"
        case 1 if not any(letter.isalpha() for letter in (first + last).replace("BC", "")):
            return f"P{years * 12 + months + 1}M"
    return f"P{(days.latest - days.earliest).days + 1}D"


def write(entries: Iterable[EventDetails], out: BinaryIO, heading: Heading) -> list[str]:
    """Write a TimeML document event by event, without the events whose text was erased."""
    times, links = count(1), count(1)
    skipped = 0
    out.write(b'<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n')
    for number, entry in enumerate(entries, start=1):
        if not entry.answer.text:
            skipped += 1
            continue
        for piece in _event(entry, number, times, links):
            out.write(piece.encode() + b"\n")
    out.write(b"</TimeML>\n")
    return [f"left out: {skipped} whose words were erased"] if skipped else []


def _event(entry: EventDetails, number: int, times: Iterator[int], links: Iterator[int]) -> Iterator[str]:
    answer = entry.answer
    kind = {"class": "REPORTING" if answer.reporting else "OCCURRENCE"}
    yield element("EVENT", xml_text(answer.text), eid=f"e{number}", comment=answer.id, **kind)
    yield _instance(answer, number)
    for report in entry.reports:
        time, published = f"t{next(times)}", f"t{next(times)}"
        quote, source = _quote(report, time, published, times), _source(report.source, published, times)
        yield f"{quote} ({source})"
        if _is_timed(report) and during(report.source.when, answer.when):
            yield element(
                "TLINK", lid=f"l{next(links)}", eventInstanceID=f"ei{number}", relatedToTime=time,
                relType=_RELATIONS[report.source.kind],
            )  # fmt: skip


def _instance(answer: Answer, number: int) -> str:
    return element(
        "MAKEINSTANCE", eiid=f"ei{number}", eventID=f"e{number}", tense="NONE", aspect="NONE", pos="OTHER",
        polarity="NEG" if answer.factuality == "denied" else "POS",
        modality=answer.factuality if answer.factuality in ("announced", "hypothetical") else None,
    )  # fmt: skip


def _quote(report: MentionDetails, time: str, published: str, times: Iterator[int]) -> str:
    """The quote; its TIMEX3 gets the identity `time`, and counts from `published` where it was so counted."""
    before, expression, after = split_quote(report)
    if not expression:
        return xml_text(before)
    from_publication = report.anchor is not None and report.anchor == report.source.published
    tagged = _timex(
        xml_text(expression), "TIME" if "T" in report.timex else "DATE", report.timex or _UNKNOWN, times,
        tid=time, mod=report.mod,
        temporalFunction="true" if report.anchor else "false",
        anchorTimeID=published if from_publication and _published(report.source) else None,
    )  # fmt: skip
    return f"{xml_text(before)}{tagged}{xml_text(after)}"


def _source(source: Attestation, published: str, times: Iterator[int]) -> str:
    value = _published(source)
    named = ", ".join(part for part in (source.publisher, source.title) if part)
    day = (
        _timex(value, "DATE", value, times, tid=published, functionInDocument="PUBLICATION_TIME")
        if value
        else ""
    )
    return " ".join(part for part in (xml_text(named), day) if part)


def _published(source: Attestation) -> str | None:
    """The TIMEX3 value of the publication date; None when it is not known, or open."""
    when = parse_edtf(source.published) if source.published else None
    return format_timex(when) if when and when.earliest and when.latest else None


def _is_timed(report: MentionDetails) -> bool:
    """Whether its expression is in the quote and has a date that TIMEX3 can express: no open end."""
    return bool(split_quote(report)[1]) and ".." not in report.timex
