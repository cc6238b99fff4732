"""Settings: a flag wins over the environment, the environment over the config file, that over the default.

The config file is `timeline/config.toml` under $XDG_CONFIG_HOME (by default ~/.config), or what
TIMELINE_CONFIG names; it may hold `database` and `recorded_by`.
"""

import getpass
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from timeline.errors import InvalidSetting

DEFAULT_DATABASE = "timeline.db"


@dataclass(frozen=True, slots=True)
class Settings:
    """database: an SQLAlchemy URL; recorded_by: the name that facts are recorded under."""

    database: str
    recorded_by: str


def load_settings(database: str | None, environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings. Raises InvalidSetting for a config file or a URL that cannot be used."""
    config = _config(environment)
    chosen = database or environment.get("TIMELINE_DATABASE_URL") or config.get("database")
    by = environment.get("TIMELINE_RECORDED_BY") or config.get("recorded_by") or _user()
    return Settings(database_url(chosen or DEFAULT_DATABASE), by)


def database_url(database: str) -> str:
    """The SQLAlchemy URL for a file path or a URL. Raises InvalidSetting for other engines."""
    scheme, mark, rest = database.partition("://")
    if database in (":memory:", "") or (scheme == "sqlite" and rest.strip("/") in ("", ":memory:")):
        raise InvalidSetting("a database in memory would be lost at once: name a file, e.g. timeline.db")
    if not mark:
        # Quoted, as a file's name may hold what a URL reads as its own.
        return f"sqlite:///{quote(database, safe='/: ')}"
    if scheme in ("postgres", "postgresql"):
        return f"postgresql+psycopg://{rest}"
    if scheme in ("sqlite", "postgresql+psycopg"):
        return database
    raise InvalidSetting(
        f"cannot store in {scheme!r}: give a file (timeline.db) or a URL (postgresql+psycopg://user@host/name)"
    )


def _config(environment: Mapping[str, str]) -> dict[str, str]:
    named = environment.get("TIMELINE_CONFIG")
    home = Path(environment.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    path = Path(named) if named else home / "timeline" / "config.toml"
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        if named:
            raise InvalidSetting(f"TIMELINE_CONFIG names {path}, which does not exist") from None
        return {}
    except (OSError, ValueError) as error:
        raise InvalidSetting(f"cannot read the config file {path}: {error}") from None
    unknown = values.keys() - {"database", "recorded_by"}
    if unknown or not all(isinstance(value, str) for value in values.values()):
        raise InvalidSetting(f"{path} may hold `database` and `recorded_by`, each a string")
    return values


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
