"""Expressions as stored in facts: without their words, which are taken from the article's text."""

from dataclasses import dataclass
from typing import Literal

from timeline.grammar.expression import Expression, Modifier, Semantics


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
    completed_by: tuple[int, int] | None = None
    year_after: tuple[int, int, int] | None = None

    def in_text(self, article: str) -> Expression:
        """Return the expression with its words. article: the text, empty once erased."""
        return Expression(
            start=self.start,
            end=self.end,
            text=article[self.start : self.end],
            semantics=self.semantics,
            rule=self.rule,
            tense_hint=self.tense_hint,
            hint_word=self.hint_word,
            mod=self.mod,
            speech_date_start=self.speech_date_start,
            completed_by=self.completed_by,
            year_after=self.year_after,
        )


def without_words(expression: Expression) -> StoredExpression:
    """The inverse of `in_text`."""
    return StoredExpression(
        start=expression.start,
        end=expression.end,
        semantics=expression.semantics,
        rule=expression.rule,
        tense_hint=expression.tense_hint,
        hint_word=expression.hint_word,
        mod=expression.mod,
        speech_date_start=expression.speech_date_start,
        completed_by=expression.completed_by,
        year_after=expression.year_after,
    )
