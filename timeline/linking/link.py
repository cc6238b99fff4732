"""Which mentions are joined into one event."""

import math
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import product

from timeline.linking.blocking import BatchIndex, closest
from timeline.linking.features import LinkFeatures
from timeline.linking.score import JOINED, SAY_THE_SAME, DateRelation, Join, compare, compare_with_all

# How many members of an event decide, the best ones; the score of one whose days cannot be the mention's.
# Of a large event, so many mentions are compared besides those that share rare words.
COMPARED = 8
# From here on a higher score says no more.
_SURE = 2.5
_MEMBERS, _APART = 3, 0.5
# From this agreement on, and from so much of it in what they say, two events that are not joined may be the
# same. A mention links its event to so many.
POSSIBLE, SAY_LIKEWISE = -2.2, 1.0
MOST_ALIKE = 3
# How many members of each event are compared for that, and the score of two whose days cannot be the same.
_LIKE, _NO_SCORE = 6, -4.0


@dataclass(frozen=True, slots=True)
class Likeness:
    """An event that may be that of a mention: with its closest member, and how well the two events agree."""

    closest: Join
    score: float


@dataclass(frozen=True, slots=True)
class Linked:
    """The result of linking: mentions that join an event, events that turn out to be one, and that may be.

    merged: in each of these, the partner's event is merged into the mention's and ceases to exist. alike:
    events that are not joined, but possibly the same.
    """

    joins: tuple[Join, ...]
    merged: tuple[Join, ...]
    alike: tuple[Likeness, ...] = ()


def link(
    new: Iterable[LinkFeatures],
    known: Mapping[str, Sequence[LinkFeatures]],
    members: Mapping[str, Sequence[LinkFeatures]],
    manually_linked_events: AbstractSet[str] = frozenset(),
    kept_apart: AbstractSet[tuple[str, str]] = frozenset(),
) -> Linked:
    """Join new mentions, in order, to known events and to each other: each to its best event, or to none.

    known: for each new mention's id, the earlier mentions that may be its partners, oldest first. members: of
    each of their events, some of its mentions. manually_linked_events: events that a person merged or split;
    they take new mentions but are not merged with other events.

    A mention joins an event as a whole: the mean of the members that agree best decides. Where it agrees with
    another event of the same days, and the members of both agree with each other, the two are merged.
    """
    batch = BatchIndex()
    merged_into: dict[str, str] = {}
    of_event = {event: list(several) for event, several in members.items()}
    joins, merged = [], []
    alike: list[Likeness] = []
    for mention in new:
        candidates = closest(mention, [*known.get(mention.mention, ()), *batch.find_candidates(mention)])
        events = dict.fromkeys(_current(peer.event, merged_into) for peer in candidates)
        near = {peer.mention for peer in candidates}
        compared = {event: compared_members(of_event[event], near) for event in events}
        # Each member is compared once, for joining and for what may be the same.
        scored = {event: compare_with_all(mention, compared[event], SAY_LIKEWISE) for event in events}
        agreeing = [found for event in events if (found := _agreement(event, scored[event]))]
        agreeing.sort(key=lambda found: (-found[0], -found[1].score))
        if agreeing:
            best = agreeing[0][1]
            joins.append(best)
            mention = replace(mention, event=best.partner.event)
            for _, join in agreeing[1:]:
                other = join.partner.event
                if (
                    join.days is DateRelation.SAME
                    and manually_linked_events.isdisjoint((other, mention.event))
                    and (other, mention.event) not in kept_apart
                    and _are_one([mention, *compared[mention.event]], compared[other])
                ):
                    merged.append(replace(join, mention=mention))
                    merged_into[other] = mention.event
                    of_event[mention.event] += of_event.pop(other)
        of_event.setdefault(mention.event, []).append(mention)
        batch.add(mention)
        others = [
            event
            for event in compared
            if _current(event, merged_into) == event != mention.event
            and (event, mention.event) not in kept_apart
        ]
        alike += _alike(
            mention, of_event[mention.event], [(compared[event], scored[event]) for event in others]
        )
    return Linked(tuple(joins), tuple(merged), tuple(alike))


def compared_members(members: Sequence[LinkFeatures], near: AbstractSet[str]) -> list[LinkFeatures]:
    """Return the members of an event that a mention is compared with, in the order of their ids.

    They are those near it, and some others; which these are does not depend on when they came.
    """
    in_order = sorted(members, key=lambda peer: peer.mention)
    return [peer for number, peer in enumerate(in_order) if number < COMPARED or peer.mention in near]


def _agreement(event: str, scored: Sequence[Join | None]) -> tuple[float, Join] | None:
    """The score of a mention with an event and its join with the best member; None if they do not agree.

    scored: how it agrees with each member; nothing if what they say is all different.
    """
    best = sorted([join for join in scored if join], key=lambda join: -join.score)[:_MEMBERS]
    if not best or best[0].of_words < SAY_THE_SAME:
        return None
    asked = min(_MEMBERS, len(scored))
    score = (sum(min(join.score, _SURE) for join in best) + _APART * (asked - len(best))) / asked
    first = replace(best[0], partner=replace(best[0].partner, event=event))
    return (score, first) if score >= JOINED else None


def _alike(
    mention: LinkFeatures,
    own: Sequence[LinkFeatures],
    others: Iterable[tuple[Sequence[LinkFeatures], Sequence[Join | None]]],
) -> list[Likeness]:
    """The events that may be that of a mention, the most alike first, at most MOST_ALIKE.

    own: the members of its event, the mention itself among them; others: those of each other event, and how
    the mention agrees with each.
    """
    # In the order of their ids: which of them are compared does not depend on when they came.
    others_of_own = sorted((peer for peer in own if peer is not mention), key=lambda peer: peer.mention)
    mine = [mention, *others_of_own][:_LIKE]
    found = []
    for members, scored in others:
        best = max(filter(None, scored[:_LIKE]), key=lambda join: join.score, default=None)
        if best is not None and best.score >= POSSIBLE and best.of_words >= SAY_LIKEWISE:
            score = likeness(mine, members[:_LIKE])
            if score >= POSSIBLE:
                found.append(Likeness(best, score))
    return sorted(found, key=lambda one: (-one.score, one.closest.partner.mention))[:MOST_ALIKE]


def likeness(one: Sequence[LinkFeatures], two: Sequence[LinkFeatures]) -> float:
    """Return how well two events agree: the mean, over the members of both, of each one's best score."""
    scores = [[join.score if (join := compare(a, b)) else _NO_SCORE for b in two] for a in one]
    best = [min(max(row), _SURE) for row in (*scores, *zip(*scores, strict=True))]
    return math.fsum(best) / len(best)


def _are_one(one: Sequence[LinkFeatures], two: Sequence[LinkFeatures]) -> bool:
    """Whether the members of two events, as far as they are candidates, agree with each other."""
    scores = [
        min(join.score, _SURE) if (join := compare(first, second)) else _APART
        for first, second in product(one[:_MEMBERS], two[:_MEMBERS])
    ]
    return bool(scores) and sum(scores) / len(scores) >= JOINED


def _current(event: str, merged_into: Mapping[str, str]) -> str:
    """The event into which an event has been merged, or itself."""
    while event in merged_into:
        event = merged_into[event]
    return event
