"""Build hook that compiles the message catalogues (.po) for gettext (.mo)."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Catalogues(BuildHookInterface[Any]):
    """Compiles every catalogue before the wheel or the editable installation is built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write a .mo file next to each .po file."""
        for source in Path(self.root, "timeline", "locale").glob("*/LC_MESSAGES/*.po"):
            with source.open("rb") as read, source.with_suffix(".mo").open("wb") as compiled:
                write_mo(compiled, read_po(read))
