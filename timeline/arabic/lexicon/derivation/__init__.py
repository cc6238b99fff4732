"""Which verbs, inflected forms and verbal nouns are made of each other, from derivation.toml."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from timeline.compiled import read_toml

Rule = tuple[re.Pattern[str], str]


def rules(name: str) -> Sequence[Rule]:
    """Return the rules of a table: what a folded word looks like, and what is made of it. Raises KeyError."""
    return _tables()[name]


@cache
def _tables() -> Mapping[str, Sequence[Rule]]:
    """All tables by name. Read once; never changed."""
    return {
        name: [(re.compile(pattern), made) for pattern, made in table]
        for name, table in read_toml(__package__, "derivation.toml").items()
        if isinstance(table, list)
    }
