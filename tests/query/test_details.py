"""Events in full: what an exporter is given."""

from datetime import UTC

from sqlalchemy import Engine
from support import asked

from timeline.dates.interval import Interval
from timeline.db.engine import read_transaction
from timeline.log.read import read
from timeline.query.as_of import last_position, recorded_at
from timeline.query.chronology import chronology
from timeline.query.details import EventDetails, event_details
from timeline.query.relation import Relation

EVERYTHING = Interval(None, None)


def every(engine: Engine) -> list[EventDetails]:
    with read_transaction(engine) as connection:
        return list(event_details(connection, chronology(connection, asked(Relation.DURING, EVERYTHING))))


def test_the_reports_of_an_event_are_its_sources_in_their_order(seeded: Engine) -> None:
    found = every(seeded)
    assert max(len(entry.reports) for entry in found) > 2
    for entry in found:
        assert tuple(report.source for report in entry.reports) == entry.answer.sources


def test_a_report_says_how_its_date_was_worked_out(seeded: Engine) -> None:
    reports = [report for entry in every(seeded) for report in entry.reports]
    (middle,) = [report for report in reports if report.source.expression == "منتصف اذار الماضي"]
    assert (middle.timex, middle.mod, middle.anchor) == ("2017-03", "MID", "2017-05-03")
    assert middle.semantics == {"month": 3, "direction": "past"}
    start = middle.expression_start - middle.quote_start
    assert middle.source.quote[start:].startswith("منتصف اذار الماضي")
    assert any(named.key == "geonames:1526273 kz" for report in reports for named in report.places)


def test_a_position_was_recorded_when_its_fact_was(seeded: Engine) -> None:
    with read_transaction(seeded) as connection:
        position = last_position(connection)
        *_, last = read(connection)
        stamp = recorded_at(connection, position)
        assert stamp is not None
        assert stamp.tzinfo is UTC
        assert stamp.strftime("%Y-%m-%dT%H:%M:%S.%fZ") == last.recorded_at
        assert recorded_at(connection, 0) is None
