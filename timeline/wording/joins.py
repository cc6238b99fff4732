"""Why a mention was joined to another, in words."""

from collections.abc import Mapping
from typing import Any

from timeline.messages import Message, _

_RELATIONS = {
    "same": Message("same days"),
    "overlapping": Message("overlapping days"),
    "differing": Message("different days"),
}


def join_words(reason: Mapping[str, Any]) -> str:
    """How well two mentions agree, in words.

    reason: `overlap_percent`, of the key words of the one that has fewer, by weight; `date_relation`, whether
    their days are the same, overlap or differ; `through`, the mention by which its whole event was joined.
    """
    through = reason.get("through")
    if through is None:
        line = _("{relation}, {percent} % of the key words by weight")
    else:
        line = _("{relation}, {percent} % of the key words by weight, through mention {mention}")
    relation = _(_RELATIONS[reason["date_relation"]])
    return line.format(relation=relation, percent=reason["overlap_percent"], mention=through)
