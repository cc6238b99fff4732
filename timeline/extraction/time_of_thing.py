"""Times that tell one thing from others of its name, and date nothing: the budget of 2018, a law of 1983.

أقر المجلس ميزانية عام 2018: the budget is for that year, and was passed in another. تعاقد معه للموسم المقبل
is of today, القرار رقم 412 وتاريخ 3/4/1439 is older than the clause, فيلم البحر (2014) is a film.
"""

import re
from collections.abc import Sequence

from timeline.arabic.acts import noun_acts, verb_acts
from timeline.arabic.attached import letters_before
from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import AND, FOR
from timeline.arabic.verb_forms import is_bare_perfect
from timeline.arabic.word_sets import word_set
from timeline.arabic.words import Word, opens_clause, words_of
from timeline.dates.interval import Interval
from timeline.extraction.finite_verbs import is_finite_verb
from timeline.extraction.model import Range
from timeline.extraction.when import When, relation_to
from timeline.grammar.expression import (
    Anaphor,
    CalendarDate,
    DecadeOrCentury,
    DeicticUnit,
    Expression,
    PartOfYear,
    PeriodOfName,
    Semantics,
    Span,
)

# Words of a thing's name before its year: قانون الانتخابات النيابية الجديد لعام 2020.
_NAME = 6
# Words from a contract to its end.
_TERM = 12
# Words from the noun of a document to its date.
_NUMBER = 5
_CHANGES = frozenset({"rise", "fall"})
_LONG_UNITS = frozenset({"year", "sports season", "decade"})
# Words from a verb to a century, more than which it is of something nearer.
_FAR = 5
# What is between the years of a list, and the fewest that are many.
_LISTED = re.compile(rf"\s*[،,/]?\s*{AND}?\s*")
_MANY = 3
# What is between two hours.
_TO = [[word] for word in closed.words("to_an_hour")]
_MARK = re.compile(r"[،؛:.!?؟\n]|,(?!\d)")


def is_of_a_thing(
    text: str, quote: Range, expression: Expression, when: Interval | None, published: Interval | None
) -> bool:
    """Whether an expression of time belongs to the name of a thing and does not say when its clause was.

    quote: the clause in characters of the text. when: the days of the expression; published: the publication.
    """
    date = expression.start, expression.end
    words = words_of(text, quote[0], date[0])
    if _is_date_of_document(words):
        return True
    ahead = relation_to(when, published) is When.AFTER
    if ahead and _ends_term(expression, words):
        return True
    if not _is_long(expression.semantics):
        return False
    if ahead and _any_of(words[-_NAME:], "horizon"):
        return True
    bracketed = text[date[0] - 1 : date[0]] + text[date[1] : date[1] + 1] == "()"
    if bracketed and _is_year(expression.semantics) and expression.text.isdigit():
        return True
    # للموسم المقبل: ل is before the expression, in its first word.
    is_for = text[date[0] - 1 : date[0]] == FOR and text[date[0] : date[0] + 1].isalpha()
    words = [word for word in words if word.end < date[0]]
    if is_for and not _is_measured(words_of(text, *quote)):
        return True
    if not _is_year(expression.semantics):
        return False
    return _is_in_a_name(text, words, date[0], ahead=ahead)


def is_age_of_a_noun(text: str, quote: Range, expression: Expression) -> bool:
    """Whether a decade, a century or a period tells when the noun before it was, far from the clause's verb.

    استعار الوزير قولا لشاعر في القرن التاسع عشر: the poet was of that century.
    """
    if not isinstance(expression.semantics, DecadeOrCentury | PeriodOfName):
        return False
    words = words_of(text, quote[0], expression.start)
    # An unknown verb opens the clause.
    at = next((at for at in range(len(words) - 1, -1, -1) if is_finite_verb(text, words[at])), 0)
    return len(words) - at > _FAR


def is_one_of_many(text: str, expression: Expression, near: Sequence[Range]) -> bool:
    """Whether a year is one of a list of many, of which each dates a part of what is told: 2009 و2010 و2011.

    near: the dates of its sentence, in characters of the text.
    """
    if not _is_year(expression.semantics):
        return False
    at = next((at for at, one in enumerate(near) if one[0] == expression.start), None)
    if at is None:
        return False
    first = last = at
    while first and _LISTED.fullmatch(text, near[first - 1][1], near[first][0]):
        first -= 1
    while last + 1 < len(near) and _LISTED.fullmatch(text, near[last][1], near[last + 1][0]):
        last += 1
    return last - first + 1 >= _MANY


def is_of_a_timetable(text: str, quote: Range, expression: Expression, near: Sequence[Range]) -> bool:
    """Whether an hour without a day is one of hours from which to which something is done, as a rule:
    يعمل المكتب من الساعة الثامنة صباحا حتى الثانية ظهرا; not what has taken place between them.

    quote, near: the clause and the dates of its sentence, in characters of the text.
    """
    hour = expression.semantics
    if not (isinstance(hour, Anaphor) and hour.implied and hour.clock):
        return False
    date = expression.start, expression.end
    ranges = any(_ranges(text, date, other) or _ranges(text, other, date) for other in near if other != date)
    return ranges and not any(is_bare_perfect(word.folded) for word in words_of(text, *quote))


def _ranges(text: str, first: Range, last: Range) -> bool:
    """Whether two hours are from one to the other: من الثامنة حتى الثانية."""
    between = words_of(text, first[1], last[0]) if first[1] <= last[0] else []
    return [word.folded for word in between] in _TO


def _is_long(semantics: Semantics) -> bool:
    """Whether a time is so long that a thing may be named by it: a year, a season, a part of a year."""
    if isinstance(semantics, DeicticUnit):
        return semantics.unit in _LONG_UNITS
    return isinstance(semantics, PartOfYear | Span) or _is_year(semantics)


def _is_year(semantics: Semantics) -> bool:
    if isinstance(semantics, DeicticUnit):
        return semantics.unit == "year"
    return isinstance(semantics, CalendarDate) and semantics.month is None and semantics.year is not None


def _ends_term(expression: Expression, words: Sequence[Word]) -> bool:
    """Whether a date ahead is the end of what was agreed on: تمديد عقده حتى 2021."""
    bound = expression.bound
    return bound is not None and bound.kind in ("until", "by") and _any_of(words[-_TERM:], "has_term")


def _any_of(words: Sequence[Word], table: str) -> bool:
    return any(word.folded in word_set(table) for word in words)


def _is_measured(words: Sequence[Word]) -> bool:
    """Whether a clause says what a figure was in a time: ارتفعت الأرباح للربع الثاني."""
    return any(
        word.folded in word_set("measures")
        or word.folded in word_set("per_cent")
        or not _CHANGES.isdisjoint(verb_acts(word.folded) | noun_acts(word.folded))
        for word in words
    )


def _is_in_a_name(text: str, words: Sequence[Word], end: int, *, ahead: bool) -> bool:
    """Whether the words before a year are a name that it ends."""
    for at in range(len(words) - 1, max(len(words) - 1 - _NAME, -1), -1):
        word = words[at]
        if _MARK.search(text, word.end, end) or opens_clause(word) or is_finite_verb(text, word):
            return False
        if word.folded in word_set("named_by_year"):
            return True
        if word.folded in word_set("held_in_year"):
            return ahead or any(other.folded in word_set("leads_to_tournament") for other in words[:at])
        if word.readings.get("dependent") == "preposition" or letters_before(word.folded):
            return False
    return False


def _is_date_of_document(words: Sequence[Word]) -> bool:
    """Whether a date is that of a document with a number, which the clause refers to."""
    if not words or words[-1].folded not in word_set("of_date"):
        return False
    near = words[-1 - _NUMBER : -1]
    if not any(word.folded in word_set("document_number") for word in near):
        return False
    return not any(word.folded in word_set("issued") for word in words)
