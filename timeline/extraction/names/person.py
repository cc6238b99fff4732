"""A person's name among the words of a text."""

from dataclasses import dataclass

from timeline.arabic.tokens import Tokens
from timeline.extraction.names.person_keys import Phrase


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name: its first and last word, the number of letters attached before it, and its words.

    titled_from: the first word of its title, or `first`.
    """

    first: int
    last: int
    skip: int
    titled_from: int
    parts: Phrase


def person_of(words: Tokens, first: int, last: int, skip: int, trigger: str, titled_from: int) -> Person:
    """Return the person whose name is words first to last; trigger: the first without what is attached."""
    return Person(first, last, skip, titled_from, (trigger, *words.words[first + 1 : last + 1]))
