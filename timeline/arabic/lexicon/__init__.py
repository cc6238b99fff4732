"""The words of time, read from the TOML files next to this module.

Each file holds tables; a table is one kind of word (`month`, `weekday`, `unit` ...), its rows are
`{ form, value, source? }`, one per word, and the table's own `source` holds for rows without one.
`proclitics = false`: words of this kind take no proclitics; `"conjunctions"`: only و and ف, as a verb does. A
form may be a phrase of several words.
The words of the calendars are in a package of their own (calendars/), which yields them in the same form.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from timeline.arabic.lexicon import calendars
from timeline.arabic.lexicon.proclitics import surfaces
from timeline.arabic.script import fold_word

Value = int | str


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """One written form: the letters attached before the word, and the readings of the word by kind.

    Forms are compared by identity, which makes look-ups fast.
    """

    clitic: str
    readings: Mapping[str, Value]
    kinds: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "kinds", tuple(self.readings))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Folded surface forms.

    words: the Form of each word. phrases: by their first two words, (the further words, Form), the longest
    first. longest: the number of words of the longest phrase.
    """

    words: Mapping[str, Form]
    phrases: Mapping[tuple[str, str], Sequence[tuple[tuple[str, ...], Form]]]
    longest: int


@cache
def load() -> Lexicon:
    """Return the lexicon of the package. Read once; never changed."""
    words: dict[str, Form] = {}
    phrases: dict[tuple[str, str], dict[tuple[str, ...], Form]] = {}
    for kind, table in _tables():
        for row in table["words"]:
            first, *rest = fold_word(row["form"]).split()
            attached = surfaces(first, table.get("proclitics", True))
            for clitic, surface in attached:
                form = Form(clitic, {kind: row["value"]})
                if rest:
                    tails = phrases.setdefault((surface, rest[0]), {})
                    tails[tuple(rest[1:])] = _merged(tails.get(tuple(rest[1:])), form)
                else:
                    words[surface] = _merged(words.get(surface), form)
    longest_first = {
        opening: sorted(tails.items(), key=lambda tail: -len(tail[0])) for opening, tails in phrases.items()
    }
    longest = max(2 + len(rest) for tails in phrases.values() for rest in tails)
    return Lexicon(words, longest_first, longest)


def _tables() -> Iterable[tuple[str, dict[str, Any]]]:
    for entry in sorted(files(__package__).iterdir(), key=lambda path: path.name):
        if entry.name.endswith(".toml"):
            yield from tomllib.loads(entry.read_text(encoding="utf-8")).items()
    yield from calendars.kinds()


def _merged(known: Form | None, new: Form) -> Form:
    """One form for a surface that two rows have; the reading with fewer attached letters wins."""
    if known is None or len(new.clitic) < len(known.clitic):
        return new
    if len(new.clitic) > len(known.clitic):
        return known
    return Form(known.clitic, {**known.readings, **new.readings})
