"""The data folder that the app starts with: where it is, under what id it is kept, and what it says now."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from planner.curriculum import Curriculum
from planner.errors import DataError
from planner.exchange import folder

DEFAULT = Path(__file__).parents[3] / "data" / "music-production"
Stamp = tuple[tuple[str, int, int], ...]


def data_folder() -> Path:
    """The folder named by $PLANNER_DATA, else the default curriculum."""
    return Path(os.environ.get("PLANNER_DATA") or DEFAULT)


def default_id() -> str:
    """Under what id the store keeps the folder's curriculum: the folder's name in lower-case words joined by -."""
    return _slug(str(data_folder()))


def contents() -> Curriculum | DataError:
    """What the folder says now; read again only when one of its files has changed."""
    place = data_folder()
    return _load(str(place), _stamp(place))


@lru_cache(maxsize=4)
def _load(place: str, stamp: Stamp) -> Curriculum | DataError:
    del stamp  # part of the cache's key only
    try:
        return folder.read(Path(place))
    except DataError as error:
        return error


def _stamp(place: Path) -> Stamp:
    """Names, times and sizes of the folder's files: a folder that changes is read again.

    Asked on every rerun, so it is two scans and no walk: about 0.1 ms.
    """
    parts = []
    for folder_of_files in (f"{place}", f"{place}/{folder.PLANS}"):
        with suppress(OSError), os.scandir(folder_of_files) as entries:
            for entry in entries:
                found = entry.stat()
                parts.append((entry.name, found.st_mtime_ns, found.st_size))
    return tuple(sorted(parts))


@lru_cache(maxsize=16)
def _slug(place: str) -> str:
    name = Path(place).resolve().name.lower()
    return re.sub(r"[^a-z0-9]+", "-", name).strip("-") or "curriculum"
