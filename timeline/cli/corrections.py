"""What a person corrects: redate, retract, restore, split, merge, keep-apart and set-published."""

from typing import TYPE_CHECKING

import click

from timeline.cli.bidi import say
from timeline.cli.options import EdtfTime, PublicationDate, database_option, settings_of, why_option
from timeline.cli.output import terminal_safe
from timeline.commands import correct, recording
from timeline.commands import restore as restoration
from timeline.dates.edtf import format_edtf
from timeline.dates.time_kind import Time
from timeline.db.engine import write_transaction
from timeline.db.schema import open_store
from timeline.log.facts import Person
from timeline.messages import _
from timeline.query.inspect import find_article, find_event, find_mention, find_mention_or_article

if TYPE_CHECKING:
    from timeline.extraction.publication_date.written import Publication


@click.command("redate")
@click.argument("mention")
@click.argument("date", type=EdtfTime())
@why_option
@database_option
def redate(mention: str, date: Time, why: str, database: str | None) -> None:
    """Set the date of MENTION to DATE, in EDTF, whatever its text was read as.

    Neither a new publication date nor `timeline reread` changes it; `timeline restore MENTION` undoes it.

    \b
    Example:
      timeline redate 9c41d0 2017-05-04 --why "the signing is dated in the annex"
    """
    settings = settings_of(database)
    with write_transaction(open_store(settings.database)) as connection:
        identity = find_mention(connection, mention)["id"]
        count = correct.redate(connection, identity, date, why, settings.recorded_by)
    line = _("mention {mention}: {date}") if count else _("mention {mention}: {date}, as before")
    say(line.format(mention=identity, date=date.edtf))


@click.command("retract")
@click.argument("identity", metavar="MENTION|ARTICLE")
@why_option
@database_option
def retract(identity: str, why: str, database: str | None) -> None:
    """Remove a mention, or an article with all its mentions, from every answer.

    Nothing is deleted: the log keeps it, questions --as-of an earlier time still show it, and
    `timeline restore` brings it back.

    \b
    Example:
      timeline retract 9c41d0 --why "the clause is a film's plot"
    """
    settings = settings_of(database)
    with write_transaction(open_store(settings.database)) as connection:
        kind, whole_id = find_mention_or_article(connection, identity)
        act = correct.retract if kind == "mention" else correct.retract_article
        count = act(connection, whole_id, why, settings.recorded_by)
    line = _("{kind} {id}: retracted") if count else _("{kind} {id}: already retracted")
    say(line.format(kind=_(kind), id=terminal_safe(whole_id)))


@click.command("restore")
@click.argument("identity", metavar="MENTION|ARTICLE")
@why_option
@database_option
def restore(identity: str, why: str, database: str | None) -> None:
    """Undo the last retraction of a mention or an article, or the last redating of a mention.

    A retracted mention comes back as it was, including a date set by hand; restore it once more to return to
    the date that its text gives.

    \b
    Example:
      timeline restore 9c41d0 --why "it is no film after all"
    """
    settings = settings_of(database)
    with write_transaction(open_store(settings.database)) as connection:
        kind, whole_id = find_mention_or_article(connection, identity)
        act = restoration.restore if kind == "mention" else restoration.restore_article
        count = act(connection, whole_id, why, settings.recorded_by)
    line = _("{kind} {id}: restored") if count else _("{kind} {id}: has no correction to undo")
    say(line.format(kind=_(kind), id=terminal_safe(whole_id)))


@click.command("split")
@click.argument("mention")
@why_option
@database_option
def split(mention: str, why: str, database: str | None) -> None:
    """Move MENTION out of its event: it reports another happening.

    It becomes an event of its own, and automatic linking will not move it; `timeline merge` undoes it.

    \b
    Example:
      timeline split 9c41d0 --why "another round of talks"
    """
    settings = settings_of(database)
    with write_transaction(open_store(settings.database)) as connection:
        row = find_mention(connection, mention)
        correct.split(connection, row["id"], why, settings.recorded_by)
        event = find_mention(connection, row["id"])["event"]
    moved = _("mention {mention} moved from event {was} to event {event}")
    say(moved.format(mention=row["id"], was=row["event"], event=event))


@click.command("merge")
@click.argument("event")
@click.argument("into")
@why_option
@database_option
def merge(event: str, into: str, why: str, database: str | None) -> None:
    """Move every mention of EVENT into the event INTO: both are the same happening.

    Automatic linking will not move them again; `timeline split MENTION` undoes it for one mention.

    \b
    Example:
      timeline merge e3f0a 77b21 --why "the same signing, reported a day later"
    """
    settings = settings_of(database)
    with write_transaction(open_store(settings.database)) as connection:
        source, target = find_event(connection, event)["id"], find_event(connection, into)["id"]
        count = correct.merge(connection, source, target, why, settings.recorded_by)
    merged = _("event {event} merged into {target}: {count} mentions moved")
    say(merged.format(event=source, target=target, count=count))


@click.command("keep-apart")
@click.argument("event")
@click.argument("other")
@why_option
@database_option
def keep_apart(event: str, other: str, why: str, database: str | None) -> None:
    """Say that EVENT and OTHER, which are possibly the same, are two happenings.

    They are no longer folded into one line, nor listed by `timeline suggest-merges`.

    \b
    Example:
      timeline keep-apart e3f0a 77b21 --why "two rounds of talks on one day"
    """
    settings = settings_of(database)
    with write_transaction(open_store(settings.database)) as connection:
        one, two = find_event(connection, event)["id"], find_event(connection, other)["id"]
        correct.keep_apart(connection, one, two, why, settings.recorded_by)
    say(_("events {event} and {other}: kept apart").format(event=one, other=two))


@click.command("set-published")
@click.argument("article")
@click.argument("date", type=PublicationDate())
@why_option
@database_option
def set_published(article: str, date: "Publication", why: str, database: str | None) -> None:
    """Set the publication date of ARTICLE to DATE, and resolve its relative dates again.

    DATE is a date in EDTF or a time, 2017-05-15T23:30:00Z[Asia/Dubai]: the days are then those of that place.
    Nothing is overwritten: the log keeps the earlier date.

    \b
    Example:
      timeline set-published 2f9c41d0a1b2c3d4 2017-05-15 --why "date on the scanned page"
    """
    settings = settings_of(database)
    with write_transaction(open_store(settings.database)) as connection:
        identity = find_article(connection, article)["id"]
        count = recording.date_again(
            connection, identity, date.days, Person(why), settings.recorded_by, date.at
        )
    line = _("article {article} published {date}: {count} mentions resolved again")
    say(line.format(article=terminal_safe(identity), date=format_edtf(date.days), count=count))
