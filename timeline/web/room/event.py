"""One event with its reports, as its page shows them, with reasons in the language of messages."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from timeline.dates.edtf import parse_edtf
from timeline.query.details import EventDetails, MentionDetails
from timeline.web.room.lines import Line, line_of
from timeline.wording.spoken_dates import spoken_days, spoken_time

_WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Report:
    """One report. quote: with the words that name the time marked; link: only one to the web."""

    quote: Markup
    publisher: str | None
    title: str | None
    published: str | None
    link: str | None
    attribution: str | None
    expression: str
    when: str
    because: tuple[str, ...]
    names: tuple[str, ...]
    places: tuple[str, ...]
    factuality: str


@dataclass(frozen=True, slots=True)
class Shown:
    """An event in full. competing: days that its sources give, each with the publishers that do."""

    line: Line
    text: str
    factuality: str
    reports: tuple[Report, ...]
    competing: tuple[tuple[str, tuple[str, ...]], ...]


def shown(entry: EventDetails, language: str) -> Shown:
    """An event with its reports. language: of the names of places."""
    days = dict(_competing(entry, language))
    return Shown(
        line=line_of(entry.answer, language),
        text=entry.answer.text,
        factuality=entry.answer.factuality,
        reports=tuple(_report(report, language) for report in entry.reports),
        competing=tuple(days.items()) if len(days) > 1 else (),
    )


def _competing(entry: EventDetails, language: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    found: dict[str, dict[str, None]] = {}
    for report in entry.reports:
        source = report.source
        names = found.setdefault(spoken_time(source.time, language), {})
        names[source.publisher or source.article] = None
    return ((when, tuple(names)) for when, names in found.items())


def _report(report: MentionDetails, language: str) -> Report:
    source, url = report.source, report.url
    return Report(
        quote=_marked(report),
        publisher=source.publisher,
        title=source.title,
        published=spoken_days(parse_edtf(source.published), language) if source.published else None,
        link=url if url and url.lower().startswith(_WEB) else None,
        attribution=source.attribution,
        expression=source.expression,
        when=spoken_time(source.time, language),
        because=report.explanation,
        names=tuple(name.words for name in report.names),
        places=tuple(one.english or one.words if language == "en" else one.words for one in report.places),
        factuality=source.factuality,
    )


def _marked(report: MentionDetails) -> Markup:
    quote, words = report.source.quote, report.source.expression
    before, found, after = quote.partition(words)
    return Markup("{}<mark>{}</mark>{}").format(before, found, after) if found else Markup("{}").format(quote)
