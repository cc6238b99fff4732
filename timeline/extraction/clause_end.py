"""The end of a clause when a comma separates its date from what the verb still lacks.

That may be an object, a prepositional complement, the words that were said, or the rest of a quotation.
"""

from collections.abc import Sequence

from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import AND, BY, FOR
from timeline.arabic.script import fold_word
from timeline.arabic.verb_forms import is_imperfect
from timeline.arabic.verbal_nouns import names_an_act
from timeline.arabic.word_sets import word_set
from timeline.arabic.words import Word, count_words, joined_by_and, opens_clause, says, words_of
from timeline.extraction.finite_verbs import has_verb, is_finite_verb, without_and
from timeline.extraction.model import Range

_ACCUSATIVE = closed.letters("accusative")
# قيمتها, أحدهما.
_PRONOUNS = closed.letters("pronoun_in_alif")
_NO_OBJECT = {"dependent", "opens_clause", "complementiser", "factuality"}
# A clause with at most this many words after its date still ends with it: اليوم الأحد بنابل.
_AFTER_DATE = 2
# Words of an aside between commas that is skipped: المتخصص بقضايا الأمن القومي.
_ASIDE = 6
# The same, where the verb surely lacks a preposition: تمكنت الوحدات، بعد نصب كمين محكم على الطريق، من إيقاف.
_LONG_ASIDE = 14
_ASIDES = 3
_SHORTEST = 4
# Words that the rest of a quotation may have.
_QUOTED = 25
_OPENING, _CLOSING = "“«", "”»"


def completed(
    text: str,
    clause: Range,
    date: Range,
    following: Sequence[Range],
    others: Sequence[Range],
    *,
    lacks_object: bool,
) -> int:
    """Return the end of a clause with what it lacks, in characters of the text.

    following: the stretches between it and the end of the sentence. others: the other dates of the sentence.
    lacks_object: whether the clause is so short that its object may come after the date.
    """
    end = _with_reported_speech(text, following, others) or clause[1]
    if end == clause[1] and (needed := _after_asides(text, clause, date, _until_a_date(following, others))):
        return needed
    left = _until_a_date([stretch for stretch in following if stretch[0] >= end], others)
    whole = clause[0], end
    if further := _with_rest_of_quotation(text, whole, left):
        return further
    if end > clause[1]:
        return end
    if further := _with_complement(text, clause, date, left):
        whole = clause[0], further
        if wanted := _with_wanted(text, whole, following):
            return wanted
        rest = next((stretch for stretch in left if stretch[0] >= further), None)
        # عقد المركز أمس، بكلية الآداب، ندوة.
        return rest[1] if rest and _surely_lacks(text, whole, rest) else further
    if wanted := _with_wanted(text, clause, following):
        return wanted
    if not left:
        # أصدرت المحكمة أمس، أحكاما بالسجن أربع سنوات.
        cut = following[0] if following and _surely_lacks(text, clause, following[0]) else None
        return cut[1] if cut and _opens_with_object(text, clause, date, cut) else end
    lacks_object = lacks_object or _surely_lacks(text, clause, left[0])
    return left[0][1] if lacks_object and _opens_with_object(text, clause, date, left[0]) else end


def _until_a_date(stretches: Sequence[Range], dates: Sequence[Range]) -> Sequence[Range]:
    """The stretches before the first that holds a date."""
    for index, (start, end) in enumerate(stretches):
        if any(start <= date[0] < end for date in dates):
            return stretches[:index]
    return stretches


def _opens_with_object(text: str, clause: Range, date: Range, stretch: Range) -> bool:
    """Whether a stretch opens with the object of a clause: قصفت الطائرة فجر الأحد، سيارة مدنية.

    A date at the end separates the two, or the object is a number: أصدر أمس قاضي المدينة، 5 بطاقات.
    """
    opening = words_of(text, *stretch, 1)
    if not opening or opens_clause(opening[0]):
        return False
    if count_words(text, date[1], clause[1]) and not opening[0].folded.isdigit():
        return False
    return not (_NO_OBJECT & opening[0].readings.keys() or says(opening[0]))


def _surely_lacks(text: str, clause: Range, stretch: Range) -> bool:
    """Whether the verb that a clause opens with surely has its object in a stretch: عقد الوزير أمس، اجتماعا.

    That is an accusative, or any noun after a verb that says nothing without an object: بحث علي أمس، سبل.
    """
    verb, opening = words_of(text, *clause, 1), words_of(text, *stretch, 1)
    if not verb or not opening or is_finite_verb(text, opening[0]):
        return False
    if verb[0].folded.removeprefix(AND) in word_set("needs_object") and not joined_by_and(opening[0]):
        return True
    if has_verb(text, stretch):
        return False
    accusative = opening[0].folded.endswith(_ACCUSATIVE) and is_finite_verb(text, verb[0])
    return accusative


def _with_reported_speech(text: str, following: Sequence[Range], others: Sequence[Range]) -> int | None:
    """The end of reported speech, where the next stretch opens with أن: أعلن المتحدث، الأربعاء، أن."""
    opening = words_of(text, *following[0], 1) if following else []
    if not opening or "complementiser" not in opening[0].readings or opening[0].folded[0] == FOR:
        return None
    start, end = following[0]
    cut_by_date = any(start <= other[0] and 0 <= end - other[1] <= 2 for other in others)
    return following[1][1] if cut_by_date and len(following) > 1 else end


def _after_asides(text: str, clause: Range, date: Range, following: Sequence[Range]) -> int | None:
    """The end of what the verb that opens a clause needs, after names and circumstances between commas.

    أكد أمس كبير الخبراء، سامي حداد، أن الجسر آمن; استقبل أمس رئيس البلدية، سامي حداد، وفدا من الصيادين.
    """
    words = [word for word in words_of(text, *clause) if word.end <= date[0] or word.start >= date[1]]
    while words and "dependent" in words[0].readings:
        # في 3 أيار، أكد.
        words = words[1:]
    if not words or not _has_happened(text, words[0]) or any(map(_says_or_has_object, words[1:])):
        return None
    for start, end in following[: _ASIDES + 1]:
        opening = words_of(text, start, end, 1)
        if not opening or ":" in text[clause[0] : start]:
            return None
        if says(words[0]) and "complementiser" in opening[0].readings:
            return end
        if not says(words[0]) and _is_object(text, opening[0]):
            return end
        if count_words(text, start, end) > _ASIDE or has_verb(text, (start, end)):
            return None
        if not {"complementiser", "relative", "changes_subject"}.isdisjoint(opening[0].readings):
            return None
    return None


def _has_happened(text: str, word: Word) -> bool:
    """Whether a word that opens a clause is a verb, not of the present."""
    if is_imperfect(without_and(word.folded)):
        return False
    return is_finite_verb(text, word) or word.folded in word_set("opening_verb")


def _says_or_has_object(word: Word) -> bool:
    """Whether a word after a verb shows that it lacks nothing: أن, وفدا; or that it is of another clause."""
    return "complementiser" in word.readings or says(word) or _is_accusative(word)


def _is_object(text: str, word: Word) -> bool:
    return _is_accusative(word) and not is_finite_verb(text, word)


def _is_accusative(word: Word) -> bool:
    """Whether a word is an indefinite accusative, and no name or circumstance: وفدا; not كندا, أيضا."""
    return (
        len(word.folded) >= _SHORTEST
        and word.folded.endswith(_ACCUSATIVE)
        and not word.folded.endswith(_PRONOUNS)
        and not word.folded.startswith(closed.DEFINITE)
        and not word.readings
        and not joined_by_and(word)
    )


def _with_rest_of_quotation(text: str, clause: Range, following: Sequence[Range]) -> int | None:
    """The end of a quotation that the clause opens and does not close."""
    if not _is_open(text[slice(*clause)]):
        return None
    for _, end in following:
        if count_words(text, clause[1], end) > _QUOTED:
            return None
        if not _is_open(text[clause[0] : end]):
            return end
    return None


def _is_open(quoted: str) -> bool:
    opened = sum(quoted.count(mark) for mark in _OPENING) - sum(quoted.count(mark) for mark in _CLOSING)
    return opened > 0 or quoted.count('"') % 2 == 1


def _with_complement(text: str, clause: Range, date: Range, following: Sequence[Range]) -> int | None:
    """The end of a prepositional complement: تمكنت الوحدات مساء اليوم، من إيقاف; أكد، بنابل، على ضرورة.

    A verb that governs a preposition and has none yet takes it even after an aside; any clause that ends
    with its date takes the next stretch that opens with one.
    """
    words = words_of(text, *clause)
    wanted = wanted_prepositions(words)
    at_date = count_words(text, date[1], clause[1]) <= _AFTER_DATE
    for start, end in following[:_ASIDES]:
        opening = words_of(text, start, end, 2)
        if not opening or "changes_subject" in opening[-1].readings:
            return None
        if opening[0].folded in wanted or (at_date and opening[0].readings.get("complement")):
            return end
        aside = _LONG_ASIDE if wanted else _ASIDE
        if opens_clause(opening[0]) or says(opening[0]) or count_words(text, start, end) > aside:
            return None
        at_date = at_date and count_words(text, start, end) <= _AFTER_DATE
    return None


def _with_wanted(text: str, clause: Range, following: Sequence[Range]) -> int | None:
    """The end of the next stretch if it opens with the preposition that the verb lacks, another date in it or
    not: أعلن أمس، في بيروت، عن انطلاق المهرجان غدا.
    """
    stretch = next((one for one in following if one[0] >= clause[1]), None)
    opening = words_of(text, *stretch, 1) if stretch else []
    words = words_of(text, *clause)
    if not stretch or not opening:
        return None
    wanted = opening[0].folded in wanted_prepositions(words) or (
        opening[0].folded.startswith(BY) and _lacks_by(words)
    )
    return stretch[1] if wanted else None


def _lacks_by(words: Sequence[Word]) -> bool:
    """Whether a clause opens with a verb that governs ب and has none: قام قاضي المدينة أمس، بفتح تحقيق."""
    verb = words[0].folded.removeprefix(AND)
    return verb in word_set("governs_by") and not any(word.folded.startswith(BY) for word in words[1:])


def wanted_prepositions(words: Sequence[Word]) -> set[str]:
    """The prepositions that verbs of a clause govern but that do not follow them."""
    missing = set()
    for index, word in enumerate(words):
        governs = word.readings.get("governs")
        if not isinstance(governs, str):
            continue
        preposition = fold_word(governs)
        after = [at for at in range(index + 1, len(words)) if words[at].folded == preposition]
        # تمكنت الفرقة بعد كمين في واد من الولاية، من إيقاف شاحنات: it governs an act.
        if word_set("governs_an_act").isdisjoint((word.folded, word.folded.removeprefix(AND))):
            found = bool(after)
        else:
            found = any(at + 1 < len(words) and names_an_act(words[at + 1].folded) for at in after)
        if not found:
            missing.add(preposition)
    return missing
