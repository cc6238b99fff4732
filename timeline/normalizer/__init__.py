"""Expression and anchor to resolution. Pure: no clock, no database, no file."""

from timeline.normalizer.context import Context
from timeline.normalizer.resolution import Resolution
from timeline.normalizer.resolve import VERSION, resolve, resolve_all

__all__ = ["VERSION", "Context", "Resolution", "resolve", "resolve_all"]
