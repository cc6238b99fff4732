"""The lead of a page, where it stands apart from the body and was taken for something beside the article."""

from typing import Any

_DESCRIPTIONS = "//meta[@property='og:description' or @name='description']/@content"
_PARAGRAPHS = "//body//*[self::p or self::h2 or self::h3][starts-with(normalize-space(.), $start)]"
# Shorter descriptions are names of the site; so much of one is enough to find its paragraph.
_SHORTEST = 60
_START = 40


def with_lead(tree: Any, text: str) -> str:
    """A page's text with its lead before it, if it lacks one.

    The lead is the paragraph that the page's own description is the beginning of: many sites print it in a
    box of its own. It tells what happened, and the body goes on from it.
    """
    told = " ".join(text.split())
    for description in tree.xpath(_DESCRIPTIONS):
        start = " ".join(str(description).split())
        if len(start) < _SHORTEST or start[:_START] in told:
            continue
        for paragraph in tree.xpath(_PARAGRAPHS, start=start[:_START]):
            return f"{' '.join(paragraph.text_content().split())}\n{text}"
    return text
