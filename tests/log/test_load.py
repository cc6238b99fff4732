"""What a dump must be to be loaded: one that does not hold leaves the database empty."""

import gzip
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from dumps import Lines, chained, changed, content, dumped, loaded, number_of
from sqlalchemy import Engine
from support import SEEDS

from timeline.cli.app import main
from timeline.commands.ingest.article import Defaults
from timeline.commands.ingest.options import IngestOptions, Summary
from timeline.commands.ingest.pipeline import ingest
from timeline.db.engine import read_transaction
from timeline.db.schema import open_store
from timeline.errors import DatabaseUnavailable, InvalidInput, LogAltered, SchemaMismatch
from timeline.files import compressing
from timeline.log.dump import Dumped, write_dump
from timeline.log.dump_lines import read_header
from timeline.readers import read_path


def test_a_database_that_holds_facts_is_not_loaded_into(seeded: Engine) -> None:
    before = content(seeded)
    with pytest.raises(InvalidInput, match=r"already contains .* facts"):
        loaded(seeded, dumped(seeded))
    assert content(seeded) == before


def altered_payload(lines: Lines) -> Lines:
    at = number_of(lines, '"position":9,')
    lines[at] = lines[at].replace(b'\\"article\\"', b'\\"artikel\\"', 1)
    return lines


def without_a_fact(lines: Lines) -> Lines:
    del lines[number_of(lines, '"position":9,')]
    return lines


def without_the_last_fact(lines: Lines) -> Lines:
    del lines[-2]
    return lines


def without_a_text(lines: Lines) -> Lines:
    del lines[number_of(lines, '{"text"')]
    return lines


def altered_text(lines: Lines) -> Lines:
    at = number_of(lines, '{"text"')
    value = json.loads(lines[at])["text"]
    lines[at] = changed(lines[at], text={**value, "text": value["text"] + "."})
    return lines


def half_a_character(lines: Lines) -> Lines:
    at = number_of(lines, '{"text"')
    lines[at] = lines[at].replace(b'"text":"', b'"text":"\\ud800', 1)
    return lines


def cut_off(lines: Lines) -> Lines:
    return lines[: len(lines) // 2]


def cut_within_a_line(lines: Lines) -> Lines:
    return [*lines[:-3], lines[-3][:40]]


def without_its_end(lines: Lines) -> Lines:
    return lines[:-1]


def another_end(lines: Lines) -> Lines:
    return [*lines[:-1], b'{"end":null}\n']


def continued(lines: Lines) -> Lines:
    return [*lines, lines[-1]]


def no_json(lines: Lines) -> Lines:
    lines[5] = b"{\xff\n"
    return lines


def no_object(lines: Lines) -> Lines:
    lines[5] = b"[1]\n"
    return lines


def a_column_too_many(lines: Lines) -> Lines:
    lines[-2] = changed(lines[-2], more=1)
    return lines


def a_number_as_text(lines: Lines) -> Lines:
    lines[-2] = changed(lines[-2], version="1")
    return lines


def a_number_too_large(lines: Lines) -> Lines:
    lines[-2] = changed(lines[-2], version=2**80)
    return lines


def unknown_fact(lines: Lines) -> Lines:
    lines[-2] = changed(lines[-2], type="Rumour")
    return chained(lines)


def fact_about_nothing(lines: Lines) -> Lines:
    payload = '{"article":"none","origin":{"is":"Reingested"},"published":"2017"}'
    lines[-2] = changed(lines[-2], type="PublicationDated", payload=payload)
    return chained(lines)


def payload_of_no_fact(lines: Lines) -> Lines:
    lines[-2] = changed(lines[-2], payload="[")
    return chained(lines)


def version_left_out(lines: Lines) -> Lines:
    lines[-2] = changed(lines[-2], version=json.loads(lines[-2])["version"] + 1)
    return chained(lines)


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (altered_payload, r"line \d+: position 9 does not fit the chain"),
        (without_a_fact, r"line \d+: position 9 is missing, 10 follows instead"),
        (without_the_last_fact, r"line \d+: the dump declares \d+ facts"),
        (without_a_text, r"line \d+: the dump declares \d+ facts and \d+ texts"),
        (altered_text, r"line 2: the text stored under [0-9a-f]{64} was altered"),
        (half_a_character, r"line 2: it is not a JSON object"),
        (cut_off, r"the dump is cut off after line \d+"),
        (cut_within_a_line, r"line \d+: it is not a JSON object"),
        (without_its_end, r"the dump is cut off after line \d+"),
        (another_end, r"line \d+: the dump declares \d+ facts"),
        (continued, r"line \d+: the dump continues after its end"),
        (no_json, r"line 6: it is not a JSON object"),
        (no_object, r"line 6: it is not a JSON object"),
        (a_column_too_many, r"line \d+: it does not have the columns of `facts`"),
        (a_number_as_text, r"line \d+: its version cannot be stored"),
        (a_number_too_large, r"line \d+: its version cannot be stored"),
        (unknown_fact, r"unknown fact type 'Rumour'.*newer version of timeline"),
        (fact_about_nothing, r"fact \d+ \(PublicationDated\) cannot be understood: there is no article none"),
        (payload_of_no_fact, r"fact \d+ \(\w+\) cannot be understood: "),
        (version_left_out, r"position \d+ is version \d+ of article:"),
    ],
)
def test_a_damaged_dump_is_refused_and_leaves_the_database_empty(
    seeded: Engine, empty: Engine, damage: Callable[[Lines], Lines], message: str
) -> None:
    before = content(empty)
    lines = damage(dumped(seeded))
    with pytest.raises(LogAltered, match=message) as refused:
        loaded(empty, lines)
    assert "\n" not in str(refused.value)
    assert content(empty) == before
    # Nothing stays locked or half done: the whole dump goes in.
    loaded(empty, dumped(seeded))


def test_a_fact_twice_in_a_dump_is_refused_by_the_database(seeded: Engine, empty: Engine) -> None:
    lines = dumped(seeded)
    again = json.loads(lines[-2])
    more = changed(lines[-2], position=again["position"] + 1)
    with pytest.raises(DatabaseUnavailable, match="refused"):
        loaded(empty, chained([*lines[:-1], more, lines[-1]]))
    assert content(empty)["facts"] == []


@pytest.mark.parametrize(
    ("first", "error", "message"),
    [
        (b"", InvalidInput, "not a dump of a log"),
        (b"title,text\n", InvalidInput, "not a dump of a log"),
        (b'{"text": "an article"}\n', InvalidInput, "not a dump of a log"),
        (
            b'{"format": "timeline-log", "version": 2}\n',
            InvalidInput,
            "of version 2.*newer version of timeline",
        ),
        (
            b'{"format": "timeline-log", "version": 1, "schema": "9999"}\n',
            SchemaMismatch,
            "of schema 9999, newer than .*newer version of timeline",
        ),
        (b'{"format": "timeline-log", "version": 1, "schema": "0001"}\n', InvalidInput, "damaged first line"),
    ],
)
def test_what_is_no_dump_of_this_version_is_refused(
    first: bytes, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        read_header("it", first)


@pytest.fixture
def dump_file(tmp_path: Path) -> Path:
    """A compressed dump of the sample articles."""
    engine = open_store(f"sqlite:///{tmp_path / 'whole.db'}", create=True)
    ingest(engine, read_path(SEEDS), Defaults(), options=IngestOptions("tester"), summary=Summary())
    path = tmp_path / "whole.jsonl.gz"
    with path.open("wb") as raw, compressing(path.name, raw) as out, read_transaction(engine) as connection:
        assert isinstance(write_dump(connection, out), Dumped)
    engine.dispose()
    return path


@pytest.mark.parametrize(
    ("damage", "code", "message"),
    [
        (lambda data: data[: len(data) // 2], 1, "damaged or cut off"),
        (lambda data: data[:-4], 1, "damaged or cut off"),
        (lambda data: data[:-8] + bytes(4) + data[-4:], 1, "damaged or cut off"),
        (lambda data: gzip.decompress(data), 2, "damaged or cut off"),
        (lambda data: gzip.compress(b"[]"), 2, "not a dump of a log"),
        (lambda data: b"", 2, "not a dump of a log"),
    ],
)
def test_a_damaged_file_is_one_line_and_an_exit_code(
    dump_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    damage: Callable[[bytes], bytes],
    code: int,
    message: str,
) -> None:
    dump_file.write_bytes(damage(dump_file.read_bytes()))
    monkeypatch.setattr(sys, "argv", ["timeline", "load", str(dump_file), "--db", str(tmp_path / "new.db")])
    with pytest.raises(SystemExit) as ended:
        main()
    printed = capfd.readouterr()
    assert ended.value.code == code
    assert message in printed.err and printed.err.count("\n") == 1 and printed.out == ""
    if code == 1:
        engine = open_store(f"sqlite:///{tmp_path / 'new.db'}")
        assert content(engine)["facts"] == content(engine)["texts"] == []
        engine.dispose()
    else:
        assert not (tmp_path / "new.db").exists()
