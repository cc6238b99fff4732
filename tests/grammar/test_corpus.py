"""The cases in tests/corpus/, each as a test of its own."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from timeline.dates.edtf import parse_edtf
from timeline.dates.time_kind import format_time
from timeline.grammar.parse import parse
from timeline.grammar.period_table import PeriodTable, built_in_periods
from timeline.normalizer import resolve_all

CORPUS = Path(__file__).parent.parent / "corpus"


def cases() -> Iterator[Any]:
    for file in sorted(CORPUS.glob("*.toml")):
        family = tomllib.loads(file.read_text(encoding="utf-8"))
        for number, case in enumerate(family["case"], start=1):
            published = case.get("published", family.get("published"))
            time = case.get("time")
            periods = built_in_periods() if family.get("periods") else None
            name = f"{file.stem}-{number}"
            yield pytest.param(case["text"], published, case["expect"], time, periods, id=name)


@pytest.mark.parametrize(("text", "published", "expect", "time", "periods"), list(cases()))
def test_a_case_gives_exactly_its_expressions(
    text: str,
    published: str | None,
    expect: list[list[str]],
    time: list[str] | None,
    periods: PeriodTable | None,
) -> None:
    expressions = parse(text, periods)
    resolutions = resolve_all(expressions, parse_edtf(published) if published else None)
    found = [[e.text, r.timex] for e, r in zip(expressions, resolutions, strict=True)]
    assert found == expect
    if time is not None:
        assert [format_time(r.interval, r.kind) for r in resolutions if r.interval] == time
