"""Expressions as stored in facts: without their words, which are taken from the article's text."""

from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any, Literal

from timeline.grammar.expression import (
    Bound,
    Expression,
    Heading,
    Leftover,
    Life,
    Modifier,
    Semantics,
    YearBefore,
)


@dataclass(frozen=True, slots=True)
class StoredExpression:
    """An Expression without its text; the fields are the same."""

    start: int
    end: int
    semantics: Semantics
    rule: str
    tense_hint: Literal["past", "future"] | None = None
    hint_word: tuple[int, int] | None = None
    mod: Modifier | None = None
    speech_date_start: int | None = None
    speech_indirect: bool = False
    completed_by: tuple[int, int] | None = None
    year_after: tuple[int, int, int] | None = None
    year_before: YearBefore | None = None
    heading_day: tuple[int, int, int, int] | None = None
    entry_year: tuple[int, int, int] | None = None
    life: Life | None = None
    bound: Bound | None = None
    leftovers: tuple[Leftover, ...] = ()
    heading: Heading | None = None
    opens_paragraph: bool = False
    opens_report: bool = False
    life_word: Literal["birth", "death"] | None = None

    def in_text(self, article: str) -> Expression:
        """Return the expression with its words. article: the text, empty once erased."""
        return Expression(text=article[self.start : self.end], **_fields(self))


def without_words(expression: Expression) -> StoredExpression:
    """The inverse of `in_text`."""
    return StoredExpression(**_fields(expression))


def _fields(expression: StoredExpression | Expression) -> dict[str, Any]:
    return dict(zip(_NAMES, _values(expression), strict=True))


_NAMES = tuple(field.name for field in fields(StoredExpression))
_values = attrgetter(*_NAMES)
