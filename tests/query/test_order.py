"""The order of an answer, and the most important events of one."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from sqlalchemy import Engine
from support import asked

from timeline.dates.interval import Certainty, Interval
from timeline.db.engine import read_transaction
from timeline.errors import InvalidInput
from timeline.query.chronology import Answer, chronology
from timeline.query.relation import Relation

EVER = Interval(None, None)


def answers(engine: Engine, **fields: Any) -> list[Answer]:
    with read_transaction(engine) as connection:
        return list(chronology(connection, asked(Relation.DURING, EVER, **fields)))


def by_pages(engine: Engine, **fields: Any) -> list[Answer]:
    found: list[Answer] = []
    while page := answers(engine, **fields, limit=2, **({"after_id": found[-1].id} if found else {})):
        found += page
    return found


def ids(found: list[Answer]) -> list[str]:
    return [answer.id for answer in found]


def test_by_importance_the_most_important_comes_first_in_each_certainty(seeded: Engine) -> None:
    found = answers(seeded, order="importance")
    assert sorted(ids(found)) == sorted(ids(answers(seeded)))
    certainties = list(Certainty)
    for one, following in pairwise(found):
        first, second = (certainties.index(answer.certainty) for answer in (one, following))
        assert first < second or (first == second and one.importance >= following.importance)


def test_equally_important_events_are_in_the_order_of_time(seeded: Engine) -> None:
    places = {identity: place for place, identity in enumerate(ids(answers(seeded)))}
    for one, following in pairwise(answers(seeded, order="importance")):
        if (one.certainty, one.importance) == (following.certainty, following.importance):
            assert places[one.id] < places[following.id]


def test_the_top_are_the_most_important_in_the_order_of_time(seeded: Engine) -> None:
    every = answers(seeded)
    top = answers(seeded, top=5)
    least = min(answer.importance for answer in top)
    left_out = [answer for answer in every if answer.id not in ids(top)]
    assert len(top) == 5
    assert all(answer.importance <= least for answer in left_out)
    assert ids(top) == [identity for identity in ids(every) if identity in ids(top)]


def test_the_top_may_be_in_the_order_of_importance_or_from_the_newest(seeded: Engine) -> None:
    top = ids(answers(seeded, top=5))
    assert sorted(ids(answers(seeded, top=5, order="importance"))) == sorted(top)
    assert ids(answers(seeded, top=5, newest_first=True)) == top[::-1]


def test_the_top_of_the_events_about_something_are_about_it(seeded: Engine) -> None:
    about = ids(answers(seeded, about="اتفاق"))
    assert len(about) > 1
    assert set(ids(answers(seeded, about="اتفاق", top=1))) < set(about)


def test_more_than_there_are_keeps_all(seeded: Engine) -> None:
    assert ids(answers(seeded, top=10_000)) == ids(answers(seeded))


@pytest.mark.parametrize(
    "fields",
    [
        {"order": "importance"},
        {"order": "importance", "newest_first": True},
        {"top": 7},
        {"top": 7, "order": "importance"},
        {"order": "importance", "about": "اتفاق"},
    ],
    ids=str,
)
def test_pages_give_the_whole_answer(seeded: Engine, fields: dict[str, Any]) -> None:
    assert ids(by_pages(seeded, **fields)) == ids(answers(seeded, **fields))


def test_a_page_cannot_follow_an_event_that_is_not_in_the_top(seeded: Engine) -> None:
    (top,) = ids(answers(seeded, top=1))
    other = next(identity for identity in ids(answers(seeded)) if identity != top)
    with pytest.raises(InvalidInput, match="not one of the 1 most important"):
        answers(seeded, top=1, after_id=other)


def test_the_importance_is_that_of_the_time_asked_for(seeded: Engine) -> None:
    now = {answer.id: answer.importance for answer in answers(seeded)}
    with read_transaction(seeded) as connection:
        question = replace(asked(Relation.DURING, EVER), at=30)
        then = {answer.id: answer.importance for answer in chronology(connection, question)}
    assert any(then[identity] < now[identity] for identity in then.keys() & now.keys())
