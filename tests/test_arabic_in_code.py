"""Words are data: no string of the code has Arabic letters, except docstrings, code points and examples."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline.arabic.script import ARABIC_LETTERS

PACKAGE = Path(__file__).parents[1] / "timeline"
LETTER = re.compile(f"[{ARABIC_LETTERS}\ufb50-\ufdff\ufe70-\ufefc]")
# Modules that fold, classify or order single characters.
CODE_POINTS = {
    "arabic/script.py",
    "arabic/skeleton.py",
    "arabic/spelling.py",
    "cli/bidi.py",
    "commands/ingest/article.py",
    "readers/encodings.py",
    "readers/options.py",
    "query/when.py",
}
# Modules with examples of Arabic that the user is shown.
EXAMPLES = {
    "cli/doctor.py",
    "cli/findings.py",
    "query/ask/parse.py",
    "query/question/spelled.py",
    "query/when.py",
    "db/public_views/v1.py",
    "web/metadata.py",
}
# What a user may write for yes and no in a form.
FORM_VALUES = {"query/question/spelled.py"}


def docstrings(tree: ast.AST) -> set[int]:
    """The ids of the docstring nodes of a module, its classes and its functions."""
    holders = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    firsts = (node.body[0] for node in ast.walk(tree) if isinstance(node, holders) and node.body)
    return {id(first.value) for first in firsts if isinstance(first, ast.Expr)}


def arabic_constants(source: str) -> Iterator[str]:
    tree = ast.parse(source)
    skipped = docstrings(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in skipped:
            continue
        if LETTER.search(node.value):
            yield f"line {node.lineno}: {node.value}"


@pytest.mark.parametrize(
    "file",
    [
        file
        for file in sorted(PACKAGE.rglob("*.py"))
        if file.relative_to(PACKAGE).as_posix() not in CODE_POINTS | EXAMPLES | FORM_VALUES
    ],
    ids=lambda file: str(file.relative_to(PACKAGE)),
)
def test_arabic_words_are_in_the_lexicon(file: Path) -> None:
    assert list(arabic_constants(file.read_text(encoding="utf-8"))) == []


def test_a_word_in_an_expression_is_found_and_a_docstring_is_none() -> None:
    source = 'def f(word):\n    """عيد"""\n    return word in ("من", f"{word}في")\n'
    assert [found.split(": ")[1] for found in arabic_constants(source)] == ["من", "في"]
