"""Whether the sources of an event disagree: on its day, or on whether it took place.

Two sources give days that cannot both be right when their days do not overlap and their clauses report one
act, with the same figures: a paper that reports the exchange every evening does not disagree with itself, nor
with another that reports the next evening. A denial disputes an event when it names the act that another
side reports; what is denied may be something else, such as an accusation. Forecasts dispute nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from timeline.arabic.stems import terms, weight
from timeline.arabic.verb_forms import is_perfect
from timeline.arabic.verbal_nouns import acts, names_an_act
from timeline.arabic.words import says, words_of
from timeline.dates.interval import Interval, during
from timeline.extraction.model import Factuality
from timeline.linking.copies import are_copies

# Stems that two clauses on one act share, and their share of the weight of the lighter clause.
_FEWEST_STEMS, _SHARE = 3, 0.6
# The same for a clause that denies another one, which uses other words.
_DENIAL_SHARE = 0.4
# A clause is compared with those of many others.
_terms = lru_cache(maxsize=2**12)(terms)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Claim:
    """What one mention of an event claims.

    publisher: mentions of one publisher are one source, also where another copied its text. denies: whether
    it denies what happened. clause: its words without the date. deictic: its date is only today or yesterday.
    """

    mention: str
    article: str
    publisher: str
    when: Interval
    factuality: Factuality
    reporting: bool
    denies: bool
    clause: str
    deictic: bool = False


@dataclass(frozen=True, slots=True)
class Disagreement:
    """The mentions that disagree with the event's best supported days, and those that deny it; by id."""

    other_days: tuple[str, ...]
    denials: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.other_days or self.denials)


def disagreement(best: Claim, claims: Sequence[Claim]) -> Disagreement:
    """Return which claims about one event disagree with the best supported one."""
    decided = [claim for claim in claims if claim.factuality is best.factuality and not claim.denies]
    agreeing = [claim for claim in decided if not _apart(claim.when, best.when)]
    other_days = [
        claim
        for claim in decided
        if _apart(claim.when, best.when) and any(_conflict(claim, other) for other in agreeing)
    ]
    occurred = best.factuality is Factuality.OCCURRED
    denials = [
        claim
        for claim in claims
        if occurred and claim.denies and any(_is_denied(other, claim) for other in agreeing)
    ]
    return Disagreement(tuple(one.mention for one in other_days), tuple(one.mention for one in denials))


def _conflict(one: Claim, other: Claim) -> bool:
    """Whether two sources report one act on days that cannot both be right."""
    if one.publisher == other.publisher or one.reporting != other.reporting or _figures_differ(one, other):
        return False
    if (one.deictic or other.deictic) and are_copies(_terms(one.clause), _terms(other.clause)):
        # Reprinted a day later, its today stays, or becomes yesterday.
        return False
    return _share(one.clause, other.clause) >= _SHARE


def _is_denied(claim: Claim, denial: Claim) -> bool:
    """Whether a denial names the act that a claim reports, and comes from another side.

    That is another article, or somebody whose denial an article reports next to the claim.
    """
    own = claim.article == denial.article and not denial.reporting
    if own or claim.clause == denial.clause:
        return False
    act = _act(claim.clause)
    if act is None:
        return _share(claim.clause, denial.clause) >= _SHARE
    words = (word.folded for word in words_of(denial.clause, 0, len(denial.clause)))
    named = any(not acts(act).isdisjoint(acts(word)) for word in words)
    return named and _share(claim.clause, denial.clause) >= _DENIAL_SHARE


def _act(clause: str) -> str | None:
    """The verb or verbal noun of what a clause reports: after أن or a verb of saying, if it has one."""
    words = words_of(clause, 0, len(clause))
    opens = [index for index, word in enumerate(words) if says(word) or "complementiser" in word.readings]
    for word in words[opens[-1] + 1 :] if opens else words:
        if is_perfect(word.folded) or names_an_act(word.folded):
            return word.folded
    return None


def _share(one: str, other: str) -> float:
    mine, theirs = _terms(one), _terms(other)
    both = mine & theirs
    return weight(both) / min(weight(mine), weight(theirs)) if len(both) >= _FEWEST_STEMS else 0.0


def _figures_differ(one: Claim, other: Claim) -> bool:
    """Whether both clauses have figures, and share none: other rounds of a routine."""
    mine, theirs = (set(_NUMBER.findall(claim.clause)) for claim in (one, other))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _apart(one: Interval, other: Interval) -> bool:
    return during(one, other) is None
