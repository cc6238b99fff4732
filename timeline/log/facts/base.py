"""What a type of fact declares: its stream, its key, its schema version, how older payloads are read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, ClassVar

# Takes the fields of one schema version, as JSON values, and returns those of the next one.
Upcast = Callable[[dict[str, Any]], dict[str, Any]]


class BaseFact:
    """A fact: an immutable row of the log. A type of fact is a frozen dataclass that derives from this.

    schema_version: goes up when the fields change; rows in the log keep theirs. upcasts: for each earlier
    version, what makes its fields those of the next.
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

        version: the one that the fact would have in its stream; payload: its own. A correction can recur (a
        date is set, changed, set back), and is identified by its position in the stream; what can happen only
        once is not.
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
