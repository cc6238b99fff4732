"""The moment of a question as a position of the log, on every engine."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine

from timeline.db.engine import read_transaction, write_transaction
from timeline.errors import InvalidDate
from timeline.log.append import append
from timeline.log.facts import ArticleRecorded
from timeline.query.as_of import position_as_of

# When the facts were recorded, in their order.
TIMES = ("2026-02-28T23:59:59", "2026-03-01T00:00:00", "2026-03-01T23:59:59.999999", "2026-03-02T00:00:00")


@pytest.fixture
def recorded(engine: Engine) -> Engine:
    with write_transaction(engine) as connection:
        for number, time in enumerate(TIMES):
            fact = ArticleRecorded(str(number), "f" * 64, 10, None, None, None, None)
            now = datetime.fromisoformat(time).replace(tzinfo=UTC)
            append(connection, [fact], recorded_by="tester", now=now)
    return engine


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("2026-02-27", 0),
        ("2026-02-28", 1),
        ("2026-03-01", 3),
        ("2026-03-01T00:00:00Z", 2),
        ("2026-03-01 12:00", 2),
        ("2026-03-02T00:59:59.999999+01:00", 3),
        ("9999-12-31", 4),
        ("2", 2),
        ("0", 0),
    ],
)
def test_a_day_means_its_end_and_a_time_itself(recorded: Engine, text: str, position: int) -> None:
    with read_transaction(recorded) as connection:
        assert position_as_of(connection, text) == position


@pytest.mark.parametrize(
    ("text", "message"), [("5", "the log ends at position 4"), ("May", "write a log position")]
)
def test_what_is_no_moment_of_the_log_is_refused_with_the_forms_there_are(
    recorded: Engine, text: str, message: str
) -> None:
    with read_transaction(recorded) as connection, pytest.raises(InvalidDate, match=message):
        position_as_of(connection, text)
