"""Which verbs, inflected forms and verbal nouns are made of each other, from derivation.toml."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

Rule = tuple[re.Pattern[str], str]


def rules(name: str) -> Sequence[Rule]:
    """Return the rules of a table: what a folded word looks like, and what is made of it. Raises KeyError."""
    return _tables()[name]


@cache
def _tables() -> Mapping[str, Sequence[Rule]]:
    """All tables by name. Read once; never changed."""
    text = (files(__package__) / "derivation.toml").read_text(encoding="utf-8")
    return {
        name: [(re.compile(pattern), made) for pattern, made in table]
        for name, table in tomllib.loads(text).items()
        if isinstance(table, list)
    }
