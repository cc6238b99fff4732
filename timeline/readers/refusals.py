"""Refusals that several readers share."""

from timeline.errors import RecordRefused


def too_long(where: str, limit: int, size: int | None = None) -> RecordRefused:
    """A record over the limit; size: its bytes, where they are known."""
    length = (
        f"{size:,} bytes long, the limit is {limit:,}"
        if size
        else f"longer than the limit of {limit:,} bytes"
    )
    return RecordRefused(where, "it is {length}; split it, or raise --max-record", length=length)


def needs_extra(where: str, what: str, extra: str) -> RecordRefused:
    """An input whose reader is not installed."""
    return RecordRefused(
        where, "{what} needs more packages: pip install 'timeline-ar[{extra}]'", what=what, extra=extra
    )


def unreadable(where: str, error: OSError) -> RecordRefused:
    """A file that cannot be opened or read."""
    return RecordRefused(where, "cannot be read: {strerror}", strerror=error.strerror or error)
