"""What a question is about: its words without those that every question has."""

from timeline.arabic.stems import terms
from timeline.errors import InvalidInput
from timeline.query.question_words import BOUNDS, RELATIONS, Row, Word, opening

_SAYS_NOTHING = RELATIONS | {"asking", "events", "happening", "empty", "and", "to", "light"}
# Words that mean to happen only behind a word of another table.
_HAPPENING_BEHIND = {"asking": "happening_after_what", "events": "happening_after_events"}
# Words of a place's name.
_LONGEST_PLACE = 3
_DATE_EXAMPLES = {"en": "10 July 2017", "fr": "10 juillet 2017", "ar": "10 تموز 2017"}


def subject_of(words: list[Word], covered: set[int]) -> tuple[str, ...]:
    """The words that say what a question is about, each once, as they were written.

    covered: the places of the words that its dates take. Raises InvalidInput for a word that needs a date.
    """
    found: dict[str, str] = {}
    position = 0
    while position < len(words):
        stop = min((index for index in covered if index >= position), default=len(words))
        if stop == position:
            position += 1
            continue
        said = opening(words[:stop], position, _SAYS_NOTHING)
        if said:
            _require_date(said[1])
            position += said[0]
            continue
        if _is_content(words, position):
            found.setdefault(words[position].key, words[position].text)
        position += 1
    return tuple(found.values())


def _is_content(words: list[Word], position: int) -> bool:
    for kind, happening in _HAPPENING_BEHIND.items():
        behind = position > 0 and opening(words, position - 1, frozenset({kind}))
        if behind and opening(words, position, frozenset({happening})):
            return False
    return bool(terms(words[position].text))


def _require_date(row: Row) -> None:
    """A word that bounds the answer cannot be left out: the answer would be to another question."""
    if row.loose or not row.kinds & set(BOUNDS):
        return
    example = f"{row.form} {_DATE_EXAMPLES[row.language]}"
    raise InvalidInput('a date must follow "{form}", such as: {example}', form=row.form, example=example)


def place_in(subject: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The first place that a subject names in Latin letters, or "", and the other words.

    Only what begins with a capital: many places bear the names of things.
    """
    if not any(word[0].isupper() for word in subject):
        return "", subject
    # Imported here: a question in Arabic starts up faster without it.
    from timeline.arabic.lexicon.names import places_in_latin

    for first, word in enumerate(subject):
        for last in range(min(first + _LONGEST_PLACE, len(subject)), first, -1):
            name = " ".join(subject[first:last])
            if word[0].isupper() and places_in_latin(name):
                return name, (*subject[:first], *subject[last:])
    return "", subject
