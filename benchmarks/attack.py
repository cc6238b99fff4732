"""Attacks on a database and its readers, each a case that prints held or broken.

    python benchmarks/attack.py [--db postgresql://...] [--long]

Ingests seeds/news into a file in a temporary folder, or into the empty database given, and attacks that. It
opens no port; benchmarks/hostile_visitors.py attacks `timeline serve`, damage.py the pages of a file,
at_once.py and killed.py the writers. --long makes long inputs ten times as long. Exit code 1 when a case is
broken.
"""

import argparse
import io
import json
import random
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from timeline.commands.append import append_facts
from timeline.commands.ingest.article import Defaults, to_article
from timeline.commands.ingest.options import IngestOptions, Summary
from timeline.commands.ingest.pipeline import ingest
from timeline.commands.verify import Depth, verify
from timeline.db.engine import connect, read_transaction, write_transaction
from timeline.db.grants import grant, quoted
from timeline.db.schema import open_store, upgrade
from timeline.db.tables import articles, facts
from timeline.errors import RecordRefused, TimelineError
from timeline.export.characters import harmless_lines
from timeline.log.append import append, lock_head
from timeline.log.facts import PeriodsGiven
from timeline.log.proof import check_proof, prove
from timeline.projections.rebuild_beside import rebuild_beside
from timeline.query.ask.parse import parse_question
from timeline.query.when import parse_when
from timeline.readers import ReadingOptions, read_path, read_stream
from timeline.readers.record import RawArticle
from timeline.settings import database_url
from timeline.web.guard import unreplaced

SEEDS = Path(__file__).parents[1] / "seeds" / "news"
TEXT = "وصل الوفد يوم الأربعاء إلى المدينة القديمة وغادرها في 4 أيار 2017"
TODAY = datetime(2026, 1, 2, tzinfo=UTC).date()
# Given an engine over the database, and how many times as long as in the tests an input shall be.
Case = Callable[[Engine, int], bool]


def log_refuses_changes(engine: Engine, _times: int) -> bool:
    """No statement changes or removes a fact."""
    statements = (
        "UPDATE facts SET payload = '{}' WHERE position = 1",
        "DELETE FROM facts WHERE position = 1",
        "INSERT OR REPLACE INTO facts SELECT * FROM facts WHERE position = 1"
        if engine.dialect.name == "sqlite"
        else "TRUNCATE facts CASCADE",
    )
    return all(
        _refused(lambda sql=sql: _execute(engine, sql), DBAPIError, TimelineError) for sql in statements
    )


def writer_role_only_appends(engine: Engine, _times: int) -> bool:
    """On PostgreSQL: the writer's role moves no head, adds no text, locks no table and makes none."""
    if engine.dialect.name != "postgresql":
        return True
    writer, reader = (f"attack {part} {time.time_ns()}" for part in ("writer", "reader"))
    grant(engine, writer, reader)
    statements = (
        "UPDATE head SET position = 0",
        "INSERT INTO facts SELECT * FROM facts",
        "INSERT INTO texts VALUES ('x', 'y', 'z')",
        "SELECT timeline_append((SELECT json_agg(f) FROM facts f), '[]')",
        'SELECT timeline_append(\'[]\', \'[{"hash": "x", "salt": "y", "text": "z"}]\')',
        "LOCK TABLE mentions IN ACCESS EXCLUSIVE MODE",
        "CREATE TEMP TABLE mine (id integer)",
        "SELECT lo_create(0)",
    )

    def attempt(sql: str) -> None:
        with write_transaction(engine) as connection:
            connection.exec_driver_sql(f"SET LOCAL ROLE {quoted(writer)}")
            connection.exec_driver_sql(sql)

    try:
        held = all(_refused(lambda sql=sql: attempt(sql), DBAPIError, TimelineError) for sql in statements)
        verify(engine, Depth.QUICK)
    finally:
        for role in (writer, reader):
            _execute(engine, f"DROP OWNED BY {quoted(role)}")
            _execute(engine, f"DROP ROLE {quoted(role)}")
    return held


def writers_take_turns(engine: Engine, _times: int) -> bool:
    """On SQLite: who asks to write later writes later."""
    came: list[int] = []

    def write(number: int) -> None:
        with write_transaction(engine):
            came.append(number)

    threads = [threading.Thread(target=write, args=[number]) for number in range(5)]
    with write_transaction(engine) as connection:
        lock_head(connection)
        for thread in threads:
            thread.start()
            time.sleep(0.2)
    for thread in threads:
        thread.join()
    return engine.dialect.name != "sqlite" or came == sorted(came)


def rebuilt_beside_a_writer(engine: Engine, _times: int) -> bool:
    """A fact that is appended while the tables are made again is in them."""

    def meanwhile(_stage: str) -> None:
        with write_transaction(engine) as connection:
            append_facts(connection, [PeriodsGiven(())], "attacker")

    rebuild_beside(engine, [], reached=meanwhile)
    verify(engine, Depth.FULL)
    return True


def verify_names_a_changed_row(engine: Engine, _times: int) -> bool:
    """A projection that someone changes is found, and what was there verifies again."""
    with read_transaction(engine) as connection:
        before = connection.execute(sa.select(articles.c.id, articles.c.publisher).limit(1)).one()
    change = sa.update(articles).where(articles.c.id == before.id)
    with write_transaction(engine) as connection:
        connection.execute(change.values(publisher="وكالة لا وجود لها"))
    found = _refused(lambda: verify(engine, Depth.FULL), TimelineError)
    with write_transaction(engine) as connection:
        connection.execute(change.values(publisher=before.publisher))
    verify(engine, Depth.FULL)
    return found


def times_never_go_back(engine: Engine, _times: int) -> bool:
    """A clock that is a year behind does not date a fact before the last one."""
    with write_transaction(engine) as connection:
        append_facts(connection, [PeriodsGiven(())], "attacker")
        past = datetime.now(UTC) - timedelta(days=365)
        append(connection, [PeriodsGiven(())], recorded_by="attacker", now=past)
    with read_transaction(engine) as connection:
        times = connection.execute(sa.select(facts.c.recorded_at).order_by(facts.c.position)).scalars().all()
    return list(times) == sorted(times)


def altered_proofs_fail(engine: Engine, _times: int) -> bool:
    """A proof with another text, time or path does not hold."""
    with read_transaction(engine) as connection:
        article = connection.execute(sa.select(articles.c.id).limit(1)).scalar_one()
        proof = prove(connection, article)
    check_proof(proof)
    changed = (
        {**proof, "text": {**proof["text"], "text": TEXT}},
        {**proof, "fact": {**proof["fact"], "recorded_at": "2001-01-01T00:00:00.000000Z"}},
        {**proof, "path": proof["path"][:-1]},
    )
    return all(_refused(lambda one=one: check_proof(one), TimelineError) for one in changed)


def long_questions_are_refused(_engine: Engine, times: int) -> bool:
    """A date or a question without end is refused at once."""
    long = "9" * 60_000 * times
    began = time.process_time()
    held = _refused(lambda: parse_when(long, TODAY, lambda *_: None), TimelineError)
    held &= _refused(lambda: parse_question(f"ماذا حدث قبل {long}؟", TODAY, lambda *_: None), TimelineError)
    return held and time.process_time() - began < 1


def long_inputs_take_time_in_proportion(_engine: Engine, times: int) -> bool:
    """Twice the attributes, or twice the lines, take no more than three times as long."""

    def page(count: int) -> bytes:
        attributes = " ".join(f'data-a{number}="x"' for number in range(count))
        return f"<html><body><article {attributes}><p>{TEXT}</p></article></body></html>".encode()

    def lines(count: int) -> bytes:
        return (json.dumps({"text": TEXT}) + "\n").encode() * count

    # What is imported for the first page is not what is measured.
    _read(page(10))
    for make, count in ((page, 5_000 * times), (lines, 5_000 * times)):
        once, twice = (min(_seconds(make(size)) for _ in range(3)) for size in (count, 2 * count))
        if twice > 3 * once + 0.5:
            return False
    return True


def _seconds(data: bytes) -> float:
    """Seconds of processor time to read a record; of several, the least is what nothing else slowed."""
    began = time.process_time()
    _read(data)
    return time.process_time() - began


def hostile_records_are_named(_engine: Engine, _times: int) -> bool:
    """What is ambiguous, impossible or leads elsewhere is refused with a reason."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as members:
        members.writestr("../../a.txt", TEXT)
    inputs = (
        archive.getvalue(),
        f'{{"text": "{TEXT}", "published": "2017", "published": "2018"}}'.encode(),
        f'{{"text": "{TEXT}", "n": {"1" * 5000}}}'.encode(),
        f"---\ndate: 2017-05-04\n{TEXT}".encode(),
        f"---\ndate: 2017\ndate: 2018\n---\n{TEXT}".encode(),
        *(
            json.dumps({"text": TEXT, "published": published}).encode()
            for published in ("2017-05-04T99:99", "2017-05-04T10:00+25:00")
        ),
        json.dumps({"text": "\0" * 500 + TEXT}).encode(),
    )
    return all(any(isinstance(one, RecordRefused) for one in _read(data)) for data in inputs)


def ends_of_the_calendar_are_no_publication(_engine: Engine, _times: int) -> bool:
    """The first and the last year of the calendar, which programs write for no date, are refused."""
    dates = ("9999-12-31T23:59:59+14:00", "9999-12", "0001", "0001-01-02T00:00:00+14:00")
    lines = (json.dumps({"text": f"{TEXT} أمس", "published": one}).encode() for one in dates)
    return all(any(isinstance(one, RecordRefused) for one in _read(line)) for line in lines)


def words_without_end_are_stored(engine: Engine, times: int) -> bool:
    """A run of thousands of letters, as a word, a name, a place or a title, stops no batch and no index."""
    chance = random.Random(1)
    word = "".join(chance.choices("بتثجحخدذرزسشصضطظعغ", k=9000 * times))
    texts = (
        f"{TEXT} {word}",
        f"في 4 أيار 2017 قال الوزير محمد {word} إنه وصل إلى مدينة {word}",
        f"أعلنت وزارة {word} في 4 أيار 2017 افتتاح المدرسة بعد يومين من انتخابات {word}",
    )
    lines = "".join(
        json.dumps({"id": f"endless-{number}", "text": text, "title": word}) + "\n"
        for number, text in enumerate(texts)
    )
    summary = Summary()
    items = read_stream(io.BytesIO(lines.encode()), ReadingOptions())
    ingest(engine, items, Defaults(), options=IngestOptions("attacker"), summary=summary)
    verify(engine, Depth.FULL)
    return summary.new == len(texts)


def fields_without_end_are_refused(_engine: Engine, _times: int) -> bool:
    """A publisher or an address of thousands of letters, which are looked up by an index, is refused."""
    records = ({"text": TEXT, field: "ب" * 9000} for field in ("publisher", "url"))
    return all(
        any(isinstance(one, RecordRefused) for one in _read(json.dumps(record).encode()))
        for record in records
    )


def nothing_is_served_of_another_file(_engine: Engine, _times: int) -> bool:
    """Once another file has the name of the one that is served, or none has, nothing is answered from it."""
    with tempfile.TemporaryDirectory() as name:
        served, other = Path(name) / "news.db", Path(name) / "other.db"
        served.touch()
        other.touch()
        is_there = unreplaced(served)
        before = is_there()
        other.replace(served)
        replaced = is_there()
        served.unlink()
        return before and not replaced and not is_there()


def links_above_are_not_followed(_engine: Engine, _times: int) -> bool:
    """A link out of the folder given, to one that contains it, is refused."""
    with tempfile.TemporaryDirectory() as name:
        given = Path(name) / "given"
        given.mkdir()
        (Path(name) / "secret.txt").write_text(TEXT, encoding="utf-8")
        (given / "up").symlink_to("..")
        return not [item for item in read_path(given) if isinstance(item.record, RawArticle)]


def terminals_get_no_controls(_engine: Engine, _times: int) -> bool:
    """What a terminal obeys is gone from an export to one."""
    return harmless_lines("a\x1b]0;x\x07\x9b31m\u202e\x08\rb\r\n\tc") == "a ]0;x  31m   b\r\n\tc"


CASES: tuple[Case, ...] = (
    log_refuses_changes,
    writer_role_only_appends,
    writers_take_turns,
    rebuilt_beside_a_writer,
    verify_names_a_changed_row,
    times_never_go_back,
    altered_proofs_fail,
    long_questions_are_refused,
    long_inputs_take_time_in_proportion,
    hostile_records_are_named,
    ends_of_the_calendar_are_no_publication,
    words_without_end_are_stored,
    fields_without_end_are_refused,
    nothing_is_served_of_another_file,
    links_above_are_not_followed,
    terminals_get_no_controls,
)


def held(case: Case, engine: Engine, times: int) -> str | None:
    """None if a case held, otherwise what came instead."""
    try:
        return None if case(engine, times) else "broken"
    except Exception as error:
        return f"broken: {type(error).__name__}: {error}"


def _execute(engine: Engine, sql: str) -> None:
    with write_transaction(engine) as connection:
        connection.exec_driver_sql(sql)


def _refused(attempt: Callable[[], object], *errors: type[Exception]) -> bool:
    try:
        attempt()
    except errors:
        return True
    return False


def _read(data: bytes) -> list[RawArticle | RecordRefused]:
    """The records of an input as the ingest checks them."""
    found: list[RawArticle | RecordRefused] = []
    for item in read_stream(io.BytesIO(data), ReadingOptions()):
        found.append(item.record)
        if isinstance(item.record, RawArticle):
            try:
                to_article(item.record, Defaults())
            except RecordRefused as refusal:
                found.append(refusal)
    return found


def main() -> None:
    """Attack, and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--db")
    parser.add_argument("--long", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = database_url(options.db or str(Path(folder) / "news.db"))
        upgrade(connect(url))
        engine = open_store(url, create=True)
        ingest(engine, read_path(SEEDS), Defaults(), options=IngestOptions("attack"), summary=Summary())
        results = {case: held(case, engine, 10 if options.long else 1) for case in CASES}
        engine.dispose()
    for case, broken in results.items():
        print(f"{broken or 'held':8} {case.__name__.replace('_', ' ')}")
    sys.exit(any(results.values()))


if __name__ == "__main__":
    main()
