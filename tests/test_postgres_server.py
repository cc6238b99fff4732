"""The server of the tests is in no other run's way, and does not outlive its own."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from support import ROOT

# Starts a server, names its process and its folder, and waits to be killed.
_RUN = """
import sys, time
from pathlib import Path
from sqlalchemy import make_url
from postgres_server import throwaway_server
with throwaway_server() as url:
    folder = make_url(url).query["host"]
    print(Path(folder, "postmaster.pid").read_text().split()[0], folder, flush=True)
    time.sleep(600)
"""


def is_running(process: int) -> bool:
    try:
        # Where nothing collects it, as in some containers, a process that has ended stays as a zombie.
        return psutil.Process(process).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_a_run_that_is_killed_leaves_neither_server_nor_folder(number: signal.Signals) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _RUN], cwd=ROOT, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE, text=True,
    ) as run:  # fmt: skip
        assert run.stdout
        process, folder = run.stdout.readline().split()
        assert is_running(int(process)) and Path(folder).is_dir()
        run.send_signal(number)
    while is_running(int(process)) or Path(folder).exists():
        time.sleep(0.05)


def test_the_server_is_not_in_the_folder_that_pytest_tidies_up(
    postgres_server: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert str(tmp_path_factory.getbasetemp()) not in postgres_server
