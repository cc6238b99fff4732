"""The public views with their calendar; what a clause goes on from."""

import sqlalchemy as sa
from alembic import op

from timeline.store.views import comments, create, create_as_of
from timeline.store.views_v1 import AS_OF, VIEWS

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_POSITION = """CREATE FUNCTION position_v1_as_of(moment timestamptz) RETURNS bigint
LANGUAGE sql STABLE AS $$
SELECT coalesce(max(position), 0) FROM log_v1
WHERE recorded_at <= to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$"""
_ABOUT_POSITION = "The log position up to which was recorded by a time: for the functions as of a position."
_COUNTS = (("articles", "article_count"), ("mentions", "mention_count"), ("sources", "source_count"))
_ORDER = ("earliest", "latest", "position", "id")
_FILTERED = ("source_count", "modality", "statement", "disputed")
_INTERNAL = "Internal, and may change: read the views that end in _v1."


def upgrade() -> None:
    for before, now in _COUNTS:
        op.execute(f"ALTER TABLE events RENAME COLUMN {before} TO {now}")
    op.drop_index("events_by_earliest", "events")
    op.create_index("events_by_earliest", "events", [*_ORDER, *_FILTERED, "article_count"])
    op.add_column("mentions", sa.Column("goes_on_from", sa.Text))
    op.add_column("mentions", sa.Column("explanation", sa.Text))
    op.create_table(
        "days",
        sa.Column("day", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("date", sa.DateTime, nullable=False),
        *(
            sa.Column(name, sa.Integer, nullable=False)
            for name in ("year", "quarter", "month", "day_of_month", "iso_year", "iso_week", "weekday")
        ),
        *(
            sa.Column(name, sa.Text, nullable=False)
            for name in ("month_levant", "month_egypt", "month_english", "weekday_arabic", "weekday_english")
        ),
        *(sa.Column(name, sa.Integer) for name in ("hijri_year", "hijri_month", "hijri_day")),
        *(sa.Column(name, sa.Text) for name in ("hijri_month_arabic", "hijri_month_english")),
        sa.Column("hijri_is_tabular", sa.Boolean),
    )
    op.create_table(
        "projections",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
    )
    for view in VIEWS:
        op.execute(create(view))
    if op.get_bind().dialect.name == "postgresql":
        _describe()


def _describe() -> None:
    for view in AS_OF:
        op.execute(create_as_of(view))
        about = f"{view.name} as of a log position."
        op.execute(f"COMMENT ON FUNCTION {view.name}_as_of(bigint) IS '{about}'")
    op.execute(sa.text(_POSITION.replace(":", "\\:")))
    op.execute(f"COMMENT ON FUNCTION position_v1_as_of(timestamptz) IS '{_ABOUT_POSITION}'")
    for view in VIEWS:
        for comment in comments(view):
            op.execute(sa.text(comment.replace(":", "\\:")))
    for table in sa.inspect(op.get_bind()).get_table_names():
        op.execute(f"COMMENT ON TABLE {table} IS '{_INTERNAL}'")


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION position_v1_as_of(timestamptz)")
        for view in AS_OF:
            op.execute(f"DROP FUNCTION {view.name}_as_of(bigint)")
        for table in sa.inspect(op.get_bind()).get_table_names():
            op.execute(f"COMMENT ON TABLE {table} IS NULL")
    for view in VIEWS:
        op.execute(f"DROP VIEW {view.name}")
    op.drop_table("days")
    op.drop_column("mentions", "explanation")
    op.drop_column("mentions", "goes_on_from")
    op.drop_index("events_by_earliest", "events")
    op.create_index("events_by_earliest", "events", [*_ORDER, *_FILTERED])
    for before, now in _COUNTS:
        op.execute(f"ALTER TABLE events RENAME COLUMN {now} TO {before}")
