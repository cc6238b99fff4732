"""Who stores facts in benchmarks/log.py: the log, the bare engines, the eventsourcing package's recorder."""

import importlib.util
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.schema import CreateTable

from timeline.commands.ingest.article import Defaults, to_article
from timeline.commands.ingest.extract_article import extract_article
from timeline.commands.recording import recorded_facts
from timeline.db.bulk import insert_rows
from timeline.db.engine import connect, read_transaction, write_transaction
from timeline.db.schema import upgrade
from timeline.db.tables import facts, texts
from timeline.extraction.model import mention_id
from timeline.extraction.names.gazetteer import gazetteer
from timeline.log.append import append
from timeline.log.facts import ArticleRecorded, ExpressionsNoted, Fact, MentionRecorded, payload
from timeline.log.texts import text_row
from timeline.readers import read_path

SEEDS = Path(__file__).parents[1] / "seeds" / "news"
COLUMNS = len(facts.columns)
Row = tuple[Any, ...]


class Facts:
    """The facts of the project's own articles over and over, each time as those of other articles."""

    def __init__(self) -> None:
        articles = [to_article(item.record, Defaults()) for item in read_path(SEEDS)]
        self.texts = [text_row(article.text) for article in articles]
        self._found = [
            # Titles as they are: what this measures is the log.
            list(recorded_facts(article, row.hash, None, None, None, extract_article(article, gazetteer())))
            for article, row in zip(articles, self.texts, strict=True)
        ]
        self._endless = self._renamed()

    def take(self, size: int) -> list[Fact]:
        return [next(self._endless) for _ in range(size)]

    def _renamed(self) -> Iterator[Fact]:
        for number in count():
            for index, found in enumerate(self._found):
                article = mention_id("article", number, index)
                for fact in found:
                    if isinstance(fact, MentionRecorded):
                        start, end = fact.expression.start, fact.expression.end
                        yield replace(fact, article=article, mention=mention_id(article, start, end))
                    elif isinstance(fact, ArticleRecorded | ExpressionsNoted):
                        yield replace(fact, article=article)


class Log:
    """The log itself, in a fresh database."""

    def __init__(self, url: str, source: Facts) -> None:
        self.engine = connect(url)
        upgrade(self.engine)
        with write_transaction(self.engine) as connection:
            insert_rows(connection, texts, source.texts)

    def append(self, new: Sequence[Fact]) -> None:
        with write_transaction(self.engine) as connection:
            append(connection, new, recorded_by="benchmark", now=datetime.now(UTC))

    def insert(self, rows: Sequence[Row]) -> None:
        """The last step of append() alone."""
        with write_transaction(self.engine) as connection:
            insert_rows(connection, facts, rows)

    def last_rows(self, size: int) -> list[Row]:
        query = sa.select(facts).order_by(facts.c.position.desc()).limit(size)
        with read_transaction(self.engine) as connection:
            return [tuple(row) for row in reversed(connection.execute(query).all())]


class BareSqlite:
    """The facts table with its indexes and without triggers, by sqlite3 alone."""

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.execute("PRAGMA journal_mode = WAL")
        self.connection.execute(str(CreateTable(facts).compile(connect("sqlite://"))))

    def insert(self, rows: Sequence[Row]) -> None:
        self.connection.execute("BEGIN IMMEDIATE")
        self.connection.executemany(f"INSERT INTO facts VALUES ({', '.join('?' * COLUMNS)})", rows)
        self.connection.execute("COMMIT")

    def read(self) -> int:
        return sum(1 for _ in self.connection.execute("SELECT * FROM facts ORDER BY position"))

    def close(self) -> None:
        self.connection.close()


class BarePostgres:
    """The facts table with its indexes and without triggers, by psycopg alone."""

    def __init__(self, url: str) -> None:
        import psycopg

        self.connection = psycopg.connect(url.replace("+psycopg", ""))
        self.connection.execute(str(CreateTable(facts).compile(connect(url))))
        self.connection.commit()

    def insert(self, rows: Sequence[Row]) -> None:
        with self.connection.cursor() as cursor, cursor.copy("COPY facts FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        self.connection.commit()

    def read(self) -> int:
        with self.connection.transaction(), self.connection.cursor(name="whole") as cursor:
            cursor.itersize = 500
            return sum(1 for _ in cursor.execute("SELECT * FROM facts ORDER BY position"))

    def close(self) -> None:
        self.connection.close()


class Recorder:
    """The eventsourcing package's application recorder, given our payloads."""

    def __init__(self, recorder: Any) -> None:
        recorder.create_table()
        self.recorder = recorder
        self.versions: dict[str, int] = {}

    def events(self, new: Sequence[Fact]) -> list[Any]:
        from eventsourcing.persistence import StoredEvent

        made = []
        for fact in new:
            name = fact.stream
            version = self.versions[name] = self.versions.get(name, 0) + 1
            made.append(StoredEvent(name, version, type(fact).__name__, payload(fact).encode()))
        return made

    def insert(self, made: Sequence[Any]) -> None:
        self.recorder.insert_events(made)


@contextmanager
def recorder(url: str, folder: Path) -> Iterator[Recorder | None]:
    """The recorder on the engine of a URL, None when the package is not installed."""
    if importlib.util.find_spec("eventsourcing") is None:
        yield None
        return
    if url.startswith("sqlite"):
        from eventsourcing.sqlite import SQLiteApplicationRecorder, SQLiteDatastore

        store: Any = SQLiteDatastore(str(folder / "eventsourcing.db"), originator_id_type="text")
        yield Recorder(SQLiteApplicationRecorder(store))
    else:
        from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore

        made = sa.make_url(url)
        host, port = made.host or made.query.get("host", ""), made.port or 5432
        store = PostgresDatastore(
            made.database or "",
            host,
            port,
            made.username or "",
            made.password or "",
            originator_id_type="text",
            # Its other way, a pipeline, waited for ever on large batches here (9.5.6, psycopg 3.3.9).
            enable_db_functions=True,
        )
        yield Recorder(PostgresApplicationRecorder(store))
    store.close()
