"""Every attack of benchmarks/attack.py is held off, on both engines."""

import pytest
from sqlalchemy import Engine
from support import ROOT


def test_every_attack_is_held_off(seeded: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    import attack

    assert {case.__name__: attack.held(case, seeded, 1) for case in attack.CASES} == {
        case.__name__: None for case in attack.CASES
    }
