"""Whether a headline tells anything of anybody: a predicate outside of relative clauses, and its subject."""

from collections.abc import Iterator, Sequence

from timeline.arabic.acts import bare_noun_acts
from timeline.arabic.attached import letters_before
from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import AND
from timeline.arabic.per_word import PerWord
from timeline.arabic.verb_forms import is_bare_perfect, is_future, is_imperfect
from timeline.arabic.verbal_nouns import names_an_act
from timeline.arabic.word_sets import word_set
from timeline.arabic.words import Word, says
from timeline.extraction.finite_verbs import ends_feminine, has_finite_form
from timeline.extraction.headline.faults import opens_a_phrase
from timeline.extraction.headline.opening import is_joined_verb, without_conjunction
from timeline.extraction.names.gazetteer import gazetteer
from timeline.extraction.names.triggers import name_triggers
from timeline.extraction.names.words import words_alone

# Words of the noun before a relative pronoun that is read as its subject.
_NOUN = 9
# Words of a noun and its verb that tell nothing more.
_FEW = 3
# Words of من المتوقع أن.
_EXPECTATION = 3
# Letters of an act with a pronoun, and of an accusative, at least.
_SHORTEST_WITH_PRONOUN, _SHORTEST_ACCUSATIVE = 4, 4
_ACCUSATIVE = closed.letters("accusative")
_PRONOUNS = closed.letters("object_pronoun")
_PLURALS = closed.letters("plural")
_FEMININE_PLURAL = closed.letters("feminine_plural")
# مؤكدا, مطالبين.
_PARTICIPLES = (*closed.letters("accusative"), *closed.letters("object_ending"))
_COMMAS = frozenset("،,؛;")


def first_predicate(text: str, words: Sequence[Word]) -> int | None:
    """Return the index of the first finite verb of a line that is of no relative clause, and not after أن."""
    return next(_predicates(text, words), None)


def _predicates(text: str, words: Sequence[Word]) -> Iterator[int]:
    """Yield all of them in order: what comes after a verb does not decide whether it is one."""
    relative = False
    for at, word in enumerate(words):
        if relative and not _COMMAS.isdisjoint(text[words[at - 1].end : word.start]):
            relative = False
        if not _is_verb(text, words, at):
            continue
        opener = _before_particles(words, at)
        if opener is not None and (_is_relative(opener) or opener.folded in word_set("ends_phrase")):
            # التي وصلت, عندما وصلت.
            relative = True
        elif opener is not None and "complementiser" in opener.readings:
            continue
        elif relative and without_conjunction(word) != word.folded:
            # التي وصلت وغادرت.
            continue
        elif not _describes_alone(text, words, at) and not (opener and _is_planned(opener)):
            yield at


def lacks_predicate(text: str, words: Sequence[Word], first: int | None) -> bool:
    """Whether a line is a noun with what describes it, or a phrase, and tells nothing: المدير الذي زار.

    first: the first predicate of the words.
    """
    opener = words[0]
    if without_conjunction(opener) in word_set("asks") or opener.folded in word_set("planned_for"):
        return True
    if len(words) < _FEW:
        # العمليات بدأت.
        return True
    if opener.folded[0].isdigit() and len(words) > 1 and _is_relative(words[1]):
        # 2015م التي تنطلق: cut within a date.
        return True
    if opener.folded in word_set("opens_circumstance_of") or _is_subordinate(words):
        return not any(_after_comma(text, words, at) for at in _predicates(text, words))
    few = len(words) <= _FEW and not opener.folded.startswith(closed.ARTICLE)
    if few and list(_predicates(text, words)) == [1]:
        # تصريحات نشرت.
        return True
    if first is not None or _is_verb(text, words, 0):
        return False
    if opener.folded.startswith(closed.ARTICLE) and any(map(_is_relative, words[1:_FEW])):
        # المباراة التي خسرها الفريق.
        return True
    if _names_act(text, opener):
        return False
    if any(_is_planned(word) for word in words[1:]):
        # المعسكر المقرر إقامته.
        return True
    if any("factuality" in word.readings for word in words[:_EXPECTATION]):
        # من المتوقع أن تعقد.
        return False
    if opens_a_phrase(opener) or without_conjunction(opener).startswith(closed.ARTICLE):
        return True
    described = any(_is_relative(word) or word.folded in word_set("ends_phrase") for word in words[1:])
    return described or any(_describes_alone(text, words, at) for at in range(2, len(words)))


def _is_planned(word: Word) -> bool:
    """Whether a word describes a noun by what is planned of it: المقرر, المزمع; not ومن المقرر أن."""
    return word.folded.startswith(closed.ARTICLE) and word.folded in word_set("planned_for")


def _is_subordinate(words: Sequence[Word]) -> bool:
    """Whether a line opens with قبل أن, or a condition, whose verb is of another clause: في حال أخفق."""
    if any(word.folded in word_set("opens_condition") for word in words[:2]):
        return True
    return (
        len(words) > 1
        and opens_a_phrase(words[0])
        and "complementiser" in words[1].readings
        and ("factuality" not in words[0].readings)
    )


def _after_comma(text: str, words: Sequence[Word], at: int) -> bool:
    return any(
        not _COMMAS.isdisjoint(text[words[one - 1].end : words[one].start]) for one in range(1, at + 1)
    )


def pronoun_to_leave_out(text: str, words: Sequence[Word], first: int | None) -> int | None:
    """The relative pronoun without which a noun and its clause are a sentence: الحريق الذي شب, الحريق شب.

    first: the first predicate of the words.
    """
    if first is not None or opens_a_phrase(words[0]) or _is_verb(text, words, 0):
        return None
    opener = words[0].folded
    if opener[0].isdigit() or opener in word_set("opens_circumstance_of"):
        return None
    if without_conjunction(words[0]) in word_set("refers_back"):
        return None
    if not opener.startswith(closed.ARTICLE) and words[1:2] and words[1].folded.startswith(closed.ARTICLE):
        # أسباب الحريق الذي اندلع: of two nouns, it is not sure which is described.
        return None
    for at in range(1, min(len(words) - 1, _NOUN)):
        if words[at].readings.get("dependent") == "preposition" and words[at].folded != closed.FROM:
            # التورط في الحريق الذي اندلع.
            return None
        if _is_relative(words[at]):
            if without_conjunction(words[at - 1]) in word_set("refers_back"):
                # هي التي أثرت.
                return None
            if _after_comma(text, words[at + 1 :], len(words) - at - 2):
                # What follows the clause is the predicate: الورشة، التي كانت مقررة اليوم، أرجئت.
                return None
            # الفيلم الذي أخرجه, الأعمال التي قام بها: a pronoun refers to the noun.
            own = words[at + 1].folded.endswith(_PRONOUNS) and not ends_feminine(text, words[at + 1])
            own = own or any(
                word.folded in word_set("preposition_with_pronoun") for word in words[at + 2 : at + 3]
            )
            follows = _is_verb(text, words, at + 1) and not own and not _describes_later(text, words, at)
            return (
                at if follows and words[at].folded.removeprefix(AND) in word_set("relative_pronoun") else None
            )
        if _COMMAS.isdisjoint(text[words[at - 1].end : words[at].start]):
            continue
        if at + 1 < len(words) and not _is_relative(words[at]):
            return None
    return None


def _describes_later(text: str, words: Sequence[Word], pronoun: int) -> bool:
    """Whether a relative pronoun may describe a noun after the first one: سائق الشاحنة التي سقطت, الانتقادات
    الموجهة للانتخابات التي جرت. Without it the line would say that of the first.
    """
    feminine = words[pronoun].folded.removeprefix(AND) in word_set("relative_feminine")
    feminine = feminine or ends_feminine(text, words[pronoun])
    agree = [ends_feminine(text, word) or word.folded.endswith(_FEMININE_PLURAL) for word in words[:pronoun]]
    construct = not words[0].folded.startswith(closed.ARTICLE)
    if construct and feminine and not agree[0] and any(agree[1:]):
        return True
    return any(
        words[at].folded.startswith((closed.FOR_THE, closed.BY_THE)) and agree[at] == feminine
        for at in range(1, pronoun)
    )


def lacks_subject(text: str, words: Sequence[Word], *, after_that: bool = False) -> bool:
    """Whether a line opens with a verb of somebody whom only the text before names: اطلع على المعرض.

    after_that: whether أن is before it, whose verb has its subject in the main clause: بعد أن أعلن عن الفوز.
    """
    if len(words) > 1 and _refers_to_somebody(text, words):
        return True
    if len(words) < 2 or not _is_verb(text, words, 0):
        return _is_act_of_somebody(text, words[0]) or _describes_for_somebody(text, words)
    verb, after = without_conjunction(words[0]), words[1]
    if "complementiser" in after.readings:
        # أضافت أن; not يذكر أن.
        return says(words[0]) and verb not in word_set("impersonal")
    if after.folded in word_set("this_alone"):
        # كان ذلك عام 1961.
        return True
    if verb in word_set("impersonal") and not after_that:
        return False
    if after.folded in word_set("local_preposition") or letters_before(after.folded):
        following = words[2] if after.folded in word_set("local_preposition") and len(words) > 2 else after
        if _is_place(text, following) and words[-1] is not following:
            return False
    return _is_no_subject(text, after)


def _refers_to_somebody(text: str, words: Sequence[Word]) -> bool:
    """Whether a line opens with a noun of somebody who is not named, or tells of a place of the text before:
    فريقه سيخوض, بلغ فيه عدد الأسهم.
    """
    opener, after = words[0], words[1]
    if after.folded in word_set("preposition_with_pronoun"):
        return _is_verb(text, words, 0)
    noun = opener.folded.endswith(_PRONOUNS) and not ends_feminine(text, opener)
    return noun and not _is_verb(text, words, 0) and (is_future(after.folded) or is_imperfect(after.folded))


def _describes_for_somebody(text: str, words: Sequence[Word]) -> bool:
    """Whether a line is an indefinite noun with a clause on somebody who is not named: رسائل تبادلها معهم."""
    if words[0].folded.startswith(closed.DEFINITE):
        return False
    at = next((at for at in range(1, min(len(words), 4)) if is_bare_perfect(words[at].folded)), None)
    if at is None or not words[at].folded.endswith(_PRONOUNS):
        return False
    return not (at + 1 < len(words) and words[at + 1].folded.startswith(closed.ARTICLE))


def speaks_in_first_person(words: Sequence[Word]) -> bool:
    """Whether a line opens with words of somebody who is not named: سوف أطلب, نأمل."""
    return not word_set("writer_speaks").isdisjoint((words[0].folded, without_conjunction(words[0])))


def _is_verb(text: str, words: Sequence[Word], at: int) -> bool:
    word = words[at]
    said = says(word)
    opening = at == 0 and without_conjunction(word) in word_set("opening_verb")
    # Most words are no verbs: that is found out first.
    if not (said or opening or _MAY_BE_VERB[word.folded] or is_joined_verb(word)):
        return False
    return not ends_feminine(text, word) and not (said and word.folded.endswith(_PARTICIPLES))


def _may_be_verb(folded: str) -> bool:
    return (
        has_finite_form(folded)
        or folded in word_set("headline_verb")
        or folded in word_set("denies_a_property")
    )


_MAY_BE_VERB = PerWord(_may_be_verb)


def _before_particles(words: Sequence[Word], at: int) -> Word | None:
    """The word before a verb and its particles: الذي لم يصل, أن قد وصل."""
    at -= 1
    while at > 0 and words[at].folded in word_set("verbal_particle"):
        at -= 1
    return words[at] if at >= 0 else None


def _is_relative(word: Word) -> bool:
    return word.folded.removeprefix(AND) in word_set("relative_pronoun") or (
        word.readings.get("dependent") == "relative"
    )


def _describes_alone(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a verb describes an indefinite noun after a preposition: في ورقة صدرت, في حريق نشب."""
    if at < 2 or not is_bare_perfect(words[at].folded):
        return False
    noun, before = words[at - 1], words[at - 2]
    governed = before.readings.get("dependent") == "preposition"
    # Not a place: في بيروت قتل.
    described = ends_feminine(text, noun) or bool(bare_noun_acts(noun.folded))
    return governed and described and not noun.folded.startswith(closed.DEFINITE)


def _names_act(text: str, word: Word) -> bool:
    folded = without_conjunction(word)
    # طائرات has the letters of a verbal noun.
    act = bool(bare_noun_acts(folded)) or (names_an_act(folded) and not folded.endswith(_PLURALS))
    return act and not _is_act_of_somebody(text, word)


def _is_act_of_somebody(text: str, word: Word) -> bool:
    """Whether a word is an act with a pronoun: توليه, زيارتها."""
    folded = without_conjunction(word)
    return (
        names_an_act(folded)
        and folded.endswith(_PRONOUNS)
        and not ends_feminine(text, word)
        and (len(folded) > _SHORTEST_WITH_PRONOUN or bool(bare_noun_acts(folded[:-1])))
    )


def _is_place(text: str, word: Word) -> bool:
    known = gazetteer()
    triggers = name_triggers(words_alone(text[word.start : word.end]), known)
    return any(trigger.known or trigger.places for trigger in triggers)


def _is_no_subject(text: str, word: Word) -> bool:
    """Whether a word after a verb is no subject: a preposition, an indefinite accusative."""
    if word.readings.get("dependent") == "preposition" or word.folded in word_set("opens_phrase"):
        return True
    if letters_before(word.folded):
        return True
    if word.folded.startswith(closed.ARTICLE) or len(word.folded) < _SHORTEST_ACCUSATIVE:
        return False
    return word.folded.endswith(_ACCUSATIVE) and not _is_place(text, word)
