"""The importance of an event in words."""

from typing import get_args

from timeline.linking.importance import ComponentName
from timeline.messages import in_language
from timeline.wording.importance import importance_words


def test_every_component_has_words_in_both_languages() -> None:
    for name in get_args(ComponentName):
        words = []
        for language in ("en", "ar"):
            with in_language(language):
                words.append(importance_words(name, 2, 6))
        assert words[0] != words[1]
        assert all(said.startswith("+6 ") for said in words)


def test_a_component_that_takes_points_says_so() -> None:
    with in_language("en"):
        assert importance_words("announced", 1, -3) == "-3 only announced"
