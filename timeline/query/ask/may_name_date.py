"""Whether an Arabic question may name a date: without one, the grammar need not be imported."""

import re
from typing import TYPE_CHECKING

from timeline.arabic.text import read_text

if TYPE_CHECKING:
    from timeline.grammar.period_table import PeriodTable

# Readings of words that stand around dates, or elsewhere, and are no part of any by themselves.
_NO_DATE = frozenset({
    "act_before", "antecedent", "before_clock", "before_days", "before_feast", "before_verb", "before_year",
    "bound", "common", "complement", "complementiser", "counts_from", "dependent", "governs", "governs_act",
    "happening", "joins", "not_conjunction", "of_a_day", "opens_clause", "opens_heading", "opens_span",
    "part_of_law", "saying", "schedules", "tense_hint",
})  # fmt: skip
_DIGIT = re.compile(r"\d")


def may_name_date(question: str, periods: "PeriodTable") -> bool:
    """Whether a question has a digit, a word of a date or one that opens the name of a period."""
    if _DIGIT.search(question):
        return True
    tokens = read_text(question).tokens
    if any(form is not None and not _NO_DATE.issuperset(form.kinds) for form in tokens.forms):
        return True
    return any(word in periods.openings for word in tokens.words)
