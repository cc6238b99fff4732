"""--undated: sentences without a date after the events."""

import json

from support import Run


def test_they_stand_under_the_events_and_only_when_asked_for(seeded: Run) -> None:
    plain = seeded("before", "2017-07-10").out.splitlines()
    lines = seeded("before", "2017-07-10", "--undated").out.splitlines()
    assert (lines[0], lines[1 : len(plain)]) == (f"{plain[0]}  including undated sentences", plain[1:])
    head, first = lines[len(plain) :][:2]
    assert head.startswith("undated  (")
    assert first.startswith("+ ") and "  ../2017-" in first


def test_in_json_they_are_told_apart_and_name_their_article(seeded: Run) -> None:
    every = json.loads(seeded("before", "2017-07-10", "--undated", "--json").out)
    events = json.loads(seeded("before", "2017-07-10", "--json").out)
    assert every[: len(events)] == events
    first = every[len(events)]
    assert (first["undated"], first["earliest"], first["id"]) == (True, None, None)
    (source,) = first["sources"]
    assert seeded("show", source["article"]).code == 0


def test_they_follow_the_last_page_alone(seeded: Run) -> None:
    assert "undated  (" not in seeded("before", "2017-07-10", "--undated", "--limit", "2").out
    last = json.loads(seeded("before", "2017-07-10", "--json").out)[-1]["id"]
    rest = seeded("before", "2017-07-10", "--undated", "--limit", "2", "--after-id", last).out
    assert len(rest[rest.index("undated  (") :].splitlines()) == 3


def test_names_are_not_looked_for_in_them(seeded: Run) -> None:
    refused = seeded("before", "2017-07-10", "--undated", "--who", "لافروف")
    assert (refused.code, "--about" in refused.err) == (2, True)
