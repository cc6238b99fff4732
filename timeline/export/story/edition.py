"""An edition: what an editor decided about a page, and what that makes of the events of an answer. Pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from timeline.errors import InvalidInput
from timeline.query.details import EventDetails


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of an event. address: of the web, or data: with it inside; caption: for all readers."""

    address: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """An event that was chosen. headline: the editor's, None for the database's; line: in the file."""

    line: int
    headline: str | None = None
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """A story file. introduction: its paragraphs; chosen, hidden: by the ids of events.

    shows_others: the page has also what was not chosen.
    """

    file: str
    title: str = ""
    introduction: tuple[str, ...] = ()
    shows_others: bool = True
    chosen: Mapping[str, Chosen] = field(default_factory=dict)
    hidden: Mapping[str, int] = field(default_factory=dict)

    def pictures(self) -> Iterator[Picture]:
        """The pictures of the chosen events."""
        return (one.picture for one in self.chosen.values() if one.picture)

    def resolved(self, find: Callable[[str, str], str]) -> "Edition":
        """The edition with the whole ids of today. find: gives it for the one in the file and its place.

        Raises InvalidInput if two ids of the file are those of one event.
        """
        lines = {identity: one.line for identity, one in self.chosen.items()} | dict(self.hidden)
        whole: dict[str, str] = {}
        for identity, line in lines.items():
            found = find(identity, self.place(line))
            if earlier := next((one for one, other in whole.items() if other == found), None):
                raise InvalidInput(
                    "{place}: {identity} is the event of line {earlier}: keep one of the two",
                    place=self.place(line), identity=identity, earlier=lines[earlier],
                )  # fmt: skip
            whole[identity] = found
        chosen = {whole[identity]: one for identity, one in self.chosen.items()}
        return replace(self, chosen=chosen, hidden={whole[one]: line for one, line in self.hidden.items()})

    def place(self, line: int) -> str:
        """A line of the file, as errors name it."""
        return f"{self.file}:{line}"

    def edited(self, entries: Iterable[EventDetails]) -> Iterator[EventDetails]:
        """The events that the page shows, in the words of the editor.

        A chosen event is never folded into another. Raises InvalidInput at the end if one did not come.
        """
        missing = dict(self.chosen)
        for entry in entries:
            identity = entry.answer.id
            missing.pop(identity, None)
            if identity in self.chosen or (self.shows_others and identity not in self.hidden):
                yield self._edited(entry)
        for identity, one in missing.items():
            raise InvalidInput(
                "{place}: {identity} does not answer the question: remove it, or ask a wider question",
                place=self.place(one.line), identity=identity,
            )  # fmt: skip

    def _edited(self, entry: EventDetails) -> EventDetails:
        answer, one = entry.answer, self.chosen.get(entry.answer.id)
        apart = self.chosen.keys() | self.hidden.keys()
        links = () if one else tuple(link for link in answer.possibly_same if link.event not in apart)
        changed = replace(answer, possibly_same=links)
        if one and one.headline:
            changed = replace(changed, headline=one.headline, fragment=False)
        return replace(entry, answer=changed)
