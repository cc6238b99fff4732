"""Facts to canonical JSON text and back, as json_codec.py declares it.

A member of a union carries the name of its type under `is`. benchmarks/fact_codec.py compares cattrs with
msgspec.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, TypeVar, cast, get_args

from cattrs import Converter, ForbiddenExtraKeysError

from timeline.canonical_json import canonical, parsed
from timeline.errors import FactNotUnderstood
from timeline.grammar.expression import Semantics
from timeline.json_codec import converter, declare_union
from timeline.log.facts.articles import (
    ArticleRecorded,
    ArticleRedacted,
    ArticleRestored,
    ArticleRetracted,
    ConventionsGiven,
    ExpressionsNoted,
    PublicationDated,
)
from timeline.log.facts.base import BaseFact
from timeline.log.facts.database import ClockBehind, NamesGiven, PeriodsGiven, RulesAdopted
from timeline.log.facts.events import (
    EventsKeptApart,
    EventsLinked,
    EventsMerged,
    MentionAssigned,
    MentionJoined,
)
from timeline.log.facts.mentions import (
    DatedByHand,
    MentionDerived,
    MentionRecorded,
    MentionRedated,
    MentionReread,
    MentionResolved,
    MentionRestored,
    MentionRetracted,
)
from timeline.log.facts.origins import Evidence, Inferred, Normalizer, Origin, Person, Reingested, Superseded
from timeline.normalizer.reasons_json import declare_reasons
from timeline.normalizer.resolution import Resolution

Fact = (
    ArticleRecorded
    | ExpressionsNoted
    | ConventionsGiven
    | PublicationDated
    | ArticleRetracted
    | ArticleRestored
    | ArticleRedacted
    | MentionRecorded
    | MentionReread
    | MentionResolved
    | MentionDerived
    | MentionRedated
    | MentionRetracted
    | MentionRestored
    | MentionJoined
    | EventsMerged
    | EventsLinked
    | EventsKeptApart
    | MentionAssigned
    | NamesGiven
    | PeriodsGiven
    | RulesAdopted
    | ClockBehind
)
F = TypeVar("F", bound=BaseFact)

FACT_TYPES: Mapping[str, type[Fact]] = MappingProxyType({kind.__name__: kind for kind in get_args(Fact)})
# Every union of classes that a fact holds.
_UNIONS: tuple[Any, ...] = (
    Semantics,
    Evidence,
    Origin,
    Reingested | Inferred | Person,
    Superseded | Person,
    Normalizer | Person,
    Normalizer | Superseded | Person,
    Resolution | DatedByHand,
)


def fact_type(fact: BaseFact) -> str:
    """The name under which the log keeps a fact."""
    return type(fact).__name__


def payload(fact: BaseFact) -> str:
    """A fact's fields as canonical JSON: the same fact gives the same text. Raises FactNotUnderstood."""
    try:
        return canonical(_CONVERTER.unstructure(fact))
    except (AttributeError, TypeError, ValueError) as error:
        raise FactNotUnderstood(fact_type(fact), _reason(error)) from error


def fact_from_payload(name: str, text: str, schema_version: int) -> Fact:
    """The inverse of `payload`, for any schema version so far. Raises FactNotUnderstood for anything else."""
    kind = FACT_TYPES.get(name)
    if kind is None:
        raise FactNotUnderstood(name, f"unknown fact type {name!r}")
    return decode(kind, text, schema_version)


def decode(kind: type[F], text: str, schema_version: int) -> F:
    """A fact of one type from its payload, upcast from an older version. Raises FactNotUnderstood."""
    if not 1 <= schema_version <= kind.schema_version:
        raise FactNotUnderstood(kind.__name__, f"unknown schema version {schema_version}")
    try:
        values = parsed(text)
        if not isinstance(values, dict):
            raise ValueError("the payload is not an object")
        for version in range(schema_version, kind.schema_version):
            values = kind.upcasts[version](values)
        return _CONVERTER.structure(values, kind)
    # cattrs raises a bare Exception for a value that is none of a Literal's.
    except Exception as error:
        raise FactNotUnderstood(kind.__name__, _reason(error)) from error


def to_json(value: object, kind: Any = None) -> Any:
    """A fact, or a value that facts hold, as JSON values. kind: the union that it is a member of, if any."""
    return _CONVERTER.unstructure(value, kind)


def origin_from_json(text: str) -> Origin:
    """An origin from the JSON text that a projection holds."""
    return cast(Origin, _CONVERTER.structure(parsed(text), cast(Any, Origin)))


def origin_to_json(origin: Origin) -> str:
    """The inverse of `origin_from_json`: canonical JSON."""
    return canonical(_CONVERTER.unstructure(origin, Origin))


def _reason(error: Exception) -> str:
    match error:
        case ForbiddenExtraKeysError():
            return f"unknown fields: {', '.join(sorted(error.extra_fields))}"
        case KeyError():
            return f"{error} is missing or unknown"
        case _:
            return " ".join(str(error).split()) or type(error).__name__


def _converter() -> Converter:
    made = converter()
    declare_reasons(made)
    for union in _UNIONS:
        declare_union(made, union, "is", lambda kind: kind.__name__)
    return made


_CONVERTER = _converter()
