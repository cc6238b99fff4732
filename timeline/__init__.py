"""An event-sourced timeline database for Arabic news.

>>> import timeline
>>> [timex.resolution.timex for timex in timeline.tag("وصل أمس وغادر غدا", published="2017-05-15")]
['2017-05-14', '2017-05-16']
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from timeline.api.timeline import open_timeline as open
    from timeline.normalizer.tagging import Timex, tag

__all__ = ["Timex", "__version__", "open", "tag"]

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Import what is asked for: the command line starts without it."""
    if name == "open":
        from timeline.api.timeline import open_timeline

        return open_timeline
    if name in ("Timex", "tag"):
        from timeline.normalizer import tagging

        return getattr(tagging, name)
    raise AttributeError(f"module 'timeline' has no attribute {name!r}")
