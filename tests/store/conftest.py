"""Stores on both databases: an SQLite file, and a database of a PostgreSQL server that the tests start."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.store import Store, close_all, open_store
from tests.conftest import fresh_store_url
from tests.store.server import Server, programs

NO_SERVER = "no PostgreSQL here (apt install postgresql, or name its folder of programs in $PLANNER_POSTGRES)"
DATABASES = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The server of this test session. It may forget what it wrote when the machine fails: it is gone then anyway."""
    found = programs()
    if found is None:
        pytest.skip(NO_SERVER)
    started = Server(found)
    started.start()
    yield started
    started.remove()


@pytest.fixture(params=DATABASES)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database: each test runs on both kinds."""
    if request.param == "sqlite":
        yield fresh_store_url(tmp_path)
    else:
        yield request.getfixturevalue("server").new_schema()
    close_all()


@pytest.fixture
def db(url: str) -> Store:
    """A store without anything in it: each test runs on both kinds of database."""
    return open_store(url)
