"""Settings, in this order of precedence: option, environment variable, config file, default.

The config file is `config.toml` in the platform's configuration folder for `timeline` (on Linux
$XDG_CONFIG_HOME/timeline, by default ~/.config/timeline), or the file that TIMELINE_CONFIG names. It may
contain `database`, `recorded_by`, `language` and `bidi`.
"""

import getpass
import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from platformdirs import user_config_path

from timeline.errors import InvalidSetting

DEFAULT_DATABASE = "timeline.db"
LANGUAGES = ("en", "ar")
BIDI = ("logical", "visual")
_NAMES = ("database", "recorded_by", "language", "bidi")


@dataclass(frozen=True, slots=True)
class Settings:
    """database: an SQLAlchemy URL; recorded_by: the name under which facts are recorded."""

    database: str
    recorded_by: str


@dataclass(frozen=True, slots=True)
class DisplaySettings:
    """How to address people. language: one of LANGUAGES; bidi: one of BIDI, the order of letters."""

    language: str
    bidi: str


def load_settings(database: str | None) -> Settings:
    """Read the settings. Raises InvalidSetting for an unusable config file or URL."""
    config = _config()
    chosen = database or os.environ.get("TIMELINE_DATABASE_URL") or config.get("database")
    by = os.environ.get("TIMELINE_RECORDED_BY") or config.get("recorded_by") or _user()
    return Settings(database_url(chosen or DEFAULT_DATABASE), by)


def load_display_settings() -> DisplaySettings:
    """Read the language, by default that of the locale, and the order of letters.

    The locale is the first of LC_ALL, LC_MESSAGES and LANG that is set, as in POSIX; if it is not Arabic, the
    language is English. Raises InvalidSetting for an unusable config file or value.
    """
    config = _config()
    language = os.environ.get("TIMELINE_LANGUAGE") or config.get("language") or _of_locale()
    bidi = os.environ.get("TIMELINE_BIDI") or config.get("bidi") or BIDI[0]
    for name, value, known in (("language", language, LANGUAGES), ("bidi", bidi, BIDI)):
        if value not in known:
            where = f"TIMELINE_{name.upper()} or the config file"
            raise InvalidSetting(
                "{name} is {value!r}: write {known} in {place}",
                name=name,
                value=value,
                known=" or ".join(known),
                place=where,
            )
    return DisplaySettings(language, bidi)


def database_url(database: str) -> str:
    """Return the SQLAlchemy URL for a file path or a URL. Raises InvalidSetting for other engines."""
    scheme, mark, rest = database.partition("://")
    if database in (":memory:", "") or (scheme == "sqlite" and rest.strip("/") in ("", ":memory:")):
        raise InvalidSetting("an in-memory database would be lost at once: give a file, e.g. timeline.db")
    if not mark:
        # Quoted, because a file name may contain special characters of URLs.
        return f"sqlite:///{quote(database, safe='/: ')}"
    if scheme in ("postgres", "postgresql"):
        return f"postgresql+psycopg://{rest}"
    if scheme in ("sqlite", "postgresql+psycopg"):
        return database
    raise InvalidSetting(
        "{scheme!r} is not supported as a database: give a file (timeline.db) or a URL "
        "(postgresql+psycopg://user@host/name)",
        scheme=scheme,
    )


def _config() -> dict[str, str]:
    named = os.environ.get("TIMELINE_CONFIG")
    path = Path(named) if named else user_config_path("timeline", appauthor=False) / "config.toml"
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        if named:
            raise InvalidSetting(
                "TIMELINE_CONFIG names {path}, which does not exist: correct or unset it", path=path
            ) from None
        return {}
    except (OSError, ValueError) as error:
        raise InvalidSetting(
            "cannot read the config file {path} ({error}): correct it", path=path, error=error
        ) from None
    if values.keys() - set(_NAMES) or not all(isinstance(value, str) for value in values.values()):
        raise InvalidSetting(
            "{path} may contain only {names}, each a string: remove the rest",
            path=path,
            names=", ".join(_NAMES),
        )
    return values


def _of_locale() -> str:
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "ar" if (next(filter(None, names), "")).split("_")[0].split(".")[0] == "ar" else "en"


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
