"""docs/json.md has every name that answers and `show` print as JSON."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from support import ROOT

PAGE = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
# What a step of a derivation says: the page points at the types in the code.
OPEN = {"reasons", "alternatives", "semantics", "implied"}


def names(value: Any) -> Iterator[str]:
    """The names in a JSON value and in all values in it."""
    if isinstance(value, list):
        for item in value:
            yield from names(item)
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield name
            if name not in OPEN:
                yield from names(inner)


@pytest.mark.parametrize(
    "command",
    ["timeline before 2018 --undated --json", "timeline show bd37f --json", "timeline show f288 --json"],
)
def test_every_name_is_on_the_page(command: str, type_line: Callable[[str], str]) -> None:
    type_line("timeline ingest seeds/news/")
    printed = type_line(command)
    # The question goes to standard error, before the document.
    document = json.loads(printed[min(printed.index(bracket) for bracket in "[{" if bracket in printed) :])
    assert {name for name in names(document) if f"`{name}`" not in PAGE} == set()
