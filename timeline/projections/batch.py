"""What the facts of one batch are projected with: the versions of rows, and the texts that they quote."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from timeline.arabic.sentences import sentence_ends
from timeline.db.columns import Row
from timeline.db.tables import articles, events, mentions
from timeline.extraction.model import event_id
from timeline.extraction.names.gazetteer import Gazetteer
from timeline.log.facts import (
    ArticleRecorded,
    EventsMerged,
    ExpressionsNoted,
    Fact,
    MentionAssigned,
    MentionDerived,
    MentionJoined,
    MentionRecorded,
    MentionRedated,
    MentionReread,
    MentionResolved,
    MentionRestored,
)
from timeline.log.read import Recorded
from timeline.log.texts import load_texts
from timeline.printed import PageMark
from timeline.printed_json import pages_of
from timeline.projections.given_names import known_names
from timeline.projections.mention_columns import MentionContext, Packed
from timeline.projections.row_versions import RowVersions


@dataclass(frozen=True, slots=True)
class ColumnsRead:
    """What was read of new articles before their facts are projected; the rest is read then.

    mentions: by id, their columns (mention_columns.packed); topics: by id, what articles are about.
    """

    mentions: Mapping[str, Packed] = field(default_factory=dict)
    topics: Mapping[str, frozenset[str]] = field(default_factory=dict)


NOT_READ = ColumnsRead()
_QUOTING = (MentionRecorded, MentionReread, ExpressionsNoted)


@dataclass(slots=True)
class Batch:
    """versions: the rows, which `write` stores. read: columns that were read before. noted: the current rows
    of expressions that this batch adds, by article.
    """

    connection: Connection
    read: ColumnsRead
    versions: RowVersions
    texts: Mapping[str, str]
    noted: dict[str, list[Row]] = field(default_factory=dict)
    _text_of: dict[str, str] = field(default_factory=dict)
    _pages: dict[str, tuple[PageMark, ...]] = field(default_factory=dict)
    _contexts: dict[str, MentionContext] = field(default_factory=dict)
    _known: Gazetteer | None = None

    def text(self, article: str) -> str:
        """An article's text; empty once it is redacted."""
        return self.texts.get(self._text_of.get(article, ""), "")

    def context(self, article: str) -> MentionContext:
        """What an article's mentions are read from, its sentences found once a batch.

        Names are read by today's list, whenever it was given, like all word lists.
        """
        if article not in self._contexts:
            if self._known is None:
                self._known = known_names(self.connection)
            text = self.text(article)
            row = self.versions.known(articles, article)
            self._contexts[article] = MentionContext(
                text,
                sentence_ends(text),
                self._known,
                self._pages.get(article, ()),
                row["title"] if row else None,
            )
        return self._contexts[article]


def batch_of(connection: Connection, recorded: Sequence[Recorded], read: ColumnsRead = NOT_READ) -> Batch:
    """Load at once what some facts change and quote."""
    facts = [item.fact for item in recorded]
    versions = RowVersions(connection)
    new = {fact.article: fact for fact in facts if isinstance(fact, ArticleRecorded)}
    versions.preload(articles, _articles(facts) - new.keys())
    fresh = {fact.mention for fact in facts if isinstance(fact, MentionRecorded)}
    changed = _mentions(facts) - fresh
    versions.preload(mentions, changed)
    before = {row["event"] for one in changed if (row := versions.known(mentions, one)) and row["event"]}
    touched = before | _events(facts)
    versions.preload(events, touched)
    versions.preload_members(touched)
    text_of = {article: fact.text for article, fact in new.items()}
    pages = {article: fact.pages for article, fact in new.items()}
    for fact in facts:
        if isinstance(fact, _QUOTING) and fact.article not in text_of:
            row = versions.known(articles, fact.article)
            if row is not None:
                text_of[fact.article] = row["text_hash"]
                pages[fact.article] = pages_of(row["pages"])
    titles = [name for fact in new.values() for name in fact.texts if name != fact.text]
    quoting = (fact.article for fact in facts if isinstance(fact, _QUOTING))
    # The topic of a new article is of its text, whether this batch has mentions of it or a later one.
    quoted = {text_of[article] for article in quoting if article in text_of} | {
        fact.text for fact in new.values()
    }
    texts = load_texts(connection, [*quoted, *titles])
    return Batch(connection, read, versions, texts, _text_of=text_of, _pages=pages)


def _articles(facts: Iterable[Fact]) -> set[str]:
    return {article for fact in facts if (article := getattr(fact, "article", None))}


def _mentions(facts: Iterable[Fact]) -> set[str]:
    return {mention for fact in facts if (mention := getattr(fact, "mention", None))}


def _events(facts: Iterable[Fact]) -> set[str]:
    """The events that mentions enter, and those that are merged."""
    found: set[str] = set()
    for fact in facts:
        match fact:
            case MentionJoined() | MentionAssigned():
                found.add(fact.event)
            case EventsMerged():
                found |= {fact.event, fact.merged}
            case MentionRestored() if fact.event:
                found.add(fact.event)
            case MentionReread() | MentionResolved() | MentionDerived() if edtf := fact.resolution.edtf:
                found.add(event_id(fact.mention, edtf))
            case MentionRedated():
                found.add(event_id(fact.mention, fact.time.edtf))
    return found
