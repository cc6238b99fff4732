"""Which mentions are joined into one event."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from timeline.linking.blocking import BatchIndex, closest
from timeline.linking.features import LinkFeatures
from timeline.linking.score import DateRelation, Join, same_event


@dataclass(frozen=True, slots=True)
class Linked:
    """The result of linking: mentions that join an event, and events that turn out to be one.

    merged: in each of these, the partner's event is merged into the mention's and ceases to exist.
    """

    joins: tuple[Join, ...]
    merged: tuple[Join, ...]


def link(
    new: Iterable[LinkFeatures],
    known: Mapping[str, Sequence[LinkFeatures]],
    manually_linked_events: AbstractSet[str] = frozenset(),
) -> Linked:
    """Join new mentions, in order, to known ones and to each other: each to its best partner, or to none.

    known: for each new mention's id, the earlier mentions that may be its partners, oldest first.
    manually_linked_events: events that a person merged or split; they take new mentions but are not merged
    with other events. Partners with the same days come first, then those with overlapping days, then the
    rest; within each, the heaviest shared terms decide, then the order. Where a mention also matches another
    event of the same days, the two events are merged.
    """
    batch = BatchIndex()
    merged_into: dict[str, str] = {}
    joins, merged = [], []
    for mention in new:
        candidates = closest(mention, [*known.get(mention.mention, ()), *batch.find_candidates(mention)])
        matches = [
            replace(join, partner=_in_current_event(join.partner, merged_into))
            for join in (same_event(mention, candidate) for candidate in candidates)
            if join
        ]
        if matches:
            best = max(matches, key=_rank)
            joins.append(best)
            mention = replace(mention, event=best.partner.event)
            for join in matches:
                other = _in_current_event(join.partner, merged_into).event
                if (
                    join.days is DateRelation.SAME
                    and other != mention.event
                    and manually_linked_events.isdisjoint((other, mention.event))
                ):
                    merged.append(replace(join, mention=mention, partner=replace(join.partner, event=other)))
                    merged_into[other] = mention.event
        batch.add(mention)
    return Linked(tuple(joins), tuple(merged))


def _rank(join: Join) -> tuple[int, float]:
    return -list(DateRelation).index(join.days), join.share * join.shared


def _in_current_event(mention: LinkFeatures, merged_into: Mapping[str, str]) -> LinkFeatures:
    """A mention with its event replaced by the one that it has been merged into."""
    event = mention.event
    while event in merged_into:
        event = merged_into[event]
    return mention if event == mention.event else replace(mention, event=event)
