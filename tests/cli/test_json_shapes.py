"""One JSON document per command with --json: a list of items, or an object about one thing."""

import json
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from support import ROOT, SEEDS, Run

from timeline.cli.app import cli

EVENT = "bd37fd82f2811c2c"
TEXT = "وقّعت الدول الثلاث الاتفاق يوم 4 أيار 2017"
# How to run each command, on a database with the sample articles in it.
LISTS = {
    "before": ["2017-07-10"],
    "after": ["2017-07-10"],
    "between": ["2017-05", "2017-06"],
    "on": ["2017-05"],
    "infer-dates": [],
    "explain": [TEXT],
    "tag": ["text.txt"],
    "log": [],
    "diff": ["--from", "1"],
    "check": ["--all"],
    "suggest-merges": [],
}
OBJECTS = {
    "show": [EVENT],
    "overview": [],
    "ingest": [str(SEEDS)],
    "verify": [],
    "doctor": [],
    "evaluate": ["gold.jsonl"],
    "db status": [],
    "db url": [],
}


def with_json(command: click.Command, context: click.Context, path: str = "") -> Iterator[str]:
    """The commands that take --json, as they are typed."""
    if any("--json" in option.opts for option in command.params):
        yield path
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if below is not None:
                yield from with_json(below, context, f"{path} {name}".strip())


@pytest.fixture
def filled(seeded: Run, tmp_path: Path) -> Run:
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    row = {"id": "a", "text": TEXT, "timexes": []}
    (tmp_path / "gold.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return seeded


def test_every_command_with_json_is_here_and_in_the_documentation() -> None:
    with click.Context(cli) as context:
        found = set(with_json(cli, context))
    assert found == {*LISTS, *OBJECTS}
    page = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    lists, objects = (line for line in page.splitlines() if line.startswith(("| any number", "| one thing")))
    assert all(f"`{name}`" in lists for name in LISTS)
    assert all(f"`{name}`" in objects for name in OBJECTS)


@pytest.mark.parametrize("name", [*LISTS, *OBJECTS])
def test_json_is_one_document_of_the_documented_shape(filled: Run, name: str) -> None:
    result = filled(*name.split(), *{**LISTS, **OBJECTS}[name], "--json")
    assert isinstance(json.loads(result.out), list if name in LISTS else dict)
    assert result.code == filled(*name.split(), *{**LISTS, **OBJECTS}[name]).code == 0


@pytest.mark.parametrize("question", ["before", "on"])
def test_an_empty_answer_is_an_empty_list_and_no_failure(filled: Run, question: str) -> None:
    result = filled(question, "1800", "--min-sources", "9", "--json")
    assert (result.code, json.loads(result.out)) == (0, [])


def test_what_cannot_be_asked_prints_one_line_and_no_json(filled: Run) -> None:
    for arguments in (
        ("before", "no date"),
        ("on", "2017", "--about", "في"),
        ("explain", "نص", "--published", "x"),
    ):
        result = filled(*arguments, "--json")
        assert (result.code, result.out, len(result.err.splitlines())) == (2, "", 1)


def test_an_answer_has_the_ids_that_corrections_take(filled: Run) -> None:
    (event,) = json.loads(filled("on", "2017-05-04", "--disputed", "--json").out)
    mention = event["sources"][0]["mention"]
    assert filled("retract", mention).code == 0
    (left,) = json.loads(filled("show", EVENT, "--json").out)["sources"][:1]
    assert left["mention"] != mention
