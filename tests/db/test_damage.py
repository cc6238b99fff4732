"""Every change of a file that changes an answer is found: the short form of benchmarks/damage.py."""

from pathlib import Path
from types import ModuleType

import pytest
from support import ROOT

from timeline.commands.verify import Depth, verify
from timeline.db.schema import open_existing
from timeline.errors import DatabaseUnavailable

# Of one run, the first that change an answer, of every kind; a bit in the middle of a text, a page of zeros.
CHANGES = range(24)


@pytest.fixture
def damage(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    import damage

    return damage


def test_damage_that_changes_an_answer_is_found(damage: ModuleType, tmp_path: Path) -> None:
    whole = damage.filled(tmp_path / "whole.db")
    file = tmp_path / "damaged.db"
    file.write_bytes(whole)
    right = damage.answers(file)
    assert damage.verdict(file) is None
    changed = 0
    for number in CHANGES:
        said = damage.damaged(whole, file, number)
        if damage.answers(file) != right:
            changed += 1
            assert damage.verdict(file), said
    assert changed > len(CHANGES) // 3


@pytest.mark.parametrize("depth", Depth)
def test_a_file_of_no_bytes_is_named_and_stays(tmp_path: Path, depth: Depth) -> None:
    file = tmp_path / "empty.db"
    file.touch()
    engine = open_existing(f"sqlite:///{file}")
    with pytest.raises(DatabaseUnavailable, match=r"empty\.db has 0 bytes.*restore a backup"):
        verify(engine, depth)
    engine.dispose()
    assert [path.name for path in tmp_path.iterdir()] == ["empty.db"] and not file.stat().st_size
