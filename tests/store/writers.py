"""What writers do in processes of their own, until they are done or killed; each starts from a process that is warm."""

from __future__ import annotations

import multiprocessing
import os
import random
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.process import BaseProcess
from pathlib import Path

from planner.access import Person
from planner.curriculum import Curriculum
from planner.plan import Plan
from planner.store import Store, close_all, curricula, open_store, plans, revisions
from planner.store.plans import Stale
from tests.builders import tiny_curriculum, tiny_plan
from tests.people import person

CURRICULUM = "tiny"
OWNER = person("ann", "student", "faculty", "admin")


def process(writer: Callable[..., None], *arguments: object) -> BaseProcess:
    """A process that runs a function of this module; its parent has imported everything and holds no threads."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    started = context.Process(target=writer, args=arguments)
    started.start()
    return started


def plan(title: str) -> Plan:
    """A plan that says who wrote it."""
    return tiny_plan({"2026 Fall": ["A-1"], "2027 Spring": ["A-2"]}, title=title)


def curriculum(number: int) -> Curriculum:
    """A state of a curriculum, of several tables: the number stands in a role, in each course and in a plan."""
    state = tiny_curriculum(
        {"mixer": {"mixing": "M"}},
        {f"A-{course}": {"mixing": "I"} for course in range(1, 21 + number % 3)},
        plans={"example": plan(f"state {number}")},
    )
    courses = [row.model_copy(update={"title": f"state {number}"}) for row in state.courses]
    roles = [row.model_copy(update={"summary": f"state {number}"}) for row in state.roles]
    return state.replace(courses=tuple(courses), roles=tuple(roles))


def save_at_random(db: Store, plan_id: str, name: str, times: int) -> list[str]:
    """Change a plan `times` times, in between undoing and redoing; the titles of the saves that were taken."""
    chance = random.Random(name)  # noqa: S311 - nothing is kept secret with it
    taken: list[str] = []
    seen = plans.get(db, OWNER, plan_id)
    while times:
        try:
            step = chance.random()
            if step < 0.15:
                seen = plans.undo(db, OWNER, plan_id, seen.version)
            elif step < 0.3:
                seen = plans.redo(db, OWNER, plan_id, seen.version)
            else:
                seen = plans.save(db, OWNER, plan_id, seen.version, plan(f"{name} {times}"))
                taken.append(seen.plan.title)
                times -= 1
        except Stale as stale:
            seen = stale.current or seen
    return taken


def save_and_note(url: str, plan_id: str, name: str, times: int, noted: Path) -> None:
    """`save_at_random` as a process; the titles go into a file."""
    noted.write_text("\n".join(save_at_random(open_store(url), plan_id, name, times)))
    close_all()


def open_and_take(url: str, noted: Path) -> None:
    """Open a store that may not be there yet, as a server that starts does, and note the revision that is served."""
    taken = revisions.take(open_store(url), CURRICULUM, curriculum(1))
    noted.write_text(f"{taken.number} {taken.fingerprint}")
    close_all()


def save_next(db: Store, who: Person, state: Curriculum) -> int:
    """Make a state the next revision, the first one too."""
    if revisions.latest(db, CURRICULUM) is None:
        with suppress(ValueError):  # Somebody else has just made the first one.
            return curricula.create(db, who, CURRICULUM, state, "")
    return revisions.save(db, who, CURRICULUM, state, note="")


def write_for_ever(url: str, noted: Path) -> None:
    """Write plans and revisions, and note each after it was written, until somebody kills this process."""
    db = open_store(url)
    file = os.open(noted, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    while True:
        number = (revisions.latest(db, CURRICULUM) or 0) + 1
        number = save_next(db, OWNER, curriculum(number))
        os.write(file, f"revision {number}\n".encode())
        made = plans.create(db, OWNER, CURRICULUM, plan("new"))
        for step in range(1, 6):
            with suppress(Stale):
                made = plans.save(db, OWNER, made.plan_id, made.version, plan(f"step {step}"))
            os.write(file, f"plan {made.plan_id} {made.version}\n".encode())
        made = plans.undo(db, OWNER, made.plan_id, made.version)
        plans.delete(db, OWNER, made.plan_id, made.version)
        os.write(file, f"plan {made.plan_id} {made.version + 1}\n".encode())
