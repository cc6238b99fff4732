"""Corrections: what a person retracted, dated or placed; other readings; indexes for past states too."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

FOREVER = 2**63 - 1
INDEXES = (
    ("mentions_by_event", "mentions", ("event",)),
    ("mentions_by_article", "mentions", ("article",)),
    ("events_by_earliest", "events", ("earliest", "latest", "position")),
    ("events_by_latest", "events", ("latest",)),
)


def columns() -> tuple[tuple[str, sa.Column], ...]:
    def flag(name: str) -> sa.Column:
        return sa.Column(name, sa.Boolean, nullable=False, server_default=sa.false())

    return (
        ("articles", flag("retracted")),
        ("articles", flag("redacted")),
        ("mentions", sa.Column("alternatives", sa.Text, nullable=False, server_default="[]")),
        ("mentions", flag("retracted")),
        ("mentions", flag("redated")),
        ("mentions", flag("placed")),
        ("mentions", sa.Column("why", sa.Text)),
    )


def upgrade() -> None:
    for table, column in columns():
        op.add_column(table, column)
    for name, table, names in INDEXES:
        op.drop_index(name, table)
        op.create_index(name, table, list(names))


def downgrade() -> None:
    newer = op.get_bind().execute(sa.text("SELECT count(*) FROM facts WHERE schema_version > 1")).scalar()
    if newer:
        raise NotImplementedError(f"{newer} facts of this log say what schema 0001 cannot show")
    current = sa.text(f"valid_until = {FOREVER}")
    for name, table, names in INDEXES:
        op.drop_index(name, table)
        op.create_index(name, table, list(names), sqlite_where=current, postgresql_where=current)
    for table, column in reversed(columns()):
        op.drop_column(table, column.name)
