"""The views as a user sees them: in a pipe, and on a terminal."""

import json
from pathlib import Path

import pytest
from a_terminal import on_a_terminal
from support import Run

VIEWS = ("list", "strip", "months")


@pytest.mark.parametrize("name", ["before", "after", "on"])
@pytest.mark.parametrize("view", VIEWS)
def test_every_question_has_every_view(seeded: Run, name: str, view: str) -> None:
    result = seeded(name, "2017-05", "--view", view)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(seeded(name, "2017-05").out.splitlines()[0])


def test_a_list_is_the_default(seeded: Run) -> None:
    assert seeded("before", "2017", "--view", "list").out == seeded("before", "2017").out


def test_the_strip_shows_the_events_of_the_list(seeded: Run) -> None:
    listed = json.loads(seeded("between", "2017-05", "2017-07", "--json").out)
    lines = seeded("between", "2017-05", "2017-07", "--view", "strip").out.splitlines()
    shown = [line.split()[1] for line in lines if line.startswith(("+ ", "? "))]
    assert shown == [item["id"][: len(shown[0])] for item in listed]


def test_ascii_keeps_to_ascii_but_for_the_clauses(seeded: Run) -> None:
    assert seeded("before", "2017-07-10", "--view", "months", "--ascii").out.isascii()
    lines = seeded("before", "2017-07-10", "--view", "strip", "--ascii").out.splitlines()
    competing_dates = [line for line in lines if line.lstrip().startswith(("|-", "`-"))]
    assert competing_dates and all(line.partition(":")[0].isascii() for line in competing_dates)
    assert all(line[:60].isascii() for line in lines if line not in competing_dates)
    assert any("[" in line[:60] for line in lines)


def test_a_pipe_gets_whole_headlines_without_styles(seeded: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    texts = [item["headline"] for item in json.loads(seeded("on", "2017-05", "--json").out)]
    for view in ("list", "strip"):
        printed = seeded("on", "2017-05", "--view", view, "--unfold").out
        assert all(" ".join(text.split()) in printed for text in texts)
        assert "\x1b" not in printed and printed.count("…") == sum(text.count("…") for text in texts)


def test_ask_hands_the_view_on(seeded: Run) -> None:
    asked = seeded("ask", "what happened in 2017?", "--view", "months")
    assert asked.out == seeded("on", "2017", "--view", "months").out


@pytest.fixture
def database(seeded: Run) -> str:
    return str(Path.cwd() / "timeline.db")


def test_a_terminal_gets_long_clauses_cut_to_its_width(database: str) -> None:
    lines = on_a_terminal(["--db", database, "on", "2017-05", "--no-pager"], NO_COLOR="1").splitlines()
    cut = [line for line in lines if line.endswith("…")]
    assert cut and all(len(line.encode("utf-16-le")) // 2 >= 60 for line in cut)
    from rich.cells import cell_len

    assert max(cell_len(line) for line in lines if line.startswith("+ ")) <= 80


def test_what_is_longer_than_the_screen_goes_through_the_pager_with_its_head(database: str) -> None:
    lines = on_a_terminal(["--db", database, "before", "2017-07-10"]).splitlines()
    assert len(lines) > 20 and all(line.startswith("paged:") for line in lines)
    assert lines[0] == "paged:before 2017-07-10"


@pytest.mark.parametrize("arguments", [["on", "2017-05-06"], ["before", "2017-07-10", "--no-pager"]])
def test_no_pager_for_what_fits_or_when_it_is_not_wanted(database: str, arguments: list[str]) -> None:
    assert "paged:" not in on_a_terminal(["--db", database, *arguments])


@pytest.mark.parametrize(
    ("environment", "styled"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_styles_only_on_a_terminal_that_may_have_them(
    database: str, environment: dict[str, str], styled: bool
) -> None:
    printed = on_a_terminal(["--db", database, "on", "2017-05-06"], **environment)
    assert ("\x1b[" in printed) is styled


def test_one_event_goes_through_the_pager_too_unless_it_is_not_wanted(database: str) -> None:
    disputed = ["--db", database, "show", "bd37f"]
    assert on_a_terminal(disputed).startswith("paged:event     bd37f")
    assert "paged:" not in on_a_terminal([*disputed, "--no-pager"])
