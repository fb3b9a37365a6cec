"""What all tests share: the default curriculum, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.curriculum import Curriculum
from planner.exchange import folder

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def default() -> Curriculum:
    """The curriculum that the app starts with. It is frozen, so that tests can share it."""
    return folder.read(ROOT / "data" / "music-production")
