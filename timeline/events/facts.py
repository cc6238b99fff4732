"""The facts: what the log holds. Immutable; everything else is rebuilt from them.

Facts carry no words of an article, only offsets into it: the text lies beside the log under its hash, so
that it can be erased one day without breaking the chain.
"""

import hashlib
from dataclasses import dataclass, fields
from typing import Any, get_args

from timeline.canonical_json import canonical, canonical_bytes, parsed

# Goes up when a fact type changes its fields; old rows keep theirs.
SCHEMA_VERSION = 4
# The stream of what belongs to no article.
NAMES_STREAM = "names"


@dataclass(frozen=True, slots=True)
class ArticleRecorded:
    """An article came in. published: EDTF, None when unknown; text: the hash under which its text is kept.

    title_text: the hash under which its title is kept; title: the title itself, in facts of version 1 alone.
    marked: dates that editors marked in the text, as of events/marked.py; none before version 4.
    """

    article: str
    text: str
    characters: int
    published: str | None
    title: str | None
    source: str | None
    url: str | None
    title_text: str | None = None
    marked: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class MentionRecorded:
    """A clause was read: the parsed expression, its resolution, and where the clause stands in the text.

    report: how the clause is meant and who says so (events/report.py); empty in facts before version 3.
    """

    article: str
    mention: str
    quote_start: int
    quote_end: int
    expression: dict[str, Any]
    resolution: dict[str, Any]
    normalizer: int
    report: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ExpressionsNoted:
    """Expressions of an article that make no dated event: durations and vague words."""

    article: str
    expressions: tuple[dict[str, Any], ...]
    normalizer: int


@dataclass(frozen=True, slots=True)
class PublicationDated:
    """An article's publication date became known, or was corrected. published: EDTF; why: for a reader."""

    article: str
    published: str
    why: str


@dataclass(frozen=True, slots=True)
class MentionResolved:
    """A mention was resolved anew; it leaves its event and founds its own, unless a join follows."""

    article: str
    mention: str
    resolution: dict[str, Any]
    normalizer: int


@dataclass(frozen=True, slots=True)
class MentionJoined:
    """A mention reports the same event as `partner`.

    shared: how many telling words they have in common. agreement: how much of the lighter one's words, by
    weight, in percent, and whether the days are the same, overlap or differ; None in facts before version 3.
    """

    article: str
    mention: str
    event: str
    partner: str
    shared: int
    agreement: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class EventsMerged:
    """Two events are one: `mention` of `event` agrees with `partner` of `merged`, which goes over into it.

    shared, agreement: as of MentionJoined.
    """

    article: str
    mention: str
    event: str
    merged: str
    partner: str
    shared: int
    agreement: dict[str, Any]


@dataclass(frozen=True, slots=True)
class MentionDerived:
    """A mention that counts from an event took its days from it; they follow when that event is dated anew.

    event: the event's id then, None when none is found any more.
    """

    article: str
    mention: str
    event: str | None
    resolution: dict[str, Any]
    normalizer: int


@dataclass(frozen=True, slots=True)
class MentionReread:
    """A later normalizer reads a mention otherwise: its clause, expression and resolution from now on.

    report: as in MentionRecorded.
    """

    article: str
    mention: str
    quote_start: int
    quote_end: int
    expression: dict[str, Any]
    resolution: dict[str, Any]
    normalizer: int
    report: dict[str, Any]


@dataclass(frozen=True, slots=True)
class MentionRedated:
    """A person gave a mention its days. resolution: as of a mention, with the person's reason."""

    article: str
    mention: str
    resolution: dict[str, Any]
    why: str


@dataclass(frozen=True, slots=True)
class MentionRetracted:
    """A mention counts no more: a person took it back, or a later normalizer no longer reads it."""

    article: str
    mention: str
    why: str


@dataclass(frozen=True, slots=True)
class MentionRestored:
    """A mention counts again. event: where it stands now; redated, placed: whether a person put it so."""

    article: str
    mention: str
    resolution: dict[str, Any]
    event: str | None
    redated: bool
    placed: bool
    why: str


@dataclass(frozen=True, slots=True)
class MentionPlaced:
    """A person put a mention into an event, or parted it from one; linking leaves it there."""

    article: str
    mention: str
    event: str
    why: str


@dataclass(frozen=True, slots=True)
class ArticleRetracted:
    """An article counts no more; facts of its own retract its mentions."""

    article: str
    why: str


@dataclass(frozen=True, slots=True)
class ArticleRestored:
    """An article counts again; facts of their own restore its mentions."""

    article: str
    why: str


@dataclass(frozen=True, slots=True)
class ArticleRedacted:
    """An article's text and title were erased for good; what was read from it keeps its dates alone."""

    article: str
    why: str


@dataclass(frozen=True, slots=True)
class NamesGiven:
    """A person's list of names and places, which takes the place of the one before it; empty: none any more.

    spellings: as of spellings_to_json (events/names/spellings.py).
    """

    spellings: tuple[dict[str, Any], ...]


Fact = (
    ArticleRecorded
    | MentionRecorded
    | ExpressionsNoted
    | PublicationDated
    | MentionResolved
    | MentionJoined
    | EventsMerged
    | MentionDerived
    | MentionReread
    | MentionRedated
    | MentionRetracted
    | MentionRestored
    | MentionPlaced
    | ArticleRetracted
    | ArticleRestored
    | ArticleRedacted
    | NamesGiven
)
_TYPES: dict[str, type[Fact]] = {kind.__name__: kind for kind in get_args(Fact)}
_FIELDS = {kind: frozenset(field.name for field in fields(kind)) for kind in _TYPES.values()}


def _title_apart(values: dict[str, Any]) -> dict[str, Any]:
    """Version 2 keeps an article's title beside the log, with its text."""
    return {**values, "title_text": None}


def _without_report(values: dict[str, Any]) -> dict[str, Any]:
    """Version 3 says how a clause is meant."""
    return {**values, "report": {}}


def _without_agreement(values: dict[str, Any]) -> dict[str, Any]:
    """Version 3 says how well two clauses agree."""
    return {**values, "agreement": None}


def _without_marks(values: dict[str, Any]) -> dict[str, Any]:
    """Version 4 keeps the dates that editors marked."""
    return {**values, "marked": []}


# (type, version): what makes its values those of the next version.
_UPCASTS = {
    ("ArticleRecorded", 1): _title_apart,
    ("ArticleRecorded", 3): _without_marks,
    ("MentionRecorded", 2): _without_report,
    ("MentionReread", 2): _without_report,
    ("MentionJoined", 2): _without_agreement,
}


def fact_type(fact: Fact) -> str:
    """The name under which the log keeps a fact."""
    return type(fact).__name__


def stream(fact: Fact) -> str:
    """The stream of a fact: one per article, and one for the names that persons gave."""
    if isinstance(fact, NamesGiven):
        return NAMES_STREAM
    return f"article:{fact.article}"


def key(fact: Fact, version: int) -> str:
    """What makes a fact the same fact when it is sent twice; unique in the log.

    What is read from an article can be read once. What corrects it can recur (a date set, changed, set back),
    and is told apart by its place in the stream: `version`, the one that it would have.
    """
    if isinstance(fact, NamesGiven):
        return f"names:{version}"
    if isinstance(fact, MentionRecorded):
        return f"mention:{fact.mention}"
    if isinstance(fact, ArticleRecorded):
        return f"article:{fact.article}"
    if isinstance(fact, ExpressionsNoted):
        return f"noted:{fact.article}:{hashlib.sha256(canonical_bytes(_values(fact))).hexdigest()[:16]}"
    return f"change:{fact.article}:{version}"


def payload(fact: Fact) -> str:
    """A fact's fields as canonical JSON: sorted names, no spaces, Arabic as it is."""
    return canonical(_values(fact))


def fact_from_payload(name: str, text: str, schema_version: int = SCHEMA_VERSION) -> Fact:
    """The inverse of `payload`, for a fact of any schema version so far.

    Raises ValueError for a type or a field that this program does not know.
    """
    kind = _TYPES.get(name)
    if kind is None:
        raise ValueError(f"unknown fact type {name!r}")
    values = parsed(text)
    for version in range(schema_version, SCHEMA_VERSION):
        upcast = _UPCASTS.get((name, version))
        values = upcast(values) if upcast else values
    if values.keys() != _FIELDS[kind]:
        raise ValueError(f"a fact of type {name} with unknown fields")
    for name in ("expressions", "spellings", "marked"):
        if name in values:
            values[name] = tuple(values[name])
    return kind(**values)


def _values(fact: Fact) -> dict[str, Any]:
    return {name: getattr(fact, name) for name in _FIELDS[type(fact)]}
