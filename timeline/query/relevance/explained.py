"""How the words of a question are looked for in a database: the end of `timeline ask --explain`."""

from collections.abc import Iterator

from timeline.messages import _
from timeline.query.relevance.asked import Asked
from timeline.query.relevance.sought import Sought


def looked_for(read: Sought) -> Iterator[str]:
    """The lines that say which words are names, who holds an office, what must match and what is not known.

    The words of the question end a line, as they may be Arabic.
    """
    words = [one.text for one in read.asked if one.text not in read.names and not one.saying]
    if any(one.saying for one in read.asked):
        yield _("sayings: {words}").format(words=" ".join(one.text for one in read.asked if one.saying))
    for one in read.asked:
        if one.text in read.names:
            yield _name(one)
    if words:
        yield _("words: {words}").format(words=" ".join(words))
    if read.required:
        yield _("must match: {words}").format(words=read.required.text)
    for unknown in read.unknown:
        yield _("no event mentions {name}").format(name=unknown.text)


def _name(one: Asked) -> str:
    if one.held_by:
        holders = _(", ").join(one.held_by)
        return _("office: {words}, held by {names}").format(words=one.text, names=holders)
    if one.region:
        return _("region: {words}").format(words=one.text)
    return _("name: {words}").format(words=one.text)
