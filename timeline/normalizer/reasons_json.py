"""Reasons and conditions to JSON and back: an object with its `kind` and its values, days in EDTF."""

import re
from typing import Any, cast

from cattrs import Converter

from timeline.dates.edtf import format_edtf, parse_edtf
from timeline.json_codec import converter, declare_union
from timeline.normalizer.grounding import Alternative
from timeline.normalizer.reasons import Condition, Reason


def kind_of(step: type) -> str:
    """Return the name of a type of reason in JSON: `weekday_checked` for WeekdayChecked."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", step.__name__).lower()


def declare_reasons(made: Converter) -> None:
    """Declare the unions of reasons and of conditions to a converter."""
    for union in (Reason, Condition):
        declare_union(made, union, "kind", kind_of)


def reason_to_json(reason: Reason) -> dict[str, Any]:
    """Return a reason as JSON values; fields with their default value are left out."""
    return cast(dict[str, Any], _CONVERTER.unstructure(reason, Reason))


def reason_from_json(value: dict[str, Any]) -> Reason:
    """The inverse of `reason_to_json`. Raises the errors of cattrs for anything else."""
    return cast(Reason, _CONVERTER.structure(value, cast(Any, Reason)))


def alternative_to_json(other: Alternative) -> dict[str, Any]:
    """Return an alternative as JSON values: `edtf` and `condition`."""
    condition = _CONVERTER.unstructure(other.condition, Condition)
    return {"edtf": format_edtf(other.interval), "condition": condition}


def alternative_from_json(value: dict[str, Any]) -> Alternative:
    """The inverse of `alternative_to_json`. Raises as `reason_from_json`."""
    condition = cast(Condition, _CONVERTER.structure(value["condition"], cast(Any, Condition)))
    return Alternative(parse_edtf(value["edtf"]), condition)


def _converter() -> Converter:
    made = converter()
    declare_reasons(made)
    return made


_CONVERTER = _converter()
