"""The file that says who has which right: read once, and again whenever it changes."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from planner.access import rules
from planner.access.rules import Rules
from planner.errors import DataError, Fault

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Found:
    """The rules that hold, and the faults of the file, by which nobody has any right."""

    rules: Rules
    faults: DataError | None = None


def place() -> Path:
    """The file named by $PLANNER_ACCESS, else access.toml in the working directory."""
    return Path(os.environ.get("PLANNER_ACCESS") or rules.FILE)


def is_wanted() -> bool:
    """Whether somebody has made rules, or said where they stand: then people are meant to sign in."""
    return bool(os.environ.get("PLANNER_ACCESS")) or place().exists()


def found() -> Found:
    """The rules now. Asked on every rerun: one look at the file's time, and no reading where nothing has changed."""
    file = place()
    try:
        told = file.stat()
    except OSError:
        return _read(str(file), None)
    return _read(str(file), (told.st_mtime_ns, told.st_size, told.st_ino))


@lru_cache(maxsize=4)
def _read(file: str, stamp: tuple[int, int, int] | None) -> Found:
    try:
        if stamp is None:
            raise DataError([Fault(file, None, None, None, "a file, see access.example.toml")])
        return Found(rules.read(Path(file).read_bytes(), file))
    except OSError as error:
        found = DataError([Fault(file, None, None, None, f"a file that can be read: {error.strerror}")])
    except DataError as error:
        found = error
    _LOG.error("Nobody has any right until the file of rights is right: %s", found)
    return Found(rules.NOTHING, found)
