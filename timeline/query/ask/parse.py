"""Parse a question in words, Arabic, English or French, into the equivalent command.

The dates are found first; the words before each say how it bounds the answer. The remaining words, without
those that every question has, are its subject.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from unicodedata import normalize

from timeline.arabic.lexicon.closed import ARTICLE
from timeline.arabic.lexicon.names import words as name_words
from timeline.arabic.script import fold_word
from timeline.arabic.stems import terms
from timeline.arabic.text import read_text
from timeline.arabic.word_family import acts_of
from timeline.dates.edtf import format_edtf, span_code
from timeline.dates.interval import DAY
from timeline.errors import InvalidDate, InvalidInput
from timeline.messages import Message, _
from timeline.query.ask.bounds import (
    Bound,
    bounds_of,
    dates_in,
    end_of,
    is_unit,
    split_at_dates,
    start_of,
)
from timeline.query.ask.explained import Part, parts_of
from timeline.query.ask.happenings import FindEvent, Happening, bound_of, happenings_of, named_in
from timeline.query.ask.subject import asks_for_one, asks_who, subject_of
from timeline.query.ask.wishes import Wishes, known_by, wishes_of
from timeline.query.ask.words import BOUNDS, RELATIONS, Row, Word, of_kind, opening, words_of
from timeline.query.possible_time import require_possible_time
from timeline.query.question.limits import require_short_question
from timeline.query.question.question import OPEN, Command, OrderName, Question
from timeline.query.when import Periods, SuggestYear

_FORMS = Message('"what happened before 10 July 2017?" or "متى التقى بوتين وترامب؟"')
_SAYS_NOTHING = RELATIONS | {"asking", "events", "happening", "empty", "and", "to", "light"}
# Words that mean "happen" only after a word of another table.
_HAPPENING_AFTER = {"asking": "happening_after_what", "events": "happening_after_events"}
# Wishes that are a question by themselves.
_ENOUGH = {"important", "newest"}
_DATE_EXAMPLES = {"en": "10 July 2017", "fr": "10 juillet 2017", "ar": "10 تموز 2017"}


@dataclass(frozen=True, slots=True)
class ParsedQuestion:
    """A parsed question, with its dates in EDTF; notes: what had to be assumed.

    asks_when: whether it asks for a day; parts: how its words were read.
    What it is about becomes `relevant_to`.
    """

    question: Question
    notes: tuple[str, ...] = ()
    asks_when: bool = False
    parts: tuple[Part, ...] = ()


def parse_question(
    text: str,
    today: date,
    suggest_year: SuggestYear,
    periods: Periods | None = None,
    find_event: FindEvent | None = None,
) -> ParsedQuestion:
    """Parse a question. Raise InvalidInput with the nearest supported form.

    suggest_year: called if a date has no year. periods: gives the named periods that
    count, the package's if None. find_event: finds the event of a bound without a date (before the truce);
    without it, such a bound is refused.
    """
    require_short_question(text)
    require_possible_time(text)
    # A run of spaces is one: patterns of dates take long over two thousand.
    text = " ".join(normalize("NFC", text).split())
    words = words_of(text)
    dates = dates_in(text, words, today, periods)
    words = split_at_dates(words, dates)
    bounds = bounds_of(words, dates, suggest_year)
    covered = {index for bound in bounds for index in range(bound.first, bound.last)}
    wishes = wishes_of(words, covered)
    by_dates = list(bounds)
    notes = [note for bound in bounds for note in bound.notes]
    known_before = None
    if "known" in wishes.kinds:
        bounds, known_before = known_by(bounds)
    happenings = happenings_of(words, covered | wishes.words) if find_event else []
    # Who came after somebody is no question about the days after an event.
    others = [one for one in happenings if not one.names_act] if asks_who(words) else []
    happenings = [one for one in happenings if one not in others]
    covered |= {index for one in others for index in range(one.first, one.last)}
    notes += [_("left out, as it names no event: {words}").format(words=one.text) for one in others]
    named = covered | wishes.words | {index for one in happenings for index in range(one.first, one.last)}
    # After a word that asks when, وقعت says what: it signed.
    after_wish = frozenset() if "when" in wishes.kinds else wishes.words
    content = _subject_of(words, named, after_wish)
    about = subject_of(words, content)
    if find_event:
        by_events = [bound_of(happening, content, find_event) for happening in happenings]
        notes += [note for bound in by_events for note in bound.notes]
        bounds += by_events
    if len(happenings) == 1 and not about:
        about = " ".join(named_in(happenings))
    if not bounds and not about and not known_before and not wishes.kinds & _ENOUGH:
        raise InvalidInput(
            "this question contains no date and nothing to search for: ask, for example, {forms}",
            forms=_FORMS,
        )
    question = Question(
        *_command(bounds),
        relevant_to=about,
        order=_order_of(wishes, bool(about) and ("when" in wishes.kinds or asks_for_one(words))),
        top=wishes.number if "important" in wishes.kinds else None,
        newest_first="newest" in wishes.kinds or _goes_back(happenings),
        published_before=known_before.isoformat() if known_before else "",
    )
    parts = parts_of(words, [*by_dates, *bounds], happenings, wishes, set(about.split()))
    assumed = tuple(dict.fromkeys(filter(None, notes)))
    return ParsedQuestion(question, assumed, "when" in wishes.kinds, parts)


def _order_of(wishes: Wishes, asks_for_one: bool) -> OrderName:
    if "important" in wishes.kinds:
        return "importance"
    return "relevance" if asks_for_one else "time"


def _goes_back(happenings: Sequence[Happening]) -> bool:
    """Whether what is asked for led to an event: then what was nearest to it comes first."""
    return [one.relation for one in happenings] == ["before"]


def _command(bounds: list[Bound]) -> tuple[Command, tuple[str, ...]]:
    if not bounds:
        return "between", (OPEN, OPEN)
    if len(bounds) > 1:
        return "between", _both(bounds)
    bound = bounds[0]
    match bound.relation:
        case "before":
            return "before", (start_of(bound.interval),)
        case "after":
            return "after", (end_of(bound.interval),)
        case "since":
            return "between", (start_of(bound.interval), OPEN)
        case "until":
            return "between", (OPEN, end_of(bound.interval))
    if bound.dates:
        return "between", bound.dates
    if is_unit(bound.interval):
        return "on", (format_edtf(bound.interval),)
    if bound.interval.earliest and bound.interval.latest:
        first, last = span_code(bound.interval).split("/")
        return "between", (first, last)
    return "between", (start_of(bound.interval), end_of(bound.interval))


def _both(bounds: list[Bound]) -> tuple[str, str]:
    """After one date and before another, in either order: from the day after to the day before."""
    starts: list[str] = []
    ends: list[str] = []
    for bound in bounds:
        interval = bound.interval
        match bound.relation:
            case "since":
                starts.append(start_of(interval))
            case "after" if interval.latest:
                starts.append(_moved(interval.latest, DAY))
            case "until":
                ends.append(end_of(interval))
            case "before" if interval.earliest:
                ends.append(_moved(interval.earliest, -DAY))
    if len(bounds) != 2 or (len(starts), len(ends)) != (1, 1):
        named = ", ".join(format_edtf(bound.interval) for bound in bounds)
        raise InvalidInput(
            'this question contains several dates ({named}): ask about one, or "between" two', named=named
        )
    return starts[0], ends[0]


def _moved(value: date, by: timedelta) -> str:
    try:
        return (value + by).isoformat()
    except OverflowError:
        raise InvalidDate(
            "no date is beyond {value}: ask about a day from 0001-01-02 to 9999-12-30", value=value
        ) from None


def _subject_of(words: list[Word], covered: set[int], wishes: AbstractSet[int]) -> tuple[str, ...]:
    """The subject of a question: its content words, each once, as written.

    covered: the indexes of the words of its bounds; wishes: those of its wishes. Raises InvalidInput for
    a word that needs a date.
    """
    found: dict[str, str] = {}
    position = 0
    while position < len(words):
        stop = min((index for index in covered if index >= position), default=len(words))
        if stop == position:
            position += 1
            continue
        phrase = opening(words[:stop], position, _SAYS_NOTHING)
        if phrase and not _belongs_to_phrase(words[:stop], position):
            _require_date(phrase[1])
            position += phrase[0]
            continue
        if _is_content(words, position, wishes):
            found.setdefault(words[position].key, words[position].text)
        position += 1
    return _without_headings(found)


def _without_headings(found: Mapping[str, str]) -> tuple[str, ...]:
    """The content words without those that a question is put under, if others remain: أزمة, قضية, ملف."""
    headings = {key for key, _row in of_kind("heading")}
    others = tuple(text for key, text in found.items() if key not in headings)
    return others or tuple(found.values())


def _is_content(words: list[Word], position: int, wishes: AbstractSet[int]) -> bool:
    for kind, happening in _HAPPENING_AFTER.items():
        # What asks may end in a wish: the most important thing that happened.
        follows = position - 1 in wishes or (
            position > 0 and opening(words, position - 1, frozenset({kind})) is not None
        )
        found = opening(words, position, frozenset({happening}))
        if follows and found:
            unless = found[1].unless
            return bool(unless) and unless in (word.text for word in words[position:])
    if terms(words[position].text):
        return True
    return (
        _is_inside_name(words, position) or _belongs_to_name(words, position) or _is_occasion(words, position)
    )


def _belongs_to_phrase(words: list[Word], position: int) -> bool:
    """Whether a word that says nothing alone does beside the others: Theresa May, shoot down, يوم الأرض."""
    if _is_capitalised(words, position) or _is_occasion(words, position):
        return True
    if words[position].is_arabic:
        return False
    if _belongs_to_name(words, position):
        return True
    # Imported here: most questions are in Arabic.
    from timeline.query.relevance.lexicon import translated

    return position > 0 and bool(translated(f"{words[position - 1].key} {words[position].key}"))


def _is_occasion(words: list[Word], position: int) -> bool:
    """Whether a word for a day is the first of the name of one: يوم الأرض."""
    if not words[position].is_arabic or position + 1 >= len(words):
        return False
    from timeline.query.relevance.lexicon import head_words

    following = fold_word(words[position + 1].text)
    is_head = fold_word(words[position].text) in head_words()
    return is_head and following.startswith(ARTICLE) and bool(terms(following))


def _belongs_to_name(words: list[Word], position: int) -> bool:
    """Whether a word is one of a name though no sentence is found by it: حي before it, ماي after it, UN."""
    # Imported here: most questions have none.
    from timeline.query.relevance.lexicon import abbreviated, head_words

    if not words[position].is_arabic:
        is_shouted = all(word.text == word.text.upper() for word in words)
        return bool(abbreviated(words[position].text)) and not is_shouted
    follows = position + 1 < len(words) and bool(terms(words[position + 1].text))
    if follows and fold_word(words[position].text) in head_words():
        return True
    named = position > 0 and bool(terms(words[position - 1].text)) and not acts_of(words[position - 1].key)
    return named and read_text(words[position].text).tokens.reading(0, "weak_month") is not None


def _is_capitalised(words: list[Word], position: int) -> bool:
    """Whether a word goes on a name in Latin letters, though it is written like another: Theresa May."""
    return position > 1 and all(
        word.text[:1].isupper() and not word.text.isupper() for word in words[position - 1 : position + 1]
    )


def _is_inside_name(words: list[Word], position: int) -> bool:
    """Whether a word is one between the parts of a name: محمد بن سلمان."""
    follows = position + 1 < len(words) and bool(terms(words[position + 1].text))
    return follows and fold_word(words[position].text) in name_words("before_surname")


def _require_date(row: Row) -> None:
    """Raise InvalidInput for a word that bounds the answer: without it, the question would be another one."""
    if row.loose or not row.kinds & set(BOUNDS):
        return
    example = f"{row.form} {_DATE_EXAMPLES[row.language]}"
    raise InvalidInput(
        '"{form}" must be followed by a date, for example: {example}', form=row.form, example=example
    )
