"""Backup and restore as docs/running says: while the app writes, and everything is there again afterwards."""

from __future__ import annotations

import sqlite3
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from planner.access import LOCAL
from planner.store import Store, close_all, open_store, plans, revisions
from tests.builders import tiny_curriculum, tiny_plan
from tests.conftest import fresh_store_url
from tests.store.server import Server, programs


def filled(db: Store) -> str:
    """Fill a store with a curriculum of two revisions and a plan; gives the plan's id."""
    first = tiny_curriculum({"mixer": {"mixing": "M"}}, {"A-1": {"mixing": "I"}})
    revisions.take(db, "tiny", first)
    second = tiny_curriculum({"mixer": {"mixing": "M"}}, {"A-1": {"mixing": "R"}})
    revisions.save(db, LOCAL, "tiny", second, note="Deeper")
    return plans.create(db, LOCAL, "tiny", tiny_plan({"2026 Fall": ["A-1"]})).plan_id


def is_whole(url: str, plan_id: str) -> bool:
    """Whether a restored store has all that `filled` put in, and can be written."""
    db = open_store(url)
    found = [revisions.read(db, "tiny", number).frame("course_skills")["level"].tolist() for number in (1, 2)]
    plan = plans.get(db, LOCAL, plan_id)
    more = plans.create(db, LOCAL, "tiny", tiny_plan())
    return (found, plan.plan.courses, bool(more.plan_id)) == ([["I"], ["R"]], ("A-1",), True)


@contextmanager
def writing(db: Store) -> Iterator[None]:
    """Another thread goes on making plans meanwhile; there are some when the block begins."""
    stop, begun = threading.Event(), threading.Event()

    def write() -> None:
        while not stop.is_set():
            plans.create(db, LOCAL, "tiny", tiny_plan())
            begun.set()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert begun.wait(30)
        yield
    finally:
        stop.set()
        writer.join(30)


def vacuum_into(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as connection:
        connection.execute("VACUUM INTO ?", (str(target),))


def backup(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as connection, closing(sqlite3.connect(target)) as copy:
        connection.backup(copy)


@pytest.mark.parametrize("copy", [vacuum_into, backup])
def test_sqlite_is_backed_up_while_the_app_writes(tmp_path: Path, copy: Callable[[Path, Path], None]) -> None:
    url, target = fresh_store_url(tmp_path), tmp_path / "backup.db"
    db = open_store(url)
    plan_id = filled(db)
    with writing(db):
        copy(Path(url.removeprefix("sqlite:///")), target)
    close_all()
    with closing(sqlite3.connect(target)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert is_whole(f"sqlite:///{target}", plan_id)
    close_all()


def test_postgresql_is_dumped_while_the_app_writes_and_restored(server: Server, tmp_path: Path) -> None:
    found = programs()
    assert found is not None
    url, other, file = server.new_database(), server.new_database(), tmp_path / "planner.dump"
    db = open_store(url)
    plan_id = filled(db)
    with writing(db):
        subprocess.run([found / "pg_dump", "--format=custom", f"--file={file}", url], check=True)
    restore = [str(found / "pg_restore"), "--exit-on-error", "--no-owner", f"--dbname={other}", str(file)]
    subprocess.run(restore, check=True)
    close_all()
    assert is_whole(other, plan_id)
    close_all()
