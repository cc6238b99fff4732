"""Candidates for joining by their rarest words and their days; the ingest that was not finished."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "mention_words",
        sa.Column("word", KEY, primary_key=True),
        sa.Column("earliest_day", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("mention", KEY, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "unfinished_ingest",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("arguments", sa.Text, nullable=False),
        sa.Column("folder", sa.Text, nullable=False),
        sa.Column("begun_at", sa.Text, nullable=False),
    )
    op.create_index("articles_by_url", "articles", ["url"])
    if op.get_bind().dialect.name == "postgresql":
        # What is not sorted in yet is searched from end to end, once for every look-up of an ingest.
        op.execute("ALTER INDEX mentions_by_term SET (gin_pending_list_limit = 256)")
    placed = sa.text("placed IS true") if op.get_bind().dialect.name != "sqlite" else sa.text("placed IS 1")
    op.create_index("mentions_by_hand", "mentions", ["event"], sqlite_where=placed, postgresql_where=placed)


def downgrade() -> None:
    merged = op.get_bind().execute(sa.text("SELECT count(*) FROM facts WHERE type = 'EventsMerged'")).scalar()
    if merged:
        raise NotImplementedError(f"{merged} facts of this log say what schema 0005 cannot show")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER INDEX mentions_by_term RESET (gin_pending_list_limit)")
    op.drop_index("articles_by_url", "articles")
    op.drop_index("mentions_by_hand", "mentions")
    op.drop_table("unfinished_ingest")
    op.drop_table("mention_words")
