"""GeoJSON (RFC 7946): the events at the places that the sentences around their dates name.

An event is a Point, or a MultiPoint if several places are named, of which any may be the right one.
`when` is that of GeoJSON-T and the Linked Places format.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO

import orjson

from timeline.dates.time_kind import Time, TimeKind
from timeline.export.formats import Heading
from timeline.export.json import write_list
from timeline.query.answer_json import answer_to_json
from timeline.query.details import EventDetails

if TYPE_CHECKING:
    from timeline.extraction.names.gazetteer import Place


def write(entries: Iterable[EventDetails], out: BinaryIO, heading: Heading) -> list[str]:
    """Write a FeatureCollection event by event, without the events that have no known place."""
    known = heading.places()
    head = {"question": heading.question, "position": heading.position}
    out.write(b'{"type":"FeatureCollection","timeline":' + orjson.dumps(head) + b',"features":')
    skipped = write_list((_feature(entry, known) for entry in entries), out)
    out.write(b"}\n")
    return [f"left out: {skipped} without a place whose coordinates are known"] if skipped else []


def _located(entry: EventDetails, known: "Mapping[str, Place]") -> dict[str, dict[str, Any]]:
    """The places that the reports of an event name, by key, where it is known where they lie."""
    found: dict[str, dict[str, Any]] = {}
    for report in entry.reports:
        for named in report.places:
            # The country after the key is for searches.
            key = named.key.rpartition(" ")[0]
            place = known.get(key)
            if place and place.latitude is not None and place.longitude is not None:
                own = {"key": key, "name": named.words, "english": named.english, "country": place.country}
                found.setdefault(key, {**own, "coordinates": [place.longitude, place.latitude]})
    return found


def _feature(entry: EventDetails, known: "Mapping[str, Place]") -> dict[str, Any] | None:
    places = _located(entry, known)
    if not places:
        return None
    points = [place["coordinates"] for place in places.values()]
    geometry = (
        {"type": "Point", "coordinates": points[0]}
        if len(points) == 1
        else {"type": "MultiPoint", "coordinates": points}
    )
    return {
        "type": "Feature",
        "id": entry.answer.id,
        "geometry": geometry,
        "when": {"timespans": [_timespan(entry.answer.time)]},
        "properties": {**answer_to_json(entry.answer), "places": list(places.values())},
    }


def _timespan(time: Time) -> dict[str, dict[str, str]]:
    """Linked Places' bounds: `in` is a day itself, `earliest` and `latest` are what it is between."""
    when = time.days
    if when.earliest and when.latest:
        first, last = when.earliest.isoformat(), when.latest.isoformat()
        match time.kind:
            case TimeKind.THROUGHOUT:
                return {"start": {"in": first}, "end": {"in": last}}
            case TimeKind.SINCE:
                return {"start": {"earliest": first, "latest": last}}
            case TimeKind.UNTIL:
                return {"end": {"earliest": first, "latest": last}}
    span = {}
    if when.earliest:
        span["start"] = {"earliest": when.earliest.isoformat()}
    if when.latest:
        span["end"] = {"latest": when.latest.isoformat()}
    return span
