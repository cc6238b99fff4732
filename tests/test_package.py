"""The package as it is installed."""

import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from support import ROOT

from timeline.cli.app import COMMANDS


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from the tree."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_brings_migrations_lexicon_and_types(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {"timeline/py.typed", "timeline/migrations/env.py", "timeline/alembic.ini"} <= names
    assert "timeline/migrations/versions/0001_first_schema.py" in names
    assert {
        f"timeline/arabic/lexicon/{path.name}" for path in (ROOT / "timeline/arabic/lexicon").glob("*.toml")
    } <= names
    assert "timeline/locale/ar/LC_MESSAGES/timeline.mo" in names
    assert {"timeline/web/static/serve.css", "timeline/web/questions.toml"} <= names
    assert {f"timeline/arabic/lexicon/names/{name}" for name in ("places.csv", "words.toml")} <= names
    page = ROOT / "timeline" / "export" / "page"
    assert {f"timeline/export/page/{path.name}" for path in page.iterdir() if path.is_file()} <= names


def test_a_database_is_made_from_the_wheel_alone(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    code = (
        "from timeline.db.schema import *; print(migrations_folder()); "
        "open_store('sqlite:///x.db', create=True)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(tmp_path / 'site')!r}); {code}"],
        cwd=tmp_path, check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert ran.stdout.strip() == str(tmp_path / "site" / "timeline" / "migrations")
    assert (tmp_path / "x.db").exists()


def test_the_wheel_alone_speaks_arabic(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    code = "from timeline.messages import _, set_language; set_language('ar'); print(_('nothing found'))"
    ran = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(tmp_path / 'site')!r}); {code}"],
        cwd=tmp_path, check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert ran.stdout == "لا نتائج\n"


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['timeline', '--help']\n"
        "from timeline.cli.app import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'sqlalchemy', 'alembic', 'dateparser', 'rich', 'hijri_converter'} & set(sys.modules)\n"
        "print('heavy:', sorted(heavy))"
    )
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert ran.stdout.endswith("heavy: []\n")


def test_a_question_loads_neither_gazetteer_nor_grammar() -> None:
    code = (
        "import sys, timeline.cli.questions, timeline.query.chronology, timeline.db.engine\n"
        "heavy = ('gazetteer', 'lexicon.names', 'timeline.grammar.parse')\n"
        "print([name for name in sys.modules if name.endswith(heavy)])"
    )
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert ran.stdout == "[]\n"


@pytest.mark.parametrize("name", ["README.md", "README.ar.md"])
def test_every_command_is_in_the_readme(name: str) -> None:
    readme = (ROOT / name).read_text(encoding="utf-8")
    assert not [name for name in COMMANDS if f"`{name}" not in readme and f"timeline {name}" not in readme]


@pytest.mark.parametrize("page", ["cli", "expressions", "sql"])
def test_a_generated_page_is_what_its_source_says(page: str) -> None:
    subprocess.run([sys.executable, str(ROOT / "docs" / f"{page}.py"), "--check"], check=True, cwd=ROOT)


def requirements() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lists = [
        project["build-system"]["requires"],
        project["project"]["dependencies"],
        *project["project"]["optional-dependencies"].values(),
    ]
    found = (Requirement(line) for lines in lists for line in lines)
    return [requirement for requirement in found if requirement.name != "timeline-ar"]


def test_no_dependency_may_grow_without_bound() -> None:
    unbound = [
        str(requirement)
        for requirement in requirements()
        if {"<", "<=", "=="}.isdisjoint(part.operator for part in requirement.specifier)
    ]
    assert requirements() and unbound == []


def test_the_tests_run_with_exact_versions_that_the_project_allows() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    exact = {canonicalize_name(name): version for name, version in (line.split("==") for line in lines)}
    assert [
        str(requirement)
        for requirement in requirements()
        if not requirement.specifier.contains(exact[canonicalize_name(requirement.name)])
    ] == []
