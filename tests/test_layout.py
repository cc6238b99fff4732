"""The rules of the house: imports go down only, and the pure layers stay pure."""

import ast
import re
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from timeline.dates.calendars import CALENDARS

PACKAGE = Path(__file__).parents[1] / "timeline"
# From the bottom up: a layer may import those before it.
LAYERS = (
    "errors", "messages", "canonical_json", "settings", "compiled", "files", "child_process", "printed",
    "printed_json",
    "dates", "json_codec", "arabic", "grammar",
    "normalizer", "wording", "extraction", "linking", "db", "log", "projections", "commands", "query",
    "export", "api", "web", "cli",
)  # fmt: skip
# Files to records: apart from the layers, used by those at the top.
READERS_MAY = {"readers", "errors", "messages", "files", "printed", "dates", "arabic"}
USE_READERS = {"readers", "commands", "export", "api", "web", "cli"}
# Neither knows the other: what both need is below them.
APART = {"commands": {"query"}, "query": {"commands"}}
PURE = (
    "printed",
    "dates",
    "json_codec",
    "arabic",
    "grammar",
    "normalizer",
    "wording",
    "extraction",
    "linking",
)
# A calendar's name that is a word of a file format.
_KEYWORDS = {"GREGORIAN"}
FORBIDDEN_IN_PURE = {"sqlalchemy", "alembic", "sqlite3", "psycopg", "click", "rich", "os", "time", "pathlib"}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def strings_and_names(file: Path) -> Iterator[str]:
    """What the code of a module names or says, but for its docstrings."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    prose = {ast.get_docstring(node, clean=False) for node in ast.walk(tree) if isinstance(node, documented)}
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if text not in prose:
                yield text
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name) | ast.arg(arg=name):
                yield name
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield name


def layer(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("file", modules(), ids=lambda file: str(file.relative_to(PACKAGE)))
def test_a_module_imports_only_layers_below_its_own(file: Path) -> None:
    own = layer(file)
    if own in ("__init__", "__main__"):
        return
    used = {name.split(".")[1] for name in imports(file) if name.startswith("timeline.")}
    if own == "readers":
        assert used <= READERS_MAY
        return
    below = set(LAYERS[: LAYERS.index(own) + 1]) - APART.get(own, set())
    assert used <= (below | {"readers"} if own in USE_READERS else below)


def test_no_modules_import_each_other_in_a_circle_not_even_within_functions() -> None:
    names = {module_name(file): file for file in modules()}
    graph = {name: set(targets(file)) & names.keys() - {name} for name, file in names.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"a circle: {' <- '.join(error.args[1])}")


def module_name(file: Path) -> str:
    parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def targets(file: Path) -> Iterator[str]:
    """The modules that a module imports from, those that are imported by name among them."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                path = PACKAGE.parent / inner.replace(".", "/")
                yield inner if path.is_dir() or path.with_suffix(".py").exists() else node.module


@pytest.mark.parametrize("name", PURE)
def test_a_pure_layer_imports_no_database_no_clock_and_no_file_system(name: str) -> None:
    files = [file for file in modules() if layer(file) == name]
    used = {top.split(".")[0] for file in files for top in imports(file)}
    assert not used & FORBIDDEN_IN_PURE


def test_hijri_converter_is_imported_in_one_place() -> None:
    users = [file.name for file in modules() if any(name.startswith("hijri") for name in imports(file))]
    assert users == ["hijri.py"]


def test_no_rule_names_a_calendar() -> None:
    """The rules ask the calendars' protocol; the table of days has Hijri columns, which are published."""
    asking = ("arabic", "grammar", "normalizer", "extraction", "linking", "query", "export")
    names = re.compile("|".join(name.split()[0] for name in CALENDARS), re.IGNORECASE)
    naming = {
        f"{file.relative_to(PACKAGE)}: {text}"
        for top in asking
        for file in (PACKAGE / top).rglob("*.py")
        for text in strings_and_names(file)
        if names.search(text) and text not in _KEYWORDS
    }
    assert not naming
