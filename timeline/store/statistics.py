"""What PostgreSQL's planner knows of the tables, while they grow faster than its own service looks."""

from sqlalchemy import Engine

from timeline.store.engine import writing
from timeline.store.tables import articles, events, facts, mention_words, mentions, texts

_GROWING = (facts, texts, articles, mentions, events, mention_words)


def refresh_statistics(engine: Engine) -> None:
    """Have PostgreSQL look at the tables; nothing on SQLite, whose queries need no statistics.

    A role that does not own them gets a notice and changes nothing.
    """
    if engine.dialect.name == "postgresql":
        with writing(engine) as connection:
            for table in _GROWING:
                connection.exec_driver_sql(f"ANALYZE {table.name}")
