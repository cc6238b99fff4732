"""Whether the words around the name of a period make it a date: a preposition, and no work about it."""

from collections.abc import Sequence

from timeline.arabic.lexicon.closed import AND, ARTICLE, ON
from timeline.arabic.lexicon.periods import PeriodRow, around
from timeline.arabic.lexicon.proclitics import strip_proclitics
from timeline.arabic.tokens import Tokens
from timeline.arabic.words import words_before
from timeline.grammar.expression import Modifier

# Words before a name among which a topic is looked for, and words of the sentence on each side that may
# show what an ordinary word means.
_TOPIC, _NEARBY = 6, 25
# The longest title in words, and the characters in which its quotation mark closes after it.
_TITLE, _CLOSES = 6, 5
# Words after a title in which a bibliography says where it was published.
_PUBLISHED = 4
# After a name in an index or a heading.
_HEADING = (":", "]")
_QUOTES = frozenset("«»“”\"'")
_CONJUNCTIONS = 1


def is_meant(tokens: Tokens, first: int, stop: int, rows: Sequence[PeriodRow]) -> bool:
    """Whether the sentence shows that an ordinary word is the name: بعد النكبة هجروا من فلسطين."""
    wanted = tuple(start for row in rows for start in row.nearby)
    if not wanted:
        return True
    around_it = [
        *tokens.words[max(first - _NEARBY, 0) : first],
        *tokens.words[stop - 1 : stop + _NEARBY],
    ]
    return any(
        rest.startswith(wanted)
        for word in around_it
        for rest in (word, *(w for _, w in strip_proclitics(word)))
    )


def placed(
    tokens: Tokens, index: int, stop: int, rows: Sequence[PeriodRow]
) -> tuple[int, Modifier | None] | None:
    """(the first word of the expression, its modifier) where the words before a name make it a date."""
    before = index - 1
    first, mod = index, None
    if rows[0].head and is_word(tokens, before, "before_head") and tokens.joined(before):
        before, first = before - 1, before
    if tokens.joined(before) and (mod := _part(tokens, before)):
        first, before = before, before - 1
    introduced = before >= 0 and tokens.joined(before) and _introduces(tokens, before, first)
    if introduced and not _is_of_clause(tokens, before):
        return None
    if not introduced and not _is_adverb(tokens, (first, stop), before, rows, mod):
        return None
    return None if _is_topic(tokens, first) else (first, mod)


def _is_of_clause(tokens: Tokens, preposition: int) -> bool:
    """Whether a preposition is the clause's: not الدول المنتصرة في, حليف هتلر في, كما في, nor أثناء وبعد."""
    previous = preposition - 1
    if previous < 0 or not tokens.joined(previous):
        return True
    joined_on = tokens.words[preposition].startswith(AND) and _introduces(tokens, previous, preposition)
    ally = previous > 0 and tokens.words[previous - 1] in around("not_of_clause", "allies")
    return not joined_on and not ally and not is_word(tokens, previous, "not_of_clause")


def _part(tokens: Tokens, index: int) -> Modifier | None:
    """The part of a period that a word before its name names: أواخر, في أول."""
    if (part := tokens.reading(index, "part")) is not None:
        return Modifier(str(part))
    if is_word(tokens, index, "adverbial_parts"):
        return Modifier.MID
    if index < 0:
        return None
    words = (("start", Modifier.START), ("end", Modifier.END))
    return next((mod for name, mod in words if tokens.words[index] in around("parts", name)), None)


def _introduces(tokens: Tokens, index: int, first: int) -> bool:
    """Whether word `index` is a preposition of time before the expression from word `first` on."""
    if is_word(tokens, index, "before") or tokens.reading(index, "bound") is not None:
        return True
    return tokens.words[index].endswith(ON) and is_word(tokens, first, "after_on")


def _is_adverb(
    tokens: Tokens, span: tuple[int, int], before: int, rows: Sequence[PeriodRow], mod: Modifier | None
) -> bool:
    """Whether a name is an adverb by itself: ولد عام الفيل, أواخر العصر المملوكي, كان ذلك أيام الرشيد."""
    first, stop = span
    if mod is not None and is_word(tokens, first, "adverbial_parts"):
        return True
    if rows[0].kind == "year":
        if tokens.between(stop - 1).strip().startswith(_HEADING):
            return False
        return before < 0 or not tokens.joined(before) or not is_word(tokens, before, "names_of_works")
    if not rows[0].head or not is_word(tokens, first, "adverbial_heads"):
        return False
    if before < 0 or tokens.ends_sentence(before) or is_word(tokens, before, "before_adverb"):
        return True
    # A definite word governs no noun: وسع المسجد أيام الرشيد against ذكريات أيام الرشيد.
    return tokens.joined(before) and tokens.words[before].startswith(ARTICLE)


def _is_topic(tokens: Tokens, first: int) -> bool:
    """Whether the words before it make it the time of a book, a film, a study or a memory."""
    return any(is_word(tokens, index, "topics") for index, _ in words_before(tokens, first, _TOPIC))


def is_title(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether the expression ends a title: فيلم «في حرب القرم», صيدا في عصر المماليك، بحث نشر في."""
    if any(is_word(tokens, index, "published_in") for index in range(stop, stop + _PUBLISHED)):
        return True
    end = tokens.end(stop - 1)
    if not _QUOTES & set(tokens.folded.text[end : end + _CLOSES]):
        return False
    start = tokens.starts[max(first - _TITLE, 0)]
    return not _QUOTES.isdisjoint(tokens.folded.text[max(start - 1, 0) : tokens.starts[first]])


def is_word(tokens: Tokens, index: int, table: str) -> bool:
    """Whether a word is in a table of heads.toml, with or without و or ف."""
    if not 0 <= index < len(tokens):
        return False
    words, word = around(table), tokens.words[index]
    if word in words:
        return True
    return any(removed == _CONJUNCTIONS and rest in words for removed, rest in strip_proclitics(word))
