"""What the tests share: databases of both engines, and the real articles where they are at hand."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import hypothesis
import pytest
import sqlalchemy as sa
from postgres_server import throwaway_server
from sqlalchemy import Engine
from support import ROOT, Databases, take_seeds

from timeline.db.engine import connect
from timeline.db.schema import open_store, upgrade
from timeline.settings import database_url

# No deadlines: the first example of a test may have to read the lexicon. On CI the same examples every time.
hypothesis.settings.register_profile("timeline", deadline=None, derandomize=bool(os.environ.get("CI")))
hypothesis.settings.load_profile("timeline")

SHARED = ROOT.parent / "shared"
# Databases are numbered through a whole run.
_NUMBERS = count()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that share a Chromium, or what is made once for a file, stay in one process of xdist."""
    for item in items:
        fixtures = item._fixtureinfo.name2fixturedefs
        if "browser" in fixtures:
            item.add_marker(pytest.mark.xdist_group("chromium"))
        elif any(found[-1].scope == "module" for found in fixtures.values()):
            item.add_marker(pytest.mark.xdist_group(str(item.path)))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles and annotations that may stand beside a checkout."""
    if not SHARED.is_dir():
        pytest.skip(f"needs the real articles, which are not in the project: {SHARED} is absent")
    return SHARED


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a PostgreSQL server: TIMELINE_TEST_POSTGRES_URL, or one started for these tests alone."""
    given = os.environ.get("TIMELINE_TEST_POSTGRES_URL")
    if given:
        yield database_url(given)
        return
    with throwaway_server() as url:
        yield url


@pytest.fixture(scope="session")
def postgres_template(postgres_server: str) -> Iterator[str]:
    """The name of a database with the schema, to be copied."""
    name = f"timeline_test_{os.getpid()}_template"
    with _administering(postgres_server) as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    engine = connect(_with_name(postgres_server, name))
    upgrade(engine)
    engine.dispose()
    yield name
    _drop(postgres_server, [name])


@pytest.fixture(scope="session")
def new_postgres(postgres_server: str, postgres_template: str) -> Iterator[Callable[[bool], str]]:
    """A function that makes a database, with the schema or empty, and gives its URL."""
    made: list[str] = []

    def create(with_schema: bool) -> str:
        name = f"timeline_test_{os.getpid()}_{next(_NUMBERS)}"
        template = postgres_template if with_schema else "template1"
        with _administering(postgres_server) as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE {template}")
        made.append(name)
        return _with_name(postgres_server, name)

    yield create
    _drop(postgres_server, made)


def _drop(server: str, names: list[str]) -> None:
    with _administering(server) as connection:
        for name in names:
            connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@contextmanager
def _administering(server: str) -> Iterator[sa.Connection]:
    admin = connect(server).execution_options(isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        yield connection
    admin.dispose()


def _with_name(server: str, database: str) -> str:
    return sa.make_url(server).set(database=database).render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the schema, to be copied."""
    path = tmp_path_factory.mktemp("template") / "empty.db"
    open_store(f"sqlite:///{path}", create=True).dispose()
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def databases(request: pytest.FixtureRequest, tmp_path: Path, sqlite_template: Path) -> Iterator[Databases]:
    """Both engines, one after the other: what uses this states a contract."""
    if request.param == "postgresql":
        new_postgres = request.getfixturevalue("new_postgres")
        made: list[str] = []

        def create_and_note(with_schema: bool) -> str:
            made.append(new_postgres(with_schema))
            return made[-1]

        yield Databases("postgresql", create_and_note)
        server = request.getfixturevalue("postgres_server")
        _drop(server, [str(sa.make_url(url).database) for url in made])
        return
    numbers = count()

    def create(with_schema: bool) -> str:
        path = tmp_path / f"test{next(numbers)}.db"
        if with_schema:
            shutil.copyfile(sqlite_template, path)
        return f"sqlite:///{path}"

    yield Databases("sqlite", create)


@pytest.fixture
def url(databases: Databases) -> str:
    """The URL of a fresh database with the schema."""
    return databases.new(True)


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    """An engine on a fresh database with the schema."""
    engine = open_store(url)
    yield engine
    engine.dispose()


@pytest.fixture
def seeded(engine: Engine) -> Engine:
    """An engine on a database with the sample articles."""
    take_seeds(engine)
    return engine


@pytest.fixture
def empty(databases: Databases) -> Iterator[Engine]:
    """An engine on a second database, with the schema alone."""
    engine = open_store(databases.new(True))
    yield engine
    engine.dispose()
