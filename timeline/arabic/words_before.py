"""The words before a date, the nearest first, for whoever looks for the verb that the date belongs to."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol


class Row(Protocol):
    """Words in a row, by index."""

    def ends_sentence(self, index: int) -> bool:
        """Whether a word is the last of its sentence."""

    def opens_speech(self, index: int) -> bool:
        """Whether other people's words begin after a word."""


@dataclass(frozen=True, slots=True)
class Before:
    """A word before a date: its index, its distance in words, 1 for the one right before the date.

    reported: other people's words begin between the two, so that a verb of saying tells nothing of the date.
    """

    index: int
    distance: int
    reported: bool


def words_before(row: Row, first: int, most: int) -> Iterator[Before]:
    """The words before word `first` in its sentence, the nearest first, at most `most`."""
    reported = False
    for index in range(first - 1, max(first - 1 - most, -1), -1):
        if row.ends_sentence(index):
            return
        reported = reported or row.opens_speech(index)
        yield Before(index, first - index, reported)
