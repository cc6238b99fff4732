"""Publication dates as tables, feeds and pages write them, to days and times."""

from timeline.extraction.publication_date.written.publication import Publication, read_publication
from timeline.extraction.publication_date.written.style import AmbiguousDate, DayOrder, Style

__all__ = ["AmbiguousDate", "DayOrder", "Publication", "Style", "read_publication"]
