"""A source that is one document: its bytes, if they are not too many, and what reading them may refuse."""

from timeline.errors import RecordRefused
from timeline.readers.options import ReadingOptions
from timeline.readers.refusals import too_long
from timeline.readers.source import InputStream


def document(source: InputStream, options: ReadingOptions) -> bytes | RecordRefused:
    """All bytes of a source, or a refusal where they are more than a record may have."""
    data = source.read_all(options.max_record + 1)
    return too_long(source.where, options.max_record) if len(data) > options.max_record else data
