"""The part of a clause that its date belongs to, where that is not the whole clause."""

from timeline.extraction.phrase.choose import dated_phrase, lasting_phrase

__all__ = ["dated_phrase", "lasting_phrase"]
