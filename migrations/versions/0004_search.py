"""Search: the telling words of mentions in a full-text index, and indexes for filtered questions."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ORDER = ("earliest", "latest", "position", "id")
# The tokenizer `ascii` splits at spaces, folds the case of ASCII and lets every other letter be. `unicode61`
# would split at letters that are younger than its tables, which our own folding knows.
SQLITE_SEARCH = (
    """CREATE VIRTUAL TABLE mention_terms
    USING fts5(terms, content='mentions', tokenize='ascii', detail=none, columnsize=0)""",
    "INSERT INTO mention_terms(mention_terms) VALUES ('rebuild')",
    """CREATE TRIGGER mention_terms_insert AFTER INSERT ON mentions
    BEGIN
    INSERT INTO mention_terms(rowid, terms) VALUES (NEW.rowid, NEW.terms);
    END""",
    """CREATE TRIGGER mention_terms_delete AFTER DELETE ON mentions
    BEGIN
    INSERT INTO mention_terms(mention_terms, rowid, terms) VALUES ('delete', OLD.rowid, OLD.terms);
    END""",
    """CREATE TRIGGER mention_terms_update AFTER UPDATE OF terms ON mentions
    BEGIN
    INSERT INTO mention_terms(mention_terms, rowid, terms) VALUES ('delete', OLD.rowid, OLD.terms);
    INSERT INTO mention_terms(rowid, terms) VALUES (NEW.rowid, NEW.terms);
    END""",
)
# The collation C lowers ASCII alone, as SQLite does.
POSTGRES_SEARCH = (
    """CREATE INDEX mentions_by_term ON mentions
    USING gin (string_to_array(lower(terms COLLATE "C"), ' '))""",
)


def upgrade() -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in SQLITE_SEARCH if sqlite else POSTGRES_SEARCH:
        op.execute(statement)
    op.drop_index("events_by_latest", "events")
    op.drop_index("events_by_earliest", "events")
    # With the columns that questions filter by, so that what does not fit is passed over in the index.
    op.create_index("events_by_earliest", "events", [*ORDER, "sources", "modality", "statement", "disputed"])
    partial_index("events_long", "events", "latest_day - earliest_day > 31", *ORDER)
    partial_index("events_disputed", "events", "disputed IS 1" if sqlite else "disputed IS true", *ORDER)
    op.create_index("articles_by_source", "articles", ["source"])


def partial_index(name: str, table: str, condition: str, *columns: str) -> None:
    where = sa.text(condition)
    op.create_index(name, table, list(columns), sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    op.drop_index("articles_by_source", "articles")
    op.drop_index("events_disputed", "events")
    op.drop_index("events_long", "events")
    op.drop_index("events_by_earliest", "events")
    op.create_index("events_by_earliest", "events", ["earliest", "latest", "position"])
    op.create_index("events_by_latest", "events", ["latest"])
    if op.get_bind().dialect.name == "sqlite":
        for event in ("insert", "delete", "update"):
            op.execute(f"DROP TRIGGER mention_terms_{event}")
        op.execute("DROP TABLE mention_terms")
    else:
        op.drop_index("mentions_by_term", "mentions")
