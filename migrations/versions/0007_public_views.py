"""What a clause goes on from."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("mentions", sa.Column("goes_on_from", sa.Text))


def downgrade() -> None:
    op.drop_column("mentions", "goes_on_from")
