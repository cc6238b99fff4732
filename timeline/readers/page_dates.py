"""The day on which a page was published, as its markup or its address says; never a guess from its text.

A day that is only likely is worth less than none: what no markup dates is dated by its own words later.
"""

import logging
import re
from typing import Any

from timeline.readers.options import FindDays

# Where pages put the day of publication, for one written in words; htmldate reads those written for machines.
_WORDS = (
    "//meta[@property='article:published_time' or @property='og:published_time' or @itemprop='datePublished'"
    " or @name='date' or @name='pubdate' or @name='publish-date' or @name='DC.date.issued']/@content",
    "//*[@itemprop='datePublished' or @pubdate]//text()",
    "//time//text()",
)
# .../2013/8/3/..., also with one section between the year and the month.
_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)/(?:[a-z_-]{1,30}/)?(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])(?=[/.]|$)"
)


def page_date(tree: Any, url: str | None, find_days: FindDays | None = None) -> str | None:
    """Return the publication day of a page parsed by lxml, in ISO 8601; None when the page does not give one.

    find_days: reads days in words; without it only days in figures are found.
    """
    # Imported here: it is heavy, and optional.
    from htmldate import find_date

    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    in_figures: str | None = find_date(tree, extensive_search=False, original_date=True, url=url)
    in_words = _in_words(tree, find_days) if find_days and not in_figures else None
    return in_figures or in_words or _in_address(url) or _in_address(_canonical(tree))


def _in_words(tree: Any, find_days: FindDays) -> str | None:
    """What a page writes in words, where its markup says that it is the day of publication."""
    for path in _WORDS:
        for written in tree.xpath(path):
            days = {interval.earliest for interval in find_days(str(written)[:200])}
            if len(days) == 1 and (only := days.pop()):
                return only.isoformat()
    return None


def _in_address(url: str | None) -> str | None:
    day = _ADDRESS.search(url or "")
    return f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}" if day else None


def _canonical(tree: Any) -> str | None:
    found = tree.xpath("//link[@rel='canonical']/@href | //meta[@property='og:url']/@content")
    return str(found[0]) if found else None
