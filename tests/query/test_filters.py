"""Each filter keeps the events that it names and no others, on every engine and by every way to find them."""

from collections.abc import Callable, Iterator

import pytest
from made_rows import MIDDLE, Made, Report, in_order, insert, some_events
from sqlalchemy import Engine

from timeline.dates.edtf import parse_edtf
from timeline.errors import AmbiguousId, InvalidInput, NotFound
from timeline.query import matching
from timeline.query.chronology import chronology
from timeline.query.filters import EVERY_EVENT, Filters
from timeline.query.matching import WHOLE, Page
from timeline.query.relation import Relation
from timeline.store.engine import reading, writing

MADE = some_events()
DAYS = parse_edtf("2017-07-01/2017-07-20")


@pytest.fixture
def made(engine: Engine) -> Engine:
    """An engine on a database with made-up events."""
    with writing(engine) as connection:
        insert(connection, MADE)
    return engine


# Each way to find what is asked of reports, whatever the size of the database: few, many, many far apart.
WAYS = ((5000, 5000), (0, 5000), (0, 7))


@pytest.fixture(params=WAYS, ids=["few reports", "many reports", "many reports, far apart"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "_FEW", request.param[0])
    monkeypatch.setattr(matching, "_STRETCH", request.param[1])


def ids(
    engine: Engine,
    filters: Filters,
    page: Page = WHOLE,
    relation: Relation = Relation.DURING,
    at: int | None = None,
) -> list[str]:
    with reading(engine) as connection:
        return [answer.id for answer in chronology(connection, relation, DAYS, at, filters, page)]


def wanted(keeps: Callable[[Made], bool], at: int | None = None) -> list[str]:
    return [event.id for event, _ in in_order(MADE, Relation.DURING, DAYS, at) if keeps(event)]


def reported(keeps: Callable[[Report], bool]) -> Callable[[Made], bool]:
    return lambda event: any(map(keeps, event.reports))


OF_EVENTS: dict[str, tuple[Filters, Callable[[Made], bool]]] = {
    "disputed": (Filters(disputed=True), lambda event: event.disputed),
    "min sources": (Filters(min_sources=2), lambda event: event.sources >= 2),
    "no statements": (Filters(statements=False), lambda event: not event.statement),
    "modality": (Filters(modalities=("denied",)), lambda event: event.modality == "denied"),
    "two modalities": (
        Filters(modalities=("denied", "announced")), lambda event: event.modality in ("denied", "announced")
    ),
    "all of them": (
        Filters(modalities=("occurred",), min_sources=2, statements=False, disputed=True),
        lambda event: (
            event.modality == "occurred" and event.sources >= 2 and not event.statement and event.disputed
        ),
    ),
}  # fmt: skip
OF_REPORTS: dict[str, tuple[Filters, Callable[[Made], bool]]] = {
    "a word": (Filters(about="الاتفاقية"), reported(lambda report: "اتفاق" in report.words)),
    "two words": (
        Filters(about="قصف في الهدنة"), reported(lambda report: {"قصف", "هدن"} <= report.words)
    ),
    "ASCII in any case": (Filters(about="NaTO"), reported(lambda report: "nato" in report.words)),
    "a word that nobody uses": (Filters(about="برلمان"), lambda _: False),
    "source": (
        Filters(sources=("وكاله الانباء",)), reported(lambda report: report.publisher.startswith("وكالة"))
    ),
    "two sources": (
        Filters(sources=("bbc", "صحيفة اليوم")),
        reported(lambda report: report.publisher in ("BBC", "صحيفة اليوم")),
    ),
    "a source that is not there": (Filters(sources=("وكالة",)), lambda _: False),
    "where": (Filters(where="Astana"), reported(lambda report: "astana" in report.places)),
    "where, a letter like an attached one": (
        Filters(where="واشنطن"), reported(lambda report: "واشنطن" in report.places)
    ),
    "where, with the article": (Filters(where="شيخ"), reported(lambda report: "الشيخ" in report.places)),
    "where, the end of a word": (Filters(where="tana"), lambda _: False),
    "who": (Filters(who="geneva"), reported(lambda report: "geneva" in report.places)),
    "all in one report": (
        Filters(about="قصف", where="astana", sources=("BBC",)),
        reported(
            lambda report: (
                "قصف" in report.words and "astana" in report.places and report.publisher == "BBC"
            )
        ),
    ),
    "with a condition on the event": (
        Filters(about="قصف", modalities=("denied",)),
        lambda event: event.modality == "denied" and any("قصف" in report.words for report in event.reports),
    ),
}  # fmt: skip


def test_a_filter_on_events_keeps_those_it_names(made: Engine) -> None:
    for at in (None, MIDDLE, MIDDLE - 1):
        for name, (filters, keeps) in OF_EVENTS.items():
            expected = wanted(keeps, at)
            assert expected or name == "all of them"
            assert ids(made, filters, at=at) == expected, name


@pytest.mark.usefixtures("way")
def test_a_filter_on_reports_keeps_those_it_names(made: Engine) -> None:
    for at, limit in ((None, None), (None, 4), (MIDDLE - 1, None), (MIDDLE - 1, 4)):
        for name, (filters, keeps) in OF_REPORTS.items():
            assert ids(made, filters, Page(limit), at=at) == wanted(keeps, at)[:limit], name


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("relation", list(Relation))
def test_pages_hold_every_event_once_in_the_order_of_the_whole(made: Engine, relation: Relation) -> None:
    for filters in (EVERY_EVENT, Filters(statements=False), Filters(about="اتفاق"), Filters(where="astana")):
        for at, limit in ((None, 7), (MIDDLE - 1, 5)):
            whole = ids(made, filters, relation=relation, at=at)
            assert len(whole) > 10
            assert list(pages(made, filters, limit, relation, at)) == whole


def pages(engine: Engine, filters: Filters, limit: int, relation: Relation, at: int | None) -> Iterator[str]:
    last = None
    while found := ids(engine, filters, Page(limit, last), relation, at):
        yield from found
        last = found[-1]


def test_the_first_and_the_last_day_of_the_calendar_bound_nothing(made: Engine) -> None:
    with reading(made) as connection:
        every = [a.id for a in chronology(connection, Relation.DURING, parse_edtf("0001/9999"))]
    assert sorted(every) == sorted(event.id for event in MADE if event.holds(None))


def test_a_page_may_follow_a_shortened_id(made: Engine) -> None:
    whole = ids(made, EVERY_EVENT)
    held = [event.id for event in MADE if event.holds(None)]
    short = next(
        whole[2][:length]
        for length in range(1, 17)
        if sum(identity.startswith(whole[2][:length]) for identity in held) == 1
    )
    assert ids(made, EVERY_EVENT, Page(1, short)) == whole[3:4]


@pytest.mark.parametrize(("identity", "error"), [("zzz", NotFound), ("0", AmbiguousId)])
def test_a_page_behind_what_is_no_event_is_refused(
    made: Engine, identity: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        ids(made, EVERY_EVENT, Page(1, identity))


def test_a_page_behind_an_event_that_is_no_answer_is_refused(made: Engine) -> None:
    answers = {event.id for event, _ in in_order(MADE, Relation.DURING, DAYS)}
    other = next(event.id for event in MADE if event.holds(None) and event.id not in answers)
    with pytest.raises(InvalidInput, match="no answer to this question"):
        ids(made, EVERY_EVENT, Page(1, other))


@pytest.mark.parametrize("words", ["في", "12", "2017", "مايو", "؟"])
def test_words_that_tell_nothing_are_refused_with_advice(words: str) -> None:
    with pytest.raises(InvalidInput, match="three letters or more"):
        Filters(about=words)


@pytest.mark.parametrize("name", ["...", "-"])
def test_a_name_without_letters_is_refused(name: str) -> None:
    with pytest.raises(InvalidInput, match="write it in letters"):
        Filters(who=name)
