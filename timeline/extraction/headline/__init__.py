"""The headline of a mention: one short line that says what happened to a reader who sees nothing else."""

from timeline.extraction.headline.choose import Headline, headline
from timeline.extraction.headline.context import with_context
from timeline.extraction.headline.title import is_of_the_news

__all__ = ["Headline", "headline", "is_of_the_news", "with_context"]
