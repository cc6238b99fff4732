"""The first schema: the log with its guards, the projections, full-text search and the public views.

The SQL is frozen in 0001.sqlite.sql and 0001.postgresql.sql, a blank line between two statements, so that two
databases of one revision are the same whatever the program has become since.
"""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    connection = op.get_bind()
    file = Path(__file__).with_name(f"0001.{connection.dialect.name}.sql")
    for statement in file.read_text(encoding="utf-8").split("\n\n"):
        # No parameters: a % stays a %.
        connection.exec_driver_sql(statement, execution_options={"no_parameters": True})


def downgrade() -> None:
    raise NotImplementedError("0001 is the first schema: going below it would drop the log")
