"""The attribution of a clause, which says whose words it is: وأضاف المتحدث أن ..., ... بحسب وكالة الأنباء.

It is cut from the quote and stored separately.
"""

from collections.abc import Sequence

from timeline.arabic.word_sets import word_set
from timeline.arabic.words import Word, says
from timeline.extraction.model import Range

# Words from a verb of saying to its أن: قال المتحدث باسم الخارجية في مؤتمر صحفي إن.
_LONGEST = 25
_SEAMS = "،,؛;"
_EDGE = ' \t\r\n،,؛;:"“”«»'


def without_attribution(
    text: str, before: Sequence[Word], after: Sequence[Word], quote: Range, date: Range
) -> tuple[Range, Range | None]:
    """Return (the quote without its attribution, the attribution or None); the date stays in the quote.

    before, after: the words of the sentence on both sides of the date.
    """
    leading = _leading(text, before, quote, date)
    trailing = _trailing(text, after, quote, date)
    start = leading[1] if leading and quote[0] < leading[1] else quote[0]
    end = trailing[0] if trailing else quote[1]
    return _trimmed(text, (start, end), date), leading or trailing


def _leading(text: str, words: Sequence[Word], quote: Range, date: Range) -> Range | None:
    """From the last verb of saying whose أن or colon comes before the date up to that word or mark."""
    for that in range(len(words) - 1, 0, -1):
        word = words[that]
        next_start = words[that + 1].start if that + 1 < len(words) else date[0]
        colon = text.find(":", word.end, next_start)
        if "complementiser" not in word.readings and colon < 0:
            continue
        if colon < 0 and words[that - 1].folded in word_set("opens_own_clause"):
            # رحب الأهالي بالقرار بعد أن أعلن: a time, not what was said.
            continue
        for verb in range(that if colon >= 0 else that - 1, max(that - 1 - _LONGEST, -1), -1):
            readings = words[verb].readings
            if "complementiser" in readings and verb != that:
                break
            if says(words[verb]):
                return words[verb].start, colon + 1 if colon >= 0 else word.end
        if word.end < quote[0]:
            return None
    return None


def _trailing(text: str, words: Sequence[Word], quote: Range, date: Range) -> Range | None:
    """The words after the date that name the source."""
    for word in words:
        if word.start >= quote[1]:
            break
        if "source_after" in word.readings:
            return word.start, quote[1]
        if "source_after_comma" in word.readings and text[date[1] : word.start].rstrip()[-1:] in _SEAMS:
            return (word.start, quote[1]) if text[date[1] : word.start].strip() else None
    return None


def _trimmed(text: str, quote: Range, date: Range) -> Range:
    start, end = quote
    while start < date[0] and (text[start] in _EDGE or text[start].isspace()):
        start += 1
    while end > date[1] and (text[end - 1] in _EDGE or text[end - 1].isspace()):
        end -= 1
    return start, end
