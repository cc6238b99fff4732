"""Nouns that a clause describes, which then has their date: with a relative pronoun, a participle, or alone.

المعاهدة التي وقعت عام 1979, الانتخابات المقررة الأحد, الحصار المفروض منذ 2007, كتابا صدر عام 1954.
"""

from collections.abc import Sequence

from timeline.arabic.acts import calls_off
from timeline.arabic.attached import letters_before
from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import FOR, FROM
from timeline.arabic.verb_forms import is_future, is_imperfect
from timeline.arabic.word_sets import word_set
from timeline.arabic.words import Word, says
from timeline.extraction.finite_verbs import ends_feminine, is_finite_verb
from timeline.extraction.phrase.seams import QUOTATION, governs, is_act, is_broken, names_act, opens

# Words before a relative pronoun with the noun that it describes; from a clause that describes to its date;
# from a participle of what lasts to its منذ.
_DESCRIBED, _REACH, _LASTING = 9, 12, 6
# Adjectives between an indefinite noun and its clause.
_ADJECTIVES = 2
# The readings of ordinals: أول, الرابعة.
_ORDINAL = frozenset({"ordinal", "hour_word", "first"})
# الإسباني: an adjective of any noun of a construct (قانون البيئة الإسباني).
_ADJECTIVE = closed.shape("relative_adjective")
_ACCUSATIVE = closed.letters("accusative")
_OBJECTS = closed.letters("object_pronoun")
_COUNTED = frozenset({"cardinal", "hundreds", "few", "some"})


def described(text: str, words: Sequence[Word], end: int, *, lasting: bool = False) -> int | None:
    """Where the noun begins that the relative clause before a date describes, or a participle like one.

    words: those of the clause before the date; end: where the date begins, in characters of the text.
    lasting: whether it has gone on since the date: قتل في الحرب التي تشهدها البلاد منذ 2015.
    """
    for at in range(len(words) - 1, max(len(words) - _REACH, 0), -1):
        word = words[at]
        pronoun = word.folded.removeprefix(closed.AND)
        if pronoun in word_set("relative_pronoun"):
            follows = at + 1 < len(words) and not _may_be_noun(words[at + 1])
            if follows and at and _stands_for_another(words[at - 1]):
                # مماثلة لتلك التي ضربت المدينة: of that other one nothing more is said.
                return words[at + 1].start
            return _antecedent(text, words, at, lasting=lasting) if follows else None
        if "done" in word.readings or word.folded in word_set("planned_for"):
            # المعاهدة الموقعة في 12 أيار, الانتخابات المقررة الأحد.
            return _antecedent(text, words, at)
        if word.folded in word_set("was_given") and len(words) - at <= _LASTING:
            # اللاعب المتوج بلقب 1998.
            return _antecedent(text, words, at)
        # وصلت after a pronoun is a verb with a و of its own.
        verb = words[at - 1].folded in word_set("relative_pronoun")
        if is_broken(text, words, at, end) or (opens(word) and not verb):
            return None
    return None


def _stands_for_another(word: Word) -> bool:
    return not word_set("stands_for_another").isdisjoint((word.folded, word.folded[1:]))


def described_as_lasting(text: str, words: Sequence[Word], end: int) -> int | None:
    """Where the noun begins that a participle describes as lasting: الحصار المفروض على المدينة منذ 2007.

    An act that is done to it is left out: رفع الحصار المفروض is since 2007 no lifting.
    """
    for at in range(len(words) - 1, max(len(words) - _LASTING, 0), -1):
        word = words[at]
        if word.folded in word_set("lasting"):
            start = _antecedent(text, words, at)
            return None if start is None else _without_act(words, start, at)
        if is_finite_verb(text, word) or is_broken(text, words, at, end) or opens(word):
            return None
    return None


def described_alone(text: str, words: Sequence[Word], end: int, *, lasting: bool = False) -> int | None:
    """Where an indefinite noun begins that a clause without a pronoun describes: كتابا صدر عام 1954.

    lasting: whether its verb is in the imperfect: حرب تدور منذ 2015.
    """
    for at in range(len(words) - 1, max(len(words) - _REACH, 1), -1):
        word = words[at]
        if is_broken(text, words, at, end) or opens(word):
            return None
        if not is_finite_verb(text, word):
            continue
        if (
            is_imperfect(word.folded) != lasting
            or is_future(word.folded)
            or says(word)
            or not _is_indefinite(text, words, at - 1, verb=word)
        ):
            return None
        main = any(is_finite_verb(text, other) for other in words[: at - 1])
        if is_broken(text, words, at - 1, end) or not main:
            return None
        first = _with_adjectives(text, words, at - 1)
        if _is_subject_of_that(words, first):
            return None
        return words[first].start + letters_before(words[first].folded)
    return None


def _is_subject_of_that(words: Sequence[Word], noun: int) -> bool:
    """Whether a noun, also with a number before it, is right after أن: its verb is what is said of it.

    قالت إن مئتي عامل وصلوا أمس.
    """
    if noun and "complementiser" in words[noun - 1].readings:
        return True
    return noun > 1 and "complementiser" in words[noun - 2].readings and not governs(words[noun - 1])


def _with_adjectives(text: str, words: Sequence[Word], at: int) -> int:
    """The index of the noun that a word may be an adjective of: جلسة خاصة عقدها المجلس."""
    for _ in range(_ADJECTIVES):
        before = words[at - 1] if at else None
        if before is None or governs(before) or is_finite_verb(text, before) or opens(before):
            break
        if before.folded.startswith(closed.DEFINITE) or letters_before(words[at].folded):
            break
        if ends_feminine(text, before) != ends_feminine(text, words[at]) or before.folded.isdigit():
            break
        at -= 1
    return at


def _is_indefinite(text: str, words: Sequence[Word], at: int, *, verb: Word) -> bool:
    """Whether a word is an indefinite noun that a clause with this verb may describe.

    It is an accusative, or comes after a preposition or a number; or the verb has a pronoun for it: جسر
    دمرته الفيضانات.
    """
    word = words[at]
    if word.folded.startswith(closed.DEFINITE) or governs(word) or is_finite_verb(text, word):
        return False
    if not {"tense_hint", "complementiser", "relative"}.isdisjoint(word.readings):
        return False
    before = words[at - 1] if at else None
    if before is None or before.folded.isdigit() or verb.folded in word_set("was"):
        return False
    if text[word.start : word.end].endswith(_ACCUSATIVE):
        return True
    if verb.folded.endswith(_OBJECTS) and not is_finite_verb(text, before):
        return True
    if not _COUNTED.isdisjoint(before.readings):
        return True
    noun = ends_feminine(text, word) or is_act(word)
    return noun and governs(before) and "relative" not in before.readings


def _without_act(words: Sequence[Word], start: int, participle: int) -> int:
    first = next(at for at, word in enumerate(words) if word.end > start)
    folded = words[first].folded
    act = names_act(folded[letters_before(folded) :]) and first + 1 < participle
    definite = act and words[first + 1].folded.startswith(closed.ARTICLE)
    return words[first + 1].start if definite and first + 2 <= participle else start


def _may_be_noun(word: Word) -> bool:
    """Whether a word after a relative pronoun is not its verb."""
    return word.folded.startswith(closed.DEFINITE) or "dependent" in word.readings


def _antecedent(text: str, words: Sequence[Word], pronoun: int, *, lasting: bool = False) -> int | None:
    """Where the noun begins that a relative pronoun agrees with.

    None for an act in which the clause takes place, and is of its days: فاز في الانتخابات التي جرت الأحد.
    """
    feminine = words[pronoun].folded.removeprefix(closed.AND) in word_set(
        "relative_feminine"
    ) or ends_feminine(text, words[pronoun])
    for at in range(pronoun - 1, max(pronoun - 1 - _DESCRIBED, -1), -1):
        word = words[at]
        if is_finite_verb(text, word) or opens(word):
            return None
        if at < pronoun - 1 and is_broken(text, words, at, 0):
            return None
        attached = letters_before(word.folded)
        if governs(word) or (at and not attached and not _opens_noun(text, words[at - 1], word)):
            continue
        if at > 1 and words[at - 1].folded == FROM and _ORDINAL & words[at - 2].readings.keys():
            # الجولة الرابعة من المحادثات is one noun.
            continue
        if ends_feminine(text, word) != feminine and (not feminine or word.folded in word_set("dual_party")):
            continue
        if at and calls_off(words[at - 1].folded):
            # تأجيل المباراة المقررة الأحد: it is not held then.
            return None
        if not lasting and words[at - 1].folded in word_set("takes_place_in") and is_act(word):
            return None
        if word.folded in word_set("when"):
            return None
        if word.folded in word_set("part_of_preposition") and at + 1 < pronoun:
            return words[at + 1].start
        return word.start + attached
    return None


def _opens_noun(text: str, before: Word, word: Word) -> bool:
    """Whether a noun begins with a word: after a preposition, a verb, or a noun with its article.

    افتتح الوزير معرض الكتاب; رئيس الجمهورية أمين شاكر.
    """
    ended = before.folded.startswith(closed.ARTICLE) and (
        # كأس العالم لكرة القدم is one noun.
        not word.folded.startswith((*closed.DEFINITE, FOR))
        # No adjective of a feminine noun lacks its ending: زارت اللجنة المتحف.
        or (
            ends_feminine(text, before)
            and word.folded.startswith(closed.ARTICLE)
            and not ends_feminine(text, word)
            and not _ADJECTIVE.fullmatch(word.folded)
        )
    )
    named = not QUOTATION.isdisjoint(text[before.end : word.start])
    ended = ended or before.folded in word_set("preposition_with_pronoun")
    # قال إن الحريق الذي شب أمس لم يكن متعمدا.
    ended = ended or "complementiser" in before.readings
    return (ended and not named) or governs(before) or is_finite_verb(text, before)
