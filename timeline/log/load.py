"""Load a dump into an empty database, with the same positions, times and hashes, hence the same head."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from timeline.db.bulk import insert_rows
from timeline.db.engine import database_label, write_transaction
from timeline.db.tables import facts, head, texts
from timeline.errors import FactNotUnderstood, InvalidInput, LogAltered
from timeline.log.append import lock_head
from timeline.log.chain import BEGINNING, Head, Progress, check_text, no_progress, verify_next
from timeline.log.dump_lines import Header, Line, read_line
from timeline.log.read import Recorded, recorded_fact
from timeline.log.verify import verify_versions

_FACTS_AT_ONCE = 2000
_TEXTS_AT_ONCE = 50


def load(
    engine: Engine,
    header: Header,
    lines: Iterator[bytes],
    project: Callable[[Connection, Sequence[Recorded]], object],
    progress: Progress = no_progress,
) -> Head:
    """Append the facts and texts of a dump in one transaction; return the head.

    lines: those after the header. project: called with the facts of each batch, in order, to update the
    tables. Raises InvalidInput if the database is not empty; LogAltered, which names the line, if the dump
    was altered. The database is then unchanged.
    """
    with write_transaction(engine) as connection:
        _require_empty(connection)
        loading = _Loading(connection, header, project, progress)
        number = 1
        for number, line in enumerate(lines, start=2):
            try:
                loading.take(read_line(line))
            except LogAltered as error:
                raise LogAltered("line {number}: {error}", number=number, error=error) from error
        if not loading.ended:
            raise LogAltered("the dump is cut off after line {number}: use an intact copy", number=number)
        verify_versions(connection)
        connection.execute(sa.update(head).values(position=loading.head.position, hash=loading.head.hash))
    return loading.head


def _require_empty(connection: Connection) -> None:
    position, _ = lock_head(connection)
    held = connection.execute(sa.select(sa.func.count()).select_from(texts)).scalar_one()
    if position or held:
        raise InvalidInput(
            "{database} already contains {position} facts, but a dump is loaded into an empty "
            "database: name another with --db",
            database=database_label(connection.engine),
            position=position,
        )


class _Loading:
    """A load in progress: rows are written in batches."""

    def __init__(
        self,
        connection: Connection,
        header: Header,
        project: Callable[[Connection, Sequence[Recorded]], object],
        progress: Progress,
    ) -> None:
        self.connection = connection
        self.header = header
        self.project = project
        self.progress = progress
        self.head = BEGINNING
        self.texts = 0
        self.ended = False
        self.waiting_texts: list[tuple[Any, ...]] = []
        self.waiting_facts: list[Mapping[str, Any]] = []

    def take(self, line: Line) -> None:
        """Take the next line. Raise LogAltered if it does not follow from those before."""
        if self.ended:
            raise LogAltered("the dump continues after its end: it was altered; use an intact copy")
        if line.table is texts:
            check_text(line.row)
            self.waiting_texts.append(tuple(line.row[column.name] for column in texts.c))
            self.texts += 1
            if len(self.waiting_texts) == _TEXTS_AT_ONCE:
                self._write_texts()
        elif line.table is facts:
            self.head = verify_next(self.head, line.row)
            self.waiting_facts.append(line.row)
            if len(self.waiting_facts) == _FACTS_AT_ONCE:
                self._write_facts()
        else:
            self._end(line.row["end"])

    def _write_texts(self) -> None:
        insert_rows(self.connection, texts, self.waiting_texts)
        self.waiting_texts = []
        self.progress("texts", self.texts, self.header.texts)

    def _write_facts(self) -> None:
        # Texts first: the projections quote them.
        self._write_texts()
        if not self.waiting_facts:
            return
        rows, self.waiting_facts = self.waiting_facts, []
        insert_rows(self.connection, facts, [tuple(row[column.name] for column in facts.c) for row in rows])
        try:
            self.project(self.connection, list(map(recorded_fact, rows)))
        except FactNotUnderstood as error:
            raise LogAltered("{error}", error=error) from error
        self.progress("facts", self.head.position, self.header.head.position)

    def _end(self, claimed: Any) -> None:
        self._write_facts()
        end = {"position": self.head.position, "hash": self.head.hash}
        if claimed != end or self.head != self.header.head or self.texts != self.header.texts:
            raise LogAltered(
                "the dump declares {position} facts and {texts} texts, ending in {hash}, but contains "
                "{position2} and {texts2}, ending in {hash2}: it was altered; use an intact copy",
                position=self.header.head.position,
                texts=self.header.texts,
                hash=self.header.head.hash,
                position2=self.head.position,
                texts2=self.texts,
                hash2=self.head.hash,
            )
        self.ended = True
