"""PostgreSQL: functions by which a role appends that may write neither facts, nor texts, nor the head.

On SQLite nothing changes: who can write the file can write all of it. The SQL is frozen in
0002.postgresql.sql, a blank line between two statements.
"""

from pathlib import Path

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    connection = op.get_bind()
    if connection.dialect.name != "postgresql":
        return
    file = Path(__file__).with_name("0002.postgresql.sql")
    for statement in file.read_text(encoding="utf-8").split("\n\n"):
        # No parameters: a % stays a %.
        connection.exec_driver_sql(statement, execution_options={"no_parameters": True})


def downgrade() -> None:
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        for function in ("timeline_append", "timeline_lock_head", "timeline_end_stuck_writers"):
            connection.exec_driver_sql(f"DROP FUNCTION {function}")
