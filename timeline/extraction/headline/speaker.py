"""Who says what a clause reports: the words of its attribution without the verb and its circumstances."""

from collections.abc import Sequence

from timeline.arabic.lexicon import closed
from timeline.arabic.word_sets import word_set
from timeline.arabic.words import Word, says, words_of
from timeline.extraction.headline.ending import rendered, trimmed
from timeline.extraction.headline.opening import is_verb
from timeline.extraction.model import ClauseStatus, Range

# Characters that the speaker takes of a headline at most.
LONGEST = 45
_OBJECT_ENDING = closed.letters("object_ending")
_SEAMS = frozenset('،,؛;:"“«(')
_OPENING, _CLOSING = frozenset('"“«'), frozenset('"”»')
_NO_NAME = {"complementiser", "weekday", "shift", "opens_clause", "relative"}


def speaker(text: str, status: ClauseStatus, quote: Range) -> str:
    """Return who says what the quote reports, "" if that is not before it in the article."""
    for stretch in (status.attribution, status.antecedent if status.attribution else None):
        if (
            stretch is not None
            and stretch[0] < quote[0]
            and (named := named_speaker(text, words_of(text, *stretch)))
        ):
            return named
    return ""


def _is_object(word: str) -> bool:
    """Whether a word after a verb of saying is who is told: an indefinite accusative plural."""
    return word.endswith(_OBJECT_ENDING) and not word.startswith(closed.ARTICLE)


def named_speaker(text: str, words: Sequence[Word]) -> str:
    """Return who speaks, in words that open with a verb of saying and its subject, "" if it has none.

    That is the words after the verb up to what is no part of a name.
    """
    if len(words) < 2 or not says(words[0]) or _is_object(words[1].folded):
        return ""
    count = 1
    quoted = False
    for index in range(1, len(words)):
        word = words[index]
        between = text[words[index - 1].end : word.start]
        # صحيفة "الساحل": the name of what has one is part of who speaks.
        opens = words[index - 1].folded in word_set("has_quoted_name") and not _OPENING.isdisjoint(between)
        if quoted and not _CLOSING.isdisjoint(between):
            break
        quoted = quoted or opens
        if not opens and not _SEAMS.isdisjoint(between):
            break
        ends = _NO_NAME & word.readings.keys() or word.folded in word_set("ends_speaker") or is_verb(word)
        if ends and not quoted:
            break
        if len(rendered(text, words[1 : index + 1])) > LONGEST:
            break
        count = index + 1
    while count > 1 and words[count - 1].folded in word_set("ends_no_headline"):
        count -= 1
    return trimmed(rendered(text, words[1:count]))
