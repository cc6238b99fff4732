"""When an article was published, on every engine: its time, its zone, and the day in its address."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from dumps import content, dumped, loaded
from sqlalchemy import Engine
from support import Databases

from timeline.commands.ingest.options import IngestOptions, Summary
from timeline.commands.ingest.pipeline import ingest
from timeline.commands.ingest.publication import Defaults
from timeline.commands.recording import date_again
from timeline.commands.redact import redact
from timeline.commands.reread import reread
from timeline.dates.edtf import parse_edtf
from timeline.dates.moment import parse_moment
from timeline.db.engine import read_transaction, write_transaction
from timeline.db.schema import open_store
from timeline.extraction.publication_date.written import DayOrder
from timeline.log.facts import AddressEvidence, Given, Inferred, Origin, Person
from timeline.log.publication import publication_origin
from timeline.projections.project import rebuild
from timeline.projections.verify import verify_projections
from timeline.readers.record import Item, RawArticle

# A Friday, in the east the Saturday after it.
LATE = "2018-10-19T22:53:59+00:00"
RAW = RawArticle("x.csv:2", "وصل الوفد السبت وغادر أمس", id="a", published=LATE, publisher="Al Misal")
DUBAI = Defaults(place=ZoneInfo("Asia/Dubai"))
ADDRESS = "https://example.org/politics/2018/10/20/title"


def run(engine: Engine, *raw: RawArticle, defaults: Defaults = Defaults()) -> Summary:  # noqa: B008
    summary = Summary()
    items = [Item(record, 1) for record in raw]
    ingest(engine, items, defaults, options=IngestOptions("tester"), summary=summary)
    return summary


def row(engine: Engine) -> tuple[str | None, str | None, datetime | None]:
    """The days, the time and the time in UTC of the one article, as the public view has them."""
    with read_transaction(engine) as connection:
        query = "SELECT published, published_at FROM articles_v1"
        days, at = connection.execute(sa.text(query)).one()
        utc = connection.execute(sa.text("SELECT published_utc FROM articles_v1")).scalar_one()
    return days, at, datetime.fromisoformat(utc) if isinstance(utc, str) else utc


def days(engine: Engine) -> list[str]:
    """The days of the mentions, in the order of the text."""
    with read_transaction(engine) as connection:
        query = "SELECT edtf FROM mentions_v1 ORDER BY expression_start"
        return list(connection.execute(sa.text(query)).scalars())


def origin(engine: Engine) -> Origin | None:
    with read_transaction(engine) as connection:
        return publication_origin(connection, "a")


def test_a_time_in_utc_near_midnight_counts_from_both_days(engine: Engine) -> None:
    run(engine, RAW)
    assert row(engine) == ("2018-10-19/2018-10-20", LATE, datetime(2018, 10, 19, 22, 53, 59))
    assert days(engine) == ["[2018-10-13..2018-10-20]", "[2018-10-18..2018-10-19]"]


@pytest.mark.parametrize(
    ("raw", "defaults"),
    [
        (RAW, DUBAI),
        (RAW, Defaults(places={"al misal": ZoneInfo("Asia/Dubai")})),
        (replace(RAW, timezone="Asia/Dubai"), Defaults(place=ZoneInfo("Africa/Abidjan"))),
    ],
)
def test_where_the_publisher_is_known_its_day_counts(
    engine: Engine, raw: RawArticle, defaults: Defaults
) -> None:
    run(engine, raw, defaults=defaults)
    at = "2018-10-20T02:53:59+04:00[Asia/Dubai]"
    assert row(engine) == ("2018-10-20", at, datetime(2018, 10, 19, 22, 53, 59))
    assert days(engine) == ["2018-10-20", "2018-10-19"]


def test_a_time_without_a_zone_has_the_day_of_its_clock(engine: Engine) -> None:
    run(engine, replace(RAW, published="2018-10-19 22:53:59"))
    assert row(engine) == ("2018-10-19", "2018-10-19T22:53:59", None)


def test_a_time_survives_a_dump_a_rebuild_a_second_reading_and_redaction(
    engine: Engine, databases: Databases
) -> None:
    run(engine, RAW, defaults=DUBAI)
    before = row(engine)
    other = open_store(databases.new(True), create=True)
    loaded(other, dumped(engine))
    assert content(other) == content(engine)
    other.dispose()
    with write_transaction(engine) as connection:
        rebuild(connection)
    verify_projections(engine)
    assert not list(reread(engine, [], recorded_by="tester"))
    with write_transaction(engine) as connection:
        redact(connection, "a", "asked for", "tester")
    assert row(engine) == before


def test_the_same_again_changes_nothing(engine: Engine) -> None:
    for defaults in (DUBAI, DUBAI, Defaults()):
        run(engine, RAW, defaults=defaults)
    summary = run(engine, RAW)
    assert (summary.known, summary.dated, summary.refusals) == (1, 0, 0)
    assert row(engine)[0] == "2018-10-20"


def test_a_zone_given_later_determines_the_day(engine: Engine) -> None:
    run(engine, RAW)
    summary = run(engine, RAW, defaults=DUBAI)
    assert (summary.dated, row(engine)[0], days(engine)) == (1, "2018-10-20", ["2018-10-20", "2018-10-19"])
    assert run(engine, RAW, defaults=DUBAI).dated == 0


def test_an_article_that_comes_with_two_times_of_one_night_is_one(engine: Engine) -> None:
    later = replace(RAW, published="2018-10-19T12:00:00Z")
    assert run(engine, RAW, later).refusals == 0
    assert run(engine, later).known == 1
    assert run(engine, replace(RAW, published="2018-10-23T12:00:00Z")).refusals == 1


def test_a_person_sets_the_time(engine: Engine) -> None:
    run(engine, RAW)
    at = parse_moment("2018-10-20T02:53:59+04:00[Asia/Dubai]")
    for _ in range(2):
        with write_transaction(engine) as connection:
            date_again(connection, "a", parse_edtf("2018-10-20"), Person("seen"), "tester", at)
    assert row(engine)[:2] == ("2018-10-20", str(at))
    with write_transaction(engine) as connection:
        date_again(connection, "a", parse_edtf("2018-10-18"), Person("seen"), "tester")
    assert row(engine) == ("2018-10-18", None, None)
    assert run(engine, RAW).known == 1


def test_the_address_dates_an_article_until_somebody_does(engine: Engine) -> None:
    undated = replace(RAW, published=None, url=ADDRESS, format="csv")
    run(engine, undated)
    named = parse_edtf("2018-10-20")
    assert (row(engine)[0], origin(engine)) == ("2018-10-20", Inferred((AddressEvidence(named),)))
    assert run(engine, undated).known == 1
    assert run(engine, replace(undated, published="2018-10-21")).dated == 1
    assert row(engine)[0] == "2018-10-21"


def test_the_address_comes_before_the_date_for_all(engine: Engine) -> None:
    run(engine, replace(RAW, published=None, url=ADDRESS), defaults=Defaults(parse_edtf("2018")))
    assert row(engine)[0] == "2018-10-20"


@pytest.mark.parametrize(
    ("written", "days", "noted"),
    [
        (LATE, "2018-10-20", 0),
        ("2018-10", "2018-10-20", 0),
        ("2018-10-21", "2018-10-21", 0),
        ("2018-10-19", "2018-10-19", 0),
        ("2018-10-23", "2018-10-20/2018-10-23", 1),
        ("2017-10-20", "2017-10-20/2018-10-20", 1),
    ],
)
def test_the_address_is_held_against_the_date(engine: Engine, written: str, days: str, noted: int) -> None:
    summary = run(engine, replace(RAW, published=written, url=ADDRESS))
    assert (row(engine)[0], summary.notes, summary.refusals) == (days, noted, 0)
    assert all("2018-10-20" in note.reason for note in summary.noted)
    assert isinstance(origin(engine), Given)


def test_the_address_decides_the_order_of_day_and_month(engine: Engine) -> None:
    address = "https://example.org/2018/5/4/title"
    run(engine, replace(RAW, published="04/05/2018 12:00", url=address))
    assert row(engine)[:2] == ("2018-05-04", "2018-05-04T12:00:00")


def test_the_address_of_an_edition_dates_no_print(engine: Engine) -> None:
    run(engine, replace(RAW, published=None, url=ADDRESS, format="tei"))
    assert (row(engine)[0], origin(engine)) == (None, None)


def test_the_order_of_day_and_month_is_asked_for(engine: Engine) -> None:
    raw = replace(RAW, published="04/05/2018")
    summary = run(engine, raw)
    assert "--dates day-first" in summary.refused[0].reason
    assert run(engine, raw, defaults=Defaults(order=DayOrder.MONTH_FIRST)).new == 1
    assert row(engine)[0] == "2018-04-05"


def test_a_zone_is_checked_where_it_is_needed(engine: Engine) -> None:
    raw = replace(RAW, timezone="Middle East")
    assert "no time zone 'Middle East'" in run(engine, raw).refused[0].reason
    assert run(engine, replace(raw, published="2018-10-19")).new == 1


def test_a_version_without_a_date_has_that_of_the_first(engine: Engine) -> None:
    text = "وصل الوفد أمس إلى العاصمة بعد زيارة طويلة إلى الجنوب"
    run(engine, replace(RAW, text=text), defaults=DUBAI)
    run(engine, replace(RAW, text=text + " والشمال", published=None))
    assert row(engine)[0] == "2018-10-20"
    assert row(engine)[1] == "2018-10-20T02:53:59+04:00[Asia/Dubai]"
