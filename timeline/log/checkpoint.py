"""How far the chain was followed, kept in a file for the next time."""

import json
import re
from pathlib import Path

from timeline.errors import InvalidInput
from timeline.log.chain import BEGINNING, Head

_HASH = re.compile("[0-9a-f]{64}")


def read_checkpoint(file: Path) -> Head:
    """The head in the file, the beginning when there is no file. Raises InvalidInput for any other."""
    try:
        value = json.loads(file.read_bytes())
        head = Head(value["position"], value["hash"])
        if type(head.position) is not int or head.position < 0 or not _HASH.fullmatch(head.hash):
            raise ValueError
    except FileNotFoundError:
        return BEGINNING
    except (ValueError, KeyError, TypeError):
        raise InvalidInput("{file} is not a checkpoint: give another file, or a new one", file=file) from None
    return head


def write_checkpoint(file: Path, head: Head) -> None:
    """Put a head into the file; whoever reads it meanwhile finds the one before."""
    part = file.with_name(file.name + ".part")
    part.write_text(json.dumps({"position": head.position, "hash": head.hash}) + "\n", encoding="utf-8")
    part.replace(file)
