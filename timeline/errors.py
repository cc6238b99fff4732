"""Every error that timeline raises on purpose.

TimelineError                 exit code 1: it failed
├── InvalidInput              exit code 2: what the user typed cannot be used
│   ├── InvalidDate           a date that cannot be read or does not exist
│   └── InvalidSetting        a setting (database URL, config file) that cannot be used
├── RecordRefused             one article of an input that cannot be taken; the others are kept
├── NotFound                  an id or a file that names nothing
├── AmbiguousId               a shortened id that names several things
└── StoreError                the database
    ├── DatabaseUnavailable   it cannot be opened, reached or written
    ├── SchemaMismatch        exit code 3: its schema is older or newer than this program
    ├── ProjectionsOutdated   exit code 3: a table was made by the rules of another version
    ├── FactNotUnderstood     a fact that cannot be decoded, or applied to what the facts before it made
    └── LogAltered            the log, or a dump of it, is not what was recorded

A message is one line that says what is wrong and what to do about it. `str` of an error is in English;
timeline/messages.py says it in another language.
"""


class TimelineError(Exception):
    """The root of the tree; `exit_code` is what the command line returns.

    message: with the names of its values in braces, if it has any: ("there is no file {path}", path=path).
    """

    exit_code = 1

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message.format(**values) if values else message)
        self.message = message
        self.values = values


class InvalidInput(TimelineError):
    """What the user typed cannot be used."""

    exit_code = 2


class InvalidDate(InvalidInput):
    """A date that cannot be read, or that does not exist."""


class InvalidSetting(InvalidInput):
    """A setting that cannot be used."""


class RecordRefused(TimelineError):
    """One article of an input cannot be taken.

    where: the file, and the line where there is one; reason: why, for a person, with the names of its values
    in braces.
    """

    def __init__(self, where: str, reason: str, **values: object) -> None:
        self.where = where
        self.reason = reason.format(**values) if values else reason
        super().__init__(f"{where}: {self.reason}")
        self.message = reason
        self.values = values


class NotFound(TimelineError):
    """An id or a file that names nothing."""


class AmbiguousId(TimelineError):
    """A shortened id that names several things."""


class StoreError(TimelineError):
    """The database failed."""


class DatabaseUnavailable(StoreError):
    """The database cannot be opened, reached or written."""


class SchemaMismatch(StoreError):
    """The database's schema is older or newer than this program."""

    exit_code = 3


class ProjectionsOutdated(StoreError):
    """A table was made by another version of its projector than this program's.

    table: its name; then, now: the versions; now is None for a table that this program does not know.
    """

    exit_code = 3

    def __init__(self, table: str, then: int, now: int | None) -> None:
        super().__init__(
            "the table {table} was built by version {then} of its rules, but this program has version "
            "{now}: run `timeline rebuild`",
            table=table,
            then=then,
            now=now,
        )


class FactNotUnderstood(StoreError):
    """A fact that cannot be encoded, decoded, or applied to what the facts before it made.

    type: the fact's; reason: why, in English; position: the fact's in the log, None while it is not known.
    """

    def __init__(self, type: str, reason: str, position: int | None = None) -> None:
        self.type = type
        self.reason = reason
        self.position = position
        if position is None:
            super().__init__(
                "cannot understand a fact of type {type}: {reason}; a newer version of timeline may",
                type=type,
                reason=reason,
            )
        else:
            super().__init__(
                "cannot understand fact {position} ({type}): {reason}; a newer version of timeline may",
                position=position,
                type=type,
                reason=reason,
            )

    def at(self, position: int) -> "FactNotUnderstood":
        """The same error with the position of the fact."""
        return FactNotUnderstood(self.type, self.reason, position)


class LogAltered(StoreError):
    """The log, a text beside it, a projection, or a dump is not what was recorded."""
