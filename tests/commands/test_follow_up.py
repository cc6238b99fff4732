"""Mentions that count from an event follow the timeline, on every engine."""

from dataclasses import replace

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from support import take

from timeline.commands.correct import redate, retract, split
from timeline.commands.dependents import affected_mentions
from timeline.commands.recording import date_again
from timeline.commands.redact import redact
from timeline.commands.reread import reread
from timeline.commands.restore import restore
from timeline.dates.edtf import format_edtf, parse_edtf
from timeline.dates.time_kind import parse_time
from timeline.db.engine import read_transaction, write_transaction
from timeline.db.tables import FOREVER, events, mentions
from timeline.log.facts import MentionDerived, Person
from timeline.log.read import read
from timeline.normalizer.reasons import AwaitsEvent, EventFound
from timeline.projections.project import ProjectionDelta
from timeline.projections.verify import verify_projections
from timeline.query.inspect import reasons_of
from timeline.readers.record import RawArticle

ONE = RawArticle(
    "a.txt",
    "وقعت الدول الضامنة مذكرة مناطق خفض التصعيد في أستانا يوم 4 أيار 2017.",
    id="a", published="2017-05-05", publisher="first",
)  # fmt: skip
TWO = RawArticle(
    "b.txt",
    "شهدت العاصمة الكازاخية أستانا الخميس 4 أيار 2017 توقيع روسيا وتركيا وإيران على مذكرة مناطق خفض التصعيد،"
    " وغادر ممثلو الفصائل القاعة احتجاجا على توقيع الدول الضامنة.",
    id="b", published="2017-05-06", publisher="second",
)  # fmt: skip
COUNTS = RawArticle(
    "c.txt",
    "غادر الوفد العاصمة بعد يومين من توقيع مذكرة خفض التصعيد.",
    id="c", published="2017-05-20", publisher="third",
)  # fmt: skip
WAITS = ("unresolved", None)


def rows(engine: Engine, article: str) -> list[sa.RowMapping]:
    query = sa.select(mentions).where(mentions.c.article == article, mentions.c.valid_until == FOREVER)
    with read_transaction(engine) as connection:
        return list(connection.execute(query.order_by(mentions.c.expression_start)).mappings())


def days(engine: Engine) -> tuple[str, str | None]:
    (row,) = rows(engine, "c")
    return row["status"], row["edtf"]


def derived(engine: Engine) -> list[str | None]:
    with read_transaction(engine) as connection:
        facts = [item.fact for item in read(connection)]
    return [
        fact.resolution.interval and format_edtf(fact.resolution.interval)
        for fact in facts
        if isinstance(fact, MentionDerived)
    ]


def test_a_mention_takes_its_days_from_the_event_that_it_names(engine: Engine) -> None:
    summary = take(engine, ONE, TWO, COUNTS)
    (row,) = rows(engine, "c")
    assert (row["status"], row["edtf"], row["event"] is not None) == ("resolved", "2017-05-06", True)
    assert row["counted_from"] == rows(engine, "a")[0]["event"]
    found = reasons_of(row)[0]
    assert isinstance(found, EventFound)
    assert (found.event, found.sources, found.same_article) == (row["counted_from"], 2, False)
    with read_transaction(engine) as connection:
        standing = sa.select(sa.func.count()).where(events.c.valid_until == FOREVER)
        assert summary.events == connection.execute(standing).scalar_one()


@pytest.mark.parametrize("order", [(COUNTS, ONE, TWO), (ONE, COUNTS, TWO)])
def test_it_waits_until_the_event_is_well_supported(engine: Engine, order: tuple[RawArticle, ...]) -> None:
    for raw in order[:-1]:
        take(engine, raw)
    assert days(engine) == WAITS
    assert reasons_of(rows(engine, "c")[0]) == (AwaitsEvent(),)
    take(engine, order[-1])
    assert days(engine) == ("resolved", "2017-05-06")


def test_it_is_joined_like_any_other(engine: Engine) -> None:
    told = "غادر الوفد الروسي العاصمة الكازاخية يوم 6 أيار 2017 متوجها إلى أنقرة للقاء المسؤولين الأتراك."
    counts = "غادر الوفد الروسي العاصمة الكازاخية بعد يومين من توقيع مذكرة خفض التصعيد متوجها إلى أنقرة."
    take(engine, replace(ONE, id="d", text=told, publisher="fourth"))
    take(engine, replace(COUNTS, text=counts))
    take(engine, ONE, TWO)
    assert rows(engine, "c")[0]["event"] == rows(engine, "d")[0]["event"]


def test_when_the_event_is_dated_anew_it_follows_by_a_new_fact(engine: Engine) -> None:
    take(engine, ONE, TWO, COUNTS)
    with write_transaction(engine) as connection:
        redate(connection, rows(engine, "a")[0]["id"], parse_time("2017-05-05"), "the annex", "reader")
    assert days(engine) == ("resolved", "2017-05-07")
    assert derived(engine) == ["2017-05-06", "2017-05-07"]
    with write_transaction(engine) as connection:
        restore(connection, rows(engine, "a")[0]["id"], "the annex was wrong", "reader")
    assert days(engine) == ("resolved", "2017-05-06")
    verify_projections(engine)


@pytest.mark.parametrize("act", [retract, split])
def test_when_the_event_loses_its_support_it_waits_again(engine: Engine, act: object) -> None:
    take(engine, ONE, TWO, COUNTS)
    with write_transaction(engine) as connection:
        assert callable(act)
        act(connection, rows(engine, "b")[0]["id"], "read wrongly", "reader")
    assert days(engine) == WAITS
    assert rows(engine, "c")[0]["counted_from"] is None
    verify_projections(engine)


def test_another_publication_date_counts_again(engine: Engine) -> None:
    since = replace(COUNTS, text="زار الوفد المدينة منذ توقيع مذكرة خفض التصعيد.")
    take(engine, ONE, TWO, since)
    assert days(engine) == ("resolved", "[2017-05-04..2017-05-20]")
    with write_transaction(engine) as connection:
        date_again(connection, "c", parse_edtf("2017-05-22"), Person("printed later"), "reader")
    assert days(engine) == ("resolved", "[2017-05-04..2017-05-22]")
    verify_projections(engine)


def test_what_a_person_dated_is_left_alone(engine: Engine) -> None:
    take(engine, COUNTS)
    with write_transaction(engine) as connection:
        redate(connection, rows(engine, "c")[0]["id"], parse_time("2017-06-01"), "a letter", "reader")
    take(engine, ONE, TWO)
    assert days(engine) == ("resolved", "2017-06-01")
    with write_transaction(engine) as connection:
        restore(connection, rows(engine, "c")[0]["id"], "no letter", "reader")
    assert days(engine) == ("resolved", "2017-05-06")


def test_reading_again_changes_nothing(engine: Engine) -> None:
    take(engine, ONE, TWO, COUNTS)
    assert list(reread(engine, [], recorded_by="tester")) == []
    assert derived(engine) == ["2017-05-06"]


def test_it_keeps_its_days_when_its_article_is_redacted(engine: Engine) -> None:
    take(engine, ONE, TWO, COUNTS)
    with write_transaction(engine) as connection:
        redact(connection, "c", "a name", "reader")
    assert days(engine) == ("resolved", "2017-05-06")
    verify_projections(engine)


def test_without_a_publication_date_only_the_own_article_is_looked_at(engine: Engine) -> None:
    undated = replace(COUNTS, published=None)
    own = replace(undated, id="d", text=f"{ONE.text} {COUNTS.text}")
    take(engine, ONE, TWO, undated, own)
    assert days(engine) == WAITS
    assert [row["edtf"] for row in rows(engine, "d")] == ["2017-05-04", "2017-05-06"]


def test_an_event_that_was_only_announced_is_counted_from_backwards_alone(engine: Engine) -> None:
    announced = "من المقرر توقيع الدول الضامنة مذكرة مناطق خفض التصعيد في أستانا يوم 4 أيار 2017"
    one = replace(ONE, text=f"{announced}.", published="2017-05-01")
    two = replace(
        TWO, text=f"{announced} بحضور ممثلي الفصائل المعارضة والمبعوث الأممي.", published="2017-05-02"
    )
    before = replace(COUNTS, id="d", text=COUNTS.text.replace("بعد", "قبل"), published="2017-05-03")
    take(engine, one, two, COUNTS, before)
    assert days(engine) == WAITS
    assert [row["edtf"] for row in rows(engine, "d")] == ["2017-05-02"]


def test_what_has_occurred_is_not_counted_to_a_day_after_its_publication(engine: Engine) -> None:
    for_months = replace(COUNTS, text=COUNTS.text.replace("بعد يومين", "بعد ثلاثة أشهر"))
    take(engine, ONE, TWO, for_months)
    assert days(engine) == WAITS
    later = replace(for_months, id="d", published="2017-08-20")
    planned = replace(for_months, id="e", text=for_months.text.replace("غادر", "سيغادر"))
    take(engine, later, planned)
    assert [rows(engine, article)[0]["edtf"] for article in ("d", "e")] == ["2017-08", "2017-08"]


@pytest.mark.parametrize(("act", "looked_at"), [("توقيع", ["c"]), ("بنود", [])])
def test_only_a_clause_that_may_report_the_event_has_it_looked_for(
    engine: Engine, act: str, looked_at: list[str]
) -> None:
    """The reports of both have its words, and one alone its act."""
    told = "ناقشت الدول الضامنة بنود مذكرة مناطق خفض التصعيد في أستانا يوم 4 أيار 2017".replace("بنود", act)
    one = replace(ONE, text=f"{told}.")
    two = replace(TWO, text=f"{told} بحضور ممثلي الفصائل المعارضة والمبعوث الأممي وعدد من السفراء.")
    take(engine, one, two, replace(COUNTS, published=None))
    with read_transaction(engine) as connection:
        reports = frozenset(row["id"] for article in ("a", "b") for row in rows(engine, article))
        delta = ProjectionDelta(frozenset(), reports, 0)
        assert [row["article"] for row in affected_mentions(connection, [], delta)] == looked_at
