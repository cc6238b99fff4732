"""Facts to canonical JSON text and back.

The form is declared by the types: a dataclass is an object of its fields, those with their default left out;
a member of a union has its type's name under `is`; days are EDTF. cattrs makes the functions (compared with
msgspec in benchmarks/fact_codec.py). Decoding is strict: a value of another type, a field that is missing or
unknown, is an error.
"""

from collections.abc import Callable, Mapping
from enum import Enum
from functools import lru_cache
from types import MappingProxyType
from typing import Any, TypeVar, cast, get_args, get_origin

from cattrs import Converter, ForbiddenExtraKeysError
from cattrs.strategies import configure_tagged_union

from timeline.arabic.expression import Said
from timeline.canonical_json import canonical, parsed
from timeline.dates.edtf import format_edtf, parse_edtf
from timeline.dates.interval import Interval
from timeline.errors import FactNotUnderstood
from timeline.log.facts.articles import (
    ArticleRecorded,
    ArticleRedacted,
    ArticleRestored,
    ArticleRetracted,
    ExpressionsNoted,
    PublicationDated,
)
from timeline.log.facts.base import BaseFact
from timeline.log.facts.events import EventsMerged, MentionAssigned, MentionJoined
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
from timeline.log.facts.names import NamesGiven
from timeline.log.facts.origins import Evidence, Inferred, Normalizer, Origin, Person, Reingested, Superseded
from timeline.log.facts.rules import RulesAdopted
from timeline.normalizer.resolution import Resolution

Fact = (
    ArticleRecorded
    | ExpressionsNoted
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
    | MentionAssigned
    | NamesGiven
    | RulesAdopted
)
F = TypeVar("F", bound=BaseFact)

FACT_TYPES: Mapping[str, type[Fact]] = MappingProxyType({kind.__name__: kind for kind in get_args(Fact)})
# Every union of classes that a fact holds.
_UNIONS: tuple[Any, ...] = (
    Said,
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


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _exactly(kind: type) -> Callable[[Any, Any], Any]:
    def structure(value: Any, wanted: Any) -> Any:
        # A bool is an int to Python, and not to JSON.
        if type(value) is not kind:
            raise ValueError(f"{value!r} is not of type {kind.__name__}")
        # cattrs brings members of a StrEnum here, for they are of type str.
        return value if wanted is kind else wanted(value)

    return structure


@lru_cache(maxsize=2**12)
def _days(edtf: str) -> Interval:
    """The same days come again and again: a publication, with each mention that counts from it."""
    return parse_edtf(edtf)


def _int_or_str(value: Any, _: Any) -> int | str:
    if type(value) not in (int, str):
        raise ValueError(f"{value!r} is neither a number nor a text")
    return cast(int | str, value)


def _tuple(kind: Any, converter: Converter) -> Callable[[Any, Any], Any]:
    """Tuples from lists alone: cattrs takes whatever can be iterated, a text's characters too."""
    members = get_args(kind)
    endless = members[-1] is Ellipsis
    first = converter.get_structure_hook(members[0])

    def structure(value: Any, _: Any) -> Any:
        if type(value) is not list or not (endless or len(value) == len(members)):
            raise ValueError(f"{value!r} is not a list of the right length")
        return tuple([first(one, members[0]) for one in value])

    return structure


def _converter() -> Converter:
    converter = Converter(detailed_validation=False, forbid_extra_keys=True, omit_if_default=True)
    for kind in (int, str, bool, float):
        converter.register_structure_hook(kind, _exactly(kind))
    converter.register_structure_hook_factory(_is_tuple, _tuple)
    converter.register_structure_hook(int | str, _int_or_str)
    converter.register_unstructure_hook(int | str, lambda value: value)
    converter.register_structure_hook(Interval, lambda value, _: _days(value))
    converter.register_unstructure_hook(Interval, format_edtf)
    converter.register_unstructure_hook(Enum, lambda value: value.value)
    for union in _UNIONS:
        configure_tagged_union(union, converter, tag_name="is")
    return converter


_CONVERTER = _converter()
