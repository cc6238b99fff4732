"""Corrections and past states, as a user asks for them."""

import json
from typing import Any

import pytest
from support import Run


def events_on(run: Run, day: str, *more: str) -> list[Any]:
    result = run("on", day, "--json", *more)
    assert result.code == 0
    found: list[Any] = json.loads(result.out)
    return found


def first_mention(run: Run, day: str = "2017-05-04") -> str:
    event = events_on(run, day)[0]["id"]
    shown = json.loads(run("show", event, "--json").out)
    return str(shown["sources"][0]["mention"])


def head(run: Run) -> int:
    return int(json.loads(run("db", "status", "--json").out)["facts"])


def test_a_question_as_of_a_position_is_answered_as_it_was_then(seeded: Run) -> None:
    before, position = events_on(seeded, "2017-05-04"), head(seeded)
    assert seeded("retract", first_mention(seeded), "--why", "a film's plot").code == 0
    assert events_on(seeded, "2017-05-04") != before
    assert events_on(seeded, "2017-05-04", "--as-of", str(position)) == before


def test_a_question_as_of_a_time_before_the_log_finds_nothing_and_says_as_of_what(seeded: Run) -> None:
    result = seeded("before", "2018-01-01", "--as-of", "2001-01-01")
    assert result.code == 0
    assert "as of log position 0" in result.out
    assert not [line for line in result.out.splitlines() if line.startswith("+ ")]


def test_a_question_as_of_now_is_the_present_one(seeded: Run) -> None:
    assert events_on(seeded, "2017-05-04", "--as-of", "9999-12-31") == events_on(seeded, "2017-05-04")


@pytest.mark.parametrize("moment", ["yesterday", "2026-13-01", "99999", "-1"])
def test_what_is_no_time_and_no_position_is_a_usage_error_with_advice(seeded: Run, moment: str) -> None:
    result = seeded("on", "2017-05-04", f"--as-of={moment}")
    assert result.code == 2
    assert "write a log position" in result.err and len(result.err.splitlines()) == 1


def test_show_as_of_a_position_shows_what_was_believed(seeded: Run) -> None:
    mention, position = first_mention(seeded), head(seeded)
    seeded("redate", mention, "2017-05-05", "--why", "the annex says so")
    assert "2017-05-04" in seeded("show", mention, "--as-of", str(position)).out.splitlines()[1]
    now = seeded("show", mention).out
    assert "date set by hand: the annex says so" in now


def test_diff_tells_what_was_changed_by_whom_and_why(seeded: Run) -> None:
    mention, position = first_mention(seeded), head(seeded)
    seeded("redate", mention, "2017-05-05", "--why", "the annex says so")
    (item,) = json.loads(seeded("diff", "--from", str(position), "--json").out)
    assert (item["mention"], item["change"], item["was"], item["now"]) == (
        mention, "moved", "2017-05-03/2017-05-04", "2017-05-05",
    )  # fmt: skip
    assert item["origin"] == {"is": "Person", "why": "the annex says so"}
    assert item["recorded_by"] and item["type"] == "MentionRedated"


def test_diff_from_a_later_to_an_earlier_state_is_refused(seeded: Run) -> None:
    result = seeded("diff", "--from", "5", "--to", "3")
    assert result.code == 2
    assert "give the earlier state with --from" in result.err


def test_an_undone_correction_leaves_both_facts_in_the_log(seeded: Run) -> None:
    before, position, mention = events_on(seeded, "2017-05-04"), head(seeded), first_mention(seeded)
    seeded("retract", mention, "--why", "a film's plot")
    seeded("restore", mention, "--why", "it is none")
    assert events_on(seeded, "2017-05-04") == before
    log = seeded("log", "--after", str(position)).out
    assert "MentionRetracted" in log and "(a film's plot)" in log
    assert "MentionRestored" in log and "(it is none)" in log


def test_joined_events_can_be_parted_again(seeded: Run) -> None:
    one, other = events_on(seeded, "2017-05-04")[:2]
    assert seeded("merge", one["id"], other["id"][:8], "--why", "the same").code == 0
    joined = json.loads(seeded("show", other["id"], "--json").out)
    assert len(joined["sources"]) == len(one["sources"]) + len(other["sources"])
    moved = one["sources"][0]
    mention = next(item for item in joined["sources"] if item["quote"] == moved["quote"])["mention"]
    assert seeded("split", mention, "--why", "not the same").code == 0
    assert len(json.loads(seeded("show", other["id"], "--json").out)["sources"]) == len(joined["sources"]) - 1


def test_an_article_can_be_retracted_and_named_by_the_beginning_of_its_id(seeded: Run) -> None:
    article = events_on(seeded, "2017-05-04")[0]["sources"][0]["article"]
    result = seeded("retract", article[:10], "--why", "a hoax")
    assert (result.code, result.out) == (0, f"article {article}: retracted\n")
    again = seeded("retract", article)
    assert (again.code, again.out) == (0, f"article {article}: already retracted\n")


def test_a_publication_date_given_twice_adds_nothing(seeded: Run) -> None:
    article = events_on(seeded, "2017-05-04")[0]["sources"][0]["article"]
    seeded("set-published", article[:10], "2017-05-02")
    position = head(seeded)
    assert seeded("set-published", article, "2017-05-02").code == 0
    assert head(seeded) == position


def test_reread_finds_nothing_to_change_right_after_an_ingest(seeded: Run) -> None:
    result = seeded("reread", "--dry-run")
    assert (result.code, result.out) == (0, "")
    assert "0 mentions would change; nothing was recorded" in result.err


def test_redact_without_a_terminal_wants_to_be_told_yes(seeded: Run) -> None:
    article = events_on(seeded, "2017-05-04")[0]["sources"][0]["article"]
    refused = seeded("redact", article, stdin="y\n")
    assert refused.code == 2
    assert "add --yes" in refused.err
    assert seeded("redact", article, "--yes", "--why", "court order").code == 0
    shown = json.loads(seeded("show", article, "--json").out)
    assert shown["article"]["title"] is None
    assert all(item["quote"] == "" and item["expression"] == "" for item in shown["mentions"])


@pytest.mark.parametrize("command", ["redate x 2017-01-01", "retract x", "restore x", "merge x y", "split x"])
def test_an_unknown_id_is_one_clear_line(seeded: Run, command: str) -> None:
    result = seeded(*command.split())
    assert result.code == 1
    assert "has an id that starts with 'x'" in result.err and len(result.err.splitlines()) == 1


@pytest.mark.parametrize("why", ["", "   ", "\n"])
def test_an_empty_reason_is_refused(seeded: Run, why: str) -> None:
    result = seeded("retract", first_mention(seeded), "--why", why)
    assert result.code == 2
    assert "give a reason" in result.err


def test_the_log_of_an_unknown_article_is_an_error_and_not_an_empty_log(seeded: Run) -> None:
    assert seeded("log", "--article", "zzz").code == 1
    article = events_on(seeded, "2017-05-04")[0]["sources"][0]["article"]
    assert seeded("log", "--article", article[:10]).out == seeded("log", "--article", article).out


def test_diff_shows_what_came_and_was_retracted_in_between_as_retracted(seeded: Run) -> None:
    mention = first_mention(seeded)
    seeded("retract", mention, "--why", "a film's plot")
    found = json.loads(seeded("diff", "--from", "0", "--json").out)
    assert [item["change"] for item in found if item["mention"] == mention] == ["retracted"]
