"""The seventh day of a month, whose words are also the name of a newspaper: اليوم السابع والعشرين من أيار."""

from timeline.arabic.lexicon.closed import AND, TEN_AFTER_UNIT
from timeline.arabic.tokens import Tokens
from timeline.grammar.parts import with_month
from timeline.grammar.rule import ANY, Match, Rule

_TENS = (20, 30)


def parse_numbered_day(tokens: Tokens, index: int) -> Match | None:
    """اليوم السابع من أيار, اليوم السابع عشر من شهر رمضان; without a month it is the newspaper."""
    number = tokens.reading(index, "numbered_day")
    if not isinstance(number, int) or not tokens.joined(index):
        return None
    position = index + 1
    tens = tokens.reading(position, "ordinal")
    if tokens.words[position] in TEN_AFTER_UNIT:
        number, position = number + 10, position + 1
    elif tens in _TENS and tokens.clitic(position) == AND:
        number, position = number + int(tens or 0), position + 1
    dated = with_month(tokens, position, number) if number <= 31 else None
    return Match(dated[1], dated[0]) if dated else None


RULES = (Rule("numbered day", {"numbered_day": ANY}, parse_numbered_day),)
