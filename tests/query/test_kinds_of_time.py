"""What a question makes of each kind of time, on every engine."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine
from strategies import closed, half_open
from support import asked, take

from timeline.dates.edtf import parse_edtf
from timeline.dates.interval import Certainty, Interval
from timeline.dates.time_kind import Time, TimeKind
from timeline.db.columns import FIRST_DAY, LAST_DAY, bounds, held_from, numbered_day
from timeline.db.engine import read_transaction
from timeline.db.tables import events, mentions
from timeline.query.chronology import chronology
from timeline.query.relation import Relation, days_asked
from timeline.readers.record import RawArticle

BEFORE, AFTER, DURING = Relation.BEFORE, Relation.AFTER, Relation.DURING
CERTAIN, LIKELY, POSSIBLE = Certainty.CERTAIN, Certainty.LIKELY, Certainty.POSSIBLE

OLDER = "بُني السوق القديم قبل عام 1850"
TERM = "كان رئيسا للبلدية من 1920 إلى 1947"
ABOUT = "وُلد الشاعر حوالي عام 1820"
SINCE = "يعمل المصنع منذ عام 1966"


def reported(engine: Engine, *texts: str, published: str = "2017-05-15") -> None:
    records = (
        RawArticle(location=str(number), text=f"{text}.", published=published)
        for number, text in enumerate(texts)
    )
    take(engine, *records)


def answers(engine: Engine, relation: Relation, days: str, **fields: object) -> list[tuple[str, Certainty]]:
    with read_transaction(engine) as connection:
        found = chronology(connection, asked(relation, parse_edtf(days), **fields))
        return [(answer.edtf, answer.certainty) for answer in found]


@pytest.mark.parametrize(
    ("text", "edtf", "relation", "days", "certainty"),
    [
        (OLDER, "../1849-12-31", DURING, "1850", None),
        (OLDER, "../1849-12-31", DURING, "1840", POSSIBLE),
        (OLDER, "../1849-12-31", BEFORE, "1850", CERTAIN),
        (OLDER, "../1849-12-31", BEFORE, "1840", POSSIBLE),
        (TERM, "1920/1947", DURING, "1930", CERTAIN),
        (TERM, "1920/1947", DURING, "1930-05-04", CERTAIN),
        (TERM, "1920/1947", DURING, "1910/1920", CERTAIN),
        (TERM, "1920/1947", BEFORE, "1930", POSSIBLE),
        (TERM, "1920/1947", AFTER, "1930", POSSIBLE),
        (TERM, "1920/1947", BEFORE, "1948", CERTAIN),
        (TERM, "1920/1947", DURING, "1948", None),
        (ABOUT, "1820~", DURING, "1820", LIKELY),
        (ABOUT, "1820~", BEFORE, "1830", LIKELY),
        (ABOUT, "1820~", DURING, "1820-05", POSSIBLE),
        (SINCE, "1966/..", DURING, "1966", CERTAIN),
        (SINCE, "1966/..", BEFORE, "1967", CERTAIN),
    ],
)
def test_each_kind_answers_as_far_as_it_states(
    engine: Engine, text: str, edtf: str, relation: Relation, days: str, certainty: Certainty | None
) -> None:
    reported(engine, text)
    expected = [] if certainty is None else [(edtf, certainty)]
    assert answers(engine, relation, days) == expected


def some_of_each(engine: Engine) -> None:
    years = ("1814", "1816", "1818")
    texts = [f"{word} عام {year}" for year in years for word in ("افتُتح المسرح", "بُنيت القلعة حوالي")]
    reported(engine, *texts, "شُيد المتحف قبل عام 1900", "تأسست الجمعية بين عامي 1819 و1830")


@pytest.mark.parametrize("newest_first", [False, True])
def test_pages_go_from_certain_through_likely_to_possible(engine: Engine, newest_first: bool) -> None:
    some_of_each(engine)
    with read_transaction(engine) as connection:

        def page(limit: int | None, after: str) -> list[tuple[str, Certainty, str]]:
            question = asked(
                BEFORE, parse_edtf("1820"), limit=limit, after_id=after, newest_first=newest_first
            )
            return [(answer.edtf, answer.certainty, answer.id) for answer in chronology(connection, question)]

        def pages(limit: int) -> Iterator[tuple[str, Certainty, str]]:
            last = ""
            while found := page(limit, last):
                yield from found
                last = found[-1][2]

        whole = page(None, "")
        certainties = [certainty for _, certainty, _ in whole]
        assert certainties == [CERTAIN] * 3 + [LIKELY] * 3 + [POSSIBLE] * 2
        assert [edtf for edtf, certainty, _ in whole if certainty is LIKELY] == (
            ["1818~", "1816~", "1814~"] if newest_first else ["1814~", "1816~", "1818~"]
        )
        for limit in (1, 2, 3, 5):
            assert list(pages(limit)) == whole


def test_what_is_compared_with_a_date_is_not_of_that_date(engine: Engine) -> None:
    reported(engine, "ارتفع سعر القمح لأول مرة منذ 2011")
    with read_transaction(engine) as connection:
        assert connection.execute(sa.select(mentions.c.edtf)).all() == []
    assert answers(engine, DURING, "2011") == []


def test_what_came_after_an_older_happening_is_after_it(engine: Engine) -> None:
    reported(engine, "شددت الشركة إجراءات الدخول بعد انفجار المستودع في 3 آذار 2009")
    assert ("2009-03-04/..", CERTAIN) in answers(engine, AFTER, "2009-03-03")
    assert answers(engine, DURING, "2009-03-03") == []


# Every day of the questions and events near each other, so that all relations between them are tried.
_KINDS = (TimeKind.WITHIN, TimeKind.THROUGHOUT, TimeKind.SINCE, TimeKind.UNTIL, TimeKind.ABOUT)
_near = st.builds(
    lambda first, length: Interval(first, first + timedelta(length)),
    st.dates(date(2017, 5, 1), date(2017, 7, 31)),
    st.sampled_from([0, 0, 1, 6, 30, 31, 32, 33, 70, 400]),
)
_times = st.builds(Time, _near | closed, st.sampled_from(_KINDS)) | st.builds(
    lambda days: Time(days, TimeKind.BEFORE if days.earliest is None else TimeKind.AFTER), half_open
)


@pytest.fixture(scope="module")
def memory() -> Engine:
    """A database with nothing but the table of events."""
    made = sa.create_engine("sqlite://", poolclass=sa.StaticPool)
    events.create(made)
    return made


@given(st.lists(_times, max_size=12), st.sampled_from(Relation), _near | closed | half_open)
def test_the_ranges_of_a_question_hold_what_its_arithmetic_says_by_earliest_day(
    memory: Engine, times: list[Time], relation: Relation, days: Interval
) -> None:
    asked_for = days_asked(relation, days)
    by_day = (events.c.earliest_day, events.c.latest_day, events.c.position)
    rows = [
        {"id": f"{number:03}", "text": "", "headline": "", "article_count": 1, "mention_count": 1,
         "position": number, **bounds(time), **held_from(1)}
        for number, time in enumerate(times)
    ]  # fmt: skip
    with memory.begin() as connection:
        connection.execute(sa.delete(events))
        if rows:
            connection.execute(sa.insert(events), rows)
        for certainty in Certainty:
            wanted = [
                (time.days.earliest or FIRST_DAY, time.days.latest or LAST_DAY, number)
                for number, time in enumerate(times)
                if asked_for.certainty(time) is certainty
            ]
            found = [
                (numbered_day(row.earliest_day), numbered_day(row.latest_day), row.position)
                for part in asked_for.ranges(certainty)
                for row in connection.execute(sa.select(events).where(*part).order_by(*by_day))
            ]
            assert found == sorted(wanted)
