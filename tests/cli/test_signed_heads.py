"""`timeline verify --sign` and `--signed`."""

import shutil
import subprocess
from pathlib import Path

import pytest
from support import Run

pytestmark = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="needs ssh-keygen (OpenSSH)")


def test_a_head_is_signed_and_checked_against_a_log_that_has_grown(seeded: Run) -> None:
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "key"], check=True)
    public = Path("key.pub").read_text(encoding="utf-8")
    Path("signers").write_text(f"archivist@example.org {public}", encoding="utf-8")
    signed = seeded("verify", "--quick", "--sign", "key")
    assert (signed.code, "the chain is intact" in signed.err) == (0, True)
    Path("signed.txt").write_text(signed.out, encoding="utf-8")
    Path("new.txt").write_text("---\ndate: 2017-05-04\n---\nوصل الوفد أمس.", encoding="utf-8")
    seeded("ingest", "new.txt")
    checked = seeded("verify", "--quick", "--signed", "signed.txt", "--signers", "signers")
    assert (checked.code, checked.err) == (0, "signed by archivist@example.org\n")
    position = signed.out.split()[0]
    assert f"it extends the head at position {position}" in checked.out
    assert seeded("verify", "--signed", "signed.txt").code == 2
    Path("signed.txt").write_text(signed.out.replace(position, "1", 1), encoding="utf-8")
    assert "does not hold" in seeded("verify", "--signed", "signed.txt", "--signers", "signers").err
