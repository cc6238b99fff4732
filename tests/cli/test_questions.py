"""Filters and pages on the command line."""

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from support import FIELD_VALUES, Run, take_seeds

from timeline.cli.asking import next_page
from timeline.cli.question_options import QuestionOptions
from timeline.db.engine import connect, write_transaction
from timeline.db.schema import open_store
from timeline.query.question.declared import Declared
from timeline.query.question.question import FIELDS, Question, question_of
from timeline.query.question.spelled import arguments

QUESTION = ("before", "2017-07-10")


def test_a_word_is_found_in_any_form_of_it(seeded: Run) -> None:
    answers = [
        json.loads(seeded(*QUESTION, "--about", word, "--json").out) for word in ("اتفاق", "الاتفاقية")
    ]
    assert answers[0] == answers[1] != []
    quotes = [source["quote"] for answer in answers[0] for source in answer["sources"]]
    assert any("اتفاق" in quote for quote in quotes)


def test_the_first_line_says_what_was_asked_arabic_last(seeded: Run) -> None:
    filters = (
        "--disputed --min-sources 2 --no-statements --factuality denied --factuality announced --as-of 20"
    )
    names = ("--about", "اتفاق", "--publisher", "x", "--where", "astana", "--who", "y")
    assert seeded("on", "2017", *filters.split(), *names).out.splitlines() == [
        "on 2017  (as of log position 20)  denied or announced, at least 2 sources, disputed, "
        "without statements, publisher x, where astana, who y, about اتفاق",
        "nothing found",
    ]


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_every_option_changes_the_answer(seeded: Run, field: Declared) -> None:
    question = question_of("between", ["..", ".."], {field.name: FIELD_VALUES[field.name]})
    found = seeded(*arguments(question), "--json")
    assert found.code == 0
    assert json.loads(found.out) != json.loads(seeded("between", "..", "..", "--json").out)


@pytest.mark.parametrize("order", [(), ("--newest-first",)], ids=["oldest first", "newest first"])
@pytest.mark.parametrize("limit", ["1", "20"])
def test_the_printed_command_goes_on_to_the_last_page(
    seeded: Run, limit: str, order: tuple[str, ...]
) -> None:
    whole = [
        line for line in seeded(*QUESTION, *order, "--unfold").out.splitlines() if line[:2] in ("+ ", "? ")
    ]
    lines: list[str] = []
    command = [*QUESTION, *order, "--limit", limit]
    while command:
        page = seeded(*command, "--unfold").out.splitlines()
        lines += [line for line in page if line[:2] in ("+ ", "? ")]
        last = page[-1]
        command = shlex.split(last.removeprefix("more: timeline ")) if last.startswith("more: ") else []
    assert lines == whole


def test_the_next_page_is_of_the_same_answer_though_the_log_went_on(seeded: Run, tmp_path: Path) -> None:
    whole = json.loads(seeded(*QUESTION, "--json").out)
    first = seeded(*QUESTION, "--limit", "10", "--json")
    (tmp_path / "new.txt").write_text("زار الوفد العاصمة أمس", encoding="utf-8")
    assert seeded("ingest", "new.txt", "--published", "2016-05-15").code == 0
    (more,) = [line for line in first.err.splitlines() if line.startswith("more: ")]
    second = seeded(*shlex.split(more.removeprefix("more: timeline ")))
    assert json.loads(first.out) + json.loads(second.out) == whole[:20]


def test_the_next_page_keeps_every_option(seeded: Run) -> None:
    result = seeded(
        "--db", "timeline.db", "between", "2013", "2017-07", "--limit", "1", "--about", "روسيا وتركيا"
    )
    (more,) = [line for line in result.out.splitlines() if line.startswith("more: ")]
    told = shlex.split(more)
    assert told[:5] == ["more:", "timeline", "between", "2013", "2017-07"]
    assert told[-2:] == ["--about", "روسيا وتركيا"]
    assert told[told.index("--db") + 1] == "timeline.db" and told[told.index("--limit") + 1] == "1"


def test_a_full_page_with_nothing_behind_it_tells_no_other(seeded: Run) -> None:
    size = len(json.loads(seeded(*QUESTION, "--json").out))
    assert "more: " not in seeded(*QUESTION, "--limit", str(size)).out
    assert "more: " in seeded(*QUESTION, "--limit", str(size - 1)).out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--about", " "), "it is empty: give WORDS"),
        (("--publisher", ""), "it is empty: give NAME"),
        (("--where", ""), "it is empty: give PLACE"),
        (("--after-id", ""), "it is empty: give ID"),
        (("--as-of", ""), "it is empty: give TIME|POSITION"),
        (("--about", "في 2017"), "no searchable word in 'في 2017': give a word of at least three letters"),
        (("--who", "؟"), "'؟' is not a name"),
        (("--limit", "0"), "0 is not in the range"),
        (("--min-sources", "two"), "not a valid integer"),
        (("--factuality", "maybe"), "'occurred', 'announced', 'denied', 'hypothetical'"),
    ],
)
def test_what_cannot_be_asked_is_a_usage_error(seeded: Run, arguments: tuple[str, ...], message: str) -> None:
    result = seeded(*QUESTION, *arguments)
    assert result.code == 2
    assert message in " ".join(result.err.split())


@pytest.mark.parametrize(
    "options",
    [
        ("--disputed",),
        ("--about", "اتفاق", "--json"),
        ("--where", "astana", "--json"),
        ("--limit", "7"),
        ("--newest-first", "--limit", "9"),
        ("--precision", "month", "--newest-first"),
    ],
)
def test_both_engines_print_the_same_bytes(
    run: Run, new_postgres: Callable[[bool], str], tmp_path: Path, options: tuple[str, ...]
) -> None:
    url, file = new_postgres(True), str(tmp_path / "here.db")
    for engine in (connect(url), open_store(file_url := f"sqlite:///{file}", create=True)):
        take_seeds(engine)
        with write_transaction(engine) as connection:
            connection.execute(sa.text("UPDATE events SET disputed = (1 = 1) WHERE latest_day % 3 = 0"))
            places = sa.text("UPDATE mentions SET places = :places WHERE position % 2 = 0")
            connection.execute(places, {"places": "\nastana\n"})
        engine.dispose()
    # A process of its own closes its connections.
    command = [sys.executable, "-m", "timeline", *QUESTION, *options]
    first, second = (
        subprocess.run(
            command, env={**os.environ, "TIMELINE_DATABASE_URL": db}, capture_output=True, check=True
        )
        for db in (url, file_url)
    )
    assert first.stdout == second.stdout
    assert len(second.stdout) > 200


@pytest.mark.parametrize(
    ("database", "told"),
    [
        ("a b.db", "a b.db"),
        ("postgresql+psycopg://me@h/x", "postgresql+psycopg://me@h/x"),
        ("postgresql+psycopg://me:geheim@h/x", "postgresql+psycopg://me:***@h/x"),
    ],
)
def test_the_next_page_names_the_database_without_its_password(database: str, told: str) -> None:
    words = next_page(Question(), QuestionOptions({}, database))
    assert words[words.index("--db") + 1] == told
