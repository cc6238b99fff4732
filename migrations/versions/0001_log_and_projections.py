"""The log (facts, head, texts) with its guards, and the first projections."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

GENESIS = "0" * 64
FOREVER = 2**63 - 1
KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

# Refusals are the same on both engines; INSERT OR REPLACE passes SQLite's UPDATE and DELETE triggers, so an
# insert that would replace a row is refused before it happens.
SQLITE_GUARDS = (
    """CREATE TRIGGER facts_no_update BEFORE UPDATE ON facts
    BEGIN SELECT RAISE(ABORT, 'facts is append-only: UPDATE is refused'); END""",
    """CREATE TRIGGER facts_no_delete BEFORE DELETE ON facts
    BEGIN SELECT RAISE(ABORT, 'facts is append-only: DELETE is refused'); END""",
    """CREATE TRIGGER facts_no_replace BEFORE INSERT ON facts
    WHEN EXISTS (SELECT 1 FROM facts WHERE position = NEW.position)
      OR EXISTS (SELECT 1 FROM facts WHERE key = NEW.key)
      OR EXISTS (SELECT 1 FROM facts WHERE stream = NEW.stream AND version = NEW.version)
    BEGIN SELECT RAISE(ABORT, 'facts is append-only: REPLACE is refused'); END""",
)
POSTGRES_GUARDS = (
    """CREATE FUNCTION facts_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'facts is append-only: % is refused', TG_OP; END $$""",
    """CREATE TRIGGER facts_no_change BEFORE UPDATE OR DELETE ON facts
    FOR EACH ROW EXECUTE FUNCTION facts_refuse()""",
    """CREATE TRIGGER facts_no_truncate BEFORE TRUNCATE ON facts
    FOR EACH STATEMENT EXECUTE FUNCTION facts_refuse()""",
    # ALWAYS: otherwise session_replication_role = replica switches the guards off.
    "ALTER TABLE facts ENABLE ALWAYS TRIGGER facts_no_change",
    "ALTER TABLE facts ENABLE ALWAYS TRIGGER facts_no_truncate",
)


def upgrade() -> None:
    op.create_table(
        "facts",
        sa.Column(
            "position",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("stream", KEY, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("schema_version", sa.Integer, nullable=False),
        sa.Column("recorded_at", sa.Text, nullable=False),
        sa.Column("recorded_by", sa.Text, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("key", KEY, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.UniqueConstraint("stream", "version", name="facts_stream_version"),
        sa.UniqueConstraint("key", name="facts_key"),
    )
    head = op.create_table(
        "head",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("position", sa.BigInteger, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.CheckConstraint("id = 1", name="head_one_row"),
    )
    op.bulk_insert(head, [{"id": 1, "position": 0, "hash": GENESIS}])
    op.create_table(
        "texts",
        sa.Column("hash", sa.String(64), primary_key=True),
        sa.Column("salt", sa.String(32), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )
    sqlite = op.get_bind().dialect.name == "sqlite"
    for guard in SQLITE_GUARDS if sqlite else POSTGRES_GUARDS:
        op.execute(guard)
    create_projections(sqlite)


def create_projections(sqlite: bool) -> None:
    op.create_table(
        "articles",
        sa.Column("id", KEY, primary_key=True),
        *validity(),
        sa.Column("title", sa.Text),
        sa.Column("source", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("characters", sa.Integer, nullable=False),
        sa.Column("text_hash", sa.String(64), nullable=False),
        sa.Column("published", sa.Text),
        sa.Column("published_earliest", sa.DateTime),
        sa.Column("published_latest", sa.DateTime),
        sa.Column("position", sa.BigInteger, nullable=False),
        *midnights(sqlite, "articles", "published_earliest", "published_latest"),
    )
    op.create_table(
        "mentions",
        sa.Column("id", KEY, primary_key=True),
        *validity(),
        sa.Column("article", KEY, nullable=False),
        sa.Column("event", KEY),
        sa.Column("status", sa.Text, nullable=False),
        *bounds(),
        sa.Column("timex", sa.Text, nullable=False),
        sa.Column("mod", sa.Text),
        sa.Column("rule", sa.Text, nullable=False),
        sa.Column("anchor", sa.Text),
        sa.Column("expression", sa.Text, nullable=False),
        sa.Column("expression_start", sa.Integer, nullable=False),
        sa.Column("expression_end", sa.Integer, nullable=False),
        sa.Column("quote", sa.Text, nullable=False),
        sa.Column("quote_start", sa.Integer, nullable=False),
        sa.Column("quote_end", sa.Integer, nullable=False),
        sa.Column("said", sa.Text, nullable=False),
        sa.Column("implied", sa.Text, nullable=False),
        sa.Column("reasons", sa.Text, nullable=False),
        sa.Column("terms", sa.Text, nullable=False),
        sa.Column("joined_to", KEY),
        sa.Column("shared_terms", sa.Integer),
        sa.Column("position", sa.BigInteger, nullable=False),
        *midnights(sqlite, "mentions", "earliest", "latest"),
    )
    current_index("mentions_by_edtf", "mentions", "edtf", "position")
    current_index("mentions_by_event", "mentions", "event")
    current_index("mentions_by_article", "mentions", "article")
    op.create_table(
        "events",
        sa.Column("id", KEY, primary_key=True),
        *validity(),
        *bounds(),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("articles", sa.Integer, nullable=False),
        sa.Column("mentions", sa.Integer, nullable=False),
        sa.Column("position", sa.BigInteger, nullable=False),
        *midnights(sqlite, "events", "earliest", "latest"),
    )
    current_index("events_by_earliest", "events", "earliest", "latest", "position")
    current_index("events_by_latest", "events", "latest")
    op.create_table(
        "expressions",
        sa.Column("article", KEY, primary_key=True),
        sa.Column("expression_start", sa.Integer, primary_key=True, autoincrement=False),
        *validity(),
        sa.Column("expression_end", sa.Integer, nullable=False),
        sa.Column("expression", sa.Text, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("timex", sa.Text, nullable=False),
        sa.Column("rule", sa.Text, nullable=False),
    )


def validity():
    return (
        sa.Column("valid_from", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("valid_until", sa.BigInteger, nullable=False),
    )


def bounds():
    return (
        sa.Column("earliest", sa.DateTime, nullable=False),
        sa.Column("latest", sa.DateTime, nullable=False),
        sa.Column("earliest_day", sa.Integer, nullable=False),
        sa.Column("latest_day", sa.Integer, nullable=False),
        sa.Column("starts_open", sa.Boolean, nullable=False),
        sa.Column("ends_open", sa.Boolean, nullable=False),
        sa.Column("edtf", sa.Text),
        sa.Column("precision", sa.Text),
    )


def midnights(sqlite: bool, table: str, *columns: str):
    """SQLite compares dates as text: anything but a midnight timestamp would sort wrong."""
    test = "{0} LIKE '____-__-__ 00:00:00.000000'" if sqlite else "{0} = date_trunc('day', {0})"
    return [sa.CheckConstraint(test.format(column), name=f"{table}_{column}_midnight") for column in columns]


def current_index(name: str, table: str, *columns: str) -> None:
    current = sa.text(f"valid_until = {FOREVER}")
    op.create_index(name, table, list(columns), sqlite_where=current, postgresql_where=current)


def downgrade() -> None:
    raise NotImplementedError("0001 is the first schema: going below it would drop the log")
