"""Dates that belong to a noun, a participle or an act, whatever the verb of their sentence says.

A word of a plan, right before or after a date, makes it future (موعد 12 فبراير, 12 فبراير موعدا للاستفتاء).
A participle of what was done makes it past (الاتفاق الموقع في 14 يوليو), and so does a preposition before an
act that has happened (يزور الوزير طهران لأول مرة منذ توقيع الاتفاق في 14 يوليو).
"""

from typing import Literal

from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import FROM
from timeline.arabic.tokens import Tokens
from timeline.arabic.verb_forms import is_future, is_imperfect
from timeline.arabic.verbal_nouns import names_an_act
from timeline.grammar.expression import CalendarDate, Semantics, Span

TenseHint = Literal["past", "future"]
Decided = Literal["past", "future", "open"]
_IN = closed.IN
_FOR, _BY = closed.FOR, closed.BY
# موعدها في, الصادر في, بتاريخ: words between a noun and its date.
# The values of verbs that put something off, that await something, and whose rule holds until a day.
_PUT_OFF, _AWAIT, _RULE = 2, 3, 4
_UNTIL = closed.words("until")
_WAS = closed.words("was")
_BETWEEN = closed.words("before_its_date")
# Words between a preposition and the date of the act after it.
_ACT_REACHES = 9


def hint_at_date(tokens: Tokens, first: int, stop: int) -> tuple[TenseHint, int] | None:
    """The direction that a noun or participle right at a date gives it, and the index of that word."""
    if tokens.reading(stop, "plan_after") and tokens.joined(stop - 1):
        return "future", stop
    if is_done(tokens, stop) and tokens.joined(stop - 1):
        return "past", stop
    head = first - 1
    if not tokens.joined(head):
        return None
    if tokens.words[head] in _BETWEEN and tokens.joined(head - 1):
        head -= 1
    if tokens.reading(head, "plan_noun"):
        # كان موعدها يوم السبت: it is over.
        return "past" if head and tokens.words[head - 1] in _WAS else "future", head
    return ("past", head) if is_done(tokens, head) else None


def is_done(tokens: Tokens, index: int) -> bool:
    """Whether a word is a participle of what has been done, with its place or date right after it."""
    value = tokens.reading(index, "done")
    if value is None:
        return False
    if value == "document" and tokens.reading(index - 1, "document") is None:
        return False
    return tokens.words[index + 1 : index + 2] != [] and tokens.joined(index)


def opens_act(tokens: Tokens, index: int, first: int) -> bool:
    """Whether a preposition has an act after it that the date from word `first` can be that of.

    منذ توقيع الاتفاق في 14 يوليو, بعد هزيمته في 3 مايو; not بعد فوزه، يوم السبت.
    """
    if tokens.reading(index, "act_before") is None or not 2 <= first - index <= _ACT_REACHES:
        return False
    if not names_an_act(tokens.words[index + 1]) or tokens.reading(index + 1, "governs_act"):
        return False
    return all(tokens.joined(between) for between in range(index, first))


def act_is_past(
    tokens: Tokens, preposition: int, verb: int | None, semantics: Semantics | None
) -> bool | None:
    """Whether the act after a preposition, before a date, has happened; None where that is open.

    verb: the word that makes the sentence future, if one does.
    """
    if tokens.reading(preposition, "act_before") == "certain":
        return True
    if verb is None or not states_month(semantics):
        return False
    ahead = is_future(tokens.words[verb]) or tokens.reading(verb, "surely_future") is not None
    return None if ahead or tokens.reading(preposition + 1, "ends_term") else True


def set_by(tokens: Tokens, index: int, first: int, semantics: Semantics | None) -> Decided | None:
    """What a word of decision says about a date after it; "open" if it may be the day of what was decided.

    حدد البرلمان 12 فبراير, مدد الهدنة حتى 3 مايو, استعد لمواجهة ضيفه السبت; قرر فتح المعبر في 12 فبراير.
    """
    value = tokens.reading(index, "sets_a_day")
    if value is None:
        return None
    if value == _RULE:
        was = tokens.words[index - 1] in _WAS if index else False
        return "future" if tokens.words[first - 1] in _UNTIL and not was else None
    bound = tokens.reading(first - 1, "closes_term") is not None or tokens.clitic(first) in (_FOR, _BY)
    bound = bound or (value == _PUT_OFF and tokens.reading(first - 1, "sitting") is not None)
    if value and bound:
        return "future"
    if value == _PUT_OFF and tokens.words[first - 1] == FROM:
        # تأجيل المباراة من السبت إلى الأحد: the first day was ahead as well.
        return "future"
    if value == 1:
        named = states_month(semantics) and tokens.words[first - 1] != _IN
        return "future" if named else "open"
    if value == _AWAIT:
        return (
            "future"
            if any(_is_awaited(tokens, index, between) for between in range(index + 1, first))
            else None
        )
    acts = any(names_an_act(tokens.words[between]) for between in range(index + 1, first))
    return "open" if acts or bound else None


def _is_awaited(tokens: Tokens, verb: int, index: int) -> bool:
    """Whether a word is what a verb before it awaits: an act, لمواجهة ضيفه, أن يفوز."""
    word = tokens.words[index]
    if tokens.reading(index, "complementiser"):
        return is_imperfect(tokens.words[index + 1])
    return index > verb + 1 and (names_an_act(word) or word.startswith(_FOR))


def states_month(semantics: Semantics | None) -> bool:
    """Return whether a date, or the last of several, names its month."""
    last = semantics.last if isinstance(semantics, Span) else semantics
    return isinstance(last, CalendarDate) and last.month is not None
