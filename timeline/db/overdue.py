"""PostgreSQL: end what roles run for too long. A role can lift its own statement_timeout, but not this."""

import re

from sqlalchemy import Engine, text

from timeline.db.engine import database_file, database_label, write_transaction
from timeline.errors import InvalidInput

_DURATION = re.compile(r"([1-9][0-9]*)(ms|s|min|h)")
_MILLISECONDS = {"ms": 1, "s": 1000, "min": 60_000, "h": 3_600_000}
# The owner and superusers, who are members of every role, run what takes long: a rebuild, a verification.
# Ended only when found: the order of conditions is the planner's.
_END = text("""
WITH overdue AS MATERIALIZED (
SELECT a.pid, a.usename FROM pg_stat_activity a JOIN pg_class c ON c.oid = 'facts'::regclass
WHERE a.datname = current_database() AND a.pid <> pg_backend_pid() AND a.state <> 'idle'
AND a.xact_start < clock_timestamp() - make_interval(secs => :seconds)
AND pg_has_role(a.usesysid, :role, 'MEMBER') AND NOT pg_has_role(a.usesysid, c.relowner, 'MEMBER')
)
SELECT usename FROM overdue WHERE pg_terminate_backend(pid)
""")


def milliseconds(duration: str) -> int:
    """A duration as PostgreSQL writes it: 500ms, 30s, 5min, 1h. Raises InvalidInput."""
    match = _DURATION.fullmatch(duration)
    if not match or (found := int(match[1]) * _MILLISECONDS[match[2]]) >= 2**31:
        raise InvalidInput(
            "not a statement timeout: {duration!r}; write 500ms, 30s, 5min or 1h, at most 24 days",
            duration=duration,
        )
    return found


def end_overdue(engine: Engine, role: str, longest: str) -> list[str]:
    """End the connections of a role and its members whose transaction has lasted longer; return the logins.

    Needs a superuser, or an owner of the tables who is in pg_signal_backend. Raises InvalidInput for SQLite,
    a duration or a role that is none; DatabaseUnavailable.
    """
    if database_file(engine):
        raise InvalidInput(
            "{database} is SQLite, which has no roles: protect the file with file permissions",
            database=database_label(engine),
        )
    seconds = milliseconds(longest) / 1000
    with write_transaction(engine) as connection:
        known = connection.execute(text("SELECT 1 FROM pg_roles WHERE rolname = :role"), {"role": role})
        if known.scalar() is None:
            raise InvalidInput("there is no role {role!r}: check the name", role=role)
        return list(connection.execute(_END, {"role": role, "seconds": seconds}).scalars())
