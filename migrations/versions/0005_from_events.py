"""Dates counted from events: which event a mention takes its days from, and which word it waits for."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
COLUMNS = (("counted_from", "mentions_by_anchor"), ("awaits", "mentions_by_awaited"))


def upgrade() -> None:
    for name, index in COLUMNS:
        op.add_column("mentions", sa.Column(name, KEY))
        known = sa.text(f"{name} IS NOT NULL")
        op.create_index(index, "mentions", [name], sqlite_where=known, postgresql_where=known)


def downgrade() -> None:
    derived = (
        op.get_bind().execute(sa.text("SELECT count(*) FROM facts WHERE type = 'MentionDerived'")).scalar()
    )
    if derived:
        raise NotImplementedError(f"{derived} facts of this log say what schema 0004 cannot show")
    for name, index in reversed(COLUMNS):
        op.drop_index(index, "mentions")
        op.drop_column("mentions", name)
