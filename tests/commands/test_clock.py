"""The times of facts never go back, whatever the clock of the writer shows."""

import logging
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine

from timeline.commands import append as appending
from timeline.commands.append import append_facts
from timeline.db.engine import read_transaction, write_transaction
from timeline.db.tables import facts
from timeline.log.append import append
from timeline.log.facts import ClockBehind, PeriodsGiven
from timeline.log.read import Recorded, read

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


class Clock:
    """A clock that shows what it is set to."""

    shown = NOW

    @classmethod
    def now(cls, _zone: object) -> datetime:
        return cls.shown


def adopt(engine: Engine) -> list[Recorded]:
    """Append a fact, and return the log."""
    with write_transaction(engine) as connection:
        append_facts(connection, [PeriodsGiven(())], "tester")
    with read_transaction(engine) as connection:
        return list(read(connection))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> type[Clock]:
    monkeypatch.setattr(appending, "datetime", Clock)
    monkeypatch.setattr(Clock, "shown", NOW)
    return Clock


def test_a_clock_that_goes_back_is_held_noted_once_and_warned_of(
    engine: Engine, clock: type[Clock], caplog: pytest.LogCaptureFixture
) -> None:
    adopt(engine)
    clock.shown = NOW - timedelta(hours=2)
    with caplog.at_level(logging.WARNING):
        adopt(engine)
        clock.shown = NOW - timedelta(hours=1)
        log = adopt(engine)
    noted = [item.fact for item in log if isinstance(item.fact, ClockBehind)]
    assert noted == [ClockBehind("2026-01-02T01:04:05.000000Z", "2026-01-02T03:04:05.000000Z")]
    assert {item.recorded_at for item in log} == {"2026-01-02T03:04:05.000000Z"}
    (warning,) = caplog.messages
    assert "the clock shows 2026-01-02T01:04:05" in warning
    clock.shown = NOW + timedelta(seconds=1)
    assert adopt(engine)[-1].recorded_at == "2026-01-02T03:04:06.000000Z"


def test_clocks_that_differ_by_less_than_a_second_are_not_worth_a_word(
    engine: Engine, clock: type[Clock]
) -> None:
    adopt(engine)
    clock.shown = NOW - timedelta(milliseconds=900)
    log = adopt(engine)
    assert not [item for item in log if isinstance(item.fact, ClockBehind)]
    assert len({item.recorded_at for item in log}) == 1


def test_the_log_itself_takes_no_earlier_time(engine: Engine) -> None:
    with write_transaction(engine) as connection:
        for days in (0, -1, 1):
            append(connection, [PeriodsGiven(())], recorded_by="tester", now=NOW + timedelta(days=days))
    with read_transaction(engine) as connection:
        times = list(connection.execute(sa.select(facts.c.recorded_at).order_by(facts.c.position)).scalars())
    assert times == sorted(times) and times[0] == times[1] < times[2]
