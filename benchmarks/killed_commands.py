"""Commands that are killed at random moments: is the database whole afterwards, each time?

    python benchmarks/killed_commands.py [--kills 60] [--seconds 300] [--seed 0] [--db postgresql://...]

Fills a database with copies of seeds/news, and then again and again starts one of `ingest`, `rebuild`,
`redact`, `load`, `db upgrade` and, on SQLite, the first use of an empty file, which creates its schema, and
sends it SIGKILL after a random moment. Before an upgrade the schema goes back by one revision; before a
rebuild some rows are changed by hand, so that there is something to write. After each, the database has to
verify in full (chain, texts, definitions, every table; a rebuild or an upgrade that was killed is run again
before), and the one that was loaded into is empty or has the whole log. Prints how often each was killed, and
how often it was done before. Exit code 1 when a database was not whole. With --db, an empty database of a
user who may create others.
"""

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import sqlalchemy as sa
from alembic import command as alembic
from alembic.config import Config

from timeline.commands.ingest.article import Defaults
from timeline.commands.ingest.options import IngestOptions, Summary
from timeline.commands.ingest.pipeline import ingest
from timeline.commands.verify import verify
from timeline.db.engine import connect, read_transaction, write_transaction
from timeline.db.schema import migrations_folder, open_existing, open_store, upgrade
from timeline.db.tables import articles, events
from timeline.errors import TimelineError
from timeline.log.walk import read_head
from timeline.readers import read_path
from timeline.readers.record import RawArticle
from timeline.settings import database_url

TIMELINE = [sys.executable, "-m", "timeline"]
SEEDS = Path(__file__).parents[1] / "seeds" / "news"
# Seconds: before the first, a command is only being imported.
BETWEEN = (0.4, 3.0)


def written_copies(path: Path, number: int, copies: int = 5) -> None:
    """A file of the seeds under ids of their own."""
    records = [item.record for item in read_path(SEEDS) if isinstance(item.record, RawArticle)]
    lines = [
        {"id": f"{number}-{copy}-{one}", "text": record.text, "published": record.published}
        for copy in range(copies)
        for one, record in enumerate(records)
    ]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")


def is_killed(command: list[str], database: str, after: float) -> bool:
    """Start a command, kill it after some seconds; False if it was done before."""
    process = subprocess.Popen(
        [*TIMELINE, *command, "--db", database], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        process.wait(timeout=after)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        return True
    return False


def fault(database: str, whole: tuple[int, ...] = ()) -> str | None:
    """What is wrong with a database; whole: the only lengths that its log may have, if any are given."""
    engine = open_existing(database_url(database))
    try:
        if verify(engine).log.head.position not in (whole or range(sys.maxsize)):
            return "it has a part of the log"
    except TimelineError as error:
        return str(error)
    finally:
        engine.dispose()
    return None


def an_article(database: str, chance: random.Random) -> str:
    """The id of any article."""
    engine = open_store(database_url(database))
    with read_transaction(engine) as connection:
        found = connection.execute(sa.select(articles.c.id).distinct().limit(200)).scalars().all()
    engine.dispose()
    return chance.choice(list(found))


def length(database: str) -> int:
    """The position of the last fact."""
    engine = open_store(database_url(database))
    with read_transaction(engine) as connection:
        position = read_head(connection).position
    engine.dispose()
    return position


def filled(database: str, path: Path) -> None:
    """Create a database with the articles of a file."""
    url = database_url(database)
    upgrade(connect(url))
    engine = open_store(url, create=True)
    ingest(engine, read_path(path), Defaults(), options=IngestOptions("killed"), summary=Summary())
    engine.dispose()


def lower(database: str) -> None:
    """Take the schema back by one revision."""
    config = Config()
    config.set_main_option("script_location", str(migrations_folder()))
    config.set_main_option("path_separator", "os")
    engine = open_existing(database_url(database))
    with write_transaction(engine) as connection:
        config.attributes["connection"] = connection
        alembic.downgrade(config, "-1")
    engine.dispose()


def spoil(database: str, chance: random.Random) -> None:
    """Change rows by hand that a rebuild mends."""
    engine = open_store(database_url(database))
    with write_transaction(engine) as connection:
        found = connection.execute(sa.select(events.c.id).distinct()).scalars().all()
        some = chance.sample(list(found), len(found) // 3)
        connection.execute(sa.update(events).where(events.c.id.in_(some)).values(text="", source_count=99))
    engine.dispose()


def another(database: str, number: int, folder: Path) -> str:
    """An empty database next to the one given, on a server with its schema."""
    if "://" not in database:
        return str(folder / f"{number}.db")
    url = sa.make_url(database_url(database))
    engine = connect(database_url(database)).execution_options(isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE killed_{number}")
    engine.dispose()
    made = url.set(database=f"killed_{number}").render_as_string(hide_password=False)
    upgrade(connect(made))
    return made


def main() -> None:
    """Kill, verify, and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--db")
    options = parser.parse_args()
    chance, until = random.Random(options.seed), time.monotonic() + options.seconds
    killed: Counter[str] = Counter()
    done: Counter[str] = Counter()
    broken: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = options.db or str(folder / "news.db")
        written_copies(folder / "first.jsonl", 0)
        filled(database, folder / "first.jsonl")
        number = 0
        while killed.total() < options.kills and time.monotonic() < until:
            number += 1
            kinds = ["ingest", "rebuild", "redact", "load", "upgrade", *(() if options.db else ("create",))]
            kind = chance.choice(kinds)
            target, whole = database, ()
            if kind == "ingest":
                written_copies(folder / "more.jsonl", number)
                command = ["ingest", str(folder / "more.jsonl"), "--workers", "1", "--quiet"]
            elif kind == "rebuild":
                spoil(database, chance)
                command = ["rebuild"]
            elif kind == "upgrade":
                lower(database)
                command = ["db", "upgrade"]
            elif kind == "redact":
                command = ["redact", an_article(database, chance), "--yes", "--why", "benchmark"]
            elif kind == "load":
                dump, target = str(folder / "log.jsonl"), another(database, number, folder)
                dumped = [*TIMELINE, "dump", "-o", dump, "--force", "--db", database]
                subprocess.run(dumped, check=True, capture_output=True)
                command, whole = ["load", dump], (0, length(database))
            else:
                target = str(folder / f"{number}.db")
                command = ["ingest", str(SEEDS), "--workers", "1", "--quiet"]
            (killed if is_killed(command, target, chance.uniform(*BETWEEN)) else done)[kind] += 1
            if kind == "upgrade":
                upgrade(connect(database_url(database)))
            elif kind == "rebuild" and fault(database) is not None:
                subprocess.run([*TIMELINE, *command, "--db", database], check=True, capture_output=True)
            if target != database and "://" not in target:
                if not Path(target).exists() or not Path(target).stat().st_size:
                    continue
                # What was killed while it made the schema is made again on the next use.
                open_store(database_url(target), create=True).dispose()
            if found := fault(target, whole):
                broken.append(f"{kind}, number {number}: {found}")
    print(f"killed {killed.total()} times: {dict(killed)}; done before: {dict(done)}")
    print(*broken, sep="\n")
    sys.exit(bool(broken))


if __name__ == "__main__":
    main()
