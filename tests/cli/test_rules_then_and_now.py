"""An answer as of a state whose events other rules made says so on its first line."""

import pytest
from support import SEEDS, Run

from timeline.projections import versions
from timeline.projections.events import VERSION


def test_an_answer_as_of_a_state_of_other_rules_says_so_first(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("--db", "x.db", "ingest", str(SEEDS))
    monkeypatch.setitem(versions.VERSIONS, "events", VERSION + 1)  # type: ignore[arg-type]
    outdated = run("--db", "x.db", "verify")
    assert (outdated.code, "run `timeline rebuild`" in outdated.err) == (3, True)
    assert run("--db", "x.db", "rebuild").code == 0
    asked = run("--db", "x.db", "before", "2017-07-10", "--as-of", "20")
    assert (
        f"made by other versions of the rules: events {VERSION} then, {VERSION + 1} now"
        in asked.out.splitlines()[0]
    )
    assert run("--db", "x.db", "verify").code == 0
