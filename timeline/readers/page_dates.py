"""The day on which a page was published, as its markup or its address says; never a guess from its text.

A day that is only likely is worth less than none: what no markup dates is dated by its own words later.
"""

import logging
import re
from typing import Any

from timeline.dates.in_address import address_day
from timeline.readers.options import FindDays

# Where pages put the day of publication, for one written in words; htmldate reads those written for machines.
_WORDS = (
    "//meta[@property='article:published_time' or @property='og:published_time' or @itemprop='datePublished'"
    " or @name='date' or @name='pubdate' or @name='publish-date' or @name='DC.date.issued']/@content",
    "//*[@itemprop='datePublished' or @pubdate]//text()",
    "//time//text()",
)
# Where they put its time, and in the data for search engines.
_TIMES = (
    "//meta[@property='article:published_time' or @property='og:published_time' or @itemprop='datePublished'"
    " or @name='date' or @name='pubdate' or @name='publish-date' or @name='DC.date.issued']/@content",
    "//*[@itemprop='datePublished' or @pubdate]/@datetime",
)
_DATA = "//script[@type='application/ld+json']/text()"
_IN_DATA = re.compile(r'"datePublished"\s*:\s*"([^"\\]{1,40})"')
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s?(?:Z|[+-]\d\d:?\d\d)?")


def page_date(tree: Any, url: str | None, find_days: FindDays | None = None) -> str | None:
    """Return the publication day of a page parsed by lxml, in ISO 8601; None when the page does not give one.

    Where the markup of that day has its time as well, the time is returned. find_days: reads days in words;
    without it only days in figures are found.
    """
    # Imported here: it is heavy, and optional.
    from htmldate import find_date

    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    in_figures: str | None = find_date(
        tree, extensive_search=False, original_date=True, url=url, deferred_url_extractor=True
    )
    in_words = _in_words(tree, find_days) if find_days and not in_figures else None
    if in_figures:
        return _time_of(tree, in_figures) or in_figures
    return in_words or _in_address(url) or _in_address(_canonical(tree))


def _time_of(tree: Any, found: str) -> str | None:
    """The time that the markup has of the day that was found; None without one, or with several."""
    given = [str(one) for path in _TIMES for one in tree.xpath(path)]
    given += [one for data in tree.xpath(_DATA) for one in _IN_DATA.findall(str(data))]
    times = {one.strip() for one in given if (time := _TIME.fullmatch(one.strip())) and time[1] == found}
    return times.pop() if len(times) == 1 else None


def _in_words(tree: Any, find_days: FindDays) -> str | None:
    """What a page writes in words, where its markup says that it is the day of publication."""
    for path in _WORDS:
        for written in tree.xpath(path):
            days = {interval.earliest for interval in find_days(str(written)[:200])}
            if len(days) == 1 and (only := days.pop()):
                return only.isoformat()
    return None


def _in_address(url: str | None) -> str | None:
    day = address_day(url)
    return day.isoformat() if day else None


def _canonical(tree: Any) -> str | None:
    found = tree.xpath("//link[@rel='canonical']/@href | //meta[@property='og:url']/@content")
    return str(found[0]) if found else None
