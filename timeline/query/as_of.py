"""Convert a time or a log position to a log position."""

from datetime import UTC, date, datetime, time

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.dates.limits import require_short
from timeline.db.tables import facts, head
from timeline.errors import InvalidDate
from timeline.messages import Message, _

_ADVICE = Message(
    "write a log position (1200), a day (2026-03-01, meaning its end, UTC) or a time (2026-03-01T12:00:00Z)"
)


def position_as_of(connection: Connection, text: str) -> int:
    """Return the last position recorded up to a moment; 0 if the log was still empty.

    If a clock was set back, it is the last position with an earlier time. Raises InvalidDate for anything
    that is neither a position of the log nor a time.
    """
    require_short(text)
    if text.isascii() and text.isdigit():
        return _known(connection, int(text))
    moment = _moment(text)
    # Times are stored as text in one format, so they compare as text.
    stamp = moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ").rjust(27, "0")
    query = sa.select(sa.func.max(facts.c.position)).where(facts.c.recorded_at <= stamp)
    return connection.execute(query).scalar() or 0


def last_position(connection: Connection) -> int:
    """The position of the last fact; 0 when the log is empty."""
    return int(connection.execute(sa.select(head.c.position)).scalar_one())


def rules_note(connection: Connection, position: int) -> str | None:
    """A note that a past state is shown by other rules than those in force then; otherwise None."""
    # Imported here: a question about now starts up faster.
    from timeline.projections.versions import rule_changes

    changes = ", ".join(
        _("{table} {then} then, {now} now").format(table=one.table, then=one.then, now=one.now)
        for one in rule_changes(connection, position)
    )
    return _("made by other versions of the rules: {changes}").format(changes=changes) if changes else None


def recorded_at(connection: Connection, position: int) -> datetime | None:
    """When the fact at a position was recorded, in UTC; None if there is none, as in an empty log."""
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
