"""The antecedent of a clause: the earlier words that complete a clause without a subject of its own.

Only unambiguous cases are completed. An outcome or a bare ذلك that opens its sentence (انفجرت سيارة ... .
وأسفر ذلك عن ...) has the previous sentence as its antecedent; a verb of saying without a speaker (وأضاف أن)
has the nearest earlier sentence that names one, if its verb has the same gender.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice

from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import AND, ARTICLE, BY, SO
from timeline.arabic.words import Word, count_words, says, words_of
from timeline.extraction.model import Range

# Words of the previous sentence that are kept; a shorter sentence is a heading, or incomplete itself.
MOST_WORDS, FEWEST_WORDS = 30, 4
# Earlier sentences in which the speaker is looked for, and words that name the speaker: وقال وزير الخارجية
# ... إن.
_SENTENCES, _SPEAKER_WORDS = 4, 14
_DEMONSTRATIVES = closed.words("demonstrative")
_OPENS_NO_PERFECT = closed.letters("opens_no_perfect")
_FEMININE = closed.letters("perfect_ending")
# Words of a verb with what follows it: وقد أسفرت عن.
_OPENING = 4
_STOPS = ".!؟?…"
_COMMAS = frozenset("،,؛;")
_EDGE = ' \t\r\n.،,؛;:!?؟…“”"«»'


def find_antecedent(text: str, ends: Sequence[int], start: int, date: Range) -> Range | None:
    """Return the earlier words that complete the clause or the attribution that starts at `start`.

    None when it has a subject, does not open its sentence, or has no unambiguous antecedent. ends: the
    sentence ends of the text; date: its expression; all in characters of the text.
    """
    index = bisect_left(ends, start + 1)
    opening = ends[index - 1] if index else 0
    if index == 0 or count_words(text, opening, start):
        return None
    words = words_of(text, start, ends[index], _SPEAKER_WORDS)
    if _lacks_subject(words[:_OPENING]):
        before = next(_sentences_before(text, ends, index), None)
        return _complete(text, before) if before else None
    if _lacks_speaker(words, date):
        return _speaker(text, ends, index, words[0])
    return None


def _lacks_subject(words: Sequence[Word]) -> bool:
    """Whether a clause opens with an outcome and its preposition, or with a verb and a bare ذلك."""
    for index, word in enumerate(words[:-1]):
        governed = word.readings.get("antecedent")
        if isinstance(governed, str):
            following = words[index + 1].folded
            if following in _DEMONSTRATIVES:
                return index + 2 == len(words) or not words[index + 2].folded.startswith(ARTICLE)
            return following in governed.split() or (following[0] == BY and BY in governed.split())
        if "before_verb" not in word.readings:
            return False
    return False


def _lacks_speaker(words: Sequence[Word], date: Range) -> bool:
    """Whether a past verb of saying has أن in place of a subject: وأضاف أن, وقالت الخميس إن."""
    if len(words) < 2 or not _is_past_saying(words[0]):
        return False
    that = next((index for index, word in enumerate(words) if "complementiser" in word.readings), None)
    if that is None:
        return False
    after_date = words[1].start == date[0] and words[that - 1].end <= date[1]
    return that == 1 or after_date or words[1].readings.get("dependent") == "preposition"


def _is_past_saying(word: Word) -> bool:
    """Whether a word is a past verb of saying: not يذكر أن, not مشيرا إلى أن."""
    return says(word) and not word.folded.removeprefix(AND).removeprefix(SO).startswith(_OPENS_NO_PERFECT)


def _sentences_before(text: str, ends: Sequence[int], index: int) -> Iterator[Range]:
    """The sentences before sentence `index`, the nearest first."""
    for earlier in range(index - 1, -1, -1):
        start = ends[earlier - 1] if earlier else 0
        if count_words(text, start, ends[earlier]):
            yield start, ends[earlier]


def _complete(text: str, sentence: Range) -> Range | None:
    """The words of a sentence that can be an antecedent: no heading, and not without a subject itself."""
    start, end = sentence
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    words = words_of(text, start, end, MOST_WORDS + 1)
    stops = any(mark in text[end : sentence[1]] for mark in _STOPS)
    if len(words) < FEWEST_WORDS or not stops or _lacks_subject(words[:_OPENING]):
        return None
    return start, _seam(text, words) if len(words) > MOST_WORDS else end


def _seam(text: str, words: Sequence[Word]) -> int:
    """Where a sentence that is too long is cut: at the last comma within reach, or after a word."""
    within = words[:MOST_WORDS]
    for word, following in zip(reversed(within), reversed(words[1 : MOST_WORDS + 1]), strict=True):
        if word is within[FEWEST_WORDS - 2]:
            break
        if not _COMMAS.isdisjoint(text[word.end : following.start]):
            return word.end
    return within[-1].end


def _speaker(text: str, ends: Sequence[int], index: int, verb: Word) -> Range | None:
    """The verb and the subject of the nearest sentence before sentence `index` that names the speaker."""
    for start, end in islice(_sentences_before(text, ends, index), _SENTENCES):
        words = words_of(text, start, end, _SPEAKER_WORDS)
        if len(words) < 2 or not _is_past_saying(words[0]) or not _names_speaker(text, words):
            continue
        speaker = _until_that(words)
        return speaker if speaker and _feminine(words[0]) == _feminine(verb) else None
    return None


def _names_speaker(text: str, words: Sequence[Word]) -> bool:
    """Whether a subject follows the verb: no أن, no preposition, no day, no quotation."""
    following = words[1]
    no_subject = {"complementiser", "dependent", "weekday", "shift", "unit"} & following.readings.keys()
    return not no_subject and not text[words[0].end : following.start].strip()


def _until_that(words: Sequence[Word]) -> Range | None:
    """The words from a verb of saying to the one before its أن, None without it."""
    for index, word in enumerate(words):
        if "complementiser" in word.readings:
            return words[0].start, words[index - 1].end
    return None


def _feminine(verb: Word) -> bool:
    return verb.folded.endswith(_FEMININE)
