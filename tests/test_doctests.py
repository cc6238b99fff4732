"""The examples in public docstrings run."""

import doctest
from types import ModuleType

import pytest

import timeline
from timeline.normalizer import tagging


@pytest.mark.parametrize("module", [timeline, tagging], ids=lambda module: module.__name__)
def test_the_examples_of_a_module_are_right(module: ModuleType) -> None:
    result = doctest.testmod(module)
    assert result.attempted > 0
    assert result.failed == 0
