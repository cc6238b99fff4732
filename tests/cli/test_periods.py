"""Named periods: those of the package, and a user's own."""

import json
from pathlib import Path

import pytest
from support import Run

OWN = """name,start,end,source,calendar,approximate
عهد الأمير جابر|أيام الأمير جابر,1270,1281,family papers,Hijri,
سنة الثلج,1911-01,1911-03,a diary,,yes
"""
TEXT = "شيد التجار الخان في عهد الأمير جابر. وافتتح المسجد في العصر المملوكي."


@pytest.fixture
def own(tmp_path: Path) -> str:
    path = tmp_path / "periods.csv"
    path.write_text(OWN, encoding="utf-8")
    return str(path)


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "khan.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def found(run: Run, question: str, *options: str) -> list[str]:
    return [item["edtf"] for item in json.loads(run("on", question, *options, "--json").out)]


def test_an_event_is_dated_by_a_named_period_and_shows_whose_dates_they_are(run: Run, article: str) -> None:
    assert run("ingest", article, "--published", "2020-05-01").code == 0
    (event,) = json.loads(run("before", "1600", "--json").out)
    assert (event["edtf"], event["certainty"]) == ("[1250-04-10..1518-01-24]", "certain")
    shown = json.loads(run("show", event["id"], "--json").out)
    reason = shown["sources"][0]["reasons"][0]
    assert (reason["kind"], reason["period"], reason["calendar"]) == (
        "period_known",
        "العصر المملوكي",
        "Hijri",
    )
    assert "Bosworth" in run("show", event["id"]).out


def test_a_clause_with_a_date_of_its_own_is_not_dated_by_a_period_as_well(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "pilot.txt"
    path.write_text("قتل الطيار في الحرب العالمية الثانية عام 1943.", encoding="utf-8")
    run("ingest", str(path), "--published", "2020-05-01")
    assert found(run, "1939/1945") == ["1943"]


def test_ones_own_periods_date_what_comes_and_after_a_rereading_what_is_stored(
    run: Run, own: str, article: str
) -> None:
    run("ingest", article, "--published", "2020-05-01")
    assert run("on", "عهد الأمير جابر").code == 2
    assert run("periods", own).out == "2 periods loaded; timeline reread applies them to stored articles\n"
    assert run("periods", own).out == "nothing changed: this list is already loaded\n"
    assert not found(run, "1853/1865")
    assert run("reread").code == 0
    assert found(run, "1853/1865") == ["[1853-10-02..1865-05-28]"]
    assert found(run, "عهد الأمير جابر") == ["[1853-10-02..1865-05-28]"]
    assert run("verify").code == 0
    assert "2 named periods" in run("log").out


def test_ones_own_periods_are_read_in_new_articles_and_go_with_none(run: Run, own: str, article: str) -> None:
    run("periods", own)
    run("ingest", article, "--published", "2020-05-01")
    assert found(run, "1853/1865") == ["[1853-10-02..1865-05-28]"]
    assert run("periods", "--none").code == 0
    assert "gone" in run("reread").out
    assert not found(run, "1853/1865")


def test_the_list_shows_ones_own_first_and_the_names_last(run: Run, own: str) -> None:
    run("periods", own)
    first, second, third, *_ = run("periods").out.splitlines()
    assert first == "1853-10-02/1865-05-28  own list  عهد الأمير جابر"
    assert second == "1911-01-01/1911-03-31~ own list  سنة الثلج"
    assert "built-in" in third


def test_the_built_in_list_as_csv_can_be_loaded_again(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "built-in.csv"
    path.write_text(run("periods", "--csv").out, encoding="utf-8")
    assert "خلافة المأمون" in path.read_text(encoding="utf-8")
    assert run("periods", str(path)).code == 0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name,start,end\n", "no column source"),
        ("name,start,end,source,colour\n", "unknown column 'colour'"),
        ("name,start,end,source\nعهد,1900,,x\n", "line 2: no end"),
        ("name,start,end,source\n؟,1900,1901,x\n", "line 2: '؟' contains no word"),
        ("name,start,end,source\nعهد جابر,1900,1890,x\n", "line 2: 1900 is after 1890"),
        ("name,start,end,source\nعهد جابر,about,1890,x\n", "'about' is no year, month or day"),
        ("name,start,end,source\nعهد جابر,1900-02-30,1901,x\n", "line 2"),
        ("name,start,end,source,calendar\nعهد جابر,1,2,x,Mayan\n", "calendar is 'Mayan': write one of"),
        ("name,start,end,source,approximate\nعهد جابر,1,2,x,perhaps\n", "approximate is 'perhaps'"),
    ],
)
def test_an_invalid_list_is_refused_whole(run: Run, tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(text, encoding="utf-8")
    result = run("periods", str(path))
    assert result.code == 2 and message in result.err


def test_a_question_may_use_a_period_and_says_what_it_was_taken_as(seeded: Run) -> None:
    asked = seeded("ask", "ماذا حدث في الحرب العالمية الثانية؟")
    assert asked.code == 0 and "between 1939-09-01 1945-09-02" in asked.err
    assert "Encyclopaedia Britannica" in asked.err
    assert "before 1914-07-28" in seeded("before", "الحرب العالمية الأولى").out
    assert "1914-07-28" in seeded("between", "الحرب العالمية الأولى", "الحرب العالمية الثانية").out


def test_explain_shows_namesakes_and_tag_leaves_periods_out_unless_asked(run: Run) -> None:
    text = "بنيت المدرسة في خلافة المستنصر"
    out = run("explain", text).out
    assert "4 periods have this name" in out and "if this one is meant: المستنصر بالله الفاطمي" in out
    assert run("tag", "--json", stdin=text).out.strip() == "[]"
    (tagged,) = json.loads(run("tag", "--json", "--periods", stdin=text).out)
    assert (tagged["text"], tagged["certainty"]) == ("خلافة المستنصر", "possible")
