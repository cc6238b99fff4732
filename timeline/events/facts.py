"""The facts: what the log holds. Immutable; everything else is rebuilt from them.

Facts carry no words of an article, only offsets into it: the text lies beside the log under its hash, so
that it can be erased one day without breaking the chain.
"""

import json
from dataclasses import dataclass, fields
from typing import Any

# Goes up when a fact type changes its fields; old rows keep theirs.
SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class ArticleRecorded:
    """An article came in. published: EDTF, None when unknown; text: the hash under which its text is kept."""

    article: str
    text: str
    characters: int
    published: str | None
    title: str | None
    source: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class MentionRecorded:
    """A clause was read: the parsed expression, its resolution, and where the clause stands in the text."""

    article: str
    mention: str
    quote_start: int
    quote_end: int
    expression: dict[str, Any]
    resolution: dict[str, Any]
    normalizer: int


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
    """A mention reports the same event as `partner`. shared: how many telling words they have in common."""

    article: str
    mention: str
    event: str
    partner: str
    shared: int


Fact = (
    ArticleRecorded | MentionRecorded | ExpressionsNoted | PublicationDated | MentionResolved | MentionJoined
)
_TYPES: dict[str, type[Fact]] = {
    kind.__name__: kind
    for kind in (
        ArticleRecorded,
        MentionRecorded,
        ExpressionsNoted,
        PublicationDated,
        MentionResolved,
        MentionJoined,
    )
}


def fact_type(fact: Fact) -> str:
    """The name under which the log keeps a fact."""
    return type(fact).__name__


def stream(fact: Fact) -> str:
    """The stream of a fact: one per article."""
    return f"article:{fact.article}"


def key(fact: Fact, version: int) -> str:
    """What makes a fact the same fact when it is sent twice; unique in the log.

    What is read from an article can be read once. What corrects it can recur (a date set, changed, set back),
    and is told apart by its place in the stream: `version`, the one that it would have.
    """
    match fact:
        case ArticleRecorded(article=article):
            return f"article:{article}"
        case MentionRecorded(mention=mention):
            return f"mention:{mention}"
        case ExpressionsNoted(article=article, normalizer=normalizer):
            return f"noted:{article}:{normalizer}"
    return f"{stream(fact)}:{version}"


def payload(fact: Fact) -> str:
    """A fact's fields as canonical JSON: sorted names, no spaces, Arabic as it is."""
    values = {field.name: getattr(fact, field.name) for field in fields(fact)}
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fact_from_payload(name: str, text: str) -> Fact:
    """The inverse of `payload`. Raises ValueError for a type or a field that this version does not know."""
    kind = _TYPES.get(name)
    if kind is None:
        raise ValueError(f"unknown fact type {name!r}")
    values = json.loads(text)
    if values.keys() != {field.name for field in fields(kind)}:
        raise ValueError(f"a fact of type {name} with unknown fields")
    if kind is ExpressionsNoted:
        values["expressions"] = tuple(values["expressions"])
    return kind(**values)
