"""Every test of a page has a store that holds the default curriculum, copied from one that was made once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from planner.curriculum import Curriculum
from planner.solver import Guarantees
from planner.store import open_store, revisions
from planner.ui import data_folder, guarantees
from tests.conftest import fresh_store_url
from tests.ui.canned import canned


@pytest.fixture(scope="session")
def _filled(tmp_path_factory: pytest.TempPathFactory, default: Curriculum) -> Path:
    url = fresh_store_url(tmp_path_factory.mktemp("filled"))
    db = open_store(url)
    revisions.take(db, data_folder.DEFAULT.name, default)
    db.close()
    return Path(url.removeprefix("sqlite:///"))


@pytest.fixture(autouse=True)
def filled_store(own_store: Path, _filled: Path) -> Path:
    """The file of this test's store, with the default curriculum as its revision 1 and no plans."""
    shutil.copyfile(_filled, own_store)
    return own_store


@pytest.fixture(autouse=True)
def no_guarantees(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is computed in the background, so that what a page shows does not depend on how fast this machine is."""
    monkeypatch.setattr(guarantees, "asked", lambda *_: None)


@pytest.fixture
def known_guarantees(monkeypatch: pytest.MonkeyPatch, default: Curriculum) -> Guarantees:
    """Guaranteed and possible are known: from what the core meets to what the catalogue does."""
    made = canned(default, "mpe-major", default.plans["game-audio"])
    monkeypatch.setattr(guarantees, "known", lambda *_: made)
    return made
