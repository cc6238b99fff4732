"""`timeline ask` as a user runs it."""

import json
import shlex

import pytest
from support import Run


def test_ask_prints_the_command_then_what_that_command_prints(seeded: Run) -> None:
    asked = seeded("ask", "ماذا حدث بين 3 و6 أيار 2017")
    assert asked.code == 0
    assert asked.err == "timeline between 2017-05-03 2017-05-06\n"
    assert asked.out == seeded("between", "2017-05-03", "2017-05-06").out


def test_the_year_that_the_data_suggest_is_noted_below_the_command(seeded: Run) -> None:
    lines = seeded("ask", "what happened before 10 July?").err.splitlines()
    assert lines[0] == "timeline before 2017-07-10"
    assert lines[1].startswith("  (the year 2017: texts of that time report days near it (1))")


def test_options_of_the_command_may_follow_the_question(seeded: Run) -> None:
    asked = seeded("ask", "que s'est-il passé après mai 2017 ?", "--json")
    assert asked.err.splitlines()[0] == "timeline after 2017-05 --json"
    assert json.loads(asked.out) == json.loads(seeded("after", "2017-05", "--json").out)


def test_a_database_may_be_named_before_or_after(seeded: Run) -> None:
    seeded("backup", "copy.db")
    expect = seeded("before", "2017-07-10").out
    asked = seeded("ask", "before 10 July", "--db", "copy.db")
    assert asked.out == expect
    assert asked.err.splitlines()[0] == "timeline before 2017-07-10 --db copy.db"
    assert seeded("--db", "copy.db", "ask", "before 10 July").out == expect


def test_a_question_is_asked_as_of_then(seeded: Run) -> None:
    asked = seeded("ask", "what happened before 2018?", "--as-of", "1")
    assert asked.err == "timeline before 2018 --as-of 1\n"
    assert "nothing found" in asked.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("what happened until?",), "for example: until 10 July 2017"),
        (("what", "happened", "today"), "in quotes"),
        (("--json", "what happened today"), "in quotes"),
        (("what happened?",), "contains no date and nothing to search for"),
    ],
)
def test_a_question_that_cannot_be_read_is_one_line_and_a_usage_error(
    run: Run, arguments: tuple[str, ...], message: str
) -> None:
    result = run("ask", *arguments)
    assert (result.code, len(result.err.splitlines())) == (2, 1)
    assert message in result.err


def test_an_option_that_the_command_lacks_is_its_usage_error(seeded: Run) -> None:
    result = seeded("ask", "before 2017", "--jsn")
    assert result.code == 2
    assert "No such option '--jsn'" in result.err and "see `timeline before --help`" in result.err


def test_an_end_may_be_left_open(seeded: Run) -> None:
    everything = json.loads(seeded("between", "..", "..", "--json").out)
    until = json.loads(seeded("between", "..", "2017-06", "--json").out)
    since = json.loads(seeded("between", "2017-07", "..", "--json").out)
    certain = [item["id"] for item in [*until, *since] if item["certainty"] == "certain"]
    possible = {item["id"] for item in [*until, *since] if item["certainty"] == "possible"}
    assert len(certain) == len(set(certain))
    assert {*certain, *possible} == {item["id"] for item in everything}
    assert seeded("between", "2017-07", "..").out.splitlines()[0] == "between 2017-07 and .."


def test_an_answer_by_relevance_says_what_each_event_lacks(seeded: Run) -> None:
    asked = seeded("ask", "متى وقعت روسيا وتركيا على مذكرة المناطق الخضراء؟")
    assert asked.err.splitlines()[0].startswith("timeline between .. .. --order relevance --view when ")
    assert "lacks الخضراء" in asked.out


def test_without_an_answer_one_line_says_so_and_commands_say_what_is_nearest(seeded: Run) -> None:
    asked = seeded("ask", "متى زار لافروف كولومبو؟")
    lines = asked.out.splitlines()
    assert lines[1] == "nothing found"
    assert lines[2].startswith("no event mentions كولومبو")
    (nearest,) = [line for line in lines if line.startswith("nearest: timeline ")]
    again = seeded(*shlex.split(nearest.removeprefix("nearest: timeline ")))
    assert again.code == 0 and "+ " in again.out
    as_json = seeded("ask", "متى زار لافروف كولومبو؟", "--json")
    assert json.loads(as_json.out) == [] and "no event mentions كولومبو" in as_json.err


def test_words_that_no_sentence_has_together_are_searched_by_relevance(seeded: Run) -> None:
    found = seeded("before", "2018", "--about", "وقع مذكرة خضراء")
    assert found.out.splitlines()[0].endswith("relevant to وقع مذكرة خضراء") or "nothing found" in found.out
    assert json.loads(seeded("before", "2018", "--about", "مذكرة", "--json").out)


def test_the_order_changes_nothing_but_the_order(seeded: Run) -> None:
    words = ("between", "..", "..", "--relevant-to", "مذكرة أستانا", "--json", "--order")
    time, importance, relevance = (
        json.loads(seeded(*words, order).out) for order in ("time", "importance", "relevance")
    )
    assert (
        {one["id"] for one in time} == {one["id"] for one in importance} == {one["id"] for one in relevance}
    )
    assert time != importance != relevance != time
    assert relevance[0]["unmatched"] == []
