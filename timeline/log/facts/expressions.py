"""Expressions as facts hold them: without their words, which the article's text gives back."""

from dataclasses import dataclass
from typing import Literal

from timeline.arabic.expression import Expression, Said


@dataclass(frozen=True, slots=True)
class StoredExpression:
    """An Expression without its text; the fields are the same."""

    start: int
    end: int
    said: Said
    rule: str
    outlook: Literal["past", "future"] | None = None
    evidence: tuple[int, int] | None = None
    mod: str | None = None
    spoken_on: int | None = None

    def in_text(self, article: str) -> Expression:
        """The expression with its words. article: the text it was found in, empty once that was erased."""
        return Expression(
            start=self.start,
            end=self.end,
            text=article[self.start : self.end],
            said=self.said,
            rule=self.rule,
            outlook=self.outlook,
            evidence=self.evidence,
            mod=self.mod,
            spoken_on=self.spoken_on,
        )


def without_words(expression: Expression) -> StoredExpression:
    """The inverse of `in_text`."""
    return StoredExpression(
        start=expression.start,
        end=expression.end,
        said=expression.said,
        rule=expression.rule,
        outlook=expression.outlook,
        evidence=expression.evidence,
        mod=expression.mod,
        spoken_on=expression.spoken_on,
    )
