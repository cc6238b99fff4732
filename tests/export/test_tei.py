"""TEI, against the document type of TEI P5 that the package trafilatura brings, and the rules of its dates.

A document type knows the elements, their order and their attributes, but no form of a value; so the forms
of W3C dates, addresses and ids are tested besides.
"""

import re
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import as_file, files

import pytest
from exported import event, exported, hostile, hostile_event, report
from hypothesis import given
from lxml import etree
from strategies import closed, half_open

from timeline.dates.day_bc import parse_day, years_bc
from timeline.dates.edtf import parse_edtf
from timeline.dates.interval import Certainty, Interval, day, month, years
from timeline.dates.time_kind import TimeKind
from timeline.query.details import EventDetails, Named

MAY_4 = day(date(2017, 5, 4))
TEI = {"tei": "http://www.tei-c.org/ns/1.0"}
W3C_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@cache
def document_type() -> etree.DTD:
    with as_file(files("trafilatura") / "data" / "tei_corpus.dtd") as path:
        return etree.DTD(str(path))


def read(*entries: EventDetails) -> etree._Element:
    """The document, once it is shown to be valid."""
    root = etree.fromstring(exported("tei", *entries))
    assert document_type().validate(root), document_type().error_log
    for name in ("when", "notBefore", "notAfter"):
        for value in root.xpath(f"//@{name}"):
            assert W3C_DATE.fullmatch(value)
            parse_edtf(value)
    ids = root.xpath("//@xml:id")
    assert len(ids) == len(set(ids))
    for pointer in " ".join(root.xpath("//@calendar")).split():
        assert pointer.removeprefix("#") in ids
    return root


def texts(root: etree._Element, path: str) -> list[str]:
    return ["".join(found.itertext()) for found in root.xpath(path, namespaces=TEI)]


@given(hostile)
def test_texts_come_back_with_a_mark_for_what_xml_forbids(text: str) -> None:
    root = read(hostile_event(MAY_4, text))
    kept = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)
    assert texts(root, "//tei:label") == [kept]
    assert texts(root, "//tei:quote") == [f"{kept}أمس الخميس{kept}"]
    assert texts(root, "//tei:bibl/tei:title") == ([kept] if kept else [])
    assert texts(root, "//tei:quote/tei:date") == ["أمس الخميس"]


@given(closed | half_open)
def test_the_days_are_those_that_the_attributes_allow(when: Interval) -> None:
    (found,) = read(event(when)).xpath("//tei:event", namespaces=TEI)
    early = any(end is not None and years_bc(end) for end in (when.earliest, when.latest))
    suffix = "-iso" if early else ""
    if f"when{suffix}" in found.attrib:
        assert parse_edtf(found.get(f"when{suffix}")) == when
    else:
        bounds = [found.get(f"{name}{suffix}") for name in ("notBefore", "notAfter")]
        assert [value and parse_day(value) for value in bounds] == [when.earliest, when.latest]
    assert all(name.endswith("-iso") == early for name in found.attrib if name.startswith(("when", "not")))


@pytest.mark.parametrize(
    ("when", "kind", "attributes"),
    [
        (years(-43), TimeKind.WITHIN, {"when-iso": "-0043"}),
        (years(0), TimeKind.WITHIN, {"when-iso": "0000"}),
        (years(-304, -281), TimeKind.THROUGHOUT, {"from-iso": "-0304-01-01", "to-iso": "-0281-12-31"}),
        (years(-26, 14), TimeKind.THROUGHOUT, {"from-iso": "-0026-01-01", "to-iso": "0014-12-31"}),
        (years(-2999), TimeKind.ABOUT, {"when-iso": "-2999", "cert": "medium"}),
    ],
)
def test_years_before_christ_are_in_the_attributes_of_iso(
    when: Interval, kind: TimeKind, attributes: dict[str, str]
) -> None:
    (found,) = read(event(when, kind=kind)).xpath("//tei:event", namespaces=TEI)
    assert {
        name: value for name, value in found.attrib.items() if "iso" in name or name == "cert"
    } == attributes


@pytest.mark.parametrize(
    ("when", "attributes"),
    [
        (MAY_4, {"when": "2017-05-04"}),
        (month(2017, 5), {"when": "2017-05"}),
        (years(2017), {"when": "2017"}),
        (month(2017, 4, 3), {"notBefore": "2017-04-01", "notAfter": "2017-06-30"}),
        (Interval(None, date(2017, 5, 14)), {"notAfter": "2017-05-14"}),
        (Interval(None, None), {}),
    ],
)
def test_one_date_where_w3c_has_one_else_bounds(when: Interval, attributes: dict[str, str]) -> None:
    (found,) = read(event(when)).xpath("//tei:event", namespaces=TEI)
    dating = {
        name: value for name, value in found.attrib.items() if name in ("when", "notBefore", "notAfter")
    }
    assert dating == attributes


@pytest.mark.parametrize(
    ("when", "kind", "attributes"),
    [
        (month(2017, 5), TimeKind.THROUGHOUT, {"from": "2017-05-01", "to": "2017-05-31"}),
        (years(1920, 1947), TimeKind.THROUGHOUT, {"from": "1920-01-01", "to": "1947-12-31"}),
        (years(1920, 1947), TimeKind.WITHIN, {"notBefore": "1920-01-01", "notAfter": "1947-12-31"}),
        (years(2014), TimeKind.SINCE, {"from": "2014"}),
        (month(2017, 12), TimeKind.UNTIL, {"to": "2017-12"}),
        (Interval(None, date(1849, 12, 31)), TimeKind.BEFORE, {"notAfter": "1849-12-31"}),
        (Interval(date(2023, 10, 8), None), TimeKind.AFTER, {"notBefore": "2023-10-08"}),
        (years(1820), TimeKind.ABOUT, {"when": "1820", "cert": "medium"}),
    ],
)
def test_each_kind_of_time_has_its_attributes(
    when: Interval, kind: TimeKind, attributes: dict[str, str]
) -> None:
    root = read(event(when, kind=kind))
    for path in ("//tei:event", "//tei:quote/tei:date"):
        (found,) = root.xpath(path, namespaces=TEI)
        names = ("when", "from", "to", "notBefore", "notAfter", "cert")
        assert {name: found.get(name) for name in names if name in found.attrib} == attributes


@pytest.mark.parametrize(
    ("semantics", "calendar"),
    [
        ({"day": 8, "month": 8, "year": 1438, "calendar": "Hijri"}, "#Hijri"),
        ({"day": 4, "month": 5, "year": 2017, "Hijri day": 8, "Hijri month": 8}, "#Gregorian #Hijri"),
        ({"from day": 3, "from calendar": "Hijri", "to day": 5, "to calendar": "Hijri"}, "#Hijri"),
        ({"day": 12, "month": 3, "calendar": "Ottoman fiscal"}, "#Ottoman-fiscal"),
        ({"day": 4, "month": 5, "year": 2017}, None),
    ],
)
def test_words_of_another_calendar_name_it(semantics: dict[str, int | str], calendar: str | None) -> None:
    root = read(event(MAY_4, report(MAY_4, semantics=semantics)))
    (found,) = root.xpath("//tei:quote/tei:date", namespaces=TEI)
    assert found.get("calendar") == calendar


@pytest.mark.parametrize(
    ("semantics", "kind", "attributes"),
    [
        (
            {"day": 29, "month": 5, "year": 1453, "calendar": "Julian"},
            TimeKind.WITHIN,
            {"when-custom": "1453-05-29", "datingMethod": "#Julian"},
        ),
        (
            {"year": 2017, "month": 5, "day": 4, "Hijri year": 1438, "Hijri month": 8, "Hijri day": 8},
            TimeKind.WITHIN,
            {"when-custom": "1438-08-08", "datingMethod": "#Hijri"},
        ),
        (
            {
                **{"from year": 6, "from month": 10, "from day": 13, "from calendar": "Republican"},
                **{"to year": 6, "to month": 10, "to day": 20, "to calendar": "Republican"},
            },
            TimeKind.THROUGHOUT,
            {
                "from-custom": "0006-10-13",
                "to-custom": "0006-10-20",
                "datingMethod": "#French-republican",
            },
        ),
        ({"day": 4, "month": 5, "year": 2017}, TimeKind.WITHIN, {}),
    ],
)
def test_a_date_is_given_in_its_own_calendar_too(
    semantics: dict[str, int | str], kind: TimeKind, attributes: dict[str, str]
) -> None:
    told = report(MAY_4, semantics=semantics, kind=kind)
    (found,) = read(event(MAY_4, told)).xpath("//tei:quote/tei:date", namespaces=TEI)
    names = [name for name in found.attrib if name.endswith("-custom") or name == "datingMethod"]
    assert {name: found.get(name) for name in names} == attributes


def test_a_quote_stands_with_its_source() -> None:
    told = report(
        MAY_4, article="a7", title="ع", publisher="ص", published="2017-05", url="http://example.org/ا ب"
    )
    (bibl,) = read(event(MAY_4, told)).xpath("//tei:cit/tei:bibl", namespaces=TEI)
    found = [(etree.QName(part).localname, part.text, dict(part.attrib)) for part in bibl]
    assert found == [
        ("title", "ع", {}),
        ("publisher", "ص", {}),
        ("date", "2017-05", {"when": "2017-05"}),
        ("ptr", None, {"target": "http://example.org/%D8%A7%20%D8%A8"}),
        ("idno", "a7", {"type": "article"}),
    ]


def test_what_is_only_possible_or_disputed_is_noted() -> None:
    root = read(event(month(2017, 5), certainty=Certainty.POSSIBLE, disputed=True, factuality="announced"))
    notes = root.xpath("//tei:event/tei:note/@type", namespaces=TEI)
    assert notes == ["certainty", "days", "disputed", "report"]
    assert root.xpath("string(//tei:event/@type)", namespaces=TEI) == "announced"


def test_a_quote_whose_words_were_erased_is_not_parted() -> None:
    told = report(MAY_4)
    erased = report(MAY_4, expression="")
    root = read(event(MAY_4, told, erased))
    assert len(root.xpath("//tei:quote/tei:date", namespaces=TEI)) == 1


def test_a_document_without_events_is_valid() -> None:
    assert texts(read(), "//tei:body") == ["\nNo event.\n"]


def test_places_and_names_are_told_once_each() -> None:
    homs, own = Named("حمص", "geonames:170063 sy", "Homs"), Named("<ساحة>", "my own ")
    root = read(event(MAY_4, report(MAY_4, places=(homs, own)), report(MAY_4, places=(homs,))))
    assert texts(root, "//tei:event/tei:note[@type='places']/tei:placeName") == ["حمص", "<ساحة>"]
    assert root.xpath("//tei:placeName/@ref", namespaces=TEI) == ["https://www.geonames.org/170063"]
    entry = event(MAY_4, replace(report(MAY_4), names=(Named("سامر الحلبي", "smr"),)))
    assert texts(read(entry), "//tei:event/tei:note[@type='names']/tei:name") == ["سامر الحلبي"]
