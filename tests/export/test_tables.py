"""CSV and TSV: a spreadsheet reads the texts back, and takes none for a formula."""

import csv
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from exported import event, exported, hostile, hostile_event, report
from hypothesis import given

from timeline.dates.interval import Interval, day
from timeline.query.details import Named
from timeline.query.event_links import EventLink

MAY_4 = day(date(2017, 5, 4))


def read(written: bytes, dialect: str = "excel") -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(written.decode(), newline=""), dialect=dialect))


def as_spreadsheet_shows(cell: str) -> str:
    return cell.removeprefix("'")


@given(hostile)
def test_csv_gives_every_text_back_less_the_guard(text: str) -> None:
    (row,) = read(exported("csv", hostile_event(MAY_4, text), rows_of="mentions"))
    assert [as_spreadsheet_shows(row[name]) for name in ("title", "publisher")] == [text, text]
    assert as_spreadsheet_shows(row["quote"]) == f"{text}أمس الخميس{text}"


@given(hostile)
def test_no_cell_begins_like_a_formula(text: str) -> None:
    for name, dialect in (("csv", "excel"), ("tsv", "excel-tab")):
        (row,) = read(exported(name, hostile_event(MAY_4, text)), dialect)
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝")) for cell in row.values())


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'"])
@pytest.mark.parametrize(("name", "dialect"), [("csv", "excel"), ("tsv", "excel-tab")])
def test_an_apostrophe_guards_every_cell_that_begins_like_a_formula(
    name: str, dialect: str, first: str
) -> None:
    text = f"{first}SUM(1)"
    entry = hostile_event(MAY_4, text)
    (by_event,) = read(exported(name, entry), dialect)
    (by_mention,) = read(exported(name, entry, rows_of="mentions"), dialect)
    cells = [
        by_event["text"],
        by_event["publishers"],
        *(by_mention[key] for key in ("title", "publisher", "quote")),
    ]
    guarded = f"'{text}" if name == "csv" else f"'{text}".translate(dict.fromkeys(map(ord, "\t\r\n"), " "))
    assert [cell.startswith(guarded) for cell in cells] == [True] * 5


@given(hostile)
def test_a_line_of_tsv_is_a_row_and_its_tabs_part_cells(text: str) -> None:
    head, *lines = exported("tsv", hostile_event(MAY_4, text)).decode().splitlines()
    assert [line.count("\t") for line in lines] == [head.count("\t")]


@given(hostile)
def test_tsv_gives_a_text_back_with_spaces_for_its_breaks(text: str) -> None:
    (row,) = read(exported("tsv", hostile_event(MAY_4, text)), "excel-tab")
    shown = as_spreadsheet_shows(row["text"])
    assert " ".join(shown.split()) == " ".join(text.split())


def test_a_row_an_event_lists_its_publishers_once() -> None:
    told = [report(MAY_4, publisher=name, article=name) for name in ("أ", "ب", "أ")]
    (row,) = read(exported("csv", event(MAY_4, *told)))
    assert (row["publishers"], row["source_count"], row["edtf"]) == ("أ; ب", "3", "2017-05-04")


def test_a_row_a_mention_has_the_days_of_its_own_words() -> None:
    other = report(day(date(2017, 5, 5)))
    found = read(exported("csv", event(MAY_4, report(MAY_4), other), rows_of="mentions"))
    assert [row["earliest"] for row in found] == ["2017-05-04", "2017-05-05"]
    assert len({row["event"] for row in found}) == 1


def test_an_open_end_is_an_empty_cell() -> None:
    (row,) = read(exported("csv", event(Interval(None, date(2017, 5, 14)))))
    assert (row["earliest"], row["latest"], row["edtf"]) == ("", "2017-05-14", "../2017-05-14")


def test_a_byte_order_mark_stands_first_when_asked_for() -> None:
    assert exported("csv", bom=True).startswith(b"\xef\xbb\xbfid,")
    assert exported("csv").startswith(b"id,")


def test_a_row_has_its_title_its_address_its_places_and_what_it_may_be_the_same_as() -> None:
    homs, aleppo = Named("حمص", "geonames:1 sy"), Named("حلب", "geonames:2 sy")
    plain = report(MAY_4, title=None, url=None, places=(homs,))
    entry = event(MAY_4, plain, report(MAY_4, url="https://example.org/2", places=(aleppo, homs)))
    links = (EventLink("aaaa", 900), EventLink("bbbb", 700))
    (row,) = read(exported("csv", replace(entry, answer=replace(entry.answer, possibly_same=links))))
    assert (row["title"], row["url"]) == ("العنوان", "https://example.org/2")
    assert (row["places"], row["names"], row["possibly_same"]) == ("حمص; حلب", "", "aaaa; bbbb")
    rows = read(exported("csv", entry, rows_of="mentions"))
    assert [row["places"] for row in rows] == ["حمص", "حلب; حمص"]
