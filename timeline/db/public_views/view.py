"""Public views as data, and the SQL that makes and describes them. v1.py lists them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from timeline.db.public_views.dialects import DialectName, in_dialect
from timeline.db.tables import FOREVER

Kind = Literal["text", "timestamp", "integer", "boolean"]
# A column's name, type and description.
Described = tuple[str, Kind, str]


@dataclass(frozen=True, slots=True)
class ViewColumn:
    """A column: its name, its SQL, its type, and its description."""

    name: str
    sql: str
    kind: Kind
    about: str


@dataclass(frozen=True, slots=True)
class View:
    """A view. tables: the SQL after FROM. held: the tables in it, by alias, whose rows must be current, or
    hold as of a position; empty for a view without history. extra: a further condition; group: whether rows
    are counted by the other columns. What engines write differently is in it as in dialects.py.
    """

    name: str
    about: str
    columns: tuple[ViewColumn, ...]
    tables: str
    held: tuple[str, ...] = ()
    extra: str = ""
    group: bool = False


def create(view: View, dialect: DialectName) -> str:
    """The statement that makes a view."""
    held = [f"{table}.valid_until = {FOREVER}" for table in view.held]
    return in_dialect(f"CREATE VIEW {view.name} AS\n{_select(view, held)}", dialect)


def create_as_of(view: View) -> str:
    """The statement that makes the function of a view's rows as of a log position; PostgreSQL alone."""
    held = [f"{table}.valid_from <= at AND {table}.valid_until > at" for table in view.held]
    return (
        f"CREATE FUNCTION {view.name}_as_of(at bigint) RETURNS SETOF {view.name}\n"
        f"LANGUAGE sql STABLE AS $$\n{in_dialect(_select(view, held), 'postgresql')}\n$$"
    )


def comments(view: View) -> Iterator[str]:
    """The statements that describe a view and its columns; PostgreSQL alone."""
    yield f"COMMENT ON VIEW {view.name} IS {_literal(view.about)}"
    for column in view.columns:
        yield f"COMMENT ON COLUMN {view.name}.{column.name} IS {_literal(column.about)}"


def _select(view: View, held: list[str]) -> str:
    columns = ",\n".join(f"  {column.sql} AS {column.name}" for column in view.columns)
    conditions = [*held, view.extra] if view.extra else held
    where = f"\nWHERE {' AND '.join(conditions)}" if conditions else ""
    grouped = [column.sql for column in view.columns if "(" not in column.sql] if view.group else []
    group = f"\nGROUP BY {', '.join(grouped)}" if grouped else ""
    return f"SELECT\n{columns}\nFROM {view.tables}{where}{group}"


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
