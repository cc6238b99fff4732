"""Heads signed with an SSH key."""

import shutil
import subprocess
from pathlib import Path

import pytest

from timeline.errors import InvalidInput, LogAltered
from timeline.log.chain import Head
from timeline.log.signing import check_signed, sign_head

pytestmark = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="needs ssh-keygen (OpenSSH)")
HEAD = Head(42, "ab" * 32)


def new_key(folder: Path, name: str) -> Path:
    key = folder / name
    command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(key)]
    subprocess.run(command, check=True)
    return key


@pytest.fixture
def key(tmp_path: Path) -> Path:
    return new_key(tmp_path, "archivist")


@pytest.fixture
def signers(tmp_path: Path, key: Path) -> Path:
    file = tmp_path / "signers"
    file.write_text(f"archivist@example.org {key.with_suffix('.pub').read_text()}", encoding="utf-8")
    return file


def test_a_signed_head_names_its_signer(key: Path, signers: Path) -> None:
    text = sign_head(HEAD, key)
    assert text.splitlines()[0] == f"42 {HEAD.hash}"
    assert check_signed(text, signers) == (HEAD, "archivist@example.org")


@pytest.mark.parametrize("change", [("42 ", "43 "), ("abab", "abac")])
def test_another_head_under_the_signature_does_not_hold(
    key: Path, signers: Path, change: tuple[str, str]
) -> None:
    with pytest.raises(LogAltered, match="the signature of the head at position 4"):
        check_signed(sign_head(HEAD, key).replace(*change, 1), signers)


def test_the_signature_of_a_stranger_does_not_hold(tmp_path: Path, signers: Path) -> None:
    with pytest.raises(LogAltered, match="does not hold"):
        check_signed(sign_head(HEAD, new_key(tmp_path, "stranger")), signers)


@pytest.mark.parametrize("text", ["", "42\n", f"42 {HEAD.hash}\n", "x y\n-----BEGIN SSH SIGNATURE-----"])
def test_what_is_no_signed_head_is_refused(signers: Path, text: str) -> None:
    with pytest.raises(InvalidInput, match="not a signed head"):
        check_signed(text, signers)


def test_a_file_that_is_no_key_is_refused(tmp_path: Path) -> None:
    (tmp_path / "no").write_text("none", encoding="utf-8")
    with pytest.raises(InvalidInput, match="ssh-keygen refuses"):
        sign_head(HEAD, tmp_path / "no")


def test_without_openssh_the_reason_is_said(key: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(InvalidInput, match="install OpenSSH"):
        sign_head(HEAD, key)
