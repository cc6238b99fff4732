"""Where the dates of a text disagree: the cases of consistency.toml."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from timeline.dates.edtf import parse_edtf
from timeline.dates.time_kind import TimeKind, format_time
from timeline.grammar.parse import parse
from timeline.normalizer import resolve_all
from timeline.normalizer.consistency import Consistency, Reading, Year, check

CASES = tomllib.loads(Path(__file__).with_name("consistency.toml").read_text(encoding="utf-8"))["case"]


def checked(text: str, published: str | None = None, year: Year | None = None) -> Consistency:
    expressions = parse(text)
    when = parse_edtf(published) if published else None
    return check(expressions, resolve_all(expressions, when), when, year)


def line(reading: Reading, text: str) -> str:
    days = format_time(reading.days, TimeKind.WITHIN) if reading.days else "-"
    words = (f"({text[start:end]})" for start, end in reading.spans)
    return " ".join([reading.source, days, *map(str, reading.numbers), *words])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"].strip().replace("\n", " ")[:60])
def test_what_disagrees_is_found_and_nothing_else(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [
        {
            "kind": finding.kind.value,
            "words": text[finding.start : finding.end],
            "readings": [line(reading, text) for reading in finding.readings],
        }
        for finding in checked(text, case.get("published")).findings
    ]
    assert found == case.get("findings", [])


def test_a_heading_is_compared_with_the_last_one_of_the_section_before() -> None:
    first = checked("سنة تسع وتسعين وتسعمائة\nفي خامس صفر جف النهر.")
    assert first.year is not None and first.year.written.year == 999
    (finding,) = checked("سنة سبعين وتسعمائة\nفي خامس صفر نزل المطر.", year=first.year).findings
    (before,) = finding.readings
    assert (finding.kind, before.written, before.spans) == ("order", first.year.written, ())
    assert checked("سنة ألف\nفي خامس صفر نزل المطر.", year=first.year).findings == ()


def test_the_dates_are_counted() -> None:
    assert checked("وصل الوفد يوم 4 أيار 2017 وغادر في 6 أيار 2017 بعد يومين").dates == 2


def test_a_date_apart_is_negative_where_it_is_earlier() -> None:
    (finding,) = checked("افتتح السوق يوم الجمعة 12 نوفمبر 2016.").findings
    assert [reading.apart for reading in finding.readings] == [-1, None]


def test_a_day_implies_the_month_that_it_takes_from_its_heading() -> None:
    expressions = parse("سنة تسع وتسعين وتسعمائة\nصفر\nفي ثاني عشره جف النهر.")
    assert resolve_all(expressions, None)[-1].implied == {"year": 999, "month": 2, "calendar": "Hijri"}
