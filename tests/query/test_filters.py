"""Each filter keeps the events that it names and no others, on every engine and by every way to find them."""

from collections.abc import Callable, Iterator
from math import inf
from typing import Any

import pytest
import sqlalchemy as sa
from made_rows import MIDDLE, Made, Report, in_order, insert, some_events
from sqlalchemy import Engine
from support import asked

from timeline.dates.edtf import parse_edtf
from timeline.db.engine import read_transaction, write_transaction
from timeline.errors import AmbiguousId, InvalidInput, NotFound
from timeline.query import matching
from timeline.query.chronology import chronology
from timeline.query.question.question import Question
from timeline.query.relation import Relation

MADE = some_events()
DAYS = parse_edtf("2017-07-01/2017-07-20")


@pytest.fixture
def made(engine: Engine) -> Engine:
    """An engine on a database with made-up events."""
    with write_transaction(engine) as connection:
        insert(connection, MADE)
    return engine


# Each way to find what is asked of reports, whatever the size of the database: few, many, many far apart.
WAYS = ((5000, 5000), (0, 5000), (0, 7))


@pytest.fixture(params=WAYS, ids=["few reports", "many reports", "many reports, far apart"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "_FEW", request.param[0])
    monkeypatch.setattr(matching, "_STRETCH", request.param[1])


Fields = dict[str, Any]


def ids(
    engine: Engine, fields: Fields, relation: Relation = Relation.DURING, at: int | None = None, **more: Any
) -> list[str]:
    with read_transaction(engine) as connection:
        found = chronology(connection, asked(relation, DAYS, at, **fields, **more))
        return [answer.id for answer in found]


def wanted(keeps: Callable[[Made], bool], at: int | None = None, newest_first: bool = False) -> list[str]:
    found = in_order(MADE, Relation.DURING, DAYS, at, newest_first)
    return [event.id for event, _ in found if keeps(event)]


def _days_of(event: Made) -> float:
    first, last = event.when.earliest, event.when.latest
    return (last - first).days + 1 if first and last else inf


def reported(keeps: Callable[[Report], bool]) -> Callable[[Made], bool]:
    return lambda event: any(map(keeps, event.reports))


OF_EVENTS: dict[str, tuple[Fields, Callable[[Made], bool]]] = {
    "disputed": (dict(disputed=True), lambda event: event.disputed),
    "min sources": (dict(min_sources=2), lambda event: event.sources >= 2),
    "min articles": (dict(min_articles=3), lambda event: len(event.reports) >= 3),
    "to the day": (dict(precision="day"), lambda event: _days_of(event) == 1),
    "to the month": (dict(precision="month"), lambda event: _days_of(event) <= 31),
    "to the year": (dict(precision="year"), lambda event: _days_of(event) <= 366),
    "without statements": (dict(statements=False), lambda event: not event.reporting),
    "factuality": (dict(factualities=("denied",)), lambda event: event.factuality == "denied"),
    "two factualities": (
        dict(factualities=("denied", "announced")), lambda event: event.factuality in ("denied", "announced")
    ),
    "all of them": (
        dict(factualities=("occurred",), min_sources=2, statements=False, disputed=True),
        lambda event: (
            event.factuality == "occurred" and event.sources >= 2 and not event.reporting and event.disputed
        ),
    ),
}  # fmt: skip
OF_REPORTS: dict[str, tuple[Fields, Callable[[Made], bool]]] = {
    "a word": (dict(about="الاتفاقية"), reported(lambda report: "اتفاق" in report.words)),
    "two words": (
        dict(about="قصف في الهدنة"), reported(lambda report: {"قصف", "هدن"} <= report.words)
    ),
    "ASCII in any case": (dict(about="NaTO"), reported(lambda report: "nato" in report.words)),
    "a word that nobody uses": (dict(about="برلمان"), lambda _: False),
    "source": (
        dict(publishers=("وكاله الانباء",)), reported(lambda report: report.publisher.startswith("وكالة"))
    ),
    "two sources": (
        dict(publishers=("bbc", "صحيفة اليوم")),
        reported(lambda report: report.publisher in ("BBC", "صحيفة اليوم")),
    ),
    "a source that is not there": (dict(publishers=("وكالة",)), lambda _: False),
    "where": (dict(where="Astana"), reported(lambda report: "astana" in report.places)),
    "where, a letter like an attached one": (
        dict(where="واشنطن"), reported(lambda report: "واشنطن" in report.places)
    ),
    "where, with the article": (dict(where="شيخ"), reported(lambda report: "الشيخ" in report.places)),
    "where, the end of a word": (dict(where="tana"), lambda _: False),
    "who": (dict(who="geneva"), reported(lambda report: "geneva" in report.places)),
    "all in one report": (
        dict(about="قصف", where="astana", publishers=("BBC",)),
        reported(
            lambda report: (
                "قصف" in report.words and "astana" in report.places and report.publisher == "BBC"
            )
        ),
    ),
    "with a condition on the event": (
        dict(about="قصف", factualities=("denied",)),
        lambda event: event.factuality == "denied" and any("قصف" in report.words for report in event.reports),
    ),
}  # fmt: skip


def test_a_filter_on_events_keeps_those_it_names(made: Engine) -> None:
    for at in (None, MIDDLE, MIDDLE - 1):
        for name, (fields, keeps) in OF_EVENTS.items():
            expected = wanted(keeps, at)
            assert expected or name == "all of them"
            assert ids(made, fields, at=at) == expected, name


@pytest.mark.usefixtures("way")
def test_a_filter_on_reports_keeps_those_it_names(made: Engine) -> None:
    for at, limit in ((None, None), (None, 4), (MIDDLE - 1, None), (MIDDLE - 1, 4)):
        for name, (fields, keeps) in OF_REPORTS.items():
            assert ids(made, fields, at=at, limit=limit) == wanted(keeps, at)[:limit], name


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("names", [("possible",), ("certain", "possible"), ("likely",)])
def test_only_the_certainties_asked_for_are_answered_page_by_page(
    made: Engine, names: tuple[str, ...]
) -> None:
    for newest_first in (False, True):
        answers = in_order(MADE, Relation.BEFORE, DAYS, None, newest_first)
        expected = [event.id for event, certainty in answers if certainty.value in names]
        fields = {"certainties": names}
        assert expected
        assert list(pages(made, fields, 7, Relation.BEFORE, None, newest_first)) == expected
        top = ids(made, fields, Relation.BEFORE, top=3, newest_first=newest_first)
        assert top and set(top) <= set(expected)


def test_a_page_behind_an_event_of_another_certainty_is_refused(made: Engine) -> None:
    [certain] = ids(made, {"certainties": ("certain",)}, limit=1)
    with pytest.raises(InvalidInput, match="not an answer to this question"):
        ids(made, {"certainties": ("possible",)}, after_id=certain)


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("relation", list(Relation))
@pytest.mark.parametrize("newest_first", [False, True], ids=["oldest first", "newest first"])
def test_pages_hold_every_event_once_in_the_order_of_the_whole(
    made: Engine, relation: Relation, newest_first: bool
) -> None:
    for fields in ({}, {"statements": False}, {"about": "اتفاق"}, {"where": "astana"}):
        for at, limit in ((None, 7), (MIDDLE - 1, 5)):
            whole = ids(made, fields, relation, at, newest_first=newest_first)
            assert len(whole) > 10
            assert list(pages(made, fields, limit, relation, at, newest_first)) == whole


def pages(
    engine: Engine, fields: Fields, limit: int, relation: Relation, at: int | None, newest_first: bool
) -> Iterator[str]:
    last = ""
    more = {"limit": limit, "newest_first": newest_first}
    while found := ids(engine, fields, relation, at, after_id=last, **more):
        yield from found
        last = found[-1]


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("relation", list(Relation))
@pytest.mark.parametrize("at", [None, MIDDLE - 1])
def test_newest_first_is_each_certainty_backwards(made: Engine, relation: Relation, at: int | None) -> None:
    expected = in_order(MADE, relation, DAYS, at, newest_first=True)
    assert ids(made, {}, relation, at, newest_first=True) == [event.id for event, _ in expected]
    certainties = [certainty for _, certainty in expected]
    assert certainties == sorted(certainties)


def test_the_first_and_the_last_day_of_the_calendar_bound_nothing(made: Engine) -> None:
    with read_transaction(made) as connection:
        every = [a.id for a in chronology(connection, asked(Relation.DURING, parse_edtf("0001/9999")))]
    assert sorted(every) == sorted(event.id for event in MADE if event.holds(None))


def test_a_page_may_follow_a_shortened_id(made: Engine) -> None:
    whole = ids(made, {})
    held = [event.id for event in MADE if event.holds(None)]
    short = next(
        whole[2][:length]
        for length in range(1, 17)
        if sum(identity.startswith(whole[2][:length]) for identity in held) == 1
    )
    assert ids(made, {}, limit=1, after_id=short) == whole[3:4]


@pytest.mark.parametrize(("identity", "error"), [("zzz", NotFound), ("0", AmbiguousId)])
def test_a_page_behind_what_is_no_event_is_refused(
    made: Engine, identity: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        ids(made, {}, limit=1, after_id=identity)


def test_a_page_behind_an_event_that_is_no_answer_is_refused(made: Engine) -> None:
    answers = {event.id for event, _ in in_order(MADE, Relation.DURING, DAYS)}
    other = next(event.id for event in MADE if event.holds(None) and event.id not in answers)
    with pytest.raises(InvalidInput, match="not an answer to this question"):
        ids(made, {}, limit=1, after_id=other)


@pytest.mark.parametrize("words", ["في", "12", "2017", "مايو", "؟"])
def test_words_that_tell_nothing_are_refused_with_advice(words: str) -> None:
    with pytest.raises(InvalidInput, match="three letters"):
        Question(about=words)


@pytest.mark.parametrize("name", ["...", "-"])
def test_a_name_without_letters_is_refused(name: str) -> None:
    with pytest.raises(InvalidInput, match="write it in letters"):
        Question(who=name)


@pytest.mark.parametrize("newest_first", [False, True], ids=["oldest first", "newest first"])
@pytest.mark.parametrize("relation", list(Relation))
def test_a_later_page_begins_at_its_event_in_the_index(
    made: Engine, relation: Relation, newest_first: bool
) -> None:
    if made.dialect.name != "sqlite":
        pytest.skip("PostgreSQL's plan for so few rows says nothing")
    first = ids(made, {}, relation, newest_first=newest_first, limit=1)
    asked_for: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, reporting: str, values: Any, *_: Any) -> None:
        asked_for.append((reporting, values))

    sa.event.listen(made, "before_cursor_execute", note)
    ids(made, {}, relation, newest_first=newest_first, limit=2, after_id=first[0])
    sa.event.remove(made, "before_cursor_execute", note)
    reporting, values = next(
        item for item in asked_for if "(events.earliest_day, events.latest_day" in item[0]
    )
    with read_transaction(made) as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {reporting}", values).all()
    sign = "<" if newest_first else ">"
    assert f"(earliest_day,latest_day,position,id){sign}" in str(plan)
