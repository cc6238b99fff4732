"""Where a headline opens: without the links to the text before: وكان, من جهته, كما."""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import AND, ARTICLE
from timeline.arabic.per_word import PerWord
from timeline.arabic.script import fold_word
from timeline.arabic.verb_forms import is_bare_perfect, is_future, is_imperfect, is_perfect
from timeline.arabic.verbal_nouns import names_an_act
from timeline.arabic.word_sets import word_set
from timeline.arabic.words import Word, says

_CONJUNCTIONS = closed.letters("conjunction")
# How words open that have their و from the root.
_OF_ROOT = closed.letters("opens_with_waw")
_IMPERFECT = closed.letters("imperfect")
_MAY = closed.word("may")
_LOST = closed.word("so") + _MAY
# Links in a row: وفي المقابل، كان قد.
_LINKS = 4
# What is left of a clause without its links has at least as many words.
_FEWEST_WORDS = 4
# Words from كان to the verb that it puts in the past: وكان المتحدث باسم الجيش قد أعلن.
_REACH_OF_WAS = 12
# Words from the opening of a dateline to its dash: القدس 8-7-2012 وفا -.
_LONGEST_DATELINE = 8
_DASHES = frozenset("-–—:")


def opening(text: str, words: Sequence[Word], first: int) -> tuple[int, bool, frozenset[int]]:
    """Return how a headline opens that begins at word `first`.

    The index of its first word, whether the conjunction attached to it is left out, and the indexes of words
    that are left out after it. text: that the words are of.
    """
    first = _after_dateline(text, words, first)
    if words[first].folded.removeprefix(AND) in word_set("that") and len(words) - first > _FEWEST_WORDS:
        first += 1
    first += _frame(words, first)
    for _ in range(_LINKS):
        length = _link(words, first)
        if not length or len(words) - first - length < _FEWEST_WORDS:
            break
        first += length
    if first >= len(words):
        return first, False, frozenset()
    if words[first].folded in word_set("outcome"):
        # ليرتفع العدد: the ل is left out.
        return first, True, frozenset()
    bare = without_conjunction(words[first])
    joined = bare != words[first].folded
    was = bare in word_set("was")
    if was and (verb := _verb_after(words, first)):
        left_out = frozenset({verb - 1}) if words[verb - 1].folded == _MAY else frozenset()
        following = first + 1
        if following in left_out:
            following += 1
        return following, False, left_out
    if bare in word_set("surely_done") and first + 1 < len(words):
        verb_form = words[first + 1].folded
        # قد with an imperfect is a supposition: قد يزور. فقد with a noun is a verb: فقد الريال عشر قيمته.
        lost = verb_form.startswith(ARTICLE) and not is_perfect(verb_form)
        if words[first].folded == _LOST and not is_perfect(verb_form):
            # فقد 180 شخصا.
            return first, False, frozenset()
        if is_perfect(verb_form) or not (lost or verb_form.startswith(_IMPERFECT)):
            return first + 1, False, frozenset()
    return first, joined, frozenset()


def without_conjunction(word: Word) -> str:
    """Return a folded word without a و or ف that is surely a conjunction: وأعلن; not وصل, وزير, فريق."""
    folded = word.folded
    if folded[0] not in _CONJUNCTIONS or len(folded) < 3 or "not_conjunction" in word.readings:
        return folded
    return _rest_of_joined(folded, word.clitic[:1])


@lru_cache(maxsize=2**12)
def _rest_of_joined(folded: str, clitic: str) -> str:
    rest = folded[1:]
    if folded in word_set("joins_nothing") or is_bare_perfect(folded):
        return folded
    known = clitic == folded[0] or rest.startswith(ARTICLE) or rest in _openers()
    known = known or is_bare_perfect(rest) or is_imperfect(rest) or is_future(rest) or names_an_act(rest)
    return rest if known or (folded[0] == AND and not folded.startswith(_OF_ROOT)) else folded


def is_verb(word: Word) -> bool:
    """Whether a word is surely a finite verb, also after a conjunction."""
    joined = word.folded[0] in _CONJUNCTIONS
    return (is_joined_verb(word) if joined else _VERBS[word.folded]) or says(word)


def is_joined_verb(word: Word) -> bool:
    """Whether a word is a verb with a conjunction attached, by its letters: وأعلن."""
    folded = word.folded
    if folded[0] not in _CONJUNCTIONS:
        return False
    return is_perfect(folded) or is_imperfect(without_conjunction(word)) or is_future(folded)


def _is_verb(folded: str) -> bool:
    return is_perfect(folded) or is_imperfect(folded) or is_future(folded)


_VERBS = PerWord(_is_verb)


def _frame(words: Sequence[Word], first: int) -> int:
    """The number of words that lead from the text before to what a clause tells: جاء ذلك خلال, وذلك بعد."""
    at = first
    if without_conjunction(words[at]) in word_set("comes"):
        at += 1
    if at + 1 >= len(words) or without_conjunction(words[at]) not in word_set("this_alone"):
        return 0
    if words[at + 1].folded not in word_set("leads_on"):
        return 0
    at += 2
    # وذلك في إطار المساعي.
    at += at < len(words) and words[at].folded in word_set("leads_on_noun")
    return at - first if len(words) - at >= _FEWEST_WORDS else 0


def _link(words: Sequence[Word], first: int) -> int:
    """The number of words of the longest link that opens at a word, 0 for none."""
    if first + 1 >= len(words):
        return 0
    word = words[first]
    best = 0
    for opener in dict.fromkeys((word.folded, without_conjunction(word))):
        for rest in _links().get(opener, ()):
            following = tuple(other.folded for other in words[first + 1 : first + 1 + len(rest)])
            if following == rest:
                best = max(best, 1 + len(rest))
    after = words[first + best].folded if first + best < len(words) else ""
    return 0 if after in word_set("no_link_before") else best


def _verb_after(words: Sequence[Word], first: int) -> int | None:
    """The index of the perfect that كان at word `first` puts in the past; None before an imperfect."""
    if first + 1 < len(words) and is_imperfect(words[first + 1].folded):
        return None
    within = range(first + 1, min(len(words), first + 1 + _REACH_OF_WAS))
    return next((index for index in within if is_bare_perfect(words[index].folded)), None)


def _after_dateline(text: str, words: Sequence[Word], first: int) -> int:
    """The word after a place, day or agency and its dash at the head of a report: بيروت (رويترز) -."""
    stop = min(len(words) - _FEWEST_WORDS, first + _LONGEST_DATELINE)
    if first >= stop or _DASHES.isdisjoint(text[words[first].end : words[stop].start]):
        return first
    agency = False
    for index in range(first, stop):
        word = words[index]
        agency = agency or word.folded in word_set("agency") or word.folded.isdigit()
        if is_verb(word):
            return first
        if word.folded.isdigit() and words[index + 1].folded.isdigit():
            # Inside a clock or a date: 10:00, 12-7-2012.
            continue
        gap = text[word.end : words[index + 1].start]
        if gap.strip() in _DASHES and gap != gap.strip() and is_verb(words[index + 1]):
            return index + 1
        if agency and not _DASHES.isdisjoint(gap) and gap.strip() != "-" * len(gap):
            return index + 1
    return first


@cache
def _links() -> Mapping[str, Sequence[tuple[str, ...]]]:
    """The further words of each phrase of the lexicon that links to the text before, by its first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for line in closed.table("link_to_text")["phrases"].split("\n"):
        if line:
            first, *rest = fold_word(line).split()
            found.setdefault(first, []).append(tuple(rest))
    return found


@cache
def _openers() -> frozenset[str]:
    """Words that are no part of a longer word, so that و before them is a conjunction."""
    return frozenset(_links()) | word_set("refers_back") | word_set("opens_phrase") | word_set("was") | {_MAY}
