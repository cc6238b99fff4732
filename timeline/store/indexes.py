"""The indexes beside the tables: read by Alembic's comparison alone.

They stand apart because naming an engine's options makes SQLAlchemy import that engine's dialect, and no
query needs them.
"""

from sqlalchemy import Index, Table, text

from timeline.store.tables import FOREVER, events, mentions

_CURRENT = text(f"valid_until = {FOREVER}")


def declare_indexes() -> None:
    """Attach every index to its table."""
    _current(mentions, "mentions_by_edtf", "edtf", "position")
    _current(mentions, "mentions_by_day", "earliest_day", "position")
    # Over every version, so that a question as of an earlier position finds its rows as fast.
    _whole(mentions, "mentions_by_event", "event")
    _whole(mentions, "mentions_by_article", "article")
    _whole(events, "events_by_earliest", "earliest", "latest", "position")
    _whole(events, "events_by_latest", "latest")


def _whole(table: Table, name: str, *columns: str) -> None:
    if name not in {index.name for index in table.indexes}:
        Index(name, *(table.c[column] for column in columns))


def _current(table: Table, name: str, *columns: str) -> None:
    if name not in {index.name for index in table.indexes}:
        Index(
            name, *(table.c[column] for column in columns), sqlite_where=_CURRENT, postgresql_where=_CURRENT
        )
