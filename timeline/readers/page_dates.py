"""The day on which a page was published, as its markup or its address says; never a guess from its text.

A day that is only likely is worth less than none: what no markup dates is dated by its own words later.
"""

import logging
import re
from typing import Any

from timeline.dates.interval import Interval
from timeline.normalizer.tagging import tag

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


def page_date(tree: Any, url: str | None) -> str | None:
    """The day in ISO 8601, of a page parsed by lxml."""
    # Imported here: it is heavy, and optional.
    from htmldate import find_date

    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    found: str | None = find_date(tree, extensive_search=False, original_date=True, url=url)
    return found or _in_words(tree) or _in_address(url) or _in_address(_canonical(tree))


def _in_words(tree: Any) -> str | None:
    """What a page writes in words, where its markup says that it is the day of publication."""
    for path in _WORDS:
        for written in tree.xpath(path):
            days = {interval.earliest for interval in _days(str(written)[:200])}
            if len(days) == 1 and (only := days.pop()):
                return only.isoformat()
    return None


def _days(words: str) -> list[Interval]:
    intervals = [found.resolution.interval for found in tag(words, None)]
    return [interval for interval in intervals if interval is not None and interval.is_day]


def _in_address(url: str | None) -> str | None:
    day = _ADDRESS.search(url or "")
    return f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}" if day else None


def _canonical(tree: Any) -> str | None:
    found = tree.xpath("//link[@rel='canonical']/@href | //meta[@property='og:url']/@content")
    return str(found[0]) if found else None
