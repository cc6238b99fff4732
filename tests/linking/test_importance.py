"""The importance of an event: a sum that can be explained."""

from dataclasses import replace

import pytest

from timeline.dates.interval import Precision
from timeline.extraction.model import Factuality
from timeline.linking.importance import WEIGHTS, Signals, components, importance

ONE = Signals(
    sources=1, articles=1, later_days=0, titles=0, leads=0, factuality=Factuality.OCCURRED, reporting=False,
    precision=Precision.MONTH, fragment=False,
)  # fmt: skip


def test_one_article_that_mentions_a_month_in_passing_has_no_importance() -> None:
    assert components(ONE) == ()
    assert importance(ONE) == 0


@pytest.mark.parametrize(
    "more",
    [
        {"sources": 2},
        {"articles": 2},
        {"later_days": 1},
        {"titles": 1},
        {"leads": 1},
        {"precision": Precision.DAY},
    ],
    ids=str,
)
def test_what_more_is_known_of_an_event_makes_it_more_important(more: dict[str, object]) -> None:
    assert importance(replace(ONE, **more)) > importance(ONE)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "less",
    [
        {"factuality": Factuality.ANNOUNCED},
        {"factuality": Factuality.DENIED},
        {"factuality": Factuality.HYPOTHETICAL},
        {"reporting": True},
        {"precision": Precision.YEAR},
        {"fragment": True},
        {"in_passing": True},
    ],
    ids=str,
)
def test_what_did_not_simply_happen_on_known_days_is_less_important(less: dict[str, object]) -> None:
    lead = replace(ONE, titles=1, leads=1)
    assert importance(replace(lead, **less)) < importance(lead)  # type: ignore[arg-type]


def test_nothing_is_less_important_than_what_is_mentioned_in_passing() -> None:
    worst = replace(ONE, reporting=True, factuality=Factuality.DENIED, precision=Precision.CENTURY)
    assert importance(worst) == 0
    assert components(worst)[-1].name == "none"
    assert sum(part.points for part in components(worst)) == 0


def test_an_independent_source_counts_for_more_than_a_copy() -> None:
    assert importance(replace(ONE, sources=2, articles=2)) > importance(replace(ONE, articles=4))


def test_the_components_add_up_to_the_importance() -> None:
    event = replace(ONE, sources=3, articles=5, later_days=2, leads=1, reporting=True)
    assert sum(part.points for part in components(event)) == importance(event)


def test_beyond_its_most_a_component_adds_no_more() -> None:
    for weight in WEIGHTS:
        assert weight.most >= 1
    assert importance(replace(ONE, later_days=40)) == importance(replace(ONE, later_days=400))
    (part,) = components(replace(ONE, later_days=400))
    assert part.count == 400


def test_every_component_has_one_weight() -> None:
    names = [weight.name for weight in WEIGHTS]
    assert len(set(names)) == len(names)
