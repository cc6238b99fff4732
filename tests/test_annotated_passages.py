"""The annotated passages of historians' texts, and how dates of old calendars are compared with them."""

import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
GOLD = BENCHMARKS / "gold" / "openiti.jsonl"


@pytest.fixture
def tolerance(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    import tolerance

    return tolerance


@pytest.fixture
def historians(tolerance: ModuleType) -> ModuleType:
    import historians

    return historians


def date(value: str, **more: Any) -> dict[str, Any]:
    """An annotation; or, with its days, a prediction."""
    return {"start": 0, "end": 9, "type": "DATE", "value": value, **more}


def stated(earliest: str, latest: str | None = None) -> dict[str, Any]:
    latest = latest or earliest
    return date(f"{earliest}/{latest}", earliest=earliest, latest=latest)


HIJRI = date("1399-03-04/1399-03-06", hijri="801-06-26", core=["1399-03-05", "1399-03-05"])


@pytest.mark.parametrize(
    ("gold", "mine", "judgement"),
    [
        (HIJRI, stated("1399-03-06", "1399-03-08"), "true"),
        (HIJRI, stated("1399-03-07"), "narrow"),
        (HIJRI, stated("1399-03-09"), "false"),
        (HIJRI, stated("1399-03-01", "1399-03-30"), "true"),
        (date("1453-05-29"), stated("1453-05-29"), "true"),
        (date("1453-05-29"), stated("1453-06-07"), "true"),
        (date("1453-05-29"), stated("1453-06-08"), "false"),
        (date("1912"), stated("1912-03-01", "1912-03-31"), "narrow"),
        (date("BC0227"), stated("0227-01-01", "0227-12-31"), "false"),
        ({**HIJRI, "unsure": True}, stated("1399-03-09"), None),
        (date("PAST_REF"), stated("1399-03-09"), None),
        (date("1912", start=20, end=24), stated("1912-01-01", "1912-12-31"), "made up"),
    ],
)
def test_what_is_sure_and_wrong(
    tolerance: ModuleType, gold: dict[str, Any], mine: dict[str, Any], judgement: str | None
) -> None:
    assert [found for found, _ in tolerance.judged([gold], [mine])] == ([judgement] if judgement else [])


def test_days_that_no_table_fixes_may_be_two_days_off(tolerance: ModuleType) -> None:
    near, far = stated("1399-03-06", "1399-03-07"), stated("1399-03-07", "1399-03-09")
    assert [one["value"] for one in tolerance.with_tolerance([HIJRI], [near])] == [HIJRI["value"]]
    assert tolerance.with_tolerance([HIJRI], [far]) == [far]
    assert tolerance.with_tolerance([date("1912-03-05")], [stated("1912-03-06")]) == [stated("1912-03-06")]


def test_the_annotations_have_none_of_the_words() -> None:
    lines = GOLD.read_text(encoding="utf-8").splitlines()
    assert not re.search(r"[^\x20-\x7e]", "".join(lines))
    assert len(lines) == 40 and sum(json.loads(line)["held"] for line in lines) == 15


def test_passages_are_put_together_from_the_works(historians: ModuleType, shared: Path) -> None:
    folder = shared / "corpora" / "openiti"
    for held in (False, True):
        for one in historians.passages(folder, held):
            assert one["lines"] and one["timexes"] == sorted(one["timexes"], key=lambda each: each["start"])
            assert all(one["text"][each["start"] : each["end"]].strip() for each in one["timexes"])


def test_another_version_of_a_work_is_refused(historians: ModuleType) -> None:
    first = json.loads(GOLD.read_text(encoding="utf-8").splitlines()[0])
    with pytest.raises(SystemExit, match="is not the version in which oiti:kannan-1 was annotated"):
        historians.passage(first, "x" * 500_000)
