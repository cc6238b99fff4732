"""How much a stem tells: rare ones more than those that every other article has."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from math import fsum, log

# Stems of fewer than 5 of 1,000 articles are not in the table and count as the rarest in it.
_RAREST = 5
_WEIGHT_OF_RAREST = log(1000 / _RAREST)


def weight(stems: Iterable[str]) -> float:
    """The weight of stems together: the sum of their inverse document frequencies, natural logarithms.

    After Spärck Jones (1972). Rounded once: the same stems weigh the same in whatever order a set gives them.
    """
    known = _weights()
    return fsum(known.get(stem, _WEIGHT_OF_RAREST) for stem in stems)


def heaviest(stems: Iterable[str], count: int) -> list[str]:
    """The stems that tell most, at most `count`; equal ones in the order of their code points."""
    known = _weights()
    return sorted(stems, key=lambda stem: (-known.get(stem, _WEIGHT_OF_RAREST), stem))[:count]


@cache
def _weights() -> Mapping[str, float]:
    """The stems of stem_frequency.tsv, which says where it comes from. Read once; it is immutable."""
    lines = (files("timeline.arabic") / "stem_frequency.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {stem: log(1000 / int(count)) for stem, count in rows}
