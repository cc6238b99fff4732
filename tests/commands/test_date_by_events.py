"""Articles without a date are dated by events that others date, where their own words count from the day."""

from datetime import date

from sqlalchemy import Engine
from support import asked, take

from timeline.commands.date_by_events import DatedByEvents, dated_by_events, record
from timeline.dates.edtf import format_edtf
from timeline.dates.interval import day
from timeline.db.engine import read_transaction, write_transaction
from timeline.query.chronology import chronology
from timeline.query.relation import Relation
from timeline.readers.record import RawArticle

SIGNED = "وقعت روسيا وتركيا وإيران {when} مذكرة إقامة مناطق خفض التصعيد في العاصمة الكازاخية أستانا"
# In other words, so that it is no copy of the first.
SEALED = (
    "اختتمت محادثات أستانا {when} بمذكرة إقامة مناطق خفض التصعيد وقعتها روسيا وتركيا وإيران وسط ترحيب دولي"
)
BRIDGE = "افتتح وزير الأشغال {when} الجسر الجديد على النهر عند المدخل الشمالي للمدينة القديمة"


def article(name: str, when: str, published: str | None = None, text: str = SIGNED) -> RawArticle:
    return RawArticle(
        location=name,
        id=name,
        publisher=f"صحيفة {name}",
        text=text.format(when=when) + ".",
        published=published,
    )


def take_two_sources(engine: Engine, when: str = "في 4 أيار 2017", published: str = "2017-05-05") -> None:
    take(engine, article(f"a{published}", when, published), article(f"b{published}", when, published, SEALED))


def found(engine: Engine) -> list[DatedByEvents]:
    with read_transaction(engine) as connection:
        return list(dated_by_events(connection))


def days(engine: Engine) -> list[tuple[str, str]]:
    return [(one.article, format_edtf(one.days)) for one in found(engine)]


def test_yesterday_is_the_day_after_the_event(engine: Engine) -> None:
    take_two_sources(engine)
    take(engine, article("c", "أمس"))
    assert days(engine) == [("c", "2017-05-05")]


def test_a_weekday_leaves_the_days_on_which_it_means_that_one(engine: Engine) -> None:
    take_two_sources(engine)
    take(engine, article("c", "يوم الخميس"))
    assert days(engine) == [("c", "2017-05-04/2017-05-10")]


def test_one_source_is_enough_only_if_it_is_said_to_be(engine: Engine) -> None:
    take(engine, article("a", "في 4 أيار 2017", "2017-05-05"), article("c", "أمس"))
    assert days(engine) == []
    with read_transaction(engine) as connection:
        (one,) = dated_by_events(connection, support=1)
    assert format_edtf(one.days) == "2017-05-05"


def test_an_event_that_sources_dispute_tells_nothing(engine: Engine) -> None:
    take(
        engine,
        article("a", "في 4 أيار 2017", "2017-05-05"),
        article("b", "في 5 أيار 2017", "2017-05-06", SEALED),
    )
    take(engine, article("c", "أمس"))
    assert days(engine) == []


def test_background_sets_only_the_first_day(engine: Engine) -> None:
    take_two_sources(engine)
    lead = "افتتح وزير الأشغال الجسر الجديد عند المدخل الشمالي للمدينة. " * 15
    take(engine, article("c", "يوم الخميس", text=lead + SIGNED))
    assert days(engine) == [("c", "2017-05-04/..")]


def test_events_of_other_words_tell_nothing(engine: Engine) -> None:
    take_two_sources(engine)
    take(engine, article("c", "أمس", text=BRIDGE))
    assert days(engine) == []


def test_events_of_two_days_tell_nothing(engine: Engine) -> None:
    take_two_sources(engine)
    take_two_sources(engine, "في 9 حزيران 2016", "2016-06-10")
    take(engine, article("c", "أمس"))
    assert days(engine) == []


def test_what_is_found_is_recorded_as_a_fact_and_says_why(engine: Engine) -> None:
    take_two_sources(engine)
    take(engine, article("c", "أمس"))
    with write_transaction(engine) as connection:
        (one,) = dated_by_events(connection)
        assert record(connection, one, "tester") == 1
    with read_transaction(engine) as connection:
        (event,) = chronology(connection, asked(Relation.BEFORE, day(date(2017, 7, 10))))
    assert sorted(source.article for source in event.sources) == ["a2017-05-05", "b2017-05-05", "c"]
    assert [(evidence.event, evidence.sources) for evidence in one.origin.evidence] == [(event.id, 2)]  # type: ignore[union-attr]
    assert days(engine) == []
