"""Publication dates on the command line: --dates, --timezone, times, and what is said of contradictions."""

import json
from pathlib import Path

import pytest
from support import Run

ROWS = """text,published,source,url
وصل الوفد السبت,2018-10-19T22:53:59Z,Al Misal,
غادر الوفد أمس,04/05/2018,Al Daftar,
عاد الوفد أمس,2018-06-01,Al Daftar,https://example.org/2018/5/4/title
"""


@pytest.fixture
def table(tmp_path: Path) -> str:
    path = tmp_path / "a.csv"
    path.write_text(ROWS, encoding="utf-8")
    return str(path)


def test_a_dry_run_shows_the_days_the_time_and_what_contradicts_itself(run: Run, table: str) -> None:
    done = run("ingest", "--dry-run", "9", "--dates", "day-first", "--timezone", "Asia/Dubai", table)
    assert done.code == 0
    assert "published  2018-10-20\ntime       2018-10-20T02:53:59+04:00[Asia/Dubai]" in done.out
    assert "published  2018-05-04" in done.out
    assert "note: " in done.out and "its address names 2018-05-04" in done.out


def test_what_may_be_two_days_is_rejected_with_the_option_and_nothing_else_is_lost(
    run: Run, table: str
) -> None:
    done = run("ingest", table, "--timezone", "al misal=Asia/Dubai", "--json")
    outcome = json.loads(done.out)
    assert (done.code, outcome["added"], outcome["rejected"], outcome["noted"]) == (1, 2, 1, 1)
    assert "--dates day-first or --dates month-first" in outcome["rejections"][0]["reason"]
    assert outcome["notes"][0]["where"].endswith(":4")
    assert "note: " in done.err and "rejected " in done.err
    assert run("on", "2018-10-20").out.count("الوفد") == 1
    again = run("ingest", table, "--timezone", "al misal=Asia/Dubai", "--dates", "month-first")
    assert (again.code, "1 added, 2 already present" in again.out) == (0, True)
    assert run("on", "2018-04-04").out.count("غادر") == 1


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["Asia/Dubay"], "there is no time zone 'Asia/Dubay'"),
        (["SANA="], "there is no time zone ''"),
        (["=Asia/Dubai"], "PUBLISHER=ZONE"),
        (["Asia/Dubai", "Asia/Riyadh"], "PUBLISHER=ZONE"),
        (["SANA=Asia/Dubai", "sana=Asia/Riyadh"], "PUBLISHER=ZONE"),
    ],
)
def test_zones_that_are_none_are_refused(run: Run, table: str, given: list[str], said: str) -> None:
    done = run("ingest", table, *(part for one in given for part in ("--timezone", one)))
    assert (done.code, said in done.err) == (2, True)


def test_a_manifest_and_front_matter_have_a_zone(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.txt").write_text("وصل الوفد أمس", encoding="utf-8")
    header = "---\npublished: 2018-10-19T22:53:59Z\ntimezone: Asia/Dubai\n---\n"
    (folder / "b.txt").write_text(f"{header}غادر الوفد أمس", encoding="utf-8")
    rows = "file,published,timezone\na.txt,2018-10-19T22:53:59Z,+04:00\nb.txt,,\n"
    (folder / "manifest.csv").write_text(rows, encoding="utf-8")
    assert run("ingest", str(folder)).code == 0
    assert run("on", "2018-10-19").out.count("الوفد") == 2


def test_json_has_times_as_numbers_and_zones(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    lines = [
        {"text": "وصل الوفد أمس", "published": 1539989639, "zone": "Asia/Dubai"},
        {"text": "غادر الوفد أمس", "published": 1539989639000.0, "zone": 4},
        {"text": "عاد الوفد أمس", "published": True},
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    done = run("ingest", str(path))
    assert "2 added" in done.out and '"published" must be a string' in done.err
    found = json.loads(run("on", "2018-10-19", "--json").out)
    days = sorted((event["earliest"], event["latest"]) for event in found)
    assert days == [("2018-10-18", "2018-10-19"), ("2018-10-19", "2018-10-19")]


def test_show_has_the_time_and_the_address_as_origin(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    lines = [
        {"id": "a", "text": "وصل الوفد أمس", "published": "2018-10-19T12:00:00+03:00"},
        {"id": "b", "text": "غادر الوفد أمس", "url": "https://example.org/2018/5/4/title"},
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert run("ingest", str(path)).code == 0
    assert "time      2018-10-19T12:00:00+03:00" in run("show", "a").out
    shown = run("show", "b").out
    assert "published 2018-05-04\n  because the day in its address" in shown
    article = json.loads(run("show", "b", "--json").out)["article"]
    assert article["published_because"]["evidence"] == [{"is": "AddressEvidence", "days": "2018-05-04"}]


def test_set_published_takes_a_time_and_names_both_readings(run: Run, table: str) -> None:
    run("ingest", table)
    identity = json.loads(run("on", "2018-10-20", "--json").out)[0]["sources"][0]["article"]
    done = run("set-published", identity, "2018-10-19T22:53:59Z[Asia/Dubai]")
    assert "published 2018-10-20: 1 mentions" in done.out
    refused = run("set-published", identity, "04/05/2018")
    assert (refused.code, "2018-05-04 or 2018-04-05: write one" in refused.err) == (2, True)


def test_tag_takes_times_and_zones(run: Run, tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("وصل الوفد السبت", encoding="utf-8")
    found = json.loads(run("tag", "--json", str(text), "--published", "2018-10-19T22:53:59Z[Asia/Dubai]").out)
    assert found[0]["value"] == "2018-10-20"
    lines = tmp_path / "a.jsonl"
    record = {"id": "a", "text": "وصل الوفد السبت", "published": "2018-10-19T22:53:59Z"}
    records = [record, {**record, "timezone": "Asia/Dubai"}, {**record, "published": "04/05/2018"}]
    lines.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
    done = run("tag", "--jsonl", str(lines))
    values = [json.loads(line)["timexes"][0]["value"] for line in done.out.splitlines()]
    assert (done.code, values) == (1, ["2018-10-13/2018-10-20", "2018-10-20"])
    assert "ambiguous" in done.err
