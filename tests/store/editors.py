"""Editors who work on one curriculum at the same time, each with drafts, and note what they were told was saved.

Every value that an editor sets is like no other, so that it can be found again in the history of its row.
"""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from planner.access import Person
from planner.curriculum import Curriculum
from planner.editing import MergeClash, Place, RowEdit, Side, remove_row, row_cells, set_cells
from planner.store import Store, close_all, drafts, open_store, revisions
from planner.store.drafts import Clashes, NotRight, StoredDraft
from tests.builders import tiny_curriculum
from tests.people import person

CURRICULUM = "together"
SKILLS = ("mixing", "editing", "tuning")
BASE = tiny_curriculum(
    {"mixer": dict.fromkeys(SKILLS, ("M", "essential"))},
    {f"A-{course}": {"mixing": "I", "editing": "R"} for course in range(1, 6)},
)
Cells = dict[str, str] | None
Told = tuple[str, tuple[str, ...], Cells, list[dict[str, str]]]
"""Table, key and cells of a row that is to be so, None where it is to be gone; and the cells of it
that the editor saw: at the base of the draft, and theirs in a clash."""


@dataclass
class Note:
    """What an editor was told of one save: the number, what it brought, and where theirs was chosen."""

    number: int
    told: list[Told]
    clashes: int
    overruled: int


@dataclass
class Editor:
    """Somebody who edits at random, and notes each save that was accepted."""

    db: Store
    who: Person
    chance: random.Random
    notes: list[Note] = field(default_factory=list)
    number: int = 0

    def work(self, times: int) -> list[Note]:
        """Save that many drafts, or find them wrong."""
        for _ in range(times):
            # Some have been at it for long: others have saved since.
            base = max(1, (revisions.latest(self.db, CURRICULUM) or 1) - self.chance.randint(0, 5))
            state = revisions.read(self.db, CURRICULUM, base)
            draft = None
            for _ in range(self.chance.randint(1, 3)):
                draft = drafts.step(self.db, self.who, CURRICULUM, draft, [self.edit(state)], base=base)
            if draft is not None and draft.steps > 1 and self.chance.random() < 0.3:
                draft = drafts.undo(self.db, self.who, draft)
            if draft is not None:
                self.save(state, draft)
        return self.notes

    def edit(self, state: Curriculum) -> RowEdit:
        """A change of one row: a title, a link's evidence, a link removed or added, a course added."""
        self.number += 1
        fresh = f"{self.who.person_id} {self.number}"
        courses = [course.course_id for course in state.courses]
        course, skill = self.chance.choice(courses), self.chance.choice(SKILLS)
        what = self.chance.random()
        if what < 0.35:
            return set_cells("courses", (course,), {"title": fresh})
        if what < 0.4:
            return set_cells("courses", (f"B-{self.chance.randint(1, 3)}",), {"title": fresh, "summary": fresh})
        if row_cells(state, "course_skills", (course, skill)) is None:
            return set_cells("course_skills", (course, skill), {"level": "I", "evidence": fresh})
        if what < 0.55:
            return remove_row("course_skills", (course, skill))
        return set_cells("course_skills", (course, skill), {"evidence": fresh})

    def save(self, state: Curriculum, draft: StoredDraft) -> None:
        """Save a draft, deciding clashes at random, until it is saved or found wrong."""
        choices: dict[Place, Side] = {}
        seen: dict[Place, MergeClash] = {}
        against = None
        while True:
            try:
                done = drafts.save(self.db, self.who, draft, "", choices, against=against)
            except Clashes as clashes:
                against = clashes.latest
                seen = {clash.place: clash for clash in clashes.merged.clashes}
                choices = {place: self.chance.choice(("mine", "theirs")) for place in seen}
            except NotRight:
                drafts.discard(self.db, self.who, draft)
                return
            else:
                break
        told = list(_told(state, draft, seen, choices))
        overruled = sum(side == "theirs" for side in choices.values())
        self.notes.append(Note(done.number, told, len(seen), overruled))


def _wanted(state: Curriculum, draft: StoredDraft) -> dict[tuple[str, tuple[str, ...]], Cells]:
    """The rows that a draft changes: the cells that it sets, None where it takes the row away."""
    wanted: dict[tuple[str, tuple[str, ...]], Cells] = {}
    for edit in draft.edits:
        if edit.cells is not None:
            wanted[edit.place] = {**(wanted.get(edit.place) or {}), **dict(edit.cells)}
        elif row_cells(state, edit.table, edit.key) is None:
            wanted.pop(edit.place, None)
        else:
            wanted[edit.place] = None
    return wanted


def _told(
    state: Curriculum, draft: StoredDraft, seen: dict[Place, MergeClash], choices: dict[Place, Side]
) -> Iterator[Told]:
    """What a saved draft is to have brought: all that it changes, but for where theirs was chosen."""
    for (table, key), cells in _wanted(state, draft).items():
        base = row_cells(state, table, key) or {}
        whole = choices.get((table, key, None))
        if whole == "mine":
            clash = seen[table, key, None]
            yield table, key, None if clash.mine is None else dict(clash.mine), [base, dict(clash.theirs or {})]
        elif whole is None and cells is None:
            yield table, key, None, [base]
        elif whole is None and cells is not None:
            mine = {name: text for name, text in cells.items() if choices.get((table, key, name)) != "theirs"}
            theirs = {name: seen[table, key, name].theirs or {} for name in mine if (table, key, name) in seen}
            yield table, key, mine, [base, {name: theirs.get(name, base).get(name, "") for name in mine}]


def editor(db: Store, name: str) -> Editor:
    """An editor whose chances depend on the name alone."""
    return Editor(db, person(name, "faculty"), random.Random(name))  # noqa: S311 (nothing is kept secret with it)


def work_and_note(url: str, name: str, times: int, noted: Path) -> None:
    """An editor as a process; the notes go into a file."""
    notes = editor(open_store(url), name).work(times)
    noted.write_text(json.dumps([vars(note) for note in notes]))
    close_all()


def read_notes(noted: Path) -> list[Note]:
    """The notes of a process."""
    found: list[dict[str, Any]] = json.loads(noted.read_text())
    return [
        Note(**{**note, "told": [(table, tuple(key), *cells) for table, key, *cells in note["told"]]}) for note in found
    ]


def save_for_ever(url: str, noted: Path) -> None:
    """Save drafts, each with a title like no other, and note each after it was saved, until somebody kills this."""
    db, who = open_store(url), person("fay", "faculty")
    file = os.open(noted, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    while True:
        number = (revisions.latest(db, CURRICULUM) or 0) + 1
        seen = drafts.own(db, who, CURRICULUM)
        edits = [set_cells("courses", (f"A-{course}",), {"title": f"state {number}"}) for course in range(1, 6)]
        for edit in edits:
            seen = drafts.step(db, who, CURRICULUM, seen, [edit])
        if seen is not None:
            done = drafts.save(db, who, seen, f"note {number}")
            os.write(file, f"{done.number} {seen.draft_id}\n".encode())
