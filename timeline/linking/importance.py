"""How important an event is: points for what is known of it, from a fixed table, added up.

A further component is one line of WEIGHTS and, where it is not known yet, one field of Signals. The sum is
kept with the event (projections/event_columns.py), so a changed weight is a new version of that projector.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from timeline.dates.interval import Precision
from timeline.extraction.model import Factuality

ComponentName = Literal[
    "sources", "articles", "later_days", "titles", "leads", "day", "vague", "announced", "not_occurred",
    "reporting", "fragment", "in_passing", "none",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Signals:
    """What is known of an event.

    sources: independent ones; articles: that report it, copies included; later_days: days after it and after
    its first article on which an article reports it again; titles, leads: articles that report it in their
    title, in their first sentence; fragment: no clause says what happened without the words around it;
    in_passing: one source tells it, whose news is something else.
    """

    sources: int
    articles: int
    later_days: int
    titles: int
    leads: int
    factuality: Factuality
    reporting: bool
    precision: Precision
    fragment: bool
    in_passing: bool = False


@dataclass(frozen=True, slots=True)
class Weight:
    """A component. count: how often it applies to an event; most: how often it counts; points: for each."""

    name: ComponentName
    points: int
    most: int
    count: Callable[[Signals], int]


@dataclass(frozen=True, slots=True)
class Component:
    """What a component adds to the importance of one event. count: how often it applies."""

    name: ComponentName
    count: int
    points: int


_VAGUE = (
    Precision.QUARTER,
    Precision.HALF,
    Precision.YEAR,
    Precision.DECADE,
    Precision.CENTURY,
    Precision.OPEN,
)

# Chosen by reading the three foremost events of 29 days of two news databases (1,000 articles each), and
# changed once after that; docs/measurements.md has the count.
WEIGHTS: tuple[Weight, ...] = (
    # Newsrooms that chose it apart from each other: the strongest sign, and the hardest to come by.
    Weight("sources", 12, 10, lambda event: event.sources - 1),
    # Copies and second articles of one publisher: a quarter of an independent choice.
    Weight("articles", 3, 10, lambda event: event.articles - 1),
    # What is still written about; a week of it is enough, or anniversaries would outweigh everything.
    Weight("later_days", 4, 7, lambda event: event.later_days),
    # What an article is about. Title and first sentence together are as good as another source.
    Weight("titles", 6, 3, lambda event: event.titles),
    Weight("leads", 6, 3, lambda event: event.leads),
    # What happened is told with its day; background is told by the year.
    Weight("day", 5, 1, lambda event: event.precision is Precision.DAY),
    Weight("vague", -5, 1, lambda event: event.precision in _VAGUE),
    # As much as a title: an announcement in a title is as good as a report in passing.
    Weight("announced", -6, 1, lambda event: event.factuality is Factuality.ANNOUNCED),
    Weight(
        "not_occurred", -10, 1, lambda event: event.factuality in (Factuality.DENIED, Factuality.HYPOTHETICAL)
    ),
    Weight("reporting", -6, 1, lambda event: event.reporting),
    # A reader of an overview would not know what it is.
    Weight("fragment", -10, 1, lambda event: event.fragment),
    # As much as a day: what an article only refers to stands behind the news of that day.
    Weight("in_passing", -5, 1, lambda event: event.in_passing),
)


def components(event: Signals) -> tuple[Component, ...]:
    """The components that apply to an event, in the order of the table, and what lifts their sum to 0."""
    counted = ((weight, int(weight.count(event))) for weight in WEIGHTS)
    found = tuple(
        Component(weight.name, count, weight.points * min(count, weight.most))
        for weight, count in counted
        if count
    )
    below = -sum(component.points for component in found)
    return (*found, Component("none", 1, below)) if below > 0 else found


def importance(event: Signals) -> int:
    """The sum of the points of an event, never less than 0: a cell with a minus sign is no number in CSV."""
    return sum(component.points for component in components(event))
