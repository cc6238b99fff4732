"""The keys of people's names, and the surnames by which they are known.

A key is made of skeletons (arabic/skeleton.py), so that the spellings of a foreign name share it.
"""

from collections.abc import Mapping
from functools import cache

from timeline.arabic.lexicon import names
from timeline.arabic.skeleton import folded_skeleton

Phrase = tuple[str, ...]


def person_key(parts: Phrase) -> str:
    """Return the key of a full name: the skeletons of its given name and of its last part."""
    pieces = _pieces(parts)
    ends = pieces if len(pieces) == 1 else [pieces[0], pieces[-1]]
    return "person:" + "-".join("".join(map(folded_skeleton, piece)) for piece in ends)


def surname(parts: Phrase) -> Phrase | None:
    """Return the surname of a full name, as skeletons: (لافروف), (دي, ميستورا); None for a single name."""
    pieces = _pieces(parts)
    return tuple(map(folded_skeleton, pieces[-1])) if len(pieces) > 1 else None


@cache
def leader_surnames() -> Mapping[Phrase, str]:
    """Return the key of each surname that the press uses on its own, by its skeletons."""
    return {
        tuple(map(folded_skeleton, lone)): person_key(full)
        for full, every in names.leaders()
        for lone in every
    }


@cache
def leaders_first() -> frozenset[str]:
    """Return the skeletons with which these surnames begin."""
    return frozenset(last[0] for last in leader_surnames())


@cache
def leader_spellings() -> frozenset[str]:
    """Return these surnames of one word as they are spelled, folded."""
    return frozenset(lone[0] for _, every in names.leaders() for lone in every if len(lone) == 1)


@cache
def known_surnames() -> frozenset[Phrase]:
    """Return the surnames of these people and of those whom the press names in full, as skeletons."""
    full = (surname(name) for name, _ in names.leaders())
    return frozenset(filter(None, full)) | frozenset(leader_surnames())


@cache
def printed_leaders() -> Mapping[str, str]:
    """Return the names of the people whom the press calls by the surname as they are printed, by key."""
    return {person_key(full): printed for full, printed in names.printed_leaders().items()}


def _pieces(parts: Phrase) -> list[Phrase]:
    """The parts of a name, each with the particles before it: بن سلمان is one part, and so is عبد الفتاح."""
    particles = names.words("name_particle")
    pieces: list[Phrase] = []
    pending: Phrase = ()
    for part in parts:
        pending = (*pending, part)
        if part not in particles:
            pieces.append(pending)
            pending = ()
    if pending and pieces:
        pieces[-1] = (*pieces[-1], *pending)
    return pieces or [pending]
