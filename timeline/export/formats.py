"""The registry of formats: `timeline export NAME`. docs/exporting.md says how to add one."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol

from timeline.query.details import EventDetails

if TYPE_CHECKING:
    from timeline.extraction.names.gazetteer import Place


@dataclass(frozen=True, slots=True)
class Heading:
    """The question that an export answers, and what a format may need in addition to the events.

    question: in words (before 2017-07-10); position: the log position whose state is exported; recorded_at:
    when the fact there was recorded, None in an empty log; places: reads the known places, by their keys;
    conditions: its other conditions in words, by language.
    """

    question: str
    position: int
    recorded_at: datetime | None = None
    places: "Callable[[], Mapping[str, Place]]" = dict
    conditions: Mapping[str, str] = field(default_factory=dict)


class Write(Protocol):
    """The function that writes a format."""

    def __call__(
        self, entries: Iterable[EventDetails], out: BinaryIO, heading: Heading, **options: Any
    ) -> Sequence[str] | None:
        """Write the entries one by one, in bounded memory if the format allows it.

        options: those that the format lists, by name. Returns one line for each thing that was left out and
        that a person should know about.
        """


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what writes it ("module:function" under timeline.export), its help, its own options.

    options: names in timeline.cli.export.
    """

    writer: str
    help: str
    options: tuple[str, ...] = ()


FORMATS = {
    "jsonl": Format("json:write_jsonl", "JSON Lines, one event per line, with the fields of docs/json.md."),
    "json": Format("json:write_json", "A JSON list of events, with the fields of docs/json.md."),
    "csv": Format("tables:write_csv", "CSV for Excel and other spreadsheets.", options=("rows", "bom")),
    "tsv": Format("tables:write_tsv", "Tab-separated values, one line per row.", options=("rows",)),
    "html": Format(
        "page:write",
        "A self-contained HTML page with timeline, list and search.",
        options=("language", "edit"),
    ),
    "story": Format(
        "story.writing:write",
        "A story file (YAML): title and headlines to change, for html --edit and timelinejs --edit.",
        options=("title_language",),
    ),
    "timelinejs": Format(
        "timelinejs:write",
        "TimelineJS 3: the JSON of a timeline for a web page.",
        options=("title_language", "edit"),
    ),
    "ical": Format("ical:write", "iCalendar: all-day events for calendar programs."),
    "geojson": Format("geojson:write", "GeoJSON for maps: the events whose sentences name a place."),
    "tei": Format("tei:write", "TEI P5: a list of events with quotes and their sources."),
    "timeml": Format("timeml:write", "TimeML 1.2.1: a digest with TIMEX3, EVENT and TLINK."),
    "bibtex": Format("bibtex:write", "BibTeX: the articles that report the events."),
    "csl": Format("csl:write", "CSL-JSON for Zotero: the articles that report the events."),
    "quickstatements": Format(
        "quickstatements:write",
        "Wikidata QuickStatements: one new item per event.",
        options=("instance_of",),
    ),
}


def writer(name: str) -> Write:
    """Return the function that writes a format of FORMATS. Raises InvalidInput if its package is missing."""
    module, function = FORMATS[name].writer.split(":")
    write: Write = getattr(import_module(f"timeline.export.{module}"), function)
    return write
