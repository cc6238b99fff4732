"""The closed classes: what the code asks for by name is there, and every table names its source."""

import re
from pathlib import Path

import pytest

from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.proclitics import stem_prefixes, strip_proclitics, surfaces

PACKAGE = Path(__file__).parents[2] / "timeline"
FOLDER = PACKAGE / "arabic" / "lexicon" / "closed"
TABLES = re.findall(
    r"^\[(\w+)\]$", "\n".join(file.read_text() for file in FOLDER.glob("*.toml")), re.MULTILINE
)
CODE = "\n".join(file.read_text(encoding="utf-8") for file in PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("name", TABLES)
def test_a_table_names_its_source(name: str) -> None:
    assert closed.table(name)["source"]


@pytest.mark.parametrize("name", [*TABLES, *closed.table("particle"), *closed.table("shape")])
def test_every_table_is_used(name: str) -> None:
    assert name == "source" or f'"{name}"' in CODE


def test_letters_are_attached_before_a_word_and_before_the_article() -> None:
    assert ("ل", "لعام") in surfaces("عام")
    assert ("ول", "وللعام") in surfaces("العام")
    assert ("فل", "فلعام") in surfaces("عام")
    assert all(letters != "فل" for letters, _ in surfaces("العام"))


@pytest.mark.parametrize(
    ("word", "stripped"),
    [
        ("للعراق", ((1, "لعراق"), (1, "العراق"))),
        ("ولسوريا", ((2, "سوريا"), (1, "لسوريا"))),
        ("دمشق", ()),
        ("ول", ()),
    ],
)
def test_proclitics_are_stripped_from_a_name_the_longer_ones_first(
    word: str, stripped: tuple[tuple[int, str], ...]
) -> None:
    assert strip_proclitics(word) == stripped


def test_the_light_stemmer_takes_off_the_article_with_what_is_attached_to_it() -> None:
    assert set(stem_prefixes()) == {"و", "ف", "ال", "وال", "فال", "بال", "كال", "لل", "ولل", "وبال"}
    assert list(map(len, stem_prefixes())) == [4, 3, 3, 3, 3, 3, 2, 2, 1, 1]
