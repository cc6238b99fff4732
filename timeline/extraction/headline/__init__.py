"""The headline of a mention: one short line that says what happened to a reader who sees nothing else."""

from timeline.extraction.headline.choose import Headline, headline

__all__ = ["Headline", "headline"]
