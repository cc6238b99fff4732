"""What linking compares of a mention: its days, the content terms of its sentence, and its clause."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import NamedTuple

from timeline.arabic.lexicon import closed
from timeline.arabic.stems import terms, terms_of, weight
from timeline.arabic.word_sets import word_set
from timeline.arabic.words import Word, words_of
from timeline.dates.interval import Interval
from timeline.extraction.model import Range

# Longer intervals say too little about the time to link by them.
LONGEST_DAYS = 31
EPOCH = date(1970, 1, 1)
# Characters of the sentence that are compared, on each side of the date: bounds the cost of any input.
_REACH = 400
# Characters of the opening of an article.
_OPENING = 250
# Words of a clause before the first relative clause that is left out.
_MAIN_WORDS = 7
_COURTESY = terms_of(closed.words("courtesy"))
# A count, with what it counts after it: 39 قتيلا, 12 %; no part of a name: الرحلة 370 المفقودة, إف-16.
_NUMBER = closed.shape("count")
_DIGIT = re.compile(r"\d")
_NO_NUMBERS: frozenset[int] = frozenset()
_LAST_OF_A_DATE = 31
_YEARS = range(1900, 2100)
_FOLDED = attrgetter("folded")


class Weighed(NamedTuple):
    """Stems and their weight together."""

    stems: frozenset[str]
    weight: float


@dataclass(frozen=True)
class LinkFeatures:
    """A mention as linking sees it.

    What of it is compared is made once: it is compared with many others.
    first, last: its days, as days since 1970-01-01. publisher: None when it is not known.
    reporting: whether it reports a speech act. sentence: the offset in the article at which its sentence
    begins; terms: the content terms of that sentence; quote: its clause without the date; clause_terms: the
    content terms of that, None where they are not known yet. acts: what the date belongs to, by lexicon/acts;
    topic: the content terms of the title and the opening of its article. names: the keys of the names in its
    sentence, name_terms: the stems of their words. lead: whether it is the lead of an article, without a
    date: its days are those about the publication.
    """

    mention: str
    article: str
    publisher: str | None
    event: str
    first: int
    last: int
    reporting: bool
    sentence: int
    terms: frozenset[str]
    quote: str
    acts: frozenset[str] = frozenset()
    topic: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    name_terms: frozenset[str] = frozenset()
    lead: bool = False
    clause_terms: frozenset[str] | None = None

    @cached_property
    def sentence_words(self) -> Weighed:
        """What its sentence says without its names, which are compared by themselves.

        Titles have many words.
        """
        return weighed(self.terms - self.name_terms - _COURTESY)

    @cached_property
    def clause(self) -> Weighed:
        """The content terms of its clause."""
        return weighed(content_of_clause(self.quote) if self.clause_terms is None else self.clause_terms)

    @cached_property
    def clause_words(self) -> Weighed:
        """What its clause says without its names."""
        return weighed(self.clause.stems - self.name_terms - _COURTESY)

    @cached_property
    def topic_words(self) -> Weighed:
        """What its article is about."""
        return weighed(self.topic)

    @cached_property
    def numbers(self) -> frozenset[int]:
        """The numbers of its clause that count something and cannot be part of a date."""
        if not _DIGIT.search(self.quote):
            return _NO_NUMBERS
        found = map(int, _NUMBER.findall(self.quote))
        return frozenset(one for one in found if one > _LAST_OF_A_DATE and one not in _YEARS)


# The mentions of an article share its topic.
@lru_cache(maxsize=2**10)
def weighed(stems: frozenset[str]) -> Weighed:
    """Return stems with their weight."""
    return Weighed(stems, weight(stems))


def content_of_clause(quote: str) -> frozenset[str]:
    """Return the content terms of a clause without its date that are compared."""
    return terms(without_description(quote))


def clause_content(text: str, quote: Range, date: Range) -> frozenset[str]:
    """Return the same of the clause `quote` of a text around a date, whose words have been read."""
    words = (*words_of(text, quote[0], date[0]), *words_of(text, date[1], quote[1]))
    return terms_of(map(_FOLDED, words[: _described_from(words)]))


def without_description(quote: str) -> str:
    """Return a clause up to the relative clause after its main words: what that says happened another day.

    غرقت السفينة أمس قرب الجزيرة التي زارها الملك العام الماضي: the king's visit is no part of the sinking.
    """
    words = words_of(quote, 0, len(quote))
    index = _described_from(words)
    return quote if index is None else quote[: words[index].start]


def _described_from(words: Sequence[Word]) -> int | None:
    """The index of the relative pronoun after the main words of a clause."""
    pronouns = word_set("relative_pronoun")
    for index in range(_MAIN_WORDS, len(words)):
        if words[index].folded in pronouns:
            return index
    return None


def can_link(when: Interval) -> bool:
    """Whether an interval is narrow enough for linking."""
    if when.earliest is None or when.latest is None:
        return False
    return (when.latest - when.earliest).days < LONGEST_DAYS


def day_numbers(when: Interval) -> tuple[int, int]:
    """Return the first and last day of an interval with both ends, as days since 1970-01-01."""
    assert when.earliest is not None and when.latest is not None
    return (when.earliest - EPOCH).days, (when.latest - EPOCH).days


def content_terms(text: str, start: int, end: int, around: Range) -> frozenset[str]:
    """Return the stems of the sentence around the date at characters start to end, without the date itself.

    around: the sentence, or a longer stretch, from `context_of`.
    """
    first, last = around
    before = words_of(text, max(first, start - _REACH), start)
    after = words_of(text, end, min(max(last, end), end + _REACH))
    return terms_of(map(_FOLDED, (*before, *after)))


def topic_terms(title: str | None, text: str) -> frozenset[str]:
    """Return the content terms of the title and the opening of an article: what it is about."""
    words = (*words_of(title or "", 0, len(title or "")), *words_of(text, 0, _OPENING))
    return terms_of(map(_FOLDED, words))


def without_date(text: str, stretch: Range, date: Range) -> str:
    """Return a stretch of a text with its date cut out: what happened, apart from when."""
    return f"{text[stretch[0] : date[0]]} {text[date[1] : stretch[1]]}"
