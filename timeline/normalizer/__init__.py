"""Expression and anchor to resolution. Pure: no clock, no database, no file."""

from timeline.normalizer.resolution import Resolution
from timeline.normalizer.resolve import VERSION, resolve

__all__ = ["VERSION", "Resolution", "resolve"]
