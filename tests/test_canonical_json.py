"""Canonical JSON: the bytes that the log hashes, which others must be able to make again."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.canonical_json import canonical, canonical_bytes, parsed

scalars = st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.text()
values = st.recursive(scalars, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))


@given(values)
def test_the_standard_library_makes_the_same_bytes(value: object) -> None:
    assert canonical(value) == json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


@given(values)
def test_what_was_written_is_read_again(value: object) -> None:
    assert parsed(canonical_bytes(value)) == value


@pytest.mark.parametrize("value", ["\ud800", 2**64, {1: 2}, b"bytes"])
def test_what_has_no_one_form_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        canonical(value)
