"""Steps of a derivation in public JSON: as they are stored, each with a sentence in English under `text`.

English whatever the user's language: JSON is the same wherever it is made, and programs read `kind` and the
values.
"""

from collections.abc import Iterable
from typing import Any

from timeline.messages import in_language
from timeline.normalizer.grounding import Alternative
from timeline.normalizer.reasons import Reason
from timeline.normalizer.reasons_json import alternative_to_json, reason_to_json
from timeline.wording.reasons import Words, condition_words, no_words, sentence, sentences


def reasons_with_text(reasons: Iterable[Reason], words: Words = no_words) -> list[dict[str, Any]]:
    """Steps as JSON values."""
    with in_language("en"):
        return [{**reason_to_json(reason), "text": sentence(reason, words)} for reason in reasons]


def alternatives_with_text(alternatives: Iterable[Alternative]) -> list[dict[str, Any]]:
    """Other days and their conditions as JSON values."""
    with in_language("en"):
        return [
            {**alternative_to_json(other), "text": condition_words(other.condition)} for other in alternatives
        ]


def explanation(reasons: Iterable[Reason]) -> str:
    """Steps in English, a line each, without words of the article: for a column of a table."""
    with in_language("en"):
        return "\n".join(sentences(reasons))
