"""The words of time, read from the TOML files next to this module.

Each file holds tables; a table is one kind of word (`month`, `weekday`, `unit` ...), its rows are
`{ form, value, source? }`, one per word, and the table's own `source` holds for rows without one.
`proclitics = false`: words of this kind take no proclitics; `"conjunctions"`: only و and ف, as a verb does. A
form may be a phrase of several words.
The words of the calendars are in a package of their own (calendars/), which yields them in the same form.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from timeline.arabic.lexicon import calendars, closed
from timeline.arabic.lexicon.proclitics import surfaces
from timeline.arabic.script import fold_word
from timeline.compiled import Lazily, Source, compiled, read_toml

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
    words, phrases, longest, _verbs = _compiled()
    openings = {_opening(first_two): tails for first_two, tails in phrases.items()}
    return Lexicon(Lazily(words, _form), Lazily(openings, _tails), longest)


def _opening(words: str) -> tuple[str, str]:
    first, _space, second = words.partition(" ")
    return first, second


def _form(row: str) -> Form:
    return Form(*json.loads(row))


def _tails(rows: str) -> Sequence[tuple[tuple[str, ...], Form]]:
    return [(tuple(rest), Form(clitic, readings)) for *rest, clitic, readings in json.loads(rows)]


@cache
def verbs_of_nouns() -> Mapping[str, str]:
    """Return the verb of each verbal noun, folded: استقالة, استقال."""
    verbs: Mapping[str, str] = _compiled()[-1]
    return verbs


@cache
def _compiled() -> Sequence[Any]:
    compiled_lexicon: Sequence[Any] = compiled("lexicon", _sources(), _compile)
    return compiled_lexicon


def _compile() -> Sequence[Any]:
    """The rows of words, and of phrases by their first two words; the longest phrase; the verbs of nouns."""
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
        " ".join(opening): [
            [*rest, form.clitic, form.readings]
            for rest, form in sorted(tails.items(), key=lambda tail: -len(tail[0]))
        ]
        for opening, tails in phrases.items()
    }
    # The rows are text: one object each is read faster than several, of which few are needed.
    return [
        {word: _text([form.clitic, form.readings]) for word, form in words.items()},
        {opening: _text(tails) for opening, tails in longest_first.items()},
        max(2 + len(rest) for tails in phrases.values() for rest in tails),
        {
            noun: fold_word(str(form.readings["happening"]))
            for noun, form in words.items()
            if "happening" in form.readings and not form.clitic
        },
    ]


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _sources() -> list[Source]:
    """All files that the compiled lexicon is made from."""
    closed_class, calendar = closed.__name__, calendars.__name__
    listed = [(package, entry.name) for package in (__package__, closed_class) for entry in _toml(package)]
    code = [(__package__, "__init__.py"), (__package__, "proclitics.py"), (closed_class, "__init__.py")]
    letters = [("timeline.arabic", name) for name in ("script.py", "spelling.py")]
    return [*listed, *code, *letters, (calendar, "__init__.py"), (calendar, "calendars.toml")]


def _toml(package: str) -> list[Traversable]:
    entries = (entry for entry in files(package).iterdir() if entry.name.endswith(".toml"))
    return sorted(entries, key=lambda entry: entry.name)


def _tables() -> Iterable[tuple[str, dict[str, Any]]]:
    for entry in _toml(__package__):
        yield from read_toml(__package__, entry.name).items()
    yield from calendars.kinds()


def _merged(known: Form | None, new: Form) -> Form:
    """One form for a surface that two rows have; the reading with fewer attached letters wins."""
    if known is None or len(new.clitic) < len(known.clitic):
        return new
    if len(new.clitic) > len(known.clitic):
        return known
    return Form(known.clitic, {**known.readings, **new.readings})
