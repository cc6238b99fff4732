"""Events that are possibly the same, as they are printed and decided."""

import json
import re

import pytest
from support import Run

SIGNING = "bd37f"


def headed(run: Run, *arguments: str) -> str:
    """The line of the signing in an answer."""
    (line,) = (line for line in run(*arguments).out.splitlines() if f" {SIGNING}" in line)
    return line


def test_a_printout_folds_similar_events_into_the_best_supported_and_unfolds_them_on_request(
    seeded: Run,
) -> None:
    folded, unfolded = seeded("on", "2017-05-04"), seeded("on", "2017-05-04", "--unfold")
    (count,) = re.findall(r"\+ (\d+) similar", headed(seeded, "on", "2017-05-04"))
    assert "similar" not in unfolded.out
    events = [
        {line.split()[1] for line in one.out.splitlines() if line.startswith("+ ")}
        for one in (folded, unfolded)
    ]
    assert events[0] < events[1]
    assert len(events[1] - events[0]) == int(count) == 2


def test_json_has_every_event_with_its_links(seeded: Run) -> None:
    answers = {item["id"]: item for item in json.loads(seeded("on", "2017-05-04", "--json").out)}
    signing = next(item for item in answers.values() if item["id"].startswith(SIGNING))
    linked = [link["event"] for link in signing["possibly_same"]]
    assert len(linked) == 3 and len(set(linked) & answers.keys()) == 2
    scores = [link["score"] for link in signing["possibly_same"]]
    assert scores == sorted(scores, reverse=True)


def test_show_lists_them_with_how_well_they_agree(seeded: Run) -> None:
    lines = seeded("show", SIGNING).out.splitlines()
    at = lines.index("possibly the same  (agreement, id, date, headline)")
    assert all(
        re.match(r"  +-?\d+\.\d\d  [0-9a-f]{5}  .*2017-05-0\d  ", line) for line in lines[at + 1 : at + 4]
    )


def test_suggested_merges_come_with_the_command_that_makes_them(seeded: Run) -> None:
    pairs = json.loads(seeded("suggest-merges", "--json").out)
    scores = [pair["score"] for pair in pairs]
    assert scores == sorted(scores, reverse=True) != []
    assert len(json.loads(seeded("suggest-merges", "--limit", "1", "--json").out)) == 1
    lines = seeded("suggest-merges").out.splitlines()
    command = lines[2].split()
    assert command[:2] == ["timeline", "merge"] and command[-1] == "..."
    assert seeded("merge", command[2], command[3], "--why", "one round of talks").code == 0
    after = json.loads(seeded("suggest-merges", "--json").out)
    assert {pair["event"]["id"] for pair in after}.isdisjoint({pairs[0]["event"]["id"]})


@pytest.mark.parametrize("way_round", [1, -1])
def test_what_is_kept_apart_is_folded_no_more_and_the_log_says_why(seeded: Run, way_round: int) -> None:
    other = json.loads(seeded("show", SIGNING, "--json").out)["possibly_same"][0]["event"]
    pair = [SIGNING, other][::way_round]
    assert seeded("keep-apart", *pair, "--why", "two rooms").code == 0
    assert "[disputed, + 1 similar]" in headed(seeded, "on", "2017-05-04")
    assert f" {other[:5]} " in seeded("on", "2017-05-04").out
    assert "two rooms" in seeded("log").out


def test_events_that_are_not_linked_cannot_be_kept_apart(seeded: Run) -> None:
    result = seeded("keep-apart", SIGNING, "76b8c", "--why", "no")
    assert result.code == 2 and "are not linked" in result.err
    assert len(result.err.splitlines()) == 1


def test_without_links_nothing_is_suggested(run: Run) -> None:
    assert run("db", "upgrade").code == 0
    assert run("suggest-merges").out == "nothing found\n"
    assert json.loads(run("suggest-merges", "--json").out) == []
