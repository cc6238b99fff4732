"""The examples in public docstrings run."""

import doctest
from pathlib import Path
from types import ModuleType

import pytest
from support import ROOT

import timeline
from timeline.normalizer import tagging


@pytest.mark.parametrize("module", [timeline, tagging], ids=lambda module: module.__name__)
def test_the_examples_of_a_module_are_right(module: ModuleType) -> None:
    result = doctest.testmod(module)
    assert result.attempted > 0
    assert result.failed == 0


def test_the_examples_of_the_page_on_python_are_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    page = ROOT / "docs" / "python.md"
    result = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert result.attempted > 10
    assert result.failed == 0
