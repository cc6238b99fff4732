"""`timeline ask` without a question: a session that keeps the context; --explain; the view of days."""

import pytest
from support import Run

SESSION = "ماذا حدث في أستانا بين 3 و6 أيار 2017؟\nوبعد ذلك؟\nما هذا؟\nshow 1\nexit\nماذا حدث في 2014؟\n"


@pytest.fixture
def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.cli.ask.is_asked_by_a_person", lambda: True)


@pytest.mark.usefixtures("at_a_terminal")
def test_a_session_keeps_the_context_and_goes_on_after_an_error(seeded: Run) -> None:
    result = seeded("ask", stdin=SESSION)
    commands = [line for line in result.err.replace("? ", "\n").splitlines() if line.startswith("timeline ")]
    assert [line.partition(" --no-pager")[0] for line in commands] == [
        "timeline between 2017-05-03 2017-05-06",
        "timeline after 2017-05-06",
    ]
    assert all(line.endswith('--relevant-to "أستانا"') for line in commands)
    assert "contains no date and nothing to search for" in result.err
    assert result.out.count("importance") and result.code == 0


def test_without_a_terminal_a_question_is_needed(seeded: Run) -> None:
    result = seeded("ask")
    assert result.code == 2
    assert "write the question" in result.err


def test_a_question_is_explained_instead_of_answered(seeded: Run) -> None:
    result = seeded("ask", "ماذا حدث في أستانا قبل 10 تموز؟", "--explain")
    assert result.out.splitlines()[0] == "date: before 2017-07-10 قبل 10 تموز"
    assert "searched for: أستانا" in result.out and "certain" not in result.out


def test_when_prints_the_day_then_its_sources(seeded: Run) -> None:
    result = seeded("ask", "متى بدأت الجولة الرابعة من محادثات أستانا؟")
    assert "--view when" in result.err
    lines = result.out.splitlines()
    assert lines[1] == "+ 2017-05-03"
    assert lines[3].startswith("      2017-05-03  صحيفة النموذج: ")


def test_the_day_of_an_event_is_said_and_several_are_listed(seeded: Run) -> None:
    result = seeded("ask", "what happened before the signing?")
    assert result.err.splitlines()[1].startswith("  (2017-05-04, event ")
