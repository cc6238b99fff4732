"""Heads signed with an SSH key, by OpenSSH's ssh-keygen: who has the file knows who vouched for which log.

A signed head is the line that `timeline verify --head` prints, and below it the signature as ssh-keygen
writes it, in the namespace "timeline" (the format: PROTOCOL.sshsig in the sources of OpenSSH).
"""

import re
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from timeline.errors import InvalidInput, LogAltered
from timeline.log.chain import Head

_NAMESPACE = "timeline"
_LINE = re.compile(r"([0-9]{1,18}) ([0-9a-f]{64})")


def sign_head(head: Head, key: Path) -> str:
    """A signed head. key: a private SSH key, or a public one whose private key the agent has.

    Raises InvalidInput if ssh-keygen is not installed or does not sign with it.
    """
    line = head_line(head)
    return line + _ssh_keygen(["sign", "-q", "-f", str(key), "-n", _NAMESPACE], line, f"{key}")


def check_signed(text: str, signers: Path) -> tuple[Head, str]:
    """The head and the name of who signed it. signers: an allowed_signers file (man ssh-keygen).

    Raises InvalidInput for a text that is no signed head; LogAltered if nobody in the file signed it.
    """
    line, _, signature = text.partition("\n")
    found = _LINE.fullmatch(line.strip())
    if found is None or "BEGIN SSH SIGNATURE" not in signature:
        raise InvalidInput("not a signed head: give the file that `timeline verify --sign KEY` wrote")
    head = Head(int(found[1]), found[2])
    with TemporaryDirectory() as folder:
        file = Path(folder) / "head.sig"
        file.write_text(signature, encoding="utf-8")
        try:
            named = _ssh_keygen(["find-principals", "-s", str(file), "-f", str(signers)], "", f"{signers}")
            name = named.splitlines()[0]
            options = ["-f", str(signers), "-I", name, "-n", _NAMESPACE, "-s", str(file)]
            _ssh_keygen(["verify", *options], head_line(head), f"{signers}")
        except InvalidInput as error:
            raise LogAltered(
                "the signature of the head at position {position} does not hold: {error}",
                position=head.position,
                error=error,
            ) from error
    return head, name


def head_line(head: Head) -> str:
    """What is signed."""
    return f"{head.position} {head.hash}\n"


def _ssh_keygen(arguments: list[str], given: str, file: str) -> str:
    try:
        done = subprocess.run(["ssh-keygen", "-Y", *arguments], input=given, capture_output=True, text=True)
    except FileNotFoundError:
        raise InvalidInput("ssh-keygen is not installed: install OpenSSH") from None
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines() or ["no reason given"]
        raise InvalidInput("ssh-keygen refuses {file}: {said}", file=file, said=said[-1][:200])
    return done.stdout
