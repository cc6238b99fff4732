"""The registry of formats: `timeline export NAME`. docs/exporting.md says how to add one."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol

from timeline.query.details import EventDetails

if TYPE_CHECKING:
    from timeline.extraction.names.gazetteer import Place


@dataclass(frozen=True, slots=True)
class Heading:
    """What an export answers, and what a format may ask for beside the events.

    question: in words (before 2017-07-10); position: of the log, as of which it was answered; recorded_at:
    when the fact there was recorded, None in an empty log; places: the known places by their keys, read when
    it is called.
    """

    question: str
    position: int
    recorded_at: datetime | None = None
    places: "Callable[[], Mapping[str, Place]]" = dict


class Write(Protocol):
    """What a format's module has under the name `write`."""

    def __call__(
        self, entries: Iterable[EventDetails], out: BinaryIO, heading: Heading, **options: Any
    ) -> Sequence[str] | None:
        """Write the entries, one after the other, in bounded memory where the format allows it.

        options: those that the format lists, by name. Gives what a person should know of what was left out,
        a line each.
        """


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the module under timeline.export that writes it, its line of help, its own options.

    options: names of timeline.cli.format_options.
    """

    module: str
    help: str
    options: tuple[str, ...] = ()


FORMATS = {
    "jsonl": Format("jsonl", "JSON Lines, an event a line: the names of docs/json.md."),
    "json": Format("json", "A JSON list of events: the names of docs/json.md."),
    "csv": Format("csv", "CSV for Excel and other spreadsheets.", options=("rows", "bom")),
    "tsv": Format("tsv", "Tab-separated values: CSV with tabs, a line a row.", options=("rows",)),
    "html": Format("page", "A page to look at: timeline, list and search.", options=("language",)),
    "timelinejs": Format("timelinejs", "TimelineJS 3, a timeline on a web page, in JSON."),
    "ical": Format("ical", "iCalendar, all-day events for calendar programs."),
    "geojson": Format("geojson", "GeoJSON, the events whose sentences name a place, for maps."),
    "tei": Format("tei", "TEI P5, a list of events with quotes and their sources."),
    "timeml": Format("timeml_events", "TimeML 1.2.1, a digest with TIMEX3, EVENT and TLINK."),
    "bibtex": Format("bibtex", "BibTeX, the articles that report the events."),
    "csl": Format("csl", "CSL-JSON, the articles that report the events, for Zotero."),
    "quickstatements": Format("quickstatements", "Wikidata QuickStatements, a new item an event."),
}


def writer(name: str) -> Write:
    """The function that writes a format of FORMATS. Raises InvalidInput when its package is missing."""
    write: Write = import_module(f"timeline.export.{FORMATS[name].module}").write
    return write
