"""A timeline database as a Python object: ask it, add to it, correct it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Unpack

from sqlalchemy import Connection, Engine

from timeline.api.answers import Answers
from timeline.commands import correct as corrections
from timeline.commands import restore as restoration
from timeline.commands.ingest.article import Defaults, to_article
from timeline.commands.ingest.article_revisions import revision
from timeline.commands.ingest.options import IngestOptions, Summary
from timeline.commands.ingest.pipeline import ingest
from timeline.commands.ingest.reconcile_duplicate import stored_articles
from timeline.commands.recording import date_again
from timeline.dates.edtf import parse_edtf
from timeline.db.engine import database_label, read_transaction, write_transaction
from timeline.db.schema import open_store
from timeline.errors import InvalidInput
from timeline.log.facts import Person
from timeline.query.as_of import position_as_of
from timeline.query.ask import parse_question
from timeline.query.chronology import chronology
from timeline.query.details import EventDetails, one_event_details
from timeline.query.inspect import find_article, find_event, find_mention, find_mention_or_article
from timeline.query.question.question import Asking, Command, question_of
from timeline.query.question.resolved import parse_dates, suggested_year
from timeline.query.undated import undated_sentences
from timeline.readers import read_path
from timeline.readers.record import Item, RawArticle
from timeline.settings import load_settings


@dataclass(frozen=True, slots=True)
class Timeline:
    """An open database. Each call is a transaction of its own; close it, or use it in a `with` block.

    What a question may ask besides its dates are the keywords of Asking, like the options of `before`.

    recorded_by: the name that facts are recorded under. position: the log position as of which questions are
    answered; None: now. Errors are those of timeline.errors, all of them TimelineError.
    """

    engine: Engine
    recorded_by: str
    position: int | None = None

    def __enter__(self) -> "Timeline":
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def __repr__(self) -> str:
        """The database, without its password."""
        return f"<timeline {database_label(self.engine)}>"

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def as_of(self, moment: str | int) -> "Timeline":
        """The same database as it stood at a time (2026-03-01) or at a log position; for questions alone."""
        with read_transaction(self.engine) as connection:
            return replace(self, position=position_as_of(connection, str(moment)))

    def before(self, when: str | date, **asking: Unpack[Asking]) -> Answers:
        """What happened before a day: "10 July 2017", "10 تموز 2017", "2017-07-10" or a date."""
        return self._answer("before", (when,), asking)

    def after(self, when: str | date, **asking: Unpack[Asking]) -> Answers:
        """What happened after a day."""
        return self._answer("after", (when,), asking)

    def between(self, first: str | date, last: str | date, **asking: Unpack[Asking]) -> Answers:
        """What happened from one day to another."""
        return self._answer("between", (first, last), asking)

    def on(self, when: str | date, **asking: Unpack[Asking]) -> Answers:
        """What happened on a day, in a month or in a year."""
        return self._answer("on", (when,), asking)

    def ask(self, question: str, **asking: Unpack[Asking]) -> Answers:
        """The answer to a question in Arabic, English or French."""
        today = date.today()
        with read_transaction(self.engine) as connection:
            at = position_as_of(connection, asking["as_of"]) if asking.get("as_of") else self.position
            found = parse_question(question, today, lambda: suggested_year(connection, today, at))
        own: Asking = {"about": found.question.about, "where": found.question.where}
        answers = self._answer(found.question.command, found.question.dates, {**own, **asking})
        return replace(answers, notes=tuple(dict.fromkeys((*found.notes, *answers.notes))))

    def event(self, identity: str) -> EventDetails:
        """An event in full, with how each of its reports was dated. identity: its id, or how it begins."""
        with read_transaction(self.engine) as connection:
            return one_event_details(connection, identity, self.position)

    def add(
        self,
        text: str,
        *,
        published: str | date | None = None,
        title: str | None = None,
        source: str | None = None,
        url: str | None = None,
        identity: str | None = None,
    ) -> str:
        """Take an article in; returns the id under which it is stored. Raises RecordRefused.

        What is known already is not stored again; a corrected text under a known `identity` is a version of
        the article, with an id of its own.
        """
        raw = RawArticle(
            "the article", text, identity, title, str(published) if published else None, source, url
        )
        article = to_article(raw, Defaults())
        self._ingest([Item(raw, len(text))], Defaults(), strict=True)
        version = revision(article).id
        with read_transaction(self.engine) as connection:
            return version if stored_articles(connection, [version]) else article.id

    def add_files(
        self, path: str | Path, *, published: str | None = None, source: str | None = None, workers: int = 1
    ) -> Summary:
        """Take in files of articles, as `timeline ingest`; returns what became of them, refusals included."""
        defaults = Defaults(parse_edtf(published) if published else None, source)
        return self._ingest(read_path(Path(path)), defaults, workers=workers)

    def redate(self, mention: str, when: str | date, *, why: str) -> None:
        """Give a mention a date, in EDTF, against what its text was taken for."""
        days = parse_edtf(str(when))
        self._correct(
            lambda connection: corrections.redate(
                connection, find_mention(connection, mention)["id"], days, why, self.recorded_by
            )
        )

    def date_article(self, article: str, published: str | date, *, why: str) -> None:
        """Give an article its publication date, in EDTF; its relative dates are resolved again."""
        days = parse_edtf(str(published))
        self._correct(
            lambda connection: date_again(
                connection, find_article(connection, article)["id"], days, Person(why), self.recorded_by
            )
        )

    def retract(self, identity: str, *, why: str) -> None:
        """Take a mention, or an article with all of its mentions, out of every answer."""

        def act(connection: Connection) -> None:
            kind, found = find_mention_or_article(connection, identity)
            do = corrections.retract if kind == "mention" else corrections.retract_article
            do(connection, found, why, self.recorded_by)

        self._correct(act)

    def restore(self, identity: str, *, why: str) -> None:
        """Undo the last thing done by hand to a mention or an article."""

        def act(connection: Connection) -> None:
            kind, found = find_mention_or_article(connection, identity)
            do = restoration.restore if kind == "mention" else restoration.restore_article
            do(connection, found, why, self.recorded_by)

        self._correct(act)

    def join(self, event: str, into: str, *, why: str) -> None:
        """Put every mention of one event into another: they report the same happening."""

        def act(connection: Connection) -> None:
            moved, stays = find_event(connection, event)["id"], find_event(connection, into)["id"]
            corrections.join(connection, moved, stays, why, self.recorded_by)

        self._correct(act)

    def part(self, mention: str, *, why: str) -> None:
        """Take a mention out of its event: it reports something else."""
        self._correct(
            lambda connection: corrections.part(
                connection, find_mention(connection, mention)["id"], why, self.recorded_by
            )
        )

    def _answer(self, command: Command, dates: Sequence[str | date], asking: Asking) -> Answers:
        question = question_of(command, [str(one) for one in dates], asking)
        with read_transaction(self.engine) as connection:
            asked = parse_dates(connection, question, date.today(), self.position)
            events = tuple(chronology(connection, asked))
            sentences = undated_sentences(connection, asked) if question.undated else ()
            words = f"{command} {' and '.join(asked.question.dates)}"
            return Answers(words, asked.notes, events, tuple(sentences))

    def _ingest(
        self, items: Iterable[Item], defaults: Defaults, *, strict: bool = False, workers: int = 1
    ) -> Summary:
        self._require_present()
        summary = Summary()
        options = IngestOptions(self.recorded_by, workers=workers, strict=strict)
        ingest(self.engine, items, defaults, options=options, summary=summary)
        return summary

    def _correct(self, act: Callable[[Connection], object]) -> None:
        self._require_present()
        with write_transaction(self.engine) as connection:
            act(connection)

    def _require_present(self) -> None:
        if self.position is not None:
            raise InvalidInput(
                "this is an earlier state (position {position}) and cannot be changed: use the timeline "
                "that `open` returned",
                position=self.position,
            )


def open_timeline(
    database: str | Path | None = None, *, create: bool = False, recorded_by: str | None = None
) -> Timeline:
    """Open a database: a file or a URL; by default what TIMELINE_DATABASE_URL or the config file names.

    create: make the file if there is none. Raises NotFound, SchemaMismatch, DatabaseUnavailable or
    InvalidSetting.
    """
    settings = load_settings(str(database) if database is not None else None)
    return Timeline(open_store(settings.database, create=create), recorded_by or settings.recorded_by)
