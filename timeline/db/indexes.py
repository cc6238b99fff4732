"""The indexes of the tables; only Alembic's comparison reads them.

They are kept apart from the tables because naming an engine's options makes SQLAlchemy import its dialect,
and no query needs them.
"""

from sqlalchemy import Index, Table, text

from timeline.db.tables import FOREVER, articles, events, links, mentions

_CURRENT = text(f"valid_until = {FOREVER}")
_ORDER = ("earliest_day", "latest_day", "position", "id")


def declare_indexes() -> None:
    """Attach every index to its table."""
    _current(mentions, "mentions_by_edtf", "edtf", "position")
    _current(mentions, "mentions_by_day", "earliest_day", "position")
    # Over every version, so that a question as of an earlier position finds its rows as fast.
    _whole(mentions, "mentions_by_event", "event")
    _whole(mentions, "mentions_by_article", "article")
    _partial(mentions, "mentions_by_anchor", "counted_from IS NOT NULL", "counted_from")
    _partial(mentions, "mentions_by_awaited", "awaits IS NOT NULL", "awaits")
    _partial(mentions, "mentions_by_hand", "event_is_manual IS true", "event")
    _partial(links, "links_ended", f"valid_until < {FOREVER}", "mention", "other")
    _whole(articles, "articles_by_publisher", "publisher")
    _whole(articles, "articles_by_url", "url")
    _whole(
        events,
        "events_by_earliest",
        *_ORDER,
        "source_count",
        "factuality",
        "reporting",
        "disputed",
        "article_count",
    )
    _partial(events, "events_long", "latest_day - earliest_day > 31", *_ORDER)
    _partial(events, "events_confirmed", "source_count > 2", *_ORDER, "source_count")
    _partial(events, "events_disputed", "disputed IS true", *_ORDER)


def declarable(name: str | None, _kind: str, _parents: object) -> bool:
    """Alembic's include_name: all but the full-text indexes, which are tables of their own on SQLite."""
    return name not in ("mentions_by_term", "mentions_by_name") and not (name or "").startswith(
        "mention_terms"
    )


def _partial(table: Table, name: str, condition: str, *columns: str) -> None:
    if name not in {index.name for index in table.indexes}:
        where = text(condition)
        Index(name, *(table.c[column] for column in columns), sqlite_where=where, postgresql_where=where)


def _whole(table: Table, name: str, *columns: str) -> None:
    if name not in {index.name for index in table.indexes}:
        Index(name, *(table.c[column] for column in columns))


def _current(table: Table, name: str, *columns: str) -> None:
    if name not in {index.name for index in table.indexes}:
        Index(
            name, *(table.c[column] for column in columns), sqlite_where=_CURRENT, postgresql_where=_CURRENT
        )
