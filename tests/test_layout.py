"""The rules of the house: imports go down only, and the pure layers stay pure."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "timeline"
# From the bottom up: a layer may import those before it.
LAYERS = (
    "errors",
    "messages",
    "canonical_json",
    "dates",
    "arabic",
    "normalizer",
    "wording",
    "events",
    "store",
    "ingest",
    "query",
    "export",
    "api",
    "web",
    "cli",
)
MAY_ALSO = {"store": {"settings"}, "api": {"settings"}, "cli": {"settings"}}
NOT_EACH_OTHER = ({"ingest", "query"}, {"ingest", "export"})
PURE = ("dates", "arabic", "normalizer", "events")
FORBIDDEN_IN_PURE = {"sqlalchemy", "alembic", "sqlite3", "psycopg", "click", "rich", "os", "time", "pathlib"}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def layer(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("file", modules(), ids=lambda file: str(file.relative_to(PACKAGE)))
def test_a_module_imports_only_layers_below_its_own(file: Path) -> None:
    own = layer(file)
    if own not in LAYERS:
        return
    allowed = set(LAYERS[: LAYERS.index(own) + 1]) | MAY_ALSO.get(own, set())
    for pair in NOT_EACH_OTHER:
        allowed -= pair - {own} if own in pair else set()
    used = {name.split(".")[1] for name in imports(file) if name.startswith("timeline.")}
    assert used <= allowed


@pytest.mark.parametrize("name", PURE)
def test_a_pure_layer_imports_no_database_no_clock_and_no_file_system(name: str) -> None:
    used = {top.split(".")[0] for file in (PACKAGE / name).rglob("*.py") for top in imports(file)}
    assert not used & FORBIDDEN_IN_PURE


def test_hijridate_is_imported_in_one_place() -> None:
    users = [file.name for file in modules() if any(name.startswith("hijri") for name in imports(file))]
    assert users == ["hijri.py"]


def test_no_module_imports_the_deprecated_hijri_converter() -> None:
    assert not [file for file in modules() if "hijri_converter" in set(imports(file))]
