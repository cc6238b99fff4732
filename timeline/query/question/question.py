"""A question: its dates, filters, order, page and moment in one value.

Another filter is one field here and its condition in query/filters.py: the options of the commands and of the
exports, the keywords of Python, the parameters of the web forms, the printed command of the next page and the
words over an answer are made from the field.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypedDict, get_args

from timeline.errors import InvalidInput
from timeline.messages import _
from timeline.projections.search import name_words, search_words
from timeline.query.question.declared import MOST, Declared, Kind, declare, declared
from timeline.query.question.limits import require_short_question

Command = Literal["before", "after", "between", "on"]
FactualityName = Literal["occurred", "announced", "denied", "hypothetical"]
Exactness = Literal["day", "month", "year"]
OrderName = Literal["time", "importance", "relevance"]
CertaintyName = Literal["certain", "likely", "possible"]

# The dates that each command takes, by their names in help texts and forms.
DATES: Mapping[Command, tuple[str, ...]] = {
    "before": ("date",),
    "after": ("date",),
    "between": ("first", "last"),
    "on": ("date",),
}
OPEN = ".."
FACTUALITIES: tuple[str, ...] = get_args(FactualityName)


@dataclass(frozen=True, slots=True)
class Question:
    """A question; without arguments, for all events.

    dates: those of the command, see DATES, each as written by a user, or OPEN. about, who, where, publishers:
    must all hold for one and the same mention. Raises InvalidInput, with what to write instead,
    for a value that no event can meet.
    """

    command: Command = "between"
    dates: tuple[str, ...] = (OPEN, OPEN)
    about: str = declare(
        Kind.TEXT,
        "Only events whose sentence has all of these words; if there is none, as with --relevant-to.",
        lambda words: _("about {words}").format(words=words), default="", metavar="WORDS",
    )  # fmt: skip
    relevant_to: str = declare(
        Kind.TEXT, "Only events with most of these words, in other forms too, in their sentence or article.",
        lambda words: _("relevant to {words}").format(words=words), default="", metavar="WORDS",
    )  # fmt: skip
    who: str = declare(
        Kind.TEXT, "Only events that mention this person or organisation.",
        lambda name: _("who {name}").format(name=name), default="", metavar="NAME",
    )  # fmt: skip
    where: str = declare(
        Kind.TEXT, "Only events that mention this place.",
        lambda place: _("where {place}").format(place=place), default="", metavar="PLACE",
    )  # fmt: skip
    publishers: tuple[str, ...] = declare(
        Kind.TEXTS, "Only events reported by this publisher; repeat the option to allow several.",
        lambda names: _("publisher {names}").format(names=_(" or ").join(names)),
        default=(), option="--publisher", metavar="NAME",
    )  # fmt: skip
    published_before: str = declare(
        Kind.TEXT, "Only reports published before this day: what the stored press knew then.",
        lambda day: _("published before {day}").format(day=day), default="", metavar="DATE",
    )  # fmt: skip
    published_after: str = declare(
        Kind.TEXT, "Only reports published after this day.",
        lambda day: _("published after {day}").format(day=day), default="", metavar="DATE",
    )  # fmt: skip
    factualities: tuple[FactualityName, ...] = declare(
        Kind.CHOICES, "Only events with this factuality; repeat the option to allow several.",
        lambda names: _(" or ").join(map(_, names)),
        default=(), option="--factuality", choices=FACTUALITIES,
    )  # fmt: skip
    certainties: tuple[CertaintyName, ...] = declare(
        Kind.CHOICES, "Only answers that are so certain; repeat the option to allow several.",
        lambda names: _("only what is {certainty}").format(certainty=_(" or ").join(map(_, names))),
        default=(), option="--certainty", choices=get_args(CertaintyName), of_events=True,
    )  # fmt: skip
    min_sources: int = declare(
        Kind.COUNT, "Only events with at least N independent sources.",
        lambda count: _("at least {count} sources").format(count=count),
        default=1, metavar="N", of_events=True,
    )  # fmt: skip
    min_articles: int = declare(
        Kind.COUNT, "Only events reported by at least N articles, copies included.",
        lambda count: _("at least {count} articles").format(count=count),
        default=1, metavar="N", of_events=True,
    )  # fmt: skip
    precision: Exactness | None = declare(  # noqa: RUF009
        Kind.CHOICE, "Only events dated at least this precisely.",
        lambda unit: _("dated to the {unit}").format(unit=_(unit)),
        default=None, choices=get_args(Exactness), of_events=True,
    )  # fmt: skip
    disputed: bool = declare(
        Kind.FLAG, "Only events whose sources disagree about the date.",
        lambda _asked: _("disputed"), default=False, of_events=True,
    )  # fmt: skip
    statements: bool = declare(
        Kind.FLAG, "Exclude reports of statements.",
        lambda _asked: _("without statements"), default=True, option="--no-statements",
    )  # fmt: skip
    undated: bool = declare(
        Kind.FLAG, "Also list undated sentences, dated no later than their article.",
        lambda _asked: _("including undated sentences"), default=False, exported=False,
    )  # fmt: skip
    top: int | None = declare(
        Kind.COUNT, "Keep only the N most important events.",
        lambda count: _("the {count} most important events").format(count=count),
        default=None, metavar="N", of_events=True,
    )  # fmt: skip
    order: OrderName = declare(  # noqa: RUF009
        Kind.CHOICE, "By time (the default), or the most important or relevant first.",
        lambda order: _("ordered by {what}").format(what=_(order)),
        default="time", choices=get_args(OrderName),
    )  # fmt: skip
    newest_first: bool = declare(
        Kind.FLAG, "Latest events first; certain events still precede possible ones.",
        lambda _asked: _("newest first"), default=False,
    )  # fmt: skip
    limit: int | None = declare(
        Kind.COUNT, "Return at most N events and print the command for the next page.",
        lambda count: _("at most {count} events").format(count=count), default=None, metavar="N",
    )  # fmt: skip
    after_id: str = declare(
        Kind.TEXT, "Start after the event with this id.",
        lambda identity: _("after the event {id}").format(id=identity),
        default="", metavar="ID", exported=False,
    )  # fmt: skip
    as_of: str = declare(
        Kind.TEXT,
        "Answer from an earlier state of the log, whenever its articles were published: at the end of a day "
        "(2026-03-01, UTC), at a time (2026-03-01T12:00:00Z) or at a log position.",
        lambda moment: _("as of {moment}").format(moment=moment), default="", metavar="TIME|POSITION",
    )  # fmt: skip

    def __post_init__(self) -> None:
        if len(self.dates) != len(DATES[self.command]):
            raise InvalidInput(
                "{command} takes {count} dates, not {given}",
                command=self.command,
                count=len(DATES[self.command]),
                given=len(self.dates),
            )
        for one in FIELDS:
            _require_valid(one, getattr(self, one.name))
        if self.about and not search_words(self.about):
            raise InvalidInput(
                "no searchable word in {about!r}: give a word of at least three letters that is neither a "
                "date nor very common",
                about=self.about,
            )
        if self.order == "relevance" and not self.relevant_to:
            raise InvalidInput("--order relevance needs the words that it is by: add --relevant-to")
        for name in (self.who, self.where):
            if name and not name_words(name):
                raise InvalidInput("{name!r} is not a name: write it in letters", name=name)
        if self.undated and (self.who or self.where):
            raise InvalidInput("--undated searches only by words: use --about instead of --who and --where")

    def given(self) -> dict[str, Any]:
        """The fields that are set, by name."""
        values = ((one, getattr(self, one.name)) for one in FIELDS)
        return {one.name: value for one, value in values if value != one.default}

    @property
    def of_dated_events(self) -> bool:
        """Whether it has a condition that only a dated event can meet."""
        return any(one.of_events and one.name in self.given() for one in FIELDS)


FIELDS: tuple[Declared, ...] = declared(Question)


class Asking(TypedDict, total=False):
    """The fields of a question except for its dates, as Python keywords; a test compares it with FIELDS."""

    about: str
    relevant_to: str
    who: str
    where: str
    publishers: Sequence[str]
    published_before: str
    published_after: str
    factualities: Sequence[str]
    certainties: Sequence[str]
    min_sources: int
    min_articles: int
    precision: Exactness | None
    disputed: bool
    statements: bool
    undated: bool
    top: int | None
    order: OrderName
    newest_first: bool
    limit: int | None
    after_id: str
    as_of: str


def question_of(command: Command, dates: Sequence[str], values: Mapping[str, Any]) -> Question:
    """Make a question from values by name; a missing value or None means the default.

    Raises InvalidInput, also for a name that no field has.
    """
    known = {one.name: one for one in FIELDS}
    for name in values:
        if name not in known:
            raise InvalidInput(
                "a question has no field {name!r}; its fields are {names}", name=name, names=", ".join(known)
            )
    given: dict[str, Any] = {
        name: tuple(value) if known[name].several else value
        for name, value in values.items()
        if value is not None
    }
    return Question(command, tuple(dates), **given)


def _require_valid(one: Declared, value: Any) -> None:
    if value == one.default:
        return
    match one.kind:
        case Kind.TEXT | Kind.TEXTS:
            for item in value if one.several else (value,):
                if isinstance(item, str):
                    require_short_question(item)
        case Kind.COUNT:
            if not isinstance(value, int) or not 1 <= value <= MOST:
                raise InvalidInput("{name} must be at least 1, not {value!r}", name=one.name, value=value)
        case Kind.CHOICE | Kind.CHOICES:
            for item in value if one.several else (value,):
                if item not in one.choices:
                    raise InvalidInput(
                        "{name} must be one of {choices}, not {value!r}",
                        name=one.name,
                        choices=", ".join(one.choices),
                        value=item,
                    )
        case _:
            return
