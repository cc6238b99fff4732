"""A time or a log position, as the position up to which the log is believed."""

from datetime import UTC, date, datetime, time

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.db.tables import facts, head
from timeline.errors import InvalidDate
from timeline.messages import Message, _

_ADVICE = Message(
    "write a log position (1200), a day (2026-03-01, to its end, UTC) or a time (2026-03-01T12:00:00Z)"
)


def position_as_of(connection: Connection, text: str) -> int:
    """The last position that was recorded by then: 0 when the log was still empty.

    Should a clock have gone back, the last position counts that bears an earlier time. Raises InvalidDate for
    what is neither a position of the log nor a time.
    """
    if text.isascii() and text.isdigit():
        return _known(connection, int(text))
    moment = _moment(text)
    # Times are stored as text of one form, so they compare as they are.
    stamp = moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ").rjust(27, "0")
    query = sa.select(sa.func.max(facts.c.position)).where(facts.c.recorded_at <= stamp)
    return connection.execute(query).scalar() or 0


def last_position(connection: Connection) -> int:
    """The position of the last fact; 0 when the log is empty."""
    return int(connection.execute(sa.select(head.c.position)).scalar_one())


def rules_note(connection: Connection, position: int) -> str | None:
    """That a past state was made by other rules than those in force then, in words; None when it was not."""
    # Imported here: a question about now starts up faster.
    from timeline.projections.versions import rule_changes

    changes = ", ".join(
        _("{table} {then} then, {now} now").format(table=one.table, then=one.then, now=one.now)
        for one in rule_changes(connection, position)
    )
    return _("made by other rules: {changes}").format(changes=changes) if changes else None


def recorded_at(connection: Connection, position: int) -> datetime | None:
    """When the fact at a position was recorded, in UTC; None when there is none, as in an empty log."""
    text = connection.execute(sa.select(facts.c.recorded_at).where(facts.c.position == position)).scalar()
    return datetime.fromisoformat(text) if text is not None else None


def _known(connection: Connection, position: int) -> int:
    last = last_position(connection)
    if position > last:
        raise InvalidDate(
            "the log ends at position {last}: there is no {position}; {advice}",
            last=last,
            position=position,
            advice=_ADVICE,
        )
    return position


def _moment(text: str) -> datetime:
    try:
        if "T" not in text and " " not in text:
            return datetime.combine(date.fromisoformat(text), time.max, UTC)
        moment = datetime.fromisoformat(text)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        raise InvalidDate("not a time or a position: {text!r}; {advice}", text=text, advice=_ADVICE) from None
