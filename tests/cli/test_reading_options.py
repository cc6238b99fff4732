"""How an input is to be read, said on the command line, and tried out without a database."""

import json
from pathlib import Path

import pytest
from reading import LONG_TEXT, TEXT, made
from support import SEEDS, Run

from timeline.cli.reading_options import Size


@pytest.mark.parametrize(
    ("written", "size"),
    [
        ("500000", 500_000),
        ("64MB", 64 * 1024**2),
        ("64 mib", 64 * 1024**2),
        ("2G", 2 * 1024**3),
        ("10kb", 10_240),
    ],
)
def test_sizes_are_written_with_their_units(written: str, size: int) -> None:
    assert Size().convert(written, None, None) == size


@pytest.mark.parametrize(
    ("option", "reason"),
    [
        (("--max-record", "many"), "many is not a size; write it like 500000, 64MB or 2GB"),
        (("--max-decompressed", "0"), "0 is not a size"),
        (("--map", "body"), "'body' maps nothing; write FIELD=COLUMN, e.g. text=body,published=date"),
        (
            ("--map", "body=text"),
            "body=text maps nothing; write FIELD=COLUMN, with a field from id, title, text",
        ),
        (("--encoding", "klingon"), "there is no encoding klingon"),
        (("--format", "pdf"), "'pdf' is not one of 'text', 'html'"),
        (("--dry-run=0",), "0 is not in the range"),
    ],
)
def test_an_option_of_no_use_is_refused(run: Run, option: tuple[str, ...], reason: str) -> None:
    result = run("ingest", str(SEEDS), *option)
    assert result.code == 2
    assert reason in result.err


def test_a_table_is_taken_in_by_the_columns_named(run: Run, tmp_path: Path) -> None:
    made(tmp_path, "a.csv", f"body;date\n{TEXT};2017-05-15\n".encode("windows-1256"))
    given = ("--map", "text=body", "--map", "published=date", "--encoding", "windows-1256", "--format", "csv")
    assert run("ingest", "a.csv", *given).out.startswith("articles: 1 added, 0 already present, 0 rejected")
    assert json.loads(run("before", "2017-05-16", "--json").out)[0]["earliest"] == "2017-05-10"


def test_the_limits_can_be_set(run: Run, tmp_path: Path) -> None:
    made(tmp_path, "a.txt", TEXT)
    result = run("ingest", "a.txt", "--max-record", "10")
    assert result.code == 1
    assert "longer than the limit of 10 bytes; split it, or raise --max-record" in result.err


def test_a_dry_run_prints_what_was_understood_and_makes_no_database(run: Run, tmp_path: Path) -> None:
    made(tmp_path, "a.txt", LONG_TEXT.encode("windows-1256"))
    made(tmp_path, "b.jsonl", json.dumps({"text": TEXT, "id": "x", "title": "عنوان", "published": "2017-05"}))
    result = run("ingest", "--dry-run", ".")
    assert result.code == 0
    first, second = result.out.strip().split("\n\n")
    assert first.splitlines()[:2] == ["location   a.txt", "format     text, windows-1256"]
    assert "published  not given" in first
    assert second.splitlines()[1:] == [
        "format     jsonl, utf-8",
        "id         x",
        "published  2017-05",
        "title      عنوان",
        f"text       {TEXT}",
    ]
    assert not (tmp_path / "timeline.db").exists()


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        (("--dry-run", "2"), 2),
        (("--dry-run=3",), 3),
        (("--dry-run",), 7),
        (("--dry-run", "--publisher", "x"), 7),
    ],
)
def test_a_dry_run_stops_where_it_is_told(run: Run, arguments: tuple[str, ...], count: int) -> None:
    for given in ((*arguments, str(SEEDS)), (str(SEEDS), *arguments)):
        assert run("ingest", *given).out.count("location  ") == count


def test_a_dry_run_shows_refusals_and_says_so_in_its_exit_code(run: Run, tmp_path: Path) -> None:
    made(tmp_path, "a.jsonl", '{"body": "x"}\n{"text": "Latin"}\n')
    result = run("ingest", "--dry-run", "a.jsonl")
    assert result.code == 1
    first, second = result.out.strip().split("\n\n")
    assert first.startswith("rejected a.jsonl:1: it has no ")
    assert second.startswith("rejected a.jsonl:2: it contains no Arabic")
