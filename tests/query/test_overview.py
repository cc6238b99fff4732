"""An overview: what each period has, and what of it is listed."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine
from support import asked

from timeline.dates.day_bc import day_of
from timeline.dates.edtf import parse_edtf
from timeline.dates.interval import Certainty, Interval, during
from timeline.db.engine import read_transaction
from timeline.query.chronology import chronology
from timeline.query.overview import Overview, overview, overview_of
from timeline.query.periods import UNITS, UnitName, by_period, period_of, unit_for
from timeline.query.relation import Relation

EVER = Interval(None, None)
MAY = parse_edtf("2017-05")


def gathered(*events: tuple[str, int], unit: UnitName = "day", most: int = 2, within: Interval = EVER) -> Any:
    """The periods as (days, count, events kept), and how many events are outside; an event is its place."""
    found = [(parse_edtf(edtf), importance, place) for place, (edtf, importance) in enumerate(events)]
    periods, outside = by_period(found, unit, most, within)
    return [(period.days, period.count, period.best) for period in periods], outside


def test_the_most_important_of_a_day_are_kept_the_foremost_first() -> None:
    periods, outside = gathered(("2017-05-04", 1), ("2017-05-04", 9), ("2017-05-04", 5))
    assert periods == [(parse_edtf("2017-05-04"), 3, (1, 2))]
    assert outside == 0


def test_of_equally_important_events_the_earlier_in_the_answer_is_kept() -> None:
    ((_, _, best),), _ = gathered(("2017-05-04", 5), ("2017-05-04", 5), ("2017-05-04", 5))
    assert best == (0, 1)


def test_an_event_belongs_to_the_period_that_has_all_of_its_days() -> None:
    events = (
        ("2017-05-04", 0),
        ("2017-05", 0),
        ("2017", 0),
        ("2017-05-30/2017-06-02", 0),
        ("../2017-05-04", 0),
    )
    for unit, inside in (("day", 1), ("month", 2), ("year", 4)):
        periods, outside = gathered(*events, unit=unit)
        assert [count for _, count, _ in periods] == [inside]
        assert outside == len(events) - inside


def test_weeks_begin_on_monday() -> None:
    sunday, monday = ("2017-05-07", 0), ("2017-05-08", 0)
    periods, _ = gathered(sunday, monday, unit="week")
    assert [period[0] for period in periods] == [
        parse_edtf("2017-05-01/2017-05-07"),
        parse_edtf("2017-05-08/2017-05-14"),
    ]


def test_the_days_asked_for_cut_the_first_and_the_last_period() -> None:
    periods, _ = gathered(("2017-05-04", 0), unit="month", within=parse_edtf("2017-05-03/2017-05-10"))
    assert periods[0][0] == parse_edtf("2017-05-03/2017-05-10")


def test_a_day_before_christ_has_its_periods_too() -> None:
    for unit in UNITS:
        period = period_of(day_of(-43, 3, 15), unit)
        assert period.earliest and period.latest
        assert period.earliest <= day_of(-43, 3, 15) <= period.latest


@pytest.mark.parametrize(
    ("days", "unit"),
    [
        ("2017-05", "day"),
        ("2017-05/2017-06", "week"),
        ("2017", "month"),
        ("19XX", "year"),
        ("2017/..", "month"),
    ],
)
def test_the_unit_fits_the_days_asked_for(days: str, unit: str) -> None:
    assert unit_for(parse_edtf(days)) == unit


def overview_for(engine: Engine, unit: UnitName = "day", most: int = 3, **fields: Any) -> Overview:
    with read_transaction(engine) as connection:
        return overview(connection, asked(Relation.DURING, MAY, **fields), unit, most)


def test_every_answer_is_counted_once(seeded: Engine) -> None:
    for unit in UNITS:
        found = overview_for(seeded, unit)
        with read_transaction(seeded) as connection:
            answers = list(chronology(connection, asked(Relation.DURING, MAY)))
        assert found.count + found.outside == len(answers)
        assert all(0 < len(period.best) <= min(period.count, 3) for period in found.periods)


def test_of_events_that_are_possibly_the_same_only_the_most_important_is_listed(seeded: Engine) -> None:
    for unit in UNITS:
        for period in overview_for(seeded, unit, most=100).periods:
            for number, answer in enumerate(period.best):
                linked = {link.event for link in answer.possibly_same}
                alike = [one for one in period.best[:number] if one.id in linked]
                # On other days it is told as well.
                assert all(during(one.when, answer.when) is None for one in alike)
    day = max(overview_for(seeded, "day", most=100).periods, key=lambda one: one.count)
    assert len(day.best) < day.count


def test_what_is_only_possibly_asked_for_is_not_listed(seeded: Engine) -> None:
    listed = [answer for period in overview_for(seeded, most=100).periods for answer in period.best]
    assert listed
    assert all(answer.certainty is not Certainty.POSSIBLE for answer in listed)
    assert all(MAY.earliest <= answer.when.earliest for answer in listed)  # type: ignore[operator]


def test_the_conditions_of_a_question_hold_and_its_order_and_page_do_not(seeded: Engine) -> None:
    (period,) = overview_for(seeded, "month", min_sources=2).periods
    assert period.count < overview_for(seeded, "month").periods[0].count
    assert all(answer.source_count >= 2 for answer in period.best)
    assert overview_for(seeded, order="importance", top=1, limit=1) == overview_for(seeded)


def test_answers_at_hand_give_the_same_overview(seeded: Engine) -> None:
    with read_transaction(seeded) as connection:
        answers = chronology(connection, asked(Relation.DURING, MAY))
        assert overview_of(answers, MAY, "day") == overview_for(seeded)


def test_periods_are_in_the_order_of_time(seeded: Engine) -> None:
    starts = [period.days.earliest or date.min for period in overview_for(seeded).periods]
    assert starts == sorted(set(starts))
