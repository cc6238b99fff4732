"""The command-line options of a question, generated from its fields, and parsed into it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any

import click

from timeline.cli.options import database_option, given_database, json_option
from timeline.messages import _
from timeline.query.question.declared import MOST, Declared, Kind
from timeline.query.question.question import FIELDS, Command, Question, question_of

_COUNT = click.IntRange(1, MOST)
# What an overview has in its own way, or not at all.
_OF_LISTS = ("undated", "top", "order", "newest_first", "limit", "after_id")


@dataclass(frozen=True, slots=True)
class QuestionOptions:
    """The options given with a question. values: the fields by name, None if omitted."""

    values: Mapping[str, Any]
    database: str | None
    as_json: bool = False

    def question(self, command: Command, *dates: str) -> Question:
        """Return the question about some dates. Raises InvalidInput."""
        return question_of(command, dates, self.values)


def question_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add all options of a question, passed as `options`."""
    return _gathering(json_option(command), FIELDS)


def overview_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options of a question that say which events it is about, passed as `options`."""
    return _gathering(json_option(command), [one for one in FIELDS if one.name not in _OF_LISTS])


def export_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options of a question whose whole answer is written to a file, passed as `options`."""
    return _gathering(command, [one for one in FIELDS if one.exported])


def as_of_option(command: Callable[..., None]) -> Callable[..., None]:
    """Add only --as-of, passed as `as_of`."""
    return _option(next(one for one in FIELDS if one.name == "as_of"))(command)


def _gathering(command: Callable[..., None], fields: Iterable[Declared]) -> Callable[..., None]:
    fields = list(fields)

    @wraps(command)
    def gathered(database: str | None, as_json: bool = False, **given: Any) -> None:
        values = {one.name: _value(one, given.pop(one.name)) for one in fields}
        command(**given, options=QuestionOptions(values, given_database(database), as_json))

    result: Callable[..., None] = database_option(gathered)
    for one in reversed(fields):
        result = _option(one)(result)
    return result


def _option(one: Declared) -> Callable[[Callable[..., None]], Callable[..., None]]:
    match one.kind:
        case Kind.TEXT | Kind.TEXTS:
            kind: dict[str, Any] = {"metavar": one.metavar, "callback": _written}
        case Kind.COUNT:
            kind = {"metavar": one.metavar, "type": _COUNT}
        case Kind.CHOICE | Kind.CHOICES:
            kind = {"type": click.Choice(one.choices)}
        case Kind.FLAG:
            kind = {"is_flag": True}
    return click.option(one.option, one.name, help=one.help, multiple=one.several, **kind)


def _value(one: Declared, given: Any) -> Any:
    """The value of a field; None for an omitted option."""
    if one.kind is Kind.FLAG:
        return not one.default if given else None
    return given or None


def _written(
    context: click.Context, parameter: click.Parameter, value: str | tuple[str, ...] | None
) -> str | tuple[str, ...] | None:
    values = value if isinstance(value, tuple) else () if value is None else (value,)
    if not all(item.strip() for item in values):
        raise click.BadParameter(
            _("it is empty: give {what}, or omit the option").format(what=parameter.make_metavar(context))
        )
    return value
