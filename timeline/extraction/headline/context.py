"""What the article of a headline is about, where that names nobody and no place: names from its title.

أوقف أمس أكثر من مئة شخص, of an article on Kenya, is أوقف أمس أكثر من مئة شخص (من مقال عن كينيا).
"""

from functools import lru_cache

from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import AND
from timeline.extraction.names.gazetteer import gazetteer
from timeline.extraction.names.triggers import name_triggers
from timeline.extraction.names.who import who_and_where
from timeline.extraction.names.words import words_alone

# Names that say enough, and how long the longest may be.
_MOST, _LONGEST = 2, 30
_FROM_ARTICLE_ON = closed.table("article_on")["phrase"]


def with_context(line: str, title: str | None) -> str:
    """Return a headline with names of its article's title after it, if it has none itself.

    Names are those of the package's lists: a headline does not change with a list of one's own.
    """
    names = _names(title) if title and line else ()
    if not names or any(name in line for name in names) or _names_somebody(line):
        return line
    return f"{line} ({_FROM_ARTICLE_ON} {AND.join((f'{names[0]} ', *names[1:_MOST])).strip()})"


# The mentions of an article share its title.
@lru_cache(maxsize=8)
def _names(title: str) -> tuple[str, ...]:
    """The names of people, bodies and places in a title, as it has them."""
    found = who_and_where(title, 0, len(title))
    spans = [(one.start, one.text) for one in found.names] + [(one.start, one.text) for one in found.places]
    texts = dict.fromkeys(text for _, text in sorted(spans) if len(text) <= _LONGEST)
    return tuple(texts)


def _names_somebody(line: str) -> bool:
    """Whether a line names anybody, a place or a nation. Most lines are decided by one word."""
    known = gazetteer()
    triggers = name_triggers(words_alone(line), known)
    if any(trigger.known or trigger.nation for trigger in triggers):
        return True
    if not any(trigger.name or trigger.head or trigger.places for trigger in triggers):
        return False
    found = who_and_where(line, 0, len(line))
    return bool(found.names or found.places)
