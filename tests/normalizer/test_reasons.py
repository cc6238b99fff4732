"""Reasons are values: each kind survives JSON, and the rules give nothing else."""

import ast
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from reason_kinds import CONDITIONS, REASONS, examples
from support import ROOT

from timeline.dates.edtf import parse_edtf
from timeline.grammar.parse import parse
from timeline.normalizer import Resolution, resolve_all
from timeline.normalizer.grounding import Alternative
from timeline.normalizer.reasons import spans_of
from timeline.normalizer.reasons_json import (
    alternative_from_json,
    alternative_to_json,
    kind_of,
    reason_from_json,
    reason_to_json,
)

NORMALIZER = ROOT / "timeline" / "normalizer"


def through_json(value: dict[str, Any]) -> dict[str, Any]:
    written: dict[str, Any] = json.loads(json.dumps(value))
    return written


@pytest.mark.parametrize("kind", REASONS)
def test_a_reason_of_every_kind_survives_json(kind: type[Any]) -> None:
    for reason in examples(kind):
        value = through_json(reason_to_json(reason))
        assert value["kind"] == kind_of(kind)
        assert reason_from_json(value) == reason


@pytest.mark.parametrize("kind", CONDITIONS)
def test_a_condition_of_every_kind_survives_json(kind: type[Any]) -> None:
    for condition in examples(kind):
        alternative = Alternative(parse_edtf("2017-05-04"), condition)
        value = through_json(alternative_to_json(alternative))
        assert value["condition"]["kind"] == kind_of(kind)
        assert alternative_from_json(value) == alternative


def test_no_two_kinds_have_one_name() -> None:
    assert len({kind_of(kind) for kind in (*REASONS, *CONDITIONS)}) == len(REASONS) + len(CONDITIONS)


def resolutions(published: str | None) -> list[tuple[str, Resolution]]:
    """Every expression of the corpus with its text, published on a day or as its case says."""
    found = []
    for file in sorted((ROOT / "tests" / "corpus").glob("*.toml")):
        family = tomllib.loads(file.read_text(encoding="utf-8"))
        for case in family["case"]:
            day = published or case.get("published", family.get("published"))
            when = parse_edtf(day) if day else None
            found += [(case["text"], one) for one in resolve_all(parse(case["text"]), when)]
    return found


@pytest.mark.parametrize("published", [None, "1909-06-01", "2017-05-04/2017-09-14", "../2017-05-15"])
def test_the_corpus_gives_reasons_and_conditions_of_these_kinds_alone(published: str | None) -> None:
    for text, resolution in resolutions(published):
        assert resolution.reasons
        assert {type(reason) for reason in resolution.reasons} <= set(REASONS)
        assert {type(other.condition) for other in resolution.alternatives} <= set(CONDITIONS)
        for reason in resolution.reasons:
            assert reason_from_json(through_json(reason_to_json(reason))) == reason
        for other in resolution.alternatives:
            assert alternative_from_json(through_json(alternative_to_json(other))) == other
        assert all(0 <= start < end <= len(text) for start, end in spans_of(resolution.reasons))


def test_an_alternative_has_its_days_and_its_condition_in_json() -> None:
    resolution = next(one for _, one in resolutions("2017-05-15") if one.alternatives)
    value = alternative_to_json(resolution.alternatives[0])
    assert value.keys() == {"edtf", "condition"}
    assert value["condition"]["kind"]


@pytest.mark.parametrize("file", sorted(NORMALIZER.glob("*.py")), ids=lambda path: path.stem)
def test_no_rule_puts_a_sentence_together(file: Path) -> None:
    """An f-string with two words in a row is prose; a code such as `{year}-{code}` is not."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    prose = [
        ast.unparse(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        and any(isinstance(part, ast.Constant) and " " in str(part.value).strip() for part in node.values)
    ]
    assert prose == []
