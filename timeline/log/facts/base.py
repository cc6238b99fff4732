"""What a type of fact declares: its stream, key and schema version, and upcasters for older payloads."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, ClassVar

# From the fields of one schema version, as JSON values, to those of the next.
Upcast = Callable[[dict[str, Any]], dict[str, Any]]


class BaseFact:
    """A fact: an immutable row of the log. A type of fact is a frozen dataclass that derives from this.

    schema_version: incremented when the fields change; rows in the log keep theirs. upcasts: by earlier
    version, the function that converts its fields to the next.
    """

    __slots__ = ()
    schema_version: ClassVar[int] = 1
    upcasts: ClassVar[Mapping[int, Upcast]] = MappingProxyType({})

    @property
    def stream(self) -> str:
        """The stream that the fact belongs to."""
        raise NotImplementedError

    def key(self, version: int, payload: str) -> str:
        """The idempotency key, unique in the log: the same fact sent again has the same key.

        version, payload: the fact's own, in its stream. A correction can recur (a date is set, changed, set
        back), so its key contains the version; the key of a fact that can happen only once does not.
        """
        return f"change:{self.stream}:{version}"


@dataclass(frozen=True, slots=True)
class ArticleFact(BaseFact):
    """A fact about one article; each article has a stream of its own."""

    article: str

    @property
    def stream(self) -> str:
        """The stream of the article."""
        return article_stream(self.article)


def article_stream(article: str) -> str:
    """The name of the stream of an article."""
    return f"article:{article}"
