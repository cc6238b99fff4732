"""Public views as data, and the SQL that makes and describes them. views_v1.py lists those that there are."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from timeline.db.tables import FOREVER

Kind = Literal["text", "timestamp", "integer", "boolean"]
# A column's name, its type and what it says.
Described = tuple[str, Kind, str]


@dataclass(frozen=True, slots=True)
class ViewColumn:
    """A column: its name, the SQL that gives it, its type, and what it says."""

    name: str
    sql: str
    kind: Kind
    about: str


@dataclass(frozen=True, slots=True)
class View:
    """A view. held: the tables whose rows must be those of the state in question, by their names in `tables`;
    none for a view that has no past. extra: further SQL behind WHERE; group: whether rows are counted.
    """

    name: str
    about: str
    columns: tuple[ViewColumn, ...]
    tables: str
    held: tuple[str, ...] = ()
    extra: str = ""
    group: bool = False


def create(view: View) -> str:
    """The statement that makes a view."""
    held = [f"{table}.valid_until = {FOREVER}" for table in view.held]
    return f"CREATE VIEW {view.name} AS\n{_select(view, held)}"


def create_as_of(view: View) -> str:
    """The statement that makes the function of a view's rows as of a log position; PostgreSQL alone."""
    held = [f"{table}.valid_from <= at AND {table}.valid_until > at" for table in view.held]
    return (
        f"CREATE FUNCTION {view.name}_as_of(at bigint) RETURNS SETOF {view.name}\n"
        f"LANGUAGE sql STABLE AS $$\n{_select(view, held)}\n$$"
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
