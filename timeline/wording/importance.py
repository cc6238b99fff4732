"""The importance of an event in words: each component with its points."""

from timeline.messages import Message, _

_NAMES: dict[str, Message] = {
    "sources": Message("further independent sources: {count}"),
    "articles": Message("further articles: {count}"),
    "later_days": Message("days on which articles come back to it: {count}"),
    "titles": Message("articles whose title reports it: {count}"),
    "leads": Message("articles whose first sentence reports it: {count}"),
    "day": Message("dated to the day"),
    "vague": Message("dated vaguely"),
    "announced": Message("only announced"),
    "not_occurred": Message("denied or hypothetical"),
    "reporting": Message("a statement"),
    "fragment": Message("says too little alone"),
    "in_passing": Message("told in passing"),
    "none": Message("never less than 0"),
}


def importance_words(name: str, count: int, points: int) -> str:
    """Return a component with its points: +9 further articles: 3. count: how often it applies."""
    return f"{points:+} {_(_NAMES[name]).format(count=count)}"
