"""The curriculum that the app serves, and the store that keeps it and the plans: each opened once for all sessions.

Until curricula are edited in the app the data folder is the master: a state of it that differs from the one last taken
becomes the next revision. Where the folder does not load, the latest revision is served; where the store cannot be
opened, the folder is served and nothing is kept.
"""

from __future__ import annotations

import logging
import os
import re
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import streamlit as st

from planner.curriculum import Curriculum
from planner.errors import DataError
from planner.exchange import folder
from planner.store import Store, StoreError, open_store, revisions
from planner.ui import data_faults

DEFAULT = Path(__file__).parents[3] / "data" / "music-production"
RETRY_S = 30.0
"""Seconds until a store that failed is tried again: no visitor waits for it in between."""
_NOTHING_KEPT = "not reachable: nothing is kept"
Stamp = tuple[tuple[str, int, int], ...]
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Served:
    """What is served: a curriculum or, where there is none, the faults of the folder.

    With both, the folder does not load, and the curriculum is the latest revision, `number`.
    """

    curriculum: Curriculum | None
    faults: DataError | None = None
    number: int | None = None


def data_folder() -> Path:
    """The folder named by $PLANNER_DATA, else the default curriculum."""
    return Path(os.environ.get("PLANNER_DATA") or DEFAULT)


def curriculum_id() -> str:
    """Under what id the store keeps the curriculum: the folder's name in lower-case words joined by -."""
    return _slug(str(data_folder()))


def owner() -> str:
    """Whose plans are shown: without sign-in there is one owner."""
    return "local"


def store() -> Store | None:
    """The store; None where it cannot be opened, and for a while after."""
    wanted = os.environ.get("DATABASE_URL", "")
    failed_at = _failed.get(wanted)
    if failed_at is not None and time.monotonic() < failed_at + RETRY_S:
        return None
    try:
        found = open_store()
    except StoreError as error:
        _LOG.warning("The store cannot be opened: %s", error)
        _failed[wanted] = time.monotonic()
        return None
    _failed.pop(wanted, None)
    return found


_failed: dict[str, float] = {}
"""When the store of a $DATABASE_URL could not be opened, on the clock of `time.monotonic`."""


def served() -> Served:
    """What is served now. Asked on every rerun; as long as nothing changes it costs about 0.1 ms and no query."""
    place = data_folder()
    return _served(store(), curriculum_id(), str(place), _stamp(place))


def curriculum() -> Curriculum:
    """The curriculum, under a warning where something is wrong; where there is none, the page shows why and stops."""
    found = served()
    if found.curriculum is None:
        if found.faults is not None:
            data_faults.show(found.faults)
        st.stop()
    if found.faults is not None and found.number is not None:
        data_faults.warn(found.faults, found.number)
    if store() is None:
        data_faults.warn_that_nothing_is_kept()
    return found.curriculum


def health() -> tuple[int, dict[str, str | int]]:
    """HTTP status and facts for whoever watches the server: 503 only where no curriculum can be served.

    `faults` counts those of the data folder; `database` is ok or says that nothing is kept at present.
    """
    found, db = served(), store()
    try:
        if db is not None:
            db.check()
        database = "ok" if db is not None else _NOTHING_KEPT
    except StoreError as error:
        _LOG.warning("The store does not answer: %s", error)
        database = _NOTHING_KEPT
    faults = {} if found.faults is None else {"faults": len(found.faults.faults)}
    if found.curriculum is None:
        return 503, {"status": "the curriculum does not load", **faults, "database": database}
    status = "ok" if database == "ok" and not faults else "degraded"
    return 200, {"status": status, "curriculum": found.curriculum.fingerprint, **faults, "database": database}


def warm() -> None:
    """Import what every page imports, open the store and read the curriculum, so that the first visitor is not kept."""
    import plotly.graph_objects  # noqa: F401

    served()


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


_reading = threading.RLock()


def _served(db: Store | None, kept_as: str, place: str, stamp: Stamp) -> Served:
    """One thread reads and the others wait for it: a hundred sessions do not read a changed folder a hundred times."""
    with _reading:
        try:
            return _kept(db, kept_as, place, stamp) if db is not None else _alone(_load(place, stamp))
        except StoreError as error:
            _LOG.warning("The store failed: %s", error)
            _failed[os.environ.get("DATABASE_URL", "")] = time.monotonic()
            return _alone(_load(place, stamp))


@lru_cache(maxsize=4)
def _load(place: str, stamp: Stamp) -> Curriculum | DataError:
    del stamp  # part of the cache's key only
    try:
        return folder.read(Path(place))
    except DataError as error:
        return error


def _alone(found: Curriculum | DataError) -> Served:
    return Served(None, found) if isinstance(found, DataError) else Served(found)


@lru_cache(maxsize=4)
def _kept(db: Store, kept_as: str, place: str, stamp: Stamp) -> Served:
    """What is served where there is a store. Raises `StoreError`, which is not remembered."""
    found = _load(place, stamp)
    if isinstance(found, DataError):
        return _latest(db, kept_as, found)
    taken = revisions.take(db, kept_as, found)
    if taken.fingerprint == found.fingerprint:
        return Served(found, None, taken.number)
    try:
        return Served(revisions.read(db, kept_as, taken.number), None, taken.number)
    except DataError as error:
        _LOG.warning("Revision %d of %s cannot be read, the folder is served: %s", taken.number, kept_as, error)
        return _alone(found)


def _latest(db: Store, kept_as: str, faults: DataError) -> Served:
    """The latest revision beside the faults of the folder, which stand alone where no revision can be read."""
    number = revisions.latest(db, kept_as)
    if number is None:
        return Served(None, faults)
    try:
        return Served(revisions.read(db, kept_as, number), faults, number)
    except DataError as error:
        _LOG.warning("Revision %d of %s cannot be read: %s", number, kept_as, error)
        return Served(None, faults)
