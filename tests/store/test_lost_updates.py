"""Many editors at once lose nothing: what somebody was told is saved stands in that revision, and in no half of one."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from planner.curriculum import Curriculum
from planner.editing import row_cells
from planner.editing.rows import index
from planner.store import Store, curricula, revisions
from tests.people import ADA
from tests.store import editors, writers
from tests.store.editors import BASE, CURRICULUM, Note

Rows = dict[tuple[str, tuple[str, ...]], dict[str, str]]
FRESH: dict[str, dict[str, str]] = {"courses": {"outside": "false"}, "course_skills": {}}
"""The tables that are edited, with what stands in a new row without being said."""


def rows_of(state: Curriculum) -> Rows:
    """The filled cells of the tables that are edited."""
    found = {}
    for table in FRESH:
        for key in index(state, table):
            cells = row_cells(state, table, key) or {}
            found[table, key] = {name: text for name, text in cells.items() if text}
    return found


def replayed(rows: Rows, note: Note) -> Rows:
    """Plain rows with what a save was told to have done."""
    found = dict(rows)
    for table, key, cells, _ in note.told:
        if cells is None:
            found.pop((table, key), None)
        elif cells:
            own = dict(zip(("course_id", "skill_id"), key, strict=False))
            row = {**found.get((table, key), {**FRESH[table], **own}), **cells}
            found[table, key] = {name: text for name, text in row.items() if text}
    return found


def check_nothing_is_lost(db: Store, notes: Sequence[Note]) -> None:
    """Every revision is the one before it with what its saver was told, and the history of each row says so.

    A save of what others have brought already makes no revision: all that it was told stands in the latest one.
    """
    numbers = [revision.number for revision in revisions.all_of(db, CURRICULUM)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert {note.number for note in notes} <= set(numbers)
    before = rows_of(BASE)
    for number in numbers:
        state = rows_of(revisions.read(db, CURRICULUM, number))
        here = [note for note in notes if note.number == number]
        idle = [note for note in here if replayed(state, note) == state and replayed(before, note) != state]
        bringing = [note for note in here if note not in idle]
        if number == 1:
            assert (state, len(idle)) == (before, 0)
        else:
            assert [replayed(before, note) for note in bringing] == [state]
            check_nothing_was_overwritten_unseen(before, bringing[0])
            check_history(db, bringing[0])
        before = state
    assert sum(note.clashes for note in notes) > 0
    assert sum(note.overruled for note in notes) > 0


def check_nothing_was_overwritten_unseen(before: Rows, note: Note) -> None:
    """What stood in the revision before is what the editor saw, at the base or in a clash, or is the same anyway."""
    for table, key, cells, seen in note.told:
        row = before.get((table, key), {})
        if cells is None:
            assert row in ({}, *({name: text for name, text in state.items() if text} for state in seen))
        else:
            for name, text in cells.items():
                assert row.get(name, "") in (text, *(state.get(name, "") for state in seen))


def check_history(db: Store, note: Note) -> None:
    """The rows stand as told in the revision, and what is like no other came with it."""
    for table, key, cells, _ in note.told:
        found = revisions.history(db, CURRICULUM, table, key)
        standing = [
            version
            for version in found
            if version.from_revision <= note.number and (version.to_revision or note.number + 1) > note.number
        ]
        if cells is None:
            assert standing == []
        elif cells:
            assert {name: standing[0].cells[name] for name in cells} == cells
            assert standing[0].from_revision == note.number or cells.keys() == {"level"}


def test_threads_that_edit_at_once_lose_nothing(db: Store) -> None:
    curricula.create(db, ADA, CURRICULUM, BASE, "")
    with ThreadPoolExecutor(6) as threads:
        notes = list(threads.map(lambda number: editors.editor(db, f"thread {number}").work(10), range(6)))
    check_nothing_is_lost(db, [note for found in notes for note in found])


def test_processes_that_edit_at_once_lose_nothing(db: Store, url: str, tmp_path: Path) -> None:
    curricula.create(db, ADA, CURRICULUM, BASE, "")
    noted = [tmp_path / f"notes {number}" for number in range(4)]
    started = [
        writers.process(editors.work_and_note, url, f"process {number}", 10, note) for number, note in enumerate(noted)
    ]
    for process in started:
        process.join(240)
    assert [process.exitcode for process in started] == [0] * 4
    check_nothing_is_lost(db, [note for file in noted for note in editors.read_notes(file)])
