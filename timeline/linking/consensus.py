"""Aggregates the mentions of an event: its best-supported days, competing dates and independent sources.

Days are supported by every source whose days include them: "in May" supports 4 May, "6 May" does not. The
days with the most independent sources win, then the narrowest, then those reported first. Mentions that
report that it occurred count before those that announce it, which break ties between them; a denial or a
supposition decides the date only when nothing else does. A lead, which is dated about its publication, counts
as a source, but decides the days only where no mention has a date, and disputes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from timeline.dates.interval import Certainty, Interval, during
from timeline.extraction.model import Factuality
from timeline.linking.copies import are_copies
from timeline.linking.disagreement import Claim, Disagreement, disagreement

# Clauses with fewer content terms are alike too easily.
_FEWEST_WORDS = 6
# Beyond this many mentions only identical terms count as a copy: the number of pairs grows with the square.
_COMPARED = 60

_ORDER = (Factuality.OCCURRED, Factuality.ANNOUNCED, Factuality.DENIED, Factuality.HYPOTHETICAL)


@dataclass(frozen=True, slots=True)
class Member:
    """One mention of an event. publisher: or the article's id when it is not known.

    terms: the content terms of its sentence. position: its position in the log. clause: its words without
    the date. denies: whether it denies what happened, or reports such a denial. lead: its days are those
    about its publication. deictic: its date is only today or yesterday.
    """

    mention: str
    article: str
    publisher: str
    when: Interval
    factuality: Factuality
    reporting: bool
    terms: frozenset[str]
    position: int
    clause: str = ""
    denies: bool = False
    lead: bool = False
    deictic: bool = False


@dataclass(frozen=True, slots=True)
class Consensus:
    """What the mentions of an event agree on.

    representative: the mention whose date and clause stand for the event. sources: the number of independent
    sources. disputed: whether sources give days that cannot both be right, or deny what others report.
    """

    representative: str
    factuality: Factuality
    reporting: bool
    sources: int
    disputed: bool


@dataclass(frozen=True, slots=True)
class CompetingDate:
    """Days that some mentions give, with the mentions' ids; sources: how many are independent."""

    when: Interval
    mentions: tuple[str, ...]
    sources: int


def consensus(members: Sequence[Member]) -> Consensus:
    """Aggregate the mentions of one event, at least one."""
    if len(members) == 1:
        (only,) = members
        return alone(only.mention, only.factuality, only.reporting)
    origin = provenance_groups(members)
    dated = _dated(members)
    factualities = {member.factuality for member in dated}
    factuality = next(one for one in _ORDER if one in factualities)
    deciding = [member for member in dated if member.factuality is factuality]
    announced = [member for member in dated if member.factuality is Factuality.ANNOUNCED]
    supported = {
        when: tuple(_supporters(when, those, origin) for those in (deciding, announced))
        for when in {member.when for member in deciding}
    }
    best = max(deciding, key=lambda member: (*supported[member.when], *_tie_break_key(member)))
    return Consensus(
        representative=best.mention,
        factuality=factuality,
        reporting=best.reporting,
        sources=len(set(origin.values())),
        disputed=bool(_disagreement(members, best)),
    )


def alone(mention: str, factuality: Factuality, reporting: bool) -> Consensus:
    """Return what the only mention of an event says."""
    return Consensus(mention, factuality, reporting, 1, False)


def disputes(members: Sequence[Member]) -> Disagreement:
    """Return which mentions of one event, at least one, disagree with what stands for it."""
    found = consensus(members).representative
    best = next(member for member in members if member.mention == found)
    return _disagreement(members, best)


def _disagreement(members: Sequence[Member], best: Member) -> Disagreement:
    # A lead may deny what others report, but its days, about its publication, contradict none.
    dated = [replace(member, when=best.when) if member.lead else member for member in _dated(members)]
    contested = any(member.denies or _disjoint(member.when, best.when) for member in dated)
    if not contested:
        return Disagreement((), ())
    claims = {
        member.mention: Claim(
            member.mention,
            member.article,
            member.publisher,
            member.when,
            member.factuality,
            member.reporting,
            member.denies,
            member.clause,
            member.deictic,
        )
        for member in dated
    }
    return disagreement(claims[best.mention], list(claims.values()))


def competing_dates(members: Sequence[Member]) -> list[CompetingDate]:
    """Return the different days that the mentions give, those with the most sources first, then by time.

    Leads give none where others do.
    """
    origin = provenance_groups(members)
    by_days: dict[Interval, list[Member]] = {}
    for member in sorted(_dated(members), key=lambda member: member.position):
        by_days.setdefault(member.when, []).append(member)
    dates = [
        CompetingDate(when, tuple(one.mention for one in same), len({origin[one.mention] for one in same}))
        for when, same in by_days.items()
    ]
    return sorted(
        dates,
        key=lambda found: (-found.sources, *map(_day_key, (found.when.earliest, found.when.latest))),
    )


def provenance_groups(members: Sequence[Member]) -> dict[str, str]:
    """Return the origin of each mention by id: mentions of one publisher and copies of a text share one."""
    origin: dict[str, str] = {}
    first_of: dict[str, str] = {}
    texts: list[tuple[frozenset[str], str]] = []
    for member in sorted(members, key=lambda member: member.position):
        group = first_of.get(member.publisher)
        if group is None and len(member.terms) >= _FEWEST_WORDS:
            group = next(
                (other for terms, other in texts if _is_copy(member.terms, terms, len(members))), None
            )
        group = group or member.publisher
        first_of.setdefault(member.publisher, group)
        if len(member.terms) >= _FEWEST_WORDS:
            texts.append((member.terms, group))
        origin[member.mention] = group
    return origin


def _dated(members: Sequence[Member]) -> Sequence[Member]:
    """The mentions that have a date of their own; all of them if none has."""
    return [member for member in members if not member.lead] or members


def _day_key(end: date | None) -> tuple[bool, int]:
    """Orders ends by time, an open one last."""
    return end is None, end.toordinal() if end else 0


def _tie_break_key(member: Member) -> tuple[int, bool, int]:
    """Orders days that are equally well supported; the greatest key wins."""
    return -_width(member.when), not member.reporting, -member.position


def _supporters(when: Interval, members: Sequence[Member], origin: dict[str, str]) -> int:
    """How many independent sources give days that include these."""
    return len({origin[one.mention] for one in members if _includes(one.when, when)})


def _is_copy(one: frozenset[str], other: frozenset[str], compared: int) -> bool:
    if compared > _COMPARED:
        return one == other
    return are_copies(one, other)


def _includes(outer: Interval, inner: Interval) -> bool:
    return during(inner, outer) is Certainty.CERTAIN


def _disjoint(one: Interval, other: Interval) -> bool:
    return during(one, other) is None


def _width(when: Interval) -> int:
    if when.earliest is None or when.latest is None:
        return 10**9
    return (when.latest - when.earliest).days
