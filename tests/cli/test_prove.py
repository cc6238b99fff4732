"""`timeline prove`: a root to publish, a proof to hand over, and its check without a database."""

import json
from pathlib import Path

from support import Run


def test_a_proof_is_checked_without_the_database_against_a_root_that_was_kept(seeded: Run) -> None:
    root = seeded("prove").out.split()
    article = json.loads(seeded("log", "--limit", "1", "--json").out)[0]["stream"].removeprefix("article:")
    Path("proof.json").write_text(seeded("prove", article).out, encoding="utf-8")
    Path("timeline.db").unlink()
    checked = seeded("prove", "--check", "proof.json", "--root", *root)
    assert (checked.code, f"the proof holds: {article}, recorded" in checked.out) == (0, True)
    assert "compare the root" in seeded("prove", "--check", "proof.json").out
    other = seeded("prove", "--check", "proof.json", "--root", root[0], "0" * 64)
    assert (other.code, "another root" in other.err) == (1, True)
    altered = Path("proof.json").read_text(encoding="utf-8").replace("ا", "أ", 1)
    Path("proof.json").write_text(altered, encoding="utf-8")
    assert seeded("prove", "--check", "proof.json").code in (1, 2)
    assert seeded("prove", "--check", "none.json").code == 1
    assert seeded("prove", article, "--check", "proof.json").code == 2
