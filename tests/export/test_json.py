"""JSON and JSON Lines: the contract of docs/json.md, whatever the texts hold."""

import json
from datetime import date

from exported import event, exported, hostile, hostile_event
from hypothesis import given

from timeline.dates.interval import day
from timeline.query.answer_json import answer_to_json

MAY_4 = day(date(2017, 5, 4))


@given(hostile)
def test_both_give_every_text_back(text: str) -> None:
    entry = hostile_event(MAY_4, text)
    assert json.loads(exported("json", entry, entry)) == [answer_to_json(entry.answer)] * 2
    lines = exported("jsonl", entry, entry).split(b"\n")
    assert [json.loads(line) for line in lines if line] == [answer_to_json(entry.answer)] * 2


def test_no_event_is_an_empty_list() -> None:
    assert json.loads(exported("json")) == []


def test_an_event_is_a_line() -> None:
    assert len(exported("json", event(MAY_4), event(MAY_4)).splitlines()) == 4
