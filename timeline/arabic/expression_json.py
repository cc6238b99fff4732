"""Expressions to JSON values and back, as facts keep them: offsets, never words."""

from typing import Any, get_args

from timeline.arabic.expression import CalendarDate, Expression, Said, stated

_KINDS: dict[str, type[Said]] = {kind.__name__: kind for kind in get_args(Said)}


def said_to_json(said: Said) -> dict[str, Any]:
    """What is said as JSON values, its type under `is`; components not stated are left out."""
    parts = {
        name: stated(part) if isinstance(part, CalendarDate) else part for name, part in stated(said).items()
    }
    return {"is": type(said).__name__, **parts}


def said_from_json(value: dict[str, Any]) -> Said:
    """The inverse of `said_to_json`. Raises KeyError or TypeError on anything else."""
    kind = _KINDS[value["is"]]
    parts = {name: part for name, part in value.items() if name != "is"}
    for name in ("first", "last", "pair"):
        if isinstance(parts.get(name), dict):
            parts[name] = CalendarDate(**parts[name])
    return kind(**parts)


def expression_to_json(expression: Expression) -> dict[str, Any]:
    """An expression as JSON values, without its text, which its offsets give."""
    parts = {
        "start": expression.start,
        "end": expression.end,
        "rule": expression.rule,
        "said": said_to_json(expression.said),
        "outlook": expression.outlook,
        "evidence": list(expression.evidence) if expression.evidence else None,
        "mod": expression.mod,
        "spoken_on": expression.spoken_on,
    }
    return {name: part for name, part in parts.items() if part is not None}


def expression_from_json(value: dict[str, Any], article: str) -> Expression:
    """The inverse of `expression_to_json`, given the article's text."""
    evidence = value.get("evidence")
    return Expression(
        start=value["start"],
        end=value["end"],
        text=article[value["start"] : value["end"]],
        said=said_from_json(value["said"]),
        rule=value["rule"],
        outlook=value.get("outlook"),
        evidence=(evidence[0], evidence[1]) if evidence else None,
        mod=value.get("mod"),
        spoken_on=value.get("spoken_on"),
    )
