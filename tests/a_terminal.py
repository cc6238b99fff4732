"""A terminal to run the command line on."""

import os
import pty
import subprocess
import sys
import threading


def on_a_terminal(arguments: list[str], **environment: str) -> str:
    """What a terminal of 80 columns and 20 lines is sent; a pager marks its lines."""
    ours, theirs = pty.openpty()
    settings = {"COLUMNS": "80", "LINES": "20", "PAGER": "sed s/^/paged:/", "TERM": "xterm"}
    code = "import sys; sys.argv[0] = 'timeline'; from timeline.cli.app import main; main()"
    environ = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "LESS")}
    process = subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdin=theirs, stdout=theirs, stderr=subprocess.DEVNULL, env={**environ, **settings, **environment},
    )  # fmt: skip
    os.close(theirs)
    printed = b""
    stop = threading.Timer(60, process.kill)
    stop.start()
    try:
        while chunk := os.read(ours, 65536):
            printed += chunk
    except OSError:
        # Linux says so when the other side is closed.
        pass
    finally:
        stop.cancel()
        os.close(ours)
        process.wait()
    return printed.decode("utf-8").replace("\r\n", "\n")
