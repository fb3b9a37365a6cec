"""The curriculum that the app serves, and the store that keeps it: each opened once for all sessions.

What is served is the latest revision in the store. The data folder fills an empty store; later it is only a
suggestion: `folder_news` gives what it says when it was changed, for somebody to look at and to take over. Where the
store cannot be opened, the folder is served and nothing is kept.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

import streamlit as st

from planner.curriculum import Curriculum
from planner.errors import DataError
from planner.store import Store, StoreError, curricula, open_store, revisions
from planner.store.curricula import CurriculumHead
from planner.ui import chosen, data_faults, links
from planner.ui.data_folder import contents, default_id

RETRY_S = 30.0
"""Seconds until a store that failed is tried again: no visitor waits for it in between."""
KNOWN_S = 1.0
"""Seconds for which the number of the latest revision is believed without asking: others may save at any time."""
_NOTHING_KEPT = "not reachable: nothing is kept"
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Served:
    """What is served: a curriculum, with the number of its revision where the store has it, or the folder's faults.

    With both, the folder does not load at present; the curriculum is the store's.
    """

    curriculum: Curriculum | None
    faults: DataError | None = None
    number: int | None = None


def curriculum_id() -> str:
    """Id of the curriculum that this session looks at."""
    return chosen.curriculum_id() or default_id()


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


def served(kept_as: str | None = None) -> Served:
    """What is served now under an id, this session's by default: 0.1 ms, and a small query at most once a second."""
    wanted = kept_as or curriculum_id()
    with _reading:  # A hundred sessions do not read a changed folder a hundred times.
        found = _folder(wanted)
        db = store()
        if db is None:
            return _alone(found)
        try:
            return _kept(db, wanted, found)
        except StoreError as error:
            _LOG.warning("The store failed: %s", error)
            _failed[os.environ.get("DATABASE_URL", "")] = time.monotonic()
            return _alone(found)


def curriculum() -> Curriculum:
    """The curriculum, under a warning where something is wrong; where there is none, the page shows why and stops.

    Where it is not the one that the app starts with, the page says which one it is about.
    """
    chosen.follow_the_address(default_id(), is_there)
    found = served()
    if found.curriculum is None:
        if found.faults is not None:
            data_faults.show(found.faults)
        st.stop()
    if found.faults is not None and found.number is not None:
        data_faults.warn(found.faults, found.number)
    if store() is None:
        data_faults.warn_that_nothing_is_kept()
    if curriculum_id() != default_id():
        st.caption(f"{links.literal(found.curriculum.about.title)}. Home and Curriculum switch to another curriculum.")
    return found.curriculum


def is_there(kept_as: str) -> bool:
    """Whether the store has a curriculum of this id that was not removed."""
    db = store()
    with suppress(StoreError):
        return db is not None and _head(db, kept_as) is not None
    return False


def revision() -> int | None:
    """Number of the revision that this session is shown; None where nothing is kept."""
    return served().number


def head() -> CurriculumHead | None:
    """What the store says of this session's curriculum; None where nothing is kept, or it cannot be asked now."""
    db = store()
    with suppress(StoreError):
        return None if db is None else _head(db, curriculum_id())
    return None


def at_revision(number: int, kept_as: str | None = None) -> Curriculum:
    """An earlier state of a curriculum, of this session's by default, kept in memory.

    A file that is made on the click is made outside the session, and names the curriculum.

    Raises `KeyError` where there is none, `DataError` where it does not suit this program, and `StoreError`.
    """
    db, wanted = store(), kept_as or curriculum_id()
    here = None if db is None else _head(db, wanted)
    if db is None or here is None:
        raise KeyError(number)
    return _at(db, wanted, here.created_at, number)


def folder_news() -> Curriculum | None:
    """What the data folder says, where it was changed since it was last taken over; None where there is no news."""
    db, found = store(), _folder(default_id())
    if db is None or not isinstance(found, Curriculum) or curriculum_id() != default_id():
        return None
    head = _head(db, default_id())
    if head is None or found.fingerprint in {head.folder_fingerprint, head.fingerprint}:
        return None
    return found


def announce() -> None:
    """A revision was saved here: what is known of the latest ones is asked again."""
    _heads.clear()


def health() -> tuple[int, dict[str, str | int]]:
    """HTTP status and facts for whoever watches the server: 503 only where no curriculum can be served.

    `faults` counts those of the data folder; `database` is ok or says that nothing is kept at present.
    """
    found, db = served(default_id()), store()
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

    served(default_id())


_reading = threading.RLock()
_heads: dict[tuple[str, str], tuple[float, CurriculumHead | None]] = {}
"""What the store says of its curricula, with the moment at which it was asked."""


def _head(db: Store, kept_as: str) -> CurriculumHead | None:
    """What the store has under an id; None where there is nothing, or it was removed."""
    at, found = _heads.get((db.address, kept_as), (-KNOWN_S, None))
    if time.monotonic() >= at + KNOWN_S:
        found = curricula.head(db, kept_as)
        _heads[db.address, kept_as] = time.monotonic(), found
    return None if found is None or found.removed_at is not None else found


def _folder(kept_as: str) -> Curriculum | DataError | None:
    """What the folder says; None for a curriculum that has none."""
    return contents() if kept_as == default_id() else None


def _alone(found: Curriculum | DataError | None) -> Served:
    return Served(None, found) if isinstance(found, DataError) else Served(found)


def _kept(db: Store, kept_as: str, found: Curriculum | DataError | None) -> Served:
    """The latest revision, after the folder has filled an empty store. Raises `StoreError`."""
    head = _head(db, kept_as)
    if head is None and isinstance(found, Curriculum):
        revisions.take(db, kept_as, found)
        announce()
        head = _head(db, kept_as)
    faults = found if isinstance(found, DataError) else None
    if head is None:
        return _alone(found)
    if isinstance(found, Curriculum) and found.fingerprint == head.fingerprint:
        return Served(found, None, head.latest)
    try:
        return Served(_at(db, kept_as, head.created_at, head.latest), faults, head.latest)
    except DataError as error:
        _LOG.warning("Revision %d of %s cannot be read: %s", head.latest, kept_as, error)
        return _alone(found if found is not None else error)


@lru_cache(maxsize=6)
def _at(db: Store, kept_as: str, created_at: datetime, number: int) -> Curriculum:
    del created_at  # part of the cache's key: another curriculum may bear the id of one that was purged
    return revisions.read(db, kept_as, number)
