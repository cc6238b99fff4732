"""Years by which a note cites a book of annals: تاريخ الإسلام (سنة 326هـ) ص 49, الكامل 7/ 427 (حوادث 365هـ).

The book is cited, and nothing is told of the year.
"""

from timeline.arabic.lexicon import closed
from timeline.grammar.expression import CalendarDate, Expression

# A page after the bracket, a volume and its page before it.
_PAGE_AFTER, _VOLUME_BEFORE = closed.shape("page_after_bracket"), closed.shape("volume_before_bracket")
# Characters before a year in which its bracket and the volume are looked for, and after it.
_BEFORE, _AFTER = 60, 12


def is_of_a_citation(text: str, expression: Expression) -> bool:
    """Return whether a year in brackets is of a passage of a book: a page comes after, or a volume before."""
    semantics = expression.semantics
    if (
        not isinstance(semantics, CalendarDate)
        or semantics.month is not None
        or semantics.weekday is not None
    ):
        return False
    start, end = expression.start, expression.end
    if _PAGE_AFTER.match(text, end, end + _AFTER):
        return True
    closes = text[end : end + _AFTER].lstrip(" .،").startswith(")")
    return closes and _VOLUME_BEFORE.search(text, max(0, start - _BEFORE), start) is not None
