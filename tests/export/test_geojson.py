"""GeoJSON, read back with the package geojson."""

import json
from datetime import date

import geojson
from exported import RECORDED, event, exported, hostile, hostile_event, report
from hypothesis import given

from timeline.dates.interval import Interval, day, month
from timeline.dates.time_kind import TimeKind
from timeline.export.formats import Heading
from timeline.extraction.names.gazetteer import Place
from timeline.query.answer_json import answer_to_json
from timeline.query.details import EventDetails, Named

MAY_4 = day(date(2017, 5, 4))
PLACES = {
    "geonames:1": Place("geonames:1", "KZ", 51.18, 71.446),
    "my own place": Place("my own place", None, -33.5, 36.3),
    "country:SY": Place("country:SY", "SY"),
}
ASTANA, OWN, SYRIA = (
    Named("استانا", "geonames:1 kz"),
    Named("حي", "my own place "),
    Named("سوريا", "country:SY sy"),
)
HEADING = Heading("everything", 9, RECORDED, lambda: PLACES)


def read(*entries: EventDetails) -> geojson.FeatureCollection:
    found = geojson.loads(exported("geojson", *entries, heading=HEADING))
    assert isinstance(found, geojson.FeatureCollection)
    assert found.is_valid, found.errors()
    return found


def at(*places: Named, when: Interval = MAY_4) -> EventDetails:
    return event(when, report(when, places=places))


@given(hostile)
def test_texts_come_back(text: str) -> None:
    plain = hostile_event(MAY_4, text)
    entry = EventDetails(plain.answer, (report(MAY_4, places=(ASTANA,)),))
    (feature,) = read(entry)["features"]
    properties = dict(feature["properties"])
    assert properties.pop("places")[0]["name"] == "استانا"
    assert properties == answer_to_json(plain.answer)


def test_longitude_comes_before_latitude() -> None:
    assert read(at(ASTANA))["features"][0]["geometry"] == {"type": "Point", "coordinates": [71.446, 51.18]}


def test_several_places_are_several_points_each_once() -> None:
    entry = event(MAY_4, report(MAY_4, places=(ASTANA, OWN)), report(MAY_4, places=(ASTANA, SYRIA)))
    (feature,) = read(entry)["features"]
    assert feature["geometry"]["type"] == "MultiPoint"
    assert [place["key"] for place in feature["properties"]["places"]] == ["geonames:1", "my own place"]


def test_events_without_a_known_place_are_left_out() -> None:
    found = read(at(), at(SYRIA), at(Named("س", "nowhere sy")))
    assert found["features"] == []


def test_an_open_end_has_no_bound() -> None:
    (feature,) = read(at(ASTANA, when=Interval(date(2017, 5, 4), None)))["features"]
    assert feature["when"] == {"timespans": [{"start": {"earliest": "2017-05-04"}}]}


def test_each_kind_of_time_has_its_bounds() -> None:
    may = month(2017, 5)
    first, last = "2017-05-01", "2017-05-31"
    told = {
        TimeKind.WITHIN: {"start": {"earliest": first}, "end": {"latest": last}},
        TimeKind.THROUGHOUT: {"start": {"in": first}, "end": {"in": last}},
        TimeKind.SINCE: {"start": {"earliest": first, "latest": last}},
        TimeKind.UNTIL: {"end": {"earliest": first, "latest": last}},
    }
    for kind, span in told.items():
        (feature,) = read(event(may, report(may, places=(ASTANA,), kind=kind), kind=kind))["features"]
        assert feature["when"] == {"timespans": [span]}
        assert feature["properties"]["time_kind"] == kind


def test_the_collection_says_what_it_answers() -> None:
    head = json.loads(exported("geojson", heading=HEADING))["timeline"]
    assert head == {"question": "everything", "position": 9}
