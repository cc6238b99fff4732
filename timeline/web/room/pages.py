"""The HTML of the reading room: templates, filled with what a question found."""

import re
from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from timeline.dates.edtf import parse_edtf
from timeline.query.question.spelled import SEPARATOR
from timeline.web.room.asking import ASKED, PARAMETERS, is_asked
from timeline.web.room.words import Words
from timeline.wording.spoken_dates import spoken_days

# The fields that are always there; the others unfold.
_FIRST = ("newest_first",)
_RELATIONS = (
    ("", "whenAny"), ("before", "whenBefore"), ("after", "whenAfter"), ("on", "whenOn"),
    ("between", "whenBetween"),
)  # fmt: skip
# Within a sentence of a derivation: what reads in a direction of its own.
_OWN_DIRECTION = re.compile(r"(\d{4}-\d\d(?:-\d\d)?|“[^”]*”)")


def page(template: str, say: Words, form: Mapping[str, str], **values: Any) -> bytes:
    """A page in a language, with the question bar filled as the address has it.

    form: the parameters of the address; values: those of the template, of which `view` is the path.
    """
    shown = {name: form.get(name, "") for name in (*PARAMETERS, "after_id")}
    first = [one for name in _FIRST for one in ASKED if one.name == name]
    more = [one for one in ASKED if one not in first]
    text = _environment().get_template(template).render(
        say=say,
        form=shown,
        here=partial(address, shown, values["view"]),
        asked=is_asked(form),
        relations=_RELATIONS,
        separator=SEPARATOR,
        first_fields=first,
        more_fields=more,
        more_asked=bool(shown["last"]) or any(shown[one.parameter] for one in more),
        **values,
    )  # fmt: skip
    return text.encode()


def address(form: Mapping[str, str], view: str, path: str = "", **changed: str) -> str:
    """The address of the question of a form, at its beginning. changed: parameters that are others."""
    kept = {name: form[name] for name in PARAMETERS} | changed
    query = urlencode({name: value for name, value in kept.items() if value})
    return f"{path or view}?{query}" if query else path or view


def isolated(sentence: str, language: str) -> Markup:
    """A sentence with its dates in words; these and quotations keep their own direction."""
    parts = _OWN_DIRECTION.split(sentence)
    return Markup("").join(
        Markup("<bdi>{}</bdi>").format(_in_words(part, language)) if place % 2 else Markup("{}").format(part)
        for place, part in enumerate(parts)
    )


def _in_words(part: str, language: str) -> str:
    return spoken_days(parse_edtf(part), language) if part[0].isdigit() else part


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Callable[..., Any]] = {"isolated": isolated}
    made.filters.update(filters)
    return made
