"""What the article of a headline is about, where that names hardly anybody or no place: names from its title.

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
# A line with so many names needs no others, and one of so many characters has no room for them.
_ENOUGH, _FULL = 2, 105
_FROM_ARTICLE_ON = closed.table("article_on")["phrase"]


def with_context(line: str, title: str | None) -> str:
    """Return a headline with names of its article's title after it, if it has at most one other name.

    Names are those of the package's lists: a headline does not change with a list of one's own.
    """
    names = _names(title) if title and line else ()
    if not names or any(name in line for name in names) or len(line) > _FULL or _says_who_and_where(line):
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


def _says_who_and_where(line: str) -> bool:
    """Whether a line names a nation, or two of people, bodies and places. Most are decided by their words."""
    known = gazetteer()
    triggers = name_triggers(words_alone(line), known)
    possible = sum(
        bool(trigger.known or trigger.nation or trigger.name or trigger.head or trigger.places)
        for trigger in triggers
    )
    if any(trigger.nation for trigger in triggers):
        return True
    if possible < _ENOUGH:
        return False
    found = who_and_where(line, 0, len(line))
    return len(found.names) + len(found.places) >= _ENOUGH
