"""What all tests share: the default curriculum, read once, and a store of its own for each test."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.curriculum import Curriculum
from planner.exchange import folder

ROOT = Path(__file__).parents[1]
_NUMBERS = itertools.count()


@pytest.fixture(scope="session")
def default() -> Curriculum:
    """The curriculum that the app starts with. It is frozen, so that tests can share it."""
    return folder.read(ROOT / "data" / "music-production")


def fresh_store_url(place: Path) -> str:
    """The URL of a database that does not exist yet, in a folder: $DATABASE_URL for a server that a test starts."""
    return f"sqlite:///{(place / f'planner-{next(_NUMBERS)}.db').as_posix()}"


@pytest.fixture(scope="session")
def _stores(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("stores")


@pytest.fixture(autouse=True)
def own_store(_stores: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file of a database that this test alone has; it is made when a test opens it, and removed afterwards."""
    url = fresh_store_url(_stores)
    monkeypatch.setenv("DATABASE_URL", url)
    file = Path(url.removeprefix("sqlite:///"))
    yield file
    if "planner.store.database" in sys.modules:
        sys.modules["planner.store.database"].close_all()
    for left in file.parent.glob(f"{file.name}*"):
        left.unlink()
