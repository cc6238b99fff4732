"""Lives in brackets after a name: (1920-1978) is a birth and a death, (ت 463هـ) a death, of the one named.

The same brackets hold reigns, dynasties, wars and seasons. The words of the name and those right after the
brackets decide; where they do not, the years stay one span, within which something of the person was.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from timeline.arabic.lexicon import names
from timeline.arabic.lexicon.closed import AND
from timeline.arabic.verb_forms import is_imperfect, is_perfect
from timeline.arabic.word_sets import among, word_set
from timeline.arabic.words import Word, says, words_of
from timeline.extraction.model import Range
from timeline.extraction.names.triggers import is_given
from timeline.grammar.expression import CalendarDate, Expression, Life, Span

# Brackets with nothing but the date, and with more than one date and the words of a birth and a death.
_OPENING, _CLOSING = re.compile(r"[(\[]\s*\Z"), re.compile(r"[^\S\n]*[)\]]")
_WIDE_OPENING = re.compile(r"[(\[][^()\[\]\n]*\Z")
_WIDE_CLOSING = re.compile(r"[^()\[\]\n]{0,60}[)\]]")
_NUMBER = re.compile(r"\d+")
_DASH = re.compile(r"\s*[-–—ـ]+\s*")
# Words of a name, and words after the brackets that may say who it is.
_NAME, _APPOSITION = 7, 3
# Characters before the brackets in which the name is, and in the brackets before the date.
_REACH, _INSIDE = 120, 60
# Words between that of a birth or a death and its date: ولد في بيروت عام 1920.
_BETWEEN = 3
# Years of a life, of one that is no reign, and of the reign that is no life.
_LIFE = range(12, 121)
_LONG = 40
_SHORT_LIFE = 20
# These end the name to the left.
_NO_NAME = ("dependent", "opens_clause", "complementiser", "relative", "joins", "bound", "number", "era")


@dataclass(frozen=True, slots=True)
class _Brackets:
    """Brackets around a date.

    span: of the brackets; word: that of a birth or a death in them; before, after: the words around them that
    may say whose the years are.
    """

    span: Range
    word: str
    before: Sequence[Word]
    after: Sequence[Word]

    @property
    def quote(self) -> Range:
        """The name with the brackets."""
        name = _from_title(self.before)
        return (name[0].start if name else self.span[0]), self.span[1]


def with_lives(text: str, expressions: Sequence[Expression]) -> tuple[list[Expression], dict[int, Range]]:
    """Return the expressions with a birth and a death in place of a life, and quotes by their start."""
    found: list[Expression] = []
    quotes: dict[int, Range] = {}
    for expression in expressions:
        brackets = _brackets(text, expression)
        read = [*_read(text, expression, brackets)] if brackets else []
        if brackets and read:
            quotes |= dict.fromkeys((one.start for one in read), brackets.quote)
        found += read or [expression]
    return found, quotes


def _brackets(text: str, expression: Expression) -> _Brackets | None:
    date = expression.semantics
    if isinstance(date, Span):
        opens, closes = _OPENING, _CLOSING
    elif isinstance(date, CalendarDate) and date.year is not None:
        opens, closes = _WIDE_OPENING, _WIDE_CLOSING
    else:
        return None
    closing = closes.match(text, expression.end)
    if closing is None:
        return None
    opening = opens.search(text, max(0, expression.start - _INSIDE), expression.start)
    if opening is None:
        return None
    before = words_of(text, max(0, opening.start() - _REACH), opening.start())
    inside = words_of(text, opening.start(), expression.start)
    # (و. 1850) is a birth, (2014 و2016) is none.
    near = [one.folded for one in inside[-_BETWEEN - 1 :] if one.folded != AND or len(inside) == 1]
    word = next(filter(_is_of_life, reversed(near)), "")
    after = words_of(text, closing.end(), min(len(text), closing.end() + _REACH), _APPOSITION)
    return _Brackets((opening.start(), closing.end()), word, _name(text, before, opening.start()), after)


def _is_of_life(word: str) -> bool:
    return word in word_set("born") or word in word_set("died")


def _name(text: str, before: Sequence[Word], stop: int) -> Sequence[Word]:
    """The words right before the brackets that can be a name with its titles."""
    first = len(before)
    while first > 0 and len(before) - first < _NAME:
        word = before[first - 1]
        following = before[first].start if first < len(before) else stop
        if text[word.end : following].strip(' "“”«»') or "\n" in text[word.end : following]:
            break
        # علي as it is spelled is a name, على is not.
        given = is_given(word.folded) and text[word.start : word.end] == word.folded
        if not given and (any(kind in word.readings for kind in _NO_NAME) or says(word)):
            break
        if not given and (is_perfect(word.folded) or is_imperfect(word.folded)):
            break
        first -= 1
    return before[first:]


def _from_title(words: Sequence[Word]) -> Sequence[Word]:
    """The words from the first that is a title or a part of a name: not رواية in رواية ابن عبد الحكم."""
    named = [_is_of_name(word.folded) for word in words]
    if True not in named:
        return words
    titled = [_is_title(word.folded) for word in words]
    return words[min(named.index(True), titled.index(True) if True in titled else len(words)) :]


def _is_of_name(word: str) -> bool:
    return is_given(word) or among(word, "of_name")


def _is_title(word: str) -> bool:
    return word in names.words("title") or word in word_set("ruler") or word in word_set("profession")


def _read(text: str, expression: Expression, brackets: _Brackets) -> Iterator[Expression]:
    """The expressions that brackets hold for a life; none if they hold no life."""
    date = expression.semantics
    if isinstance(date, CalendarDate):
        if brackets.word in word_set("born"):
            yield replace(expression, life="birth")
        elif brackets.word in word_set("died"):
            yield replace(expression, life="death")
        return
    if not isinstance(date, Span) or brackets.word or expression.bound is not None:
        return
    life = _life_or_reign(date, brackets)
    if life == "life or reign":
        yield replace(expression, semantics=replace(date, within=True), life=life)
    elif life is not None:
        yield from _ends(text, expression, date)


def _life_or_reign(span: Span, brackets: _Brackets) -> Life | None:
    """Whether a span is a life ("birth" stands for both of its ends), may be one, or is none."""
    years = (span.last.year or 0) - (span.first.year or 0)
    if not brackets.before or span.first.year is None or years not in _LIFE:
        return None
    words = [word.folded for word in brackets.before]
    after = [word.folded for word in brackets.after]
    if any(among(word, "has_span") for word in words):
        return None
    if any(among(word, "ruler") for word in words + after[:1]):
        return "life or reign" if years >= _LONG else None
    if any(among(word, "profession") for word in words + after[:2]):
        return "birth"
    if any(word in names.words("title") for word in words):
        return "life or reign" if years >= _LONG else None
    if len(words) > 1 and any(map(_is_of_name, words)):
        return "birth" if years >= _SHORT_LIFE else "life or reign"
    return None


def _ends(text: str, expression: Expression, span: Span) -> Iterator[Expression]:
    """The birth and the death that a span of years or of days states, each with its own words."""
    ends = _days(text, expression) if span.first.month else _years(expression, span)
    if ends is None:
        yield replace(expression, semantics=replace(span, within=True), life="life or reign")
        return
    lives: tuple[Life, Life] = ("birth", "death")
    for (start, end), date, life in zip(ends, (span.first, span.last), lives, strict=True):
        own = replace(expression, start=start, end=end, text=text[start:end], semantics=date, life=life)
        yield replace(own, tense_hint=None, hint_word=None, leftovers=())


def _days(text: str, expression: Expression) -> tuple[Range, Range] | None:
    """The halves of a span of days at its dash: 21 أبريل 1910 - 26 ديسمبر 1974."""
    dashes = [*_DASH.finditer(text, expression.start, expression.end)]
    if len(dashes) != 1:
        return None
    dash = dashes[0]
    return (expression.start, dash.start()), (dash.end(), expression.end)


def _years(expression: Expression, span: Span) -> tuple[Range, Range] | None:
    """The years that the span has in its words, the last with its era: those of 370-428هـ/980-1037م last."""
    numbers = [*_NUMBER.finditer(expression.text)]
    for first, last in reversed([*pairwise(numbers)]):
        if (int(first.group()), int(last.group())) == (span.first.year, span.last.year):
            start = expression.start
            end = expression.end if last is numbers[-1] else start + last.end()
            return (start + first.start(), start + first.end()), (start + last.start(), end)
    return None
