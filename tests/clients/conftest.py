"""What real clients are asked: three events around 10 July 2017, on both engines."""

import socket
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from sqlalchemy import Engine
from support import engine_for_reading, take, take_seeds

from timeline.readers.record import RawArticle

# A day before, the day itself, and a month that has days on both sides: none but the first lies before.
TEXTS = {
    "2017-07-09": "وقعت الأطراف المذكرة في 9 تموز 2017.",
    "2017-07-10": "افتتح الوزير الجسر القديم في 10 تموز 2017.",
    "2017-07": "عقدت الدول مؤتمرا دوليا في تموز 2017.",
}


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def news(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The three events."""
    for engine in engine_for_reading(request, tmp_path_factory):
        take(engine, *(RawArticle(location=key, text=TEXTS[key], published="2017-08-20") for key in TEXTS))
        yield engine


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def sample(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The sample articles, for the queries of the documentation."""
    for engine in engine_for_reading(request, tmp_path_factory):
        take_seeds(engine)
        yield engine


@pytest.fixture(scope="module")
def port(news: Engine) -> Iterator[int]:
    """A port for clients that cannot reach a server that listens on a socket file alone."""
    folder = str(news.url.query.get("host", ""))
    if news.dialect.name != "postgresql" or news.url.host:
        yield news.url.port or 5432
        return
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        file = Path(folder) / f".s.PGSQL.{news.url.port or 5432}"
        threading.Thread(target=_forward, args=(listener, file), daemon=True).start()
        yield listener.getsockname()[1]
        listener.shutdown(socket.SHUT_RDWR)


def _forward(listener: socket.socket, file: Path) -> None:
    with suppress(OSError):
        while True:
            near, _ = listener.accept()
            far = socket.socket(socket.AF_UNIX)
            far.connect(str(file))
            for source, target in ((near, far), (far, near)):
                threading.Thread(target=_pump, args=(source, target), daemon=True).start()


def _pump(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while sent := source.recv(65536):
            target.sendall(sent)
        target.shutdown(socket.SHUT_WR)
    source.close()
