"""A timeline database as a Python object: ask questions, add articles, correct mistakes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Literal, Unpack, cast

from sqlalchemy import Connection, Engine

from timeline.api.answers import Answers
from timeline.api.columns import further_columns
from timeline.commands import correct as corrections
from timeline.commands import restore as restoration
from timeline.commands.ingest.article import Defaults, to_article
from timeline.commands.ingest.article_revisions import revision
from timeline.commands.ingest.options import IngestOptions, Summary
from timeline.commands.ingest.pipeline import ingest
from timeline.commands.ingest.reconcile_duplicate import stored_articles
from timeline.commands.recording import date_again
from timeline.dates.edtf import parse_edtf
from timeline.dates.moment import moment_of, zone_named
from timeline.dates.time_kind import parse_time
from timeline.db.engine import database_label, read_transaction, write_transaction
from timeline.db.schema import open_store
from timeline.errors import InvalidInput
from timeline.extraction.publication_date.written import DayOrder, Style, read_publication
from timeline.grammar.conventions import conventions_named
from timeline.log.facts import Person
from timeline.normalizer.tagging import days_named
from timeline.projections.given_periods import known_periods
from timeline.query.as_of import position_as_of
from timeline.query.ask.parse import parse_question
from timeline.query.chronology import chronology
from timeline.query.consistency import ArticleFinding, checked_articles
from timeline.query.details import EventDetails, one_event_details
from timeline.query.inspect import find_article, find_event, find_mention, find_mention_or_article
from timeline.query.named_event import find_named_event
from timeline.query.overview import MOST, Overview, overview
from timeline.query.periods import UnitName, unit_for
from timeline.query.question.question import OPEN, Asking, Command, question_of
from timeline.query.question.resolved import parse_dates
from timeline.query.question.suggested_year import suggested_year
from timeline.query.undated import undated_sentences
from timeline.readers import ReadingOptions, read_path
from timeline.readers.record import Item, RawArticle
from timeline.settings import load_settings


@dataclass(frozen=True, slots=True)
class Timeline:
    """An open database. Each call is a transaction of its own; close it, or use it in a `with` block.

    A question takes the keywords of Asking in addition to its dates, like the options of `before`.

    recorded_by: the name under which facts are recorded. position: the log position whose state answers
    questions; None for the current state. All errors are subclasses of timeline.errors.TimelineError.
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
        """Close the connections to the database."""
        self.engine.dispose()

    def as_of(self, moment: str | int) -> "Timeline":
        """Return the database in its state at a time (2026-03-01) or log position; for questions only."""
        with read_transaction(self.engine) as connection:
            return replace(self, position=position_as_of(connection, str(moment)))

    def before(self, when: str | date, **asking: Unpack[Asking]) -> Answers:
        """What happened before a date: "10 July 2017", "10 تموز 2017", "2017-07-10" or a `date`."""
        return self._answer("before", (when,), asking)

    def after(self, when: str | date, **asking: Unpack[Asking]) -> Answers:
        """What happened after a date."""
        return self._answer("after", (when,), asking)

    def between(self, first: str | date, last: str | date, **asking: Unpack[Asking]) -> Answers:
        """What happened between two dates, both included."""
        return self._answer("between", (first, last), asking)

    def on(self, when: str | date, **asking: Unpack[Asking]) -> Answers:
        """What happened on a day, in a month or in a year."""
        return self._answer("on", (when,), asking)

    def ask(self, question: str, **asking: Unpack[Asking]) -> Answers:
        """The answer to a question in Arabic, English or French."""
        today = date.today()
        with read_transaction(self.engine) as connection:
            at = position_as_of(connection, asking["as_of"]) if asking.get("as_of") else self.position
            parsed = parse_question(
                question,
                today,
                lambda in_year: suggested_year(connection, today, in_year, at),
                lambda: known_periods(connection),
                lambda name: find_named_event(connection, name, at),
            )
        asking = cast(Asking, {**parsed.question.given(), **asking})
        answers = self._answer(parsed.question.command, parsed.question.dates, asking)
        return replace(answers, notes=tuple(dict.fromkeys((*parsed.notes, *answers.notes))))

    def overview(
        self,
        first: str | date = OPEN,
        last: str | date = OPEN,
        *,
        by: UnitName | None = None,
        most: int = MOST,
        **asking: Unpack[Asking],
    ) -> Overview:
        """The most important events of each day, week, month or year between two dates, both included.

        by: the periods, by default as fits the dates; most: how many events of each period are listed.
        """
        with read_transaction(self.engine) as connection:
            question = question_of("between", (str(first), str(last)), asking)
            asked = parse_dates(connection, question, date.today(), self.position)
            return overview(connection, asked, by or unit_for(asked.days), most)

    def event(self, identity: str) -> EventDetails:
        """Return a whole event, with how each mention was dated. identity: its id, or the start of it."""
        with read_transaction(self.engine) as connection:
            return one_event_details(connection, identity, self.position)

    def check(self, identity: str | None = None) -> tuple[ArticleFinding, ...]:
        """Return where the dates of an article or a work disagree; of every article by default.

        identity: its id, or the start of it. Earlier states are not checked: what counts is the current one.
        """
        with read_transaction(self.engine) as connection:
            checked = checked_articles(connection, identity)
            return tuple(finding for article in checked for finding in article.findings)

    def add(
        self,
        text: str,
        *,
        published: str | date | None = None,
        timezone: str | None = None,
        title: str | None = None,
        publisher: str | None = None,
        url: str | None = None,
        identity: str | None = None,
        genre: Literal["chronicle", "diary", "list", "news"] | None = None,
        calendar: Literal["hijri", "gregorian"] | None = None,
        early_dates: Literal["julian", "gregorian"] | None = None,
    ) -> str:
        """Ingest an article and return the id under which it is stored. Raises RecordRefused.

        published: a date, a datetime, or text in any form that `timeline ingest` reads; timezone: where its
        publisher is, `Asia/Dubai` or `+04:00`, from whose day its relative dates are counted.
        genre: what the text is, calendar: that of its years without an era, where the text does not show it;
        early_dates: the calendar of its civil dates from before October 1582, by default that of their time.

        An article that is already present is not stored again; a corrected text under a known `identity`
        becomes a version of the article, with an id of its own.
        """
        written = _written(published) if published else None
        raw = RawArticle("the article", text, identity, title, written, publisher, url, timezone=timezone)
        defaults = Defaults(conventions=conventions_named(genre, calendar, early_dates))
        article = to_article(raw, defaults)
        self._ingest([Item(raw, len(text))], defaults, strict=True)
        version = revision(article).id
        with read_transaction(self.engine) as connection:
            return version if stored_articles(connection, [version]) else article.id

    def add_files(
        self,
        path: str | Path,
        *,
        published: str | None = None,
        publisher: str | None = None,
        dates: Literal["day-first", "month-first"] | None = None,
        timezone: str | None = None,
        timezones: Mapping[str, str] | None = None,
        genre: Literal["chronicle", "diary", "list", "news"] | None = None,
        calendar: Literal["hijri", "gregorian"] | None = None,
        early_dates: Literal["julian", "gregorian"] | None = None,
        workers: int = 1,
    ) -> Summary:
        """Take in files of articles, as `timeline ingest`; returns what became of them, refusals included.

        dates: how to read 02/05/2020; timezone: of publishers that are not in `timezones`, which has zones by
        publisher; genre, calendar, early_dates: as in `add`.
        """
        defaults = Defaults(
            parse_edtf(published) if published else None,
            publisher,
            DayOrder(dates) if dates else None,
            zone_named(timezone) if timezone else None,
            {name.strip().lower(): zone_named(zone) for name, zone in (timezones or {}).items()},
            conventions_named(genre, calendar, early_dates),
        )
        return self._ingest(
            read_path(Path(path), ReadingOptions(find_days=days_named)), defaults, workers=workers
        )

    def redate(self, mention: str, when: str | date, *, why: str) -> None:
        """Set the date of a mention, in EDTF, whatever its text was read as."""
        days = parse_time(str(when))
        self._correct(
            lambda connection: corrections.redate(
                connection, find_mention(connection, mention)["id"], days, why, self.recorded_by
            )
        )

    def set_published(self, article: str, published: str | date, *, why: str) -> None:
        """Set the publication date or time of an article, and resolve its relative dates again."""
        date_given = read_publication(_written(published), Style(date.today()))
        self._correct(
            lambda connection: date_again(
                connection,
                find_article(connection, article)["id"],
                date_given.days,
                Person(why),
                self.recorded_by,
                date_given.at,
            )
        )

    def retract(self, identity: str, *, why: str) -> None:
        """Remove a mention, or an article with all its mentions, from every answer."""

        def act(connection: Connection) -> None:
            kind, whole_id = find_mention_or_article(connection, identity)
            do = corrections.retract if kind == "mention" else corrections.retract_article
            do(connection, whole_id, why, self.recorded_by)

        self._correct(act)

    def restore(self, identity: str, *, why: str) -> None:
        """Undo the last retraction of a mention or an article, or the last redating of a mention."""

        def act(connection: Connection) -> None:
            kind, whole_id = find_mention_or_article(connection, identity)
            do = restoration.restore if kind == "mention" else restoration.restore_article
            do(connection, whole_id, why, self.recorded_by)

        self._correct(act)

    def merge(self, event: str, into: str, *, why: str) -> None:
        """Move every mention of one event into another: both are the same happening."""

        def act(connection: Connection) -> None:
            source, target = find_event(connection, event)["id"], find_event(connection, into)["id"]
            corrections.merge(connection, source, target, why, self.recorded_by)

        self._correct(act)

    def keep_apart(self, event: str, other: str, *, why: str) -> None:
        """Say that two events, which are possibly the same, are two happenings."""

        def act(connection: Connection) -> None:
            one, two = find_event(connection, event)["id"], find_event(connection, other)["id"]
            corrections.keep_apart(connection, one, two, why, self.recorded_by)

        self._correct(act)

    def split(self, mention: str, *, why: str) -> None:
        """Move a mention out of its event: it reports another happening."""
        self._correct(
            lambda connection: corrections.split(
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
            further = tuple(further_columns(connection, events, asked.at))
            return Answers(words, asked.notes, events, tuple(sentences), further)

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


def _written(published: str | date) -> str:
    """A publication date as text; of a datetime, the zone as well."""
    return str(moment_of(published) if isinstance(published, datetime) else published)


def open_timeline(
    database: str | Path | None = None, *, create: bool = False, recorded_by: str | None = None
) -> Timeline:
    """Open a database: a file or a URL; by default that of TIMELINE_DATABASE_URL or the config file.

    create: create the file if it does not exist. Raises NotFound, SchemaMismatch, DatabaseUnavailable or
    InvalidSetting.
    """
    settings = load_settings(str(database) if database is not None else None)
    return Timeline(open_store(settings.database, create=create), recorded_by or settings.recorded_by)
