"""What the mentions of an event come to: its best-supported days, its competing_dates, its independent sources.

Days are supported by every source whose days include them: "in May" supports 4 May, 6 May does not. The days
with the most independent sources win, then the narrowest, then those reported first. Mentions that say that
it occurred count before those that announce it, which break ties between them; a denial or a supposition
dates nothing while others do.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.dates.interval import Certainty, Interval, during
from timeline.extraction.model import Factuality

# Clauses that share this much of their telling words are copies of one text.
COPY = 0.8
# Clauses with fewer telling words are alike too easily.
_FEWEST_WORDS = 6
# Beyond so many mentions only identical words count as a copy: pairs grow with the square.
_COMPARED = 60

_ORDER = (Factuality.OCCURRED, Factuality.ANNOUNCED, Factuality.DENIED, Factuality.HYPOTHETICAL)


@dataclass(frozen=True, slots=True)
class Member:
    """One mention of an event. source: its publisher, or its article when that is not known.

    terms: the telling words of its clause. position: where the log has it.
    """

    mention: str
    article: str
    source: str
    when: Interval
    factuality: Factuality
    reporting: bool
    terms: frozenset[str]
    position: int


@dataclass(frozen=True, slots=True)
class Consensus:
    """representative: the mention that speaks for the event. sources: how many independent ones report it.

    disputed: whether sources give days that cannot both be right, or deny what others report.
    """

    representative: str
    factuality: Factuality
    reporting: bool
    sources: int
    disputed: bool


@dataclass(frozen=True, slots=True)
class CompetingDate:
    """Days that some mentions give, with the ids of these mentions; sources: how many independent ones."""

    when: Interval
    mentions: tuple[str, ...]
    sources: int


def consensus(members: Sequence[Member]) -> Consensus:
    """What the mentions of one event, at least one, come to."""
    if len(members) == 1:
        (only,) = members
        return Consensus(only.mention, only.factuality, only.reporting, 1, False)
    told = {member.factuality for member in members}
    factuality = next(one for one in _ORDER if one in told)
    origin = provenance_groups(members)
    telling = [member for member in members if member.factuality is factuality]
    announced = [member for member in members if member.factuality is Factuality.ANNOUNCED]
    supported = {
        when: tuple(_supporters(when, those, origin) for those in (telling, announced))
        for when in {member.when for member in telling}
    }
    best = max(telling, key=lambda member: (*supported[member.when], *_tie_break_key(member)))
    disputed = any(_disjoint(member.when, best.when) for member in telling)
    denied = factuality is Factuality.OCCURRED and Factuality.DENIED in told
    return Consensus(
        representative=best.mention,
        factuality=factuality,
        reporting=best.reporting,
        sources=len(set(origin.values())),
        disputed=disputed or denied,
    )


def competing_dates(members: Sequence[Member]) -> list[CompetingDate]:
    """The different days that the mentions give, those with the most sources first, then in time."""
    origin = provenance_groups(members)
    by_days: dict[Interval, list[Member]] = {}
    for member in sorted(members, key=lambda member: member.position):
        by_days.setdefault(member.when, []).append(member)
    found = [
        CompetingDate(when, tuple(one.mention for one in same), len({origin[one.mention] for one in same}))
        for when, same in by_days.items()
    ]
    return sorted(
        found,
        key=lambda competing: (-competing.sources, str(competing.when.earliest), str(competing.when.latest)),
    )


def provenance_groups(members: Sequence[Member]) -> dict[str, str]:
    """The origin of each mention: mentions of one publisher, or copies of one text, have the same."""
    origin: dict[str, str] = {}
    first_of: dict[str, str] = {}
    texts: list[tuple[frozenset[str], str]] = []
    for member in sorted(members, key=lambda member: member.position):
        found = first_of.get(member.source)
        if found is None and len(member.terms) >= _FEWEST_WORDS:
            found = next(
                (other for terms, other in texts if _is_copy(member.terms, terms, len(members))), None
            )
        found = found or member.source
        first_of.setdefault(member.source, found)
        if len(member.terms) >= _FEWEST_WORDS:
            texts.append((member.terms, found))
        origin[member.mention] = found
    return origin


def _tie_break_key(member: Member) -> tuple[int, bool, int]:
    """What decides among days that are supported as well."""
    return -_width(member.when), not member.reporting, -member.position


def _supporters(when: Interval, members: Sequence[Member], origin: dict[str, str]) -> int:
    """How many independent sources give days that include these."""
    return len({origin[one.mention] for one in members if _includes(one.when, when)})


def _is_copy(one: frozenset[str], other: frozenset[str], compared: int) -> bool:
    if compared > _COMPARED:
        return one == other
    return len(one & other) >= COPY * len(one | other)


def _includes(outer: Interval, inner: Interval) -> bool:
    return during(inner, outer) is Certainty.CERTAIN


def _disjoint(one: Interval, other: Interval) -> bool:
    return during(one, other) is None


def _width(when: Interval) -> int:
    if when.earliest is None or when.latest is None:
        return 10**9
    return (when.latest - when.earliest).days
