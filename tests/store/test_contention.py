"""Many writers at once: no accepted change is lost, none overwrites another, and a store is begun once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from planner.store import Store, open_store, plans, revisions
from planner.store.plans import Stale
from tests.people import person
from tests.store import writers
from tests.store.writers import CURRICULUM, OWNER


def _check_history(db: Store, plan_id: str, taken: list[str]) -> None:
    """Every save that was taken is among the changes, once, and every change comes from an earlier one."""
    changes = plans.changes(db, OWNER, plan_id)
    assert sorted(change.plan.title for change in changes) == sorted(["first", *taken])
    assert [change.number for change in changes] == list(range(1, len(taken) + 2))
    assert changes[0].parent is None
    assert all(change.parent is not None and 1 <= change.parent < change.number for change in changes[1:])


def test_eight_threads_with_fifty_saves_each_lose_none(db: Store) -> None:
    # Three or two threads a plan: enough to be overtaken all the time, and all eight meet at the database.
    made = [plans.create(db, OWNER, CURRICULUM, writers.plan("first")).plan_id for _ in range(3)]
    with ThreadPoolExecutor(8) as threads:
        taken = list(
            threads.map(lambda name: writers.save_at_random(db, made[name % 3], f"thread {name}", 50), range(8))
        )
    assert [len(titles) for titles in taken] == [50] * 8
    for number, plan_id in enumerate(made):
        _check_history(db, plan_id, [title for titles in taken[number::3] for title in titles])


def test_processes_lose_none_either(db: Store, url: str, tmp_path: Path) -> None:
    made = plans.create(db, OWNER, CURRICULUM, writers.plan("first"))
    notes = [tmp_path / f"taken {number}" for number in range(4)]
    started = [writers.process(writers.save_and_note, url, made.plan_id, note.name, 20, note) for note in notes]
    for process in started:
        process.join(120)
    assert [process.exitcode for process in started] == [0] * 4
    taken = [title for note in notes for title in note.read_text().splitlines()]
    assert len(taken) == 80
    _check_history(db, made.plan_id, taken)


def test_of_two_saves_of_the_same_version_one_is_refused(db: Store) -> None:
    made = plans.create(db, OWNER, CURRICULUM, writers.plan("first"))

    def save(number: int) -> str:
        try:
            return plans.save(db, OWNER, made.plan_id, 1, writers.plan(f"save {number}")).plan.title
        except Stale:
            return "refused"

    with ThreadPoolExecutor(8) as threads:
        outcomes = list(threads.map(save, range(8)))
    (taken,) = [outcome for outcome in outcomes if outcome != "refused"]
    assert [change.plan.title for change in plans.changes(db, OWNER, made.plan_id)] == ["first", taken]


def test_revisions_saved_at_once_are_numbered_without_holes(db: Store) -> None:
    def save(number: int) -> int:
        return writers.save_next(db, person(str(number), "faculty", "admin"), writers.curriculum(number))

    with ThreadPoolExecutor(6) as threads:
        numbers = list(threads.map(save, range(6)))
    assert sorted(numbers) == [1, 2, 3, 4, 5, 6]
    for revision in revisions.all_of(db, CURRICULUM):
        assert revisions.read(db, CURRICULUM, revision.number) == writers.curriculum(int(revision.author))


@pytest.mark.parametrize("attempt", [1, 2, 3])
def test_servers_that_start_at_once_make_one_store_with_one_revision(url: str, tmp_path: Path, attempt: int) -> None:
    notes = [tmp_path / f"server {number}" for number in range(5)]
    started = [writers.process(writers.open_and_take, url, note) for note in notes]
    for process in started:
        process.join(120)
    assert [process.exitcode for process in started] == [0] * 5
    assert {note.read_text() for note in notes} == {f"1 {writers.curriculum(1).fingerprint}"}
    assert len(revisions.all_of(open_store(url), CURRICULUM)) == 1
