"""The headline of a mention: the title of its article if that says the same, otherwise its clause.

A clause is made a headline in three steps: the links to the text before go (opening.py), it ends at a seam
(ending.py), the speaker comes before what was said (speaker.py). It may open elsewhere than the quote, at
another seam of the sentence: earlier if it leans on what is before it, later if the date would be cut off.
Each thing that a reader would miss is a fault; of the possible openings the one with the fewest faults wins.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from timeline.arabic.lexicon.closed import FOR
from timeline.arabic.stems import terms_of
from timeline.arabic.verb_forms import is_future
from timeline.arabic.word_sets import word_set
from timeline.arabic.words import Word, says, words_of
from timeline.extraction.entries import LABEL_LINE
from timeline.extraction.headline.ending import LONGEST
from timeline.extraction.headline.faults import ELSEWHERE, FEWEST_WORDS
from timeline.extraction.headline.made import COMMAS, Clause, Made, made_headline
from timeline.extraction.headline.opening import is_verb, without_conjunction
from timeline.extraction.headline.predicate import first_predicate
from timeline.extraction.headline.speaker import named_speaker, speaker
from timeline.extraction.headline.title import title_for
from timeline.extraction.model import ClauseStatus, Range

# Characters before the quote within which a clause may open earlier.
_REACH = 160
# Openings that are tried, the quote's among them.
_TRIED = 7
# Words before a relative pronoun with which a headline opens: the noun that the pronoun refers to.
_ANTECEDENT = 4
# Words from a verb of saying to its أن.
_SAYING = 6
# Words after a comma among which is the verb of a new clause.
_VERB_AFTER_COMMA = 3
# A saying that ends with at most so many words after its أن, no verb among them, lacks what was said.
_UNSAID = 7
_TITLE = 0
# The weight of what a reader misses in a line that says too little: of 25 such lines, read one by one, no one
# was good. Of 84 lines of news that miss so much as the second, 13 were good and 55 bad.
_TOO_MUCH, _TOO_MUCH_OF_ARTICLE = 4, 2
_START, _END = attrgetter("start"), attrgetter("end")


@dataclass(frozen=True, slots=True)
class Headline:
    """text: one line; rank: how little it says to a reader who sees nothing else, 0 for a fitting title.

    fragment: it leans on words that are not in it.
    """

    text: str
    rank: int
    fragment: bool = False


def headline(
    text: str,
    quote: Range,
    date: Range,
    sentence: Range,
    status: ClauseStatus,
    title: str | None = None,
    *,
    of_the_news: bool = True,
) -> Headline:
    """Return the headline of a mention, "" if its text was erased.

    quote, date, sentence: of its clause, its expression and the sentence around both, in characters of the
    text. title: of its article.
    """
    if quote[0] == date[0] and (label := LABEL_LINE.match(text, date[1], quote[1])):
        quote, sentence = (label.end(), quote[1]), (label.end(), max(label.end(), sentence[1]))
    own = words_of(text, *quote)
    if not own:
        return Headline("", 0)
    end = max(quote[1], sentence[1]) if status.reporting and _lacks_said(own) else quote[1]
    # قالت اللجنة إن المجلس سيبحث: a title without a speaker tells what is ahead, not that somebody said so.
    ahead = status.reporting and any(is_future(word.folded) for word in own)
    of_the_news &= not ahead or ":" in (title or "")
    own_terms = terms_of([word.folded for word in own]) if title and of_the_news else frozenset[str]()
    undated, at_head = date[0] == date[1], sentence[0] == 0
    start = max(sentence[0], quote[0] - _REACH)
    words = words_of(text, start, end)
    if start > sentence[0]:
        words = words[1:]
    first = bisect_right(words, own[0].start, key=_END)
    # A quote may open after a preposition that is one word with its noun: بالرئيس.
    words = [*words[:first], own[0], *words[first + 1 :]]
    # What is a part of its clause is not what the title tells: نفى وفاة الفنان الذي نقل مساء أمس.
    of_the_news &= undated or not _is_part(text, words, first)
    if of_the_news and (found := title_for(title, own_terms, of_lead=undated, at_head=at_head)):
        return Headline(found, _TITLE)
    # A conjunction attached to the first word is before the date.
    dated = range(bisect_right(words, date[0], key=_END), bisect_left(words, date[1], key=_START)) or range(0)
    named = speaker(text, status, quote)
    prefix = f"{named}: " if named else ""
    clause = Clause(
        text, words, first, dated, LONGEST - len(prefix), in_article=bool(title), spoken=bool(prefix)
    )
    # Before the quote, the attribution is among the words.
    earlier = replace(clause, most=LONGEST, spoken=False) if prefix else clause
    best: Made | None = None
    for number, index in enumerate(_openings(clause)):
        inside = index >= first
        made = made_headline(clause if inside else earlier, index, status)
        line = prefix + made.line if inside else made.line
        made = Made(line, made.missing + (ELSEWHERE if number else 0), made.fragment)
        if best is None or (made.fragment, made.missing) < (best.fragment, best.missing):
            best = made
        if not made.missing and not made.fragment:
            break
    assert best is not None
    in_words = title_for(title, own_terms, of_lead=True) if of_the_news and at_head and best.missing else None
    if in_words:
        return Headline(in_words, _TITLE)
    if best.missing or _attributes(clause, first):
        best = _attributed(earlier, status) or best
    too_much = _TOO_MUCH_OF_ARTICLE if title else _TOO_MUCH
    return Headline(best.line, 1 + best.missing, best.fragment or best.missing >= too_much)


def _attributed(clause: Clause, status: ClauseStatus) -> Made | None:
    """What somebody reports on the date of a clause: the words before وفق ما أعلن المرصد, and who it is."""
    words = clause.words
    at = next((at for at in range(clause.first, clause.date.start) if _attributes(clause, at)), None)
    if at is None or any("complementiser" in word.readings for word in words[at:]):
        return None
    start = 0 if at == clause.first else clause.first
    if at - start < FEWEST_WORDS:
        return None
    verb = next((verb for verb in range(at + 1, min(len(words), at + _SAYING)) if says(words[verb])), None)
    named = named_speaker(clause.text, words[verb:]) if verb is not None else ""
    prefix = f"{named}: " if named else ""
    said = Clause(clause.text, words[:at], start, range(0), LONGEST - len(prefix))
    made = made_headline(said, start, replace(status, reporting=False))
    return Made(prefix + made.line, made.missing, made.fragment)


def _attributes(clause: Clause, at: int) -> bool:
    """Whether a word opens a clause that says who reports what is before it."""
    word = clause.words[at]
    if word_set("attributes").isdisjoint((word.folded, without_conjunction(word))):
        return False
    before = clause.text[clause.words[at - 1].end : word.start] if at else ""
    return at == clause.first or not COMMAS.isdisjoint(before)


def _lacks_said(words: Sequence[Word]) -> bool:
    """Whether a quote ends before what was said: ذكرت وكالات أنباء الاثنين."""
    that = next((at for at, word in enumerate(words) if "complementiser" in word.readings), None)
    if that is None:
        return says(words[0]) and (
            len(words) <= _SAYING or without_conjunction(words[0]) in word_set("only_says")
        )
    said = words[that + 1 :]
    return len(said) <= _UNSAID and not any(map(is_verb, said))


def _openings(clause: Clause) -> Iterator[int]:
    """Where a headline may open: at the quote, then at seams before it, then at seams inside it."""
    text, words = clause.text, clause.words
    yield clause.first
    tried = 1
    if clause.first and "relative" in words[clause.first].readings:
        yield _antecedent(words, 0, clause.first)
    # What is dated is a part of its clause, which is of other days.
    earlier = () if _is_part(text, words, clause.first) else range(clause.first - 1, -1, -1)
    # ليساهم في فوزه: what came of the clause before.
    outcome = words[clause.first].folded.startswith(FOR)
    own = not outcome and first_predicate(text, words[clause.first :]) is not None
    for index in earlier:
        if own and first_predicate(text, words[index : clause.first]) is not None:
            # What is told there is of other days.
            break
        if index == 0 or not COMMAS.isdisjoint(text[words[index - 1].end : words[index].start]):
            yield index
            tried += 1
            if tried > _TRIED // 2:
                break
    last = clause.date.start if clause.date else 0
    for index in range(last - 1, clause.first, -1):
        if tried > _TRIED:
            return
        word = words[index]
        if "relative" in word.readings and not word.clitic:
            yield _antecedent(words, clause.first, index)
        elif _opens_clause(text, words, index):
            yield index
        else:
            continue
        tried += 1


def _is_part(text: str, words: Sequence[Word], first: int) -> bool:
    """Whether a quote opens within a clause: nothing separates it from the word before, and no و joins it."""
    if not first or "relative" in words[first].readings:
        return False
    before = words[first - 1]
    if text[words[first].start - 1].isalpha():
        # بالمعسكر: a preposition is one word with it.
        return True
    between = text[before.end : words[first].start]
    joined = without_conjunction(words[first]) != words[first].folded or "complementiser" in before.readings
    return not between.strip(" ") and not joined


def _opens_clause(text: str, words: Sequence[Word], index: int) -> bool:
    """Whether a clause may open with a word: after a comma, with و and a verb, after أن of what was said."""
    if not COMMAS.isdisjoint(text[words[index - 1].end : words[index].start]):
        return any(is_verb(word) for word in words[index : index + _VERB_AFTER_COMMA])
    if without_conjunction(words[index]) != words[index].folded and is_verb(words[index]):
        return True
    return "complementiser" in words[index - 1].readings and _follows_saying(words, index - 1)


def _antecedent(words: Sequence[Word], first: int, relative: int) -> int:
    """The first word of the noun that a relative pronoun refers to, without a preposition or أن before it."""
    start = max(first, relative - _ANTECEDENT)
    inside = [at for at in range(start, relative) if _leads_to_a_noun(words[at])]
    return inside[-1] + 1 if inside and inside[-1] + 1 < relative else start


def _leads_to_a_noun(word: Word) -> bool:
    return word.readings.get("dependent") == "preposition" or "complementiser" in word.readings


def _follows_saying(words: Sequence[Word], that: int) -> bool:
    """Whether أن introduces what is said: not من المقرر أن, which would be lost."""
    return any(says(word) for word in words[max(0, that - _SAYING) : that])
