"""The errors that timeline raises on purpose.

TimelineError                 exit code 1: it failed
├── InvalidInput              exit code 2: unusable input from the user
│   ├── InvalidDate           a date that cannot be read or does not exist
│   └── InvalidSetting        an unusable setting (database URL, config file)
├── RecordRefused             one article of the input was rejected; the others are ingested
│   └── RecordNoted           one was ingested, but what it says contradicts itself; never raised
├── NotFound                  an id or a file that does not exist
├── AmbiguousId               a shortened id that matches several things
└── StoreError                the database
    ├── DatabaseUnavailable   it cannot be opened, reached or written
    ├── SchemaMismatch        exit code 3: its schema is older or newer than this program
    ├── ProjectionsOutdated   exit code 3: a table was built by another version of its rules
    ├── FactNotUnderstood     a fact that cannot be decoded, or applied after the facts before it
    └── LogAltered            the log, or a dump of it, was altered

A message is one line that says what is wrong and what to do about it. `str` of an error is English;
timeline/messages.py translates it.
"""


class TimelineError(Exception):
    """The root of the tree; `exit_code` is what the command line returns.

    message: with placeholders for its values, if it has any: ("there is no file {path}", path=path).
    """

    exit_code = 1

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message.format(**values) if values else message)
        self.message = message
        self.values = values


class InvalidInput(TimelineError):
    """Unusable input from the user."""

    exit_code = 2


class InvalidDate(InvalidInput):
    """A date that cannot be read, or that does not exist."""


class InvalidSetting(InvalidInput):
    """An unusable setting."""


class RecordRefused(TimelineError):
    """One article of the input was rejected.

    where: the file, and the line if there is one; reason: for people, with placeholders for its values.
    """

    def __init__(self, where: str, reason: str, **values: object) -> None:
        self.where = where
        self.reason = reason.format(**values) if values else reason
        super().__init__(f"{where}: {self.reason}")
        self.message = reason
        self.values = values


class RecordNoted(RecordRefused):
    """One article of the input was ingested, but what it says contradicts itself. Printed, never raised."""


class NotFound(TimelineError):
    """An id or a file that does not exist."""


class AmbiguousId(TimelineError):
    """A shortened id that matches several things."""


class StoreError(TimelineError):
    """The database failed."""


class DatabaseUnavailable(StoreError):
    """The database cannot be opened, reached or written."""


class SchemaMismatch(StoreError):
    """The database's schema is older or newer than this program."""

    exit_code = 3


class ProjectionsOutdated(StoreError):
    """A table was built by another version of its projector than that of this program.

    table: its name; then, now: the versions; now is None if this program does not know the table.
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
    """A fact that cannot be encoded, decoded, or applied after the facts before it.

    type: of the fact; reason: in English; position: of the fact in the log, None if it is not known yet.
    """

    def __init__(self, type: str, reason: str, position: int | None = None) -> None:
        self.type = type
        self.reason = reason
        self.position = position
        if position is None:
            super().__init__(
                "a fact of type {type} cannot be understood: {reason}; "
                "a newer version of timeline may know it",
                type=type,
                reason=reason,
            )
        else:
            super().__init__(
                "fact {position} ({type}) cannot be understood: {reason}; "
                "a newer version of timeline may know it",
                position=position,
                type=type,
                reason=reason,
            )

    def at(self, position: int) -> "FactNotUnderstood":
        """Return the same error with the position of the fact."""
        return FactNotUnderstood(self.type, self.reason, position)


class LogAltered(StoreError):
    """The log, a text stored next to it, a projection or a dump was altered."""
