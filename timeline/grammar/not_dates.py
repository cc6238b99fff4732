"""What only looks like a date: names of places and parties, numbers, customs, the two, the general.

Each check looks at the neighbourhood of a match. `asserted` is called once, for every match of the grammar.
The words are in lexicon/closed/not_dates.toml.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import FOR
from timeline.arabic.tokens import Tokens
from timeline.arabic.word_sets import among, word_set
from timeline.grammar.addresses import in_address
from timeline.grammar.event_days import event_day, head_of
from timeline.grammar.expression import (
    Anaphor,
    CalendarDate,
    DecadeOrCentury,
    DeicticUnit,
    PartOfYear,
    Span,
    Vague,
)
from timeline.grammar.nowadays import Today, meaning_of_today, reports
from timeline.grammar.other_eras import is_age, of_other_era
from timeline.grammar.rule import Match

_NOWADAYS = Vague("PRESENT_REF")
_PAST = Vague("PAST_REF")
_FUTURE = Vague("FUTURE_REF")
_MONDAY, _FRIDAY, _SUNDAY = 1, 5, 7
_TODAY, _YESTERDAY, _TOMORROW = CalendarDate(shift=0), CalendarDate(shift=-1), CalendarDate(shift=1)
_CAR = 4
# How far the sentence is read on each side, how far a list of days or numbers is followed back, how far the
# head of a plan may be from its year.
_SENTENCE = 20
_LIST = 8
_PLAN = 3
# Signs on one word from which it is taken to be vocalised: الْيَوْمَ has four, اليومَ one.
_VOWELS = 3
_QUOTES = frozenset("«»“”\"'")
_IN = frozenset({closed.word("in")})
_JOINS_NUMBERS = word_set("joins_days")
_ACCUSATIVE = closed.letters("accusative_predicate")
_GOES_ON_DAY = frozenset({"weekday", "day_head", "day_part_after"})
_IMPERFECT = (*closed.letters("imperfect"), *closed.letters("no_perfect"))
_BEFORE_DAY = frozenset({"weekday", "day_head", "day_part", "month", "opens_span"})
_TANWIN = "\u064b"


def asserted(tokens: Tokens, first: int, match: Match, rule: str) -> Match | None:
    """The match as far as it asserts a time, None where its words are no time.

    first: the index of its first word; rule: the name of the rule that matched.
    """
    if in_address(tokens.folded.text, tokens.starts[first]):
        return None
    if tokens.joined(match.stop - 1) and among(tokens.words[match.stop], "of_degrees"):
        # أواخر الأربعينيات المئوية: degrees, not years.
        return None
    semantics = match.semantics
    match semantics:
        case CalendarDate() if of_other_era(tokens, match.stop, semantics) or is_age(
            tokens, first, match.stop
        ):
            return None
        case CalendarDate(shift=0):
            return _today(tokens, match) if semantics == _TODAY else match
        case CalendarDate(shift=-1) if _touches(tokens, first, match.stop):
            return None
        case CalendarDate(shift=-1) if _of_old(tokens, first, match, semantics):
            return replace(match, semantics=_PAST)
        case CalendarDate(shift=1) if semantics == _TOMORROW and _became(tokens, match.stop - 1):
            return None
        case CalendarDate(
            month=int(), year=None, short_year=None, shift=None, direction=None, year_shift=None, weekday=None
        ):
            return _day_or_month(tokens, first, match, semantics, rule)
        case CalendarDate(weekday=int(weekday)) if semantics == CalendarDate(weekday=weekday):
            return None if _no_weekday(tokens, first, match.stop, weekday) else match
        case CalendarDate(year=int()) if rule == "lone year" and _numbered(tokens, first):
            return None
        case Span(first=CalendarDate(year=int(), month=None)) if _numbered(tokens, first):
            return None
        case DeicticUnit(unit="year") | Anaphor(unit="year") if _general(tokens, first):
            return None
        case Anaphor(unit="month", day=int()) if rule == "day of the same month":
            return match if _may_be_day_of_it(tokens, first, match.stop) else None
        case Anaphor(unit="day", shift=0, clock=str()) if _every_day(tokens, first, match.stop):
            return None
        case DeicticUnit(unit="quarter") if _of_game(tokens, first, match.stop):
            return None
        case PartOfYear(year=None, shift=None, direction=None) if _of_game(tokens, first, match.stop):
            return None
        case DecadeOrCentury(unit="decade", decade=None) if _age(tokens, first):
            return None
        case Span() if rule == "feast" and _custom(tokens, first, match):
            return None
        case Vague(reference=_FUTURE.reference) if _named_future(tokens, first, match.stop):
            return None
    return match


def _today(tokens: Tokens, match: Match) -> Match | None:
    """اليوم as a day, as the present age, or as part of a name."""
    index = match.stop - 1
    if tokens.reading(index, "shift") != 0:
        return match
    if _is_vocalised(tokens, index):
        return replace(match, semantics=_NOWADAYS)
    meaning = meaning_of_today(tokens, index)
    if meaning is Today.NAME:
        return None
    return match if meaning is Today.DAY else replace(match, semantics=_NOWADAYS)


def _is_vocalised(tokens: Tokens, index: int) -> bool:
    """Whether a word is written with most of its vowels, as quotations of scripture are: الْيَوْمَ."""
    start, end = tokens.span(index, index)
    return end - start - len(tokens.words[index]) >= _VOWELS


def _touches(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether it is the verb لامس, which is spelled with a bare alif; لأمس is of yesterday."""
    written = tokens.folded.original[slice(*tokens.span(first, first))]
    return stop - first == 1 and tokens.clitic(first) == FOR and written == tokens.words[first]


def _of_old(tokens: Tokens, first: int, match: Match, semantics: CalendarDate) -> bool:
    """Whether بالأمس is the past, in contrast with the present: كنا بالأمس نزرع واليوم نستورد."""
    if semantics != _YESTERDAY or tokens.words[first] not in word_set("yesterday_of_old"):
        return False
    return any(
        tokens.reading(index, "shift") == 0 and meaning_of_today(tokens, index) is Today.NOWADAYS
        for index in _around(tokens, first, match.stop)
    )


def _became(tokens: Tokens, index: int) -> bool:
    """Whether غدا is the verb: بعدما غدا, غدا السفر رخيصا. Spelled غداً, it is tomorrow."""
    start, end = tokens.span(index, index)
    if _TANWIN in tokens.folded.original[start : end + 1] or not tokens.joined(index):
        return False
    if index and tokens.joined(index - 1) and among(tokens.words[index - 1], "before_became"):
        return True
    opens = index == 0 or tokens.ends_sentence(index - 1) or tokens.clitic(index) != ""
    following = [tokens.words[index + distance] for distance in _following(tokens, index, 5)]
    if not opens or not following or tokens.readings(index + 1).keys() & _GOES_ON_DAY:
        return False
    if not following[0].startswith(closed.DEFINITE):
        following = [word for word in following[:1] if word[0] not in _IMPERFECT]
    return any(
        word.endswith(_ACCUSATIVE)
        and len(word) > 2
        and not word.startswith(closed.DEFINITE)
        and not among(word, "adverb_in_a")
        for word in following
    )


def _following(tokens: Tokens, index: int, most: int) -> Iterator[int]:
    """The distances of the words after `index` up to the end of the clause."""
    for distance in range(1, most + 1):
        if not tokens.joined(index + distance - 1):
            return
        yield distance


def _day_or_month(
    tokens: Tokens, first: int, match: Match, semantics: CalendarDate, rule: str
) -> Match | None:
    """A day or a month without a year: a name, an event, a custom, the maker of cars, or a date."""
    if rule == "feast":
        return None if _custom(tokens, first, match) else match
    if semantics.day is not None and among(head_of(tokens, first), "named_after_day"):
        return None
    if not semantics.in_civil_calendar:
        return match
    if semantics.day is None:
        if _is_quoted(tokens, first, match.stop):
            return None
        named = among(head_of(tokens, first), "named_after_month")
        named = named or _is_car(tokens, first, match.stop, semantics) or _is_surname(tokens, first)
        return None if named else match
    if semantics.part is not None or semantics.clock is not None:
        return match
    event = event_day(tokens, first, match.stop, semantics)
    return match if event is None else replace(match, semantics=event)


def _is_surname(tokens: Tokens, first: int) -> bool:
    """Whether a foreign particle before a month makes it part of a name: لويجي دي مايو."""
    return first > 0 and tokens.joined(first - 1) and among(tokens.words[first - 1], "name_particle")


def _is_quoted(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether a month stands alone in quotation marks, as the name of a maker or a paper: قالت «نيسان» إن."""
    return (
        stop - first == 1
        and first > 0
        and not _QUOTES.isdisjoint(tokens.gap(first - 1))
        and not _QUOTES.isdisjoint(tokens.gap(stop - 1))
    )


def _is_car(tokens: Tokens, first: int, stop: int, semantics: CalendarDate) -> bool:
    """Whether نيسان is Nissan: شركة نيسان, سيارة من نوع نيسان, نيسان باترول."""
    if semantics.month != _CAR or stop - first != 1:
        return False
    before = first > 0 and tokens.joined(first - 1) and among(tokens.words[first - 1], "before_car")
    return before or (tokens.joined(first) and among(tokens.words[stop], "after_car"))


def _no_weekday(tokens: Tokens, first: int, stop: int, weekday: int) -> bool:
    """Whether a weekday is the two, the One, or part of the name of a place, a person or a day."""
    if tokens.joined(stop - 1) and _is_name_or_counted(tokens, stop):
        return True
    before = tokens.words[first - 1] if first and tokens.joined(first - 1) else ""
    if tokens.clitic(first) or stop - first != 1:
        return False
    if among(before, "named_after_weekday"):
        return True
    if weekday == _FRIDAY and among(before, "weekly_rite"):
        return not reports(tokens, first)
    if weekday == _SUNDAY:
        return before in word_set("before_the_one")
    if weekday != _MONDAY:
        return False
    joined_day = tokens.readings(stop).keys() & {"weekday", "day_part", "day_head", "number", "shift"}
    if among(before, "before_the_two") and not joined_day:
        return True
    return tokens.joined(stop - 1) and tokens.words[stop] in word_set("after_the_two")


def _is_name_or_counted(tokens: Tokens, stop: int) -> bool:
    """Whether what follows a weekday makes it a name, or counts it from another day.

    الأربعاء الدامي, الأحد الأسود; الجمعة التي تلت الانتخابات, السبت الذي أعقبه.
    """
    if among(tokens.words[stop], "weekday_epithet"):
        return True
    if tokens.reading(stop, "relative") is None or not tokens.joined(stop):
        return False
    return among(tokens.words[stop + 1], "next_to_another_day")


def _numbered(tokens: Tokens, first: int) -> bool:
    """Whether a number is that of a resolution, a telephone, a plan: القرارين 1973 و2009, رؤية 2030."""
    index = first - 1
    for _ in range(_LIST):
        if tokens.ends_sentence(index) or index < 0:
            return False
        word = tokens.words[index]
        if among(word, "before_number"):
            return True
        if word not in _JOINS_NUMBERS and tokens.number(index) is None and not among(word, "of_number"):
            break
        index -= 1
    for distance in range(1, _PLAN + 1):
        if first < distance or not tokens.joined(first - distance):
            return False
        if among(tokens.words[first - distance], "named_after_year"):
            return True
    return False


def _general(tokens: Tokens, first: int) -> bool:
    """Whether العام is the adjective: الأمين العام الحالي."""
    if not first or not tokens.joined(first - 1) or tokens.clitic(first):
        return False
    return among(tokens.words[first - 1], "before_general")


def _may_be_day_of_it(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether a number before منه or من الشهر نفسه is a day: في الثامن منه, not البند الخامس منه."""
    if first == 0 or not tokens.joined(first - 1) or tokens.clitic(first):
        return True
    before = tokens.readings(first - 1).keys()
    if tokens.reading(stop - 1, "of_it") is None:
        return not before & {"counted", "definite_unit"} or "shift" in before
    return bool(before & _BEFORE_DAY) or tokens.words[first - 1] in word_set("before_day_of_it")


def _around(tokens: Tokens, first: int, stop: int) -> Sequence[int]:
    """The indexes of the words of the sentence around a match, at most _SENTENCE on each side, in order."""
    start = first
    while start > max(first - _SENTENCE, 0) and not tokens.ends_sentence(start - 1):
        start -= 1
    end = stop
    while end < min(stop + _SENTENCE, len(tokens)) and not tokens.ends_sentence(end - 1):
        end += 1
    return [*range(start, first), *range(stop, end)]


def _sentence_has(tokens: Tokens, first: int, stop: int, table: str) -> bool:
    return any(among(tokens.words[index], table) for index in _around(tokens, first, stop))


def _every_day(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether a clock time is a rule: يستقبل المتحف زواره يوميا من التاسعة صباحا."""
    around = _around(tokens, first, stop)
    if any(tokens.reading(index, "shift") is not None for index in around):
        return False
    words = [tokens.words[index] for index in around]
    hours = any(among(word, "hours") and after in word_set("of_work") for word, after in pairwise(words))
    return hours or any(among(word, "opening_hours") for word in words)


def _of_game(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether a quarter is one of a game of basketball."""
    return _sentence_has(tokens, first, stop, "game") and not _sentence_has(tokens, first, stop, "business")


def _age(tokens: Tokens, first: int) -> bool:
    """Whether a decade is somebody's age: رجل في الخمسينات."""
    if first < 2 or tokens.words[first - 1] not in _IN:
        return False
    return among(tokens.words[first - 2], "person_of_age")


def _custom(tokens: Tokens, first: int, match: Match) -> bool:
    """Whether a feast without a year is that of every year: يزورون الأقارب في عيد الفطر كعادتهم."""
    semantics = match.semantics.first if isinstance(match.semantics, Span) else match.semantics
    if not isinstance(semantics, CalendarDate):
        return False
    if any(part is not None for part in (semantics.year, semantics.direction, semantics.year_shift)):
        return False
    return _sentence_has(tokens, first, match.stop, "custom")


def _named_future(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether المستقبل is a party or a paper: كتلة «المستقبل»."""
    if stop - first != 1 or not first or not among(tokens.words[first], "the_future"):
        return False
    before, after = tokens.gap(first - 1), tokens.gap(stop - 1)
    quoted = bool(_QUOTES.intersection(before[-1:]) and _QUOTES.intersection(after[:1]))
    called = among(tokens.words[first - 1], "called_future") and not tokens.ends_sentence(first - 1)
    return quoted or called
