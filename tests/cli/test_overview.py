"""`timeline overview` and the view of the same name: headings, folded periods, JSON, CSV, Arabic."""

import csv
import io
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from support import Run

DAY = ("overview", "--from", "2017-05-01", "--to", "2017-05-14")


def lines(run: Run, *arguments: str) -> list[str]:
    result = run(*arguments)
    assert result.code == 0, result.err
    return result.out.splitlines()


def as_json(run: Run, *arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(*arguments, "--json").out)
    return found


def headings(printed: list[str]) -> list[str]:
    return [line for line in printed[1:] if line[:4].isdigit()]


def test_each_day_has_its_number_of_events_and_the_foremost_ones(seeded: Run) -> None:
    printed = lines(seeded, *DAY)
    assert printed[0] == "between 2017-05-01 and 2017-05-14"
    assert "2017-05-04  Thursday, events: 4" in printed
    place = printed.index("2017-05-04  Thursday, events: 4")
    # Of those that are possibly the same only the foremost.
    assert all(line.startswith("+ ") and "2017-05-04" in line for line in printed[place + 1 : place + 3])
    assert not printed[place + 3].startswith("+ ")


def test_days_without_events_are_one_line(seeded: Run) -> None:
    empty = [line.endswith("  no events") for line in headings(lines(seeded, *DAY))]
    assert any(empty)
    assert not any(one and following for one, following in pairwise(empty))


def test_dates_are_read_in_all_the_forms_that_questions_take(seeded: Run) -> None:
    plain = lines(seeded, "overview", "--from", "2017-05-01", "--to", "2017-05-31", "--by", "week")
    worded = lines(seeded, "overview", "--from", "1 May 2017", "--to", "31 أيار 2017", "--by", "week")
    hijri = lines(seeded, "overview", "--from", "5 شعبان 1438", "--to", "5 رمضان 1438", "--by", "week")
    assert plain == worded
    assert headings(hijri) == headings(plain)


def test_in_arabic_the_headings_are_arabic_and_the_dates_come_first(seeded: Run) -> None:
    printed = lines(seeded, "--language", "ar", *DAY)
    assert "2017-05-04  الخميس، الأحداث: 4" in printed
    assert any(line.endswith("  لا أحداث") for line in printed)


def test_the_number_listed_and_the_conditions_are_chosen(seeded: Run) -> None:
    found = as_json(seeded, *DAY, "--top", "1", "--min-sources", "2")
    assert all(len(period["events"]) == 1 for period in found["periods"])
    assert all(event["source_count"] >= 2 for period in found["periods"] for event in period["events"])


def test_json_has_every_period_that_has_events(seeded: Run) -> None:
    found = as_json(seeded, *DAY)
    assert (found["earliest"], found["latest"], found["by"]) == ("2017-05-01", "2017-05-14", "day")
    assert found["event_count"] == sum(period["event_count"] for period in found["periods"])
    assert all(period["event_count"] for period in found["periods"])
    first = found["periods"][0]["events"][0]
    assert first["importance"] == max(event["importance"] for event in found["periods"][0]["events"])


def test_csv_has_a_row_for_each_event_listed(seeded: Run) -> None:
    found = as_json(seeded, *DAY)
    rows = list(csv.DictReader(io.StringIO(seeded(*DAY, "--csv").out)))
    listed = [event for period in found["periods"] for event in period["events"]]
    assert [row["id"] for row in rows] == [event["id"] for event in listed]
    assert [int(row["importance"]) for row in rows] == [event["importance"] for event in listed]


def test_csv_and_json_exclude_each_other(seeded: Run) -> None:
    result = seeded(*DAY, "--csv", "--json")
    assert (result.code, "mutually exclusive" in result.err) == (2, True)


def test_without_events_it_says_so(seeded: Run) -> None:
    assert lines(seeded, "overview", "--from", "1850", "--to", "1851")[1:] == ["nothing found"]


def test_without_dates_it_is_by_month(seeded: Run) -> None:
    assert as_json(seeded, "overview")["by"] == "month"


@pytest.mark.parametrize("question", [("on", "2017-05"), ("between", "2017-05-01", "2017-05-31")])
def test_the_view_of_an_answer_is_the_overview_of_its_days(seeded: Run, question: tuple[str, ...]) -> None:
    viewed = lines(seeded, *question, "--view", "overview")
    assert viewed[1:] == lines(seeded, "overview", "--from", "2017-05-01", "--to", "2017-05-31")[1:]


def test_show_explains_the_importance(seeded: Run) -> None:
    event = as_json(seeded, *DAY, "--top", "1")["periods"][0]["events"][0]
    printed = lines(seeded, "show", event["id"])
    place = printed.index(f"importance  {event['importance']}")
    parts = [line for line in printed[place + 1 :] if line.startswith(("  +", "  -"))]
    assert sum(int(line.split()[0]) for line in parts) == event["importance"]
    shown = json.loads(seeded("show", event["id"], "--json").out)
    assert sum(part["points"] for part in shown["importance_components"]) == shown["importance"]


def ingested_sections(run: Run) -> None:
    told = [
        ("a", "وقّع الوزيران الاتفاق في 4 أيار 2017.", {"section": "سياسة", "tags": ["سلام", "لبنان"]}),
        ("b", "افتُتح المعرض في 5 أيار 2017.", {"section": "ثقافة\u202e", "desk": 7}),
        ("c", "هطلت الأمطار في 6 أيار 2017.", {}),
    ]
    articles = [
        {"id": name, "text": text, "published": "2017-05-08", "source": name, **further}
        for name, text, further in told
    ]
    written = "\n".join(json.dumps(one, ensure_ascii=False) for one in articles)
    Path("sections.jsonl").write_text(written, encoding="utf-8")
    assert run("ingest", "sections.jsonl").code == 0


def test_events_are_gathered_by_a_field_of_their_articles(run: Run) -> None:
    ingested_sections(run)
    found = as_json(run, "overview", "--group", "section")
    assert [(one["value"], one["event_count"]) for one in found["groups"]] == [
        ("ثقافة\u202e", 1), ("سياسة", 1), (None, 1),
    ]  # fmt: skip
    printed = lines(run, "overview", "--group", "section")
    assert [line for line in printed if line.startswith("events:")] == [
        "events: 1  ثقافة", "events: 1  سياسة", "events: 1  (without section)",
    ]  # fmt: skip
    # Each entry of a list is a value, and a number one too.
    tags = as_json(run, "overview", "--group", "tags")
    assert {one["value"]: one["event_count"] for one in tags["groups"]} == {"سلام": 1, "لبنان": 1, None: 2}
    rows = list(csv.DictReader(io.StringIO(run("overview", "--group", "desk", "--csv").out)))
    assert [(row["value"], row["event_count"]) for row in rows] == [("7", "1"), ("", "2"), ("", "2")]


def test_an_unknown_field_is_answered_with_those_that_there_are(run: Run) -> None:
    ingested_sections(run)
    done = run("overview", "--group", "sectoin")
    assert (done.code, "write one of desk, section, tags" in done.err) == (2, True)
    assert run("overview", "--group", "section", "--by", "day").code == 2
