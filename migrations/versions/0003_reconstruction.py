"""Reconstruction: how a clause is meant, who says so, names and places; sources and rivals of events."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

FOREVER = 2**63 - 1


def columns() -> tuple[tuple[str, sa.Column], ...]:
    def text(name: str, value: str) -> sa.Column:
        return sa.Column(name, sa.Text, nullable=False, server_default=value)

    def flag(name: str) -> sa.Column:
        return sa.Column(name, sa.Boolean, nullable=False, server_default=sa.false())

    return (
        ("mentions", text("modality", "occurred")),
        ("mentions", sa.Column("cue", sa.Text)),
        ("mentions", sa.Column("frame", sa.Text)),
        ("mentions", flag("statement")),
        ("mentions", text("names", "")),
        ("mentions", text("places", "")),
        ("mentions", sa.Column("join_reason", sa.Text)),
        ("mentions", sa.Column("sentence", sa.Integer, nullable=False, server_default="0")),
        ("events", text("modality", "occurred")),
        ("events", flag("statement")),
        ("events", sa.Column("sources", sa.Integer, nullable=False, server_default="1")),
        ("events", flag("disputed")),
    )


def upgrade() -> None:
    current = sa.text(f"valid_until = {FOREVER}")
    for table, column in columns():
        op.add_column(table, column)
    op.create_index(
        "mentions_by_day", "mentions", ["earliest_day", "position"],
        sqlite_where=current, postgresql_where=current,
    )  # fmt: skip


def downgrade() -> None:
    newer = op.get_bind().execute(sa.text("SELECT count(*) FROM facts WHERE schema_version > 2")).scalar()
    if newer:
        raise NotImplementedError(f"{newer} facts of this log say what schema 0002 cannot show")
    op.drop_index("mentions_by_day", "mentions")
    for table, column in reversed(columns()):
        op.drop_column(table, column.name)
