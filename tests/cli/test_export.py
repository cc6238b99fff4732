"""`timeline export`: what other programs read is what the questions answer."""

import json
import re
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from a_terminal import on_a_terminal
from pyarrow import dataset
from support import ROOT, Result, Run

from timeline.export import parquet
from timeline.export.formats import FORMATS


def rows(folder: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = dataset.dataset(folder, format="parquet").to_table().to_pylist()
    return found


def test_events_are_those_of_a_question_and_their_mentions_its_sources(seeded: Run) -> None:
    done = seeded("export", "parquet", "out")
    events, mentions = rows("out/events"), rows("out/mentions")
    assert done.out == f"{len(events)} events and {len(mentions)} mentions in out\n"
    edge = date(2017, 7, 10)
    before = {row["id"] for row in events if row["latest"] and row["latest"] < edge}
    asked = json.loads(seeded("before", "2017-07-10", "--json").out)
    assert before == {item["id"] for item in asked if item["certainty"] == "certain"}
    for item in asked:
        quotes = sorted(row["quote"] for row in mentions if row["event"] == item["id"])
        assert quotes == sorted(source["quote"] for source in item["sources"])


def test_a_file_a_table_ordered_by_day_and_open_ends_are_null(seeded: Run) -> None:
    seeded("export", "parquet", "out")
    events = rows("out/events")
    for row in events:
        of_year = row["earliest"] or row["latest"]
        assert row["year"] == (of_year.year if of_year else None)
        assert row["edtf"].startswith("..") == (row["earliest"] is None)
    days = [row["earliest"] or date.min for row in events]
    assert days == sorted(days)
    assert [file.name for file in Path("out/events").iterdir()] == ["part-0.parquet"]


def test_a_million_rows_go_into_several_files(seeded: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    seeded("export", "parquet", "whole")
    for name, size in (("_CHUNK", 2), ("_GROUP", 4), ("_FILE", 8)):
        monkeypatch.setattr(parquet, name, size)
    seeded("export", "parquet", "out")
    written = sorted(Path("out/mentions").iterdir(), key=lambda file: int(file.stem.removeprefix("part-")))
    sizes = [len(rows(str(file))) for file in written]
    assert len(sizes) > 1 and set(sizes[:-1]) == {8}
    assert [row for file in written for row in rows(str(file))] == rows("whole/mentions")


def test_what_is_possibly_the_same_and_what_is_named_are_lists(seeded: Run) -> None:
    seeded("export", "parquet", "out")
    asked = {item["id"]: item for item in json.loads(seeded("after", "1900", "--json").out)}
    events, mentions = rows("out/events"), rows("out/mentions")
    told = {row["id"]: row["possibly_same"] for row in events}
    assert any(told.values())
    for identity, item in asked.items():
        assert told[identity] == [link["event"] for link in item["possibly_same"]]
    assert "أستانا" in {place for row in mentions for place in row["places"]}
    assert any(row["names"] for row in mentions)


def test_it_can_be_asked_as_of_a_position(seeded: Run) -> None:
    assert seeded("export", "parquet", "then", "--as-of", "0").out == "0 events and 0 mentions in then\n"


def test_a_folder_that_is_there_is_left_alone(seeded: Run) -> None:
    seeded("export", "parquet", "out")
    again = seeded("export", "parquet", "out")
    assert (again.code, "already exists" in again.err) == (2, True)


def test_without_the_package_the_extra_is_named(seeded: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    done = seeded("export", "parquet", "out")
    assert (done.code, "timeline-ar[parquet]" in done.err, Path("out").exists()) == (2, True, False)


def lines(done: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.out.splitlines()]


def test_json_lines_hold_what_json_prints(seeded: Run) -> None:
    asked = json.loads(seeded("before", "2017-07-10", "--json").out)
    assert lines(seeded("export", "jsonl", "--before", "2017-07-10")) == asked


def test_without_a_question_every_event_is_exported(seeded: Run) -> None:
    every = {item["id"] for item in lines(seeded("export", "jsonl"))}
    halves = [
        lines(seeded("export", "jsonl", name, "2017-05-04")) for name in ("--before", "--on", "--after")
    ]
    assert every == {item["id"] for half in halves for item in half}


def test_two_questions_at_once_are_refused(seeded: Run) -> None:
    done = seeded("export", "jsonl", "--before", "2017-07-10", "--on", "2017")
    assert (done.code, "give only one of" in done.err) == (2, True)


def test_a_file_that_is_there_is_written_over_only_by_force(seeded: Run) -> None:
    Path("out.jsonl").write_text("mine")
    assert seeded("export", "jsonl", "-o", "out.jsonl").code == 2
    assert Path("out.jsonl").read_text() == "mine"
    assert seeded("export", "jsonl", "-o", "out.jsonl", "--force").code == 0
    assert len(Path("out.jsonl").read_text().splitlines()) == len(lines(seeded("export", "jsonl")))


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_written_in_the_same_bytes_every_time(seeded: Run, name: str) -> None:
    for file in ("one", "other"):
        assert seeded("export", name, "--before", "2017-07-10", "-o", file).code == 0
    assert Path("one").read_bytes() == Path("other").read_bytes() != b""


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_holds_no_event_of_an_empty_log(seeded: Run, name: str) -> None:
    done = seeded("export", name, "--as-of", "0")
    assert (done.code, "أستانا" in done.out) == (0, False)


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_has_its_part_in_the_documentation(name: str) -> None:
    assert f"\n## {name}\n" in (ROOT / "docs" / "exporting.md").read_text(encoding="utf-8")


def test_what_a_format_cannot_hold_is_counted_beside_the_answer(seeded: Run) -> None:
    every = lines(seeded("export", "jsonl"))
    done = seeded("export", "geojson")
    features = json.loads(done.out)["features"]
    assert f"(left out: {len(every) - len(features)} without a place" in done.err
    assert 0 < len(features) < len(every)


def test_a_place_of_ones_own_is_on_the_map(seeded: Run) -> None:
    ghouta = "spelling,key,kind,country,latitude,longitude\nالغوطة الشرقية,ghouta,place,SY,33.53,36.45\n"
    Path("names.csv").write_text(ghouta, encoding="utf-8")
    assert "36.45" not in seeded("export", "geojson").out
    assert seeded("names", "names.csv").code == 0
    assert "[36.45,33.53]" in seeded("export", "geojson").out


def test_options_of_one_format_are_unknown_to_another(seeded: Run) -> None:
    assert seeded("export", "csv", "--bom", "--rows", "mentions").out.startswith("\ufeffevent,certainty,")
    refused = seeded("export", "json", "--bom")
    assert (refused.code, "--bom" in refused.err) == (2, True)


def test_the_group_lists_its_formats_with_a_line_of_help(run: Run) -> None:
    listed = run("export", "--help").out
    assert all(f"  {name} " in listed for name in (*FORMATS, "parquet"))


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ("html", "quickstatements")])
def test_no_format_sends_a_terminal_what_it_obeys(run: Run, tmp_path: Path, name: str) -> None:
    bad = "\x1b]0;x\x07\x1b[2J\x9b31m\u202e\x08"
    article = {
        "text": f"وصل الوفد {bad} في 3 أيار 2017 إلى {bad} دمشق", "title": f"خبر{bad}",
        "publisher": f"و{bad}", "published": "2017-05-04", "id": "a}b",
    }  # fmt: skip
    (tmp_path / "a.jsonl").write_text(json.dumps(article), encoding="utf-8")
    assert run("ingest", "a.jsonl").code == 0
    shown = on_a_terminal(["export", name, "--db", str(tmp_path / "timeline.db")])
    assert "2017" in shown and not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202e]", shown)
    kept = run("export", name).out
    assert name not in ("csv", "tsv", "jsonl", "tei") or "\u202e" in kept


def test_a_story_that_an_editor_changed_is_the_page(seeded: Run) -> None:
    assert seeded("export", "story", "--before", "2017-07-10", "--top", "3", "-o", "s.yaml").code == 0
    file = Path("s.yaml")
    text = file.read_text(encoding="utf-8")
    first = re.search(r'headline: (".*")', text)
    assert first
    changed = text.replace(first[1], '"لافتة من المحرر"').replace("introduction: ", "introduction: تمهيد #")
    file.write_text(changed, encoding="utf-8")
    # Without a question, the chosen events are the page; with one, they must be of its answer.
    assert seeded("export", "html", "--edit", "s.yaml", "-o", "all.html").code == 0
    assert seeded("export", "html", "--edit", "s.yaml", "--before", "2017-07-10", "-o", "part.html").code == 0
    for page in ("all.html", "part.html"):
        written = Path(page).read_text(encoding="utf-8")
        assert written.count('"chosen":true') == 3
        assert "لافتة من المحرر" in written and "تمهيد" in written
    done = seeded("export", "html", "--edit", "s.yaml", "--before", "1900", "-o", "none.html")
    assert (done.code, "does not answer the question" in done.err, Path("none.html").exists()) == (
        2,
        True,
        False,
    )


def test_a_story_is_a_timeline_of_timelinejs_too(seeded: Run) -> None:
    seeded("export", "story", "--before", "2017-07-10", "--top", "3", "-o", "s.yaml")
    file = Path("s.yaml")
    text = re.sub(
        r'headline: ".*"', 'headline: "لافتة <من> المحرر"', file.read_text(encoding="utf-8"), count=1
    )
    text = text.replace('introduction: ""', "introduction: تمهيد")
    text = text.replace('image: ""', 'image: "https://example.org/a.jpg"', 1)
    file.write_text(re.sub('title: ".*"', "title: عنوان المحرر", text), encoding="utf-8")
    done = seeded("export", "timelinejs", "--edit", "s.yaml")
    made = json.loads(done.out)
    assert made["title"]["text"] == {"headline": "عنوان المحرر", "text": '<p dir="auto">تمهيد</p>'}
    assert len(made["events"]) == 3
    [edited] = [one for one in made["events"] if "media" in one]
    assert edited["media"]["url"] == "https://example.org/a.jpg"
    assert "لافتة &lt;من&gt; المحرر" in [one["text"]["headline"] for one in made["events"]]


def test_items_of_wikidata_are_instances_on_wish(seeded: Run) -> None:
    done = seeded("export", "quickstatements", "--top", "3", "--instance-of", "Q1190554")
    items = done.out.split("CREATE\n")[1:]
    assert items and all("LAST\tP31\tQ1190554\n" in item for item in items)
    assert "P31" not in seeded("export", "quickstatements", "--top", "3").out
    assert seeded("export", "quickstatements", "--instance-of", "event").code == 2


def test_a_story_with_an_unknown_id_says_where(seeded: Run) -> None:
    Path("s.yaml").write_text("events:\n- id: ffffffffffffffff\n", encoding="utf-8")
    done = seeded("export", "html", "--edit", "s.yaml", "-o", "page.html")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "s.yaml:2: no event, mention or article has an id that starts with 'ffffffffffffffff'" in done.err
    Path("s.yaml").write_text("events:\n- id: a\n\tb", encoding="utf-8")
    done = seeded("export", "html", "--edit", "s.yaml", "-o", "page.html")
    assert (done.code, "s.yaml:3 is not valid YAML" in done.err, done.err.count("\n")) == (2, True, 1)
