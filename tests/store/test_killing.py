"""A process that is killed while it writes leaves the store whole, with everything that it was told is written."""

from __future__ import annotations

import random
import signal
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from planner.store import Store, close_all, open_store, plans, revisions, schema
from tests.conftest import fresh_store_url
from tests.store import writers
from tests.store.conftest import NO_SERVER
from tests.store.server import Server, programs
from tests.store.writers import CURRICULUM, OWNER


@pytest.fixture
def crashing() -> Iterator[Server]:
    """A server of its own that keeps what it says it has kept."""
    found = programs()
    if found is None:
        pytest.skip(NO_SERVER)
    started = Server(found, fsync=True)
    started.start()
    yield started
    close_all()
    started.remove()


def killed_while_writing(
    url: str, noted: Path, after_s: float, work: Callable[[str, Path], None] = writers.write_for_ever
) -> None:
    """A writer, killed some time after its first note of this run."""
    before = noted.stat().st_size if noted.exists() else 0
    writer = writers.process(work, url, noted)
    while writer.is_alive() and (not noted.exists() or noted.stat().st_size == before):
        time.sleep(0.002)
    time.sleep(after_s)
    writer.kill()
    writer.join(30)
    assert writer.exitcode == -signal.SIGKILL


def _check_whole(db: Store, noted: Path) -> None:
    """Every plan stands at one of its changes, revisions have no holes and read back, nothing noted is lost."""
    heads = [*plans.heads(db, OWNER, CURRICULUM), *plans.heads(db, OWNER, CURRICULUM, deleted=True)]
    versions = {head.plan_id: head.version for head in heads}
    for plan_id in versions:
        found, changes = plans.get(db, OWNER, plan_id), plans.changes(db, OWNER, plan_id)
        assert [change.number for change in changes] == list(range(1, len(changes) + 1))
        assert found.plan in [change.plan for change in changes]
    numbers = [revision.number for revision in revisions.all_of(db, CURRICULUM)]
    latest = revisions.latest(db, CURRICULUM)
    assert latest is not None
    assert numbers == list(range(1, latest + 1))
    assert revisions.read(db, CURRICULUM) == writers.curriculum(latest)
    # The last line may have been cut off by the kill.
    for kind, *facts in (line.split() for line in noted.read_text().splitlines(keepends=True) if line.endswith("\n")):
        if kind == "revision":
            assert int(facts[0]) in numbers
        else:
            assert versions[facts[0]] >= int(facts[1])


def _check_no_stray_rows(db: Store) -> None:
    with db.reading() as connection:
        numbers = set(connection.scalars(schema.revisions.select().with_only_columns(schema.revisions.c.number)))
        for table in schema.row_tables.values():
            rows = connection.execute(table.select().with_only_columns(table.c.from_revision, table.c.to_revision))
            assert {number for row in rows for number in row if number is not None} <= numbers


def test_killing_the_writer_of_an_sqlite_file_many_times_leaves_it_whole(tmp_path: Path) -> None:
    url, noted = fresh_store_url(tmp_path), tmp_path / "noted"
    chance = random.Random(3)  # noqa: S311 - only how long it may write
    for _ in range(25):
        killed_while_writing(url, noted, chance.uniform(0, 0.12))
        with sqlite3.connect(url.removeprefix("sqlite:///")) as file:
            assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert file.execute("PRAGMA foreign_key_check").fetchall() == []
        file.close()
    db = open_store(url)
    _check_whole(db, noted)
    _check_no_stray_rows(db)


def test_killing_the_first_opening_leaves_nothing_half_made(tmp_path: Path) -> None:
    noted = tmp_path / "noted"
    for number in range(12):
        url = fresh_store_url(tmp_path)
        opener = writers.process(writers.open_and_take, url, noted)
        time.sleep(number * 0.02)
        opener.kill()
        opener.join(30)
        db = open_store(url)
        assert revisions.latest(db, CURRICULUM) in {None, 1}
        assert revisions.take(db, CURRICULUM, writers.curriculum(1)).number == 1
        assert revisions.read(db, CURRICULUM) == writers.curriculum(1)
        close_all()


def test_killing_writers_and_the_postgresql_server_leaves_the_database_whole(crashing: Server, tmp_path: Path) -> None:
    url, noted = crashing.new_database(), tmp_path / "noted"
    chance = random.Random(4)  # noqa: S311 - only how long it may write
    for _ in range(6):
        killed_while_writing(url, noted, chance.uniform(0, 0.12))
    _check_whole(open_store(url), noted)
    for _ in range(4):
        before = noted.stat().st_size
        writer = writers.process(writers.write_for_ever, url, noted)
        while noted.stat().st_size == before:
            time.sleep(0.002)
        time.sleep(chance.uniform(0, 0.12))
        crashing.stop(signal.SIGQUIT)
        writer.join(30)
        assert writer.exitcode == 1
        crashing.start()
    close_all()
    db = open_store(url)
    _check_whole(db, noted)
    _check_no_stray_rows(db)
