"""Events that are possibly the same are linked, folded and kept apart alike on every engine."""

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from support import asked, take

from timeline.commands.correct import keep_apart, merge
from timeline.dates.edtf import parse_edtf
from timeline.db.engine import read_transaction, write_transaction
from timeline.errors import InvalidInput
from timeline.projections.project import rebuild
from timeline.projections.verify import verify_projections
from timeline.query.chronology import chronology
from timeline.query.event_links import EventLink, load_links, suggested_merges
from timeline.query.folding import folded
from timeline.query.relation import Relation
from timeline.readers.record import RawArticle

OPENED = RawArticle(
    "a.txt",
    "افتتح وزير النقل سليم الحداد المحطة المركزية في مدينة الزهراء يوم 4 أيار 2017 بعد ترميم دام عشر سنوات.",
    id="a", published="2017-05-05", publisher="first",
)  # fmt: skip
TRAIN = RawArticle(
    "b.txt",
    "غادر أول قطار ركاب مدينة الزهراء يوم 4 أيار 2017 متجها إلى الساحل.",
    id="b", published="2017-05-06", publisher="second",
)  # fmt: skip
MORE = RawArticle(
    "c.txt",
    "غادر أول قطار ركاب مدينة الزهراء متجها إلى الساحل يوم 4 أيار 2017 وعلى متنه وزير النقل سليم الحداد.",
    id="c", published="2017-05-07", publisher="third",
)  # fmt: skip
MARKET = RawArticle(
    "d.txt",
    "دشنت رئيسة البلدية سوق السمك القديم في حي الميناء يوم 4 أيار 2017.",
    id="d", published="2017-05-05", publisher="fourth",
)  # fmt: skip


def links(engine: Engine, at: int | None = None) -> dict[str, tuple[EventLink, ...]]:
    """The links of each event that has some."""
    with read_transaction(engine) as connection:
        every = connection.execute(sa.text("SELECT event_id FROM timeline_v1")).scalars().all()
        return {event: found for event, found in load_links(connection, every, at).items() if found}


def events_of(engine: Engine, *articles: str) -> list[str]:
    with read_transaction(engine) as connection:
        rows = dict(
            tuple(row) for row in connection.execute(sa.text("SELECT article_id, event_id FROM mentions_v1"))
        )
    return [rows[article] for article in articles]


def position(engine: Engine) -> int:
    with read_transaction(engine) as connection:
        return int(connection.execute(sa.text("SELECT max(position) FROM log_v1")).scalar_one())


@pytest.mark.parametrize("batches", [[[OPENED, TRAIN, MARKET]], [[OPENED], [TRAIN], [MARKET]]])
def test_events_of_like_words_are_linked_both_ways_round_and_not_joined(
    engine: Engine, batches: list[list[RawArticle]]
) -> None:
    for batch in batches:
        take(engine, *batch)
    opened, train = events_of(engine, "a", "b")
    found = links(engine)
    assert {event: [link.event for link in several] for event, several in found.items()} == {
        opened: [train], train: [opened],
    }  # fmt: skip
    assert found[opened][0].score == found[train][0].score
    verify_projections(engine)


def test_analysts_find_the_links_in_a_view(engine: Engine) -> None:
    take(engine, OPENED, TRAIN)
    with read_transaction(engine) as connection:
        rows = connection.execute(sa.text("SELECT * FROM event_links_v1")).mappings().all()
    assert {(row["event_id"], row["other_event_id"]) for row in rows} == {
        tuple(events_of(engine, *pair)) for pair in ("ab", "ba")
    }
    assert len({(row["score"], row["link_count"]) for row in rows}) == 1


def test_an_answer_names_the_events_that_are_possibly_the_same_and_a_printout_folds_them(
    engine: Engine,
) -> None:
    take(engine, OPENED, TRAIN, MARKET)
    with read_transaction(engine) as connection:
        answers = list(chronology(connection, asked(Relation.DURING, parse_edtf("2017-05-04"))))
    one, two, market = (next(a for a in answers if a.id == event) for event in events_of(engine, *"abd"))
    assert [link.event for link in one.possibly_same] == [two.id]
    assert market.possibly_same == ()
    lines = list(folded(answers))
    assert {line.answer.id: len(line.similar) for line in lines}.keys() >= {market.id}
    assert sorted(len(line.similar) for line in lines) == [0, 1]


def test_events_that_were_kept_apart_are_linked_no_more_and_never_again(engine: Engine) -> None:
    take(engine, OPENED, TRAIN)
    opened, train = events_of(engine, "a", "b")
    before, when = links(engine), position(engine)
    with write_transaction(engine) as connection:
        assert keep_apart(connection, opened, train, "the opening was in the morning", "me") >= 1
    assert links(engine) == {}
    assert links(engine, when) == before
    take(engine, MORE)
    (third,) = events_of(engine, "c")
    assert third == train
    assert links(engine) == {}
    verify_projections(engine)
    with write_transaction(engine) as connection:
        rebuild(connection)
    assert links(engine) == {}


def test_what_is_not_linked_cannot_be_kept_apart(engine: Engine) -> None:
    take(engine, OPENED, MARKET)
    with write_transaction(engine) as connection, pytest.raises(InvalidInput, match="not linked"):
        keep_apart(connection, *events_of(engine, "a", "d"), "no matter", "me")


def test_of_merged_events_none_is_linked_with_itself(engine: Engine) -> None:
    take(engine, OPENED, TRAIN)
    opened, train = events_of(engine, "a", "b")
    with write_transaction(engine) as connection:
        merge(connection, train, opened, "one ceremony", "me")
    assert links(engine) == {}
    verify_projections(engine)


def test_the_pairs_that_are_most_alike_are_suggested_first(engine: Engine) -> None:
    take(engine, OPENED, TRAIN, MARKET)
    with read_transaction(engine) as connection:
        (pair,) = suggested_merges(connection, 9)
        assert list(suggested_merges(connection, 0)) == []
    assert {pair.event["id"], pair.into["id"]} == set(events_of(engine, "a", "b"))
