"""Working together on a large curriculum: the difference of two revisions with 100,000 rows, merging, and saving.

Two people change rows of one revision, a tenth of them the same ones, and differently; each of the two states is a
revision of its own. The measure beside it is the bare reading of the rows of two revisions from the same database.
"""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from benchmarks.serving import ROOT
from planner import editing
from planner.access import LOCAL
from planner.curriculum import Curriculum
from planner.editing import RowEdit, set_cells
from planner.exchange import folder
from planner.store import Store, curricula, drafts, open_store, revisions, row_versions, schema
from planner.tables import Role, RoleSkill, Skill

ROWS, ROLES, SKILLS = 100_000, 2_500, 4_000
"""Rows in all; needs are what roles and skills leave of them."""
NAME = "large"
RUNS = 5
T = TypeVar("T")


def large() -> Curriculum:
    """A curriculum of that size, always the same one."""
    chance = random.Random(20261122)
    base = folder.read(ROOT / "data" / "music-production")
    skills = [f"skill-{number}" for number in range(SKILLS)]
    roles = [f"role-{number}" for number in range(ROLES)]
    each, more = divmod(ROWS - SKILLS - ROLES, ROLES)
    return base.replace(
        roles=tuple(Role(role_id=role, title=role) for role in roles),
        skills=tuple(Skill(skill_id=skill, name=skill, category="all") for skill in skills),
        role_skills=tuple(
            RoleSkill(role_id=role, skill_id=skill, level=chance.randint(1, 3), importance="useful", basis="assumed")
            for place, role in enumerate(roles)
            for skill in chance.sample(skills, each + (place < more))
        ),
        **dict.fromkeys(("courses", "course_skills", "evidence", "programmes", "requirement_groups"), ()),
        **dict.fromkeys(("conditions", "occupations", "alumni", "sources"), ()),
        plans={},
    )


def _both(base: Curriculum, count: int) -> int:
    """How many needs both change: a tenth of the changes, or more where there are not needs enough for that."""
    return max(count // 10, 2 * count - len(base.role_skills))


def changes(base: Curriculum, count: int, whose: str) -> list[RowEdit]:
    """Edits of that many needs; some of one person's are rows that the other changes too."""
    needs = list(base.role_skills)
    random.Random(0).shuffle(needs)
    both = _both(base, count)
    shared, own = needs[:both], needs[both:]
    mine = own if whose == "mine" else own[::-1]
    return [
        set_cells("role_skills", (need.role_id, need.skill_id), {"basis": "local" if whose == "mine" else "inferred"})
        for need in [*shared, *mine[: count - both]]
    ]


def _seconds(work: Callable[[], T], runs: int = RUNS) -> tuple[T, float]:
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        result = work()
        times.append(time.perf_counter() - started)
    return result, statistics.median(times)


def _read_rows(db: Store, number: int) -> int:
    """Read the rows of a revision as texts, and no more; how many they are."""
    with db.reading() as connection:
        return sum(len(row_versions.rows_at(connection, name, NAME, number).rows) for name in schema.row_tables)


def _cold(*states: Curriculum) -> editing.Merged:
    """Merge as if the states had just been read: nothing is known of where their rows stand."""
    base, mine, theirs = (state.replace() for state in states)
    return editing.merged(editing.difference(base, mine), editing.difference(base, theirs))


def merging(db: Store, base: Curriculum, count: int) -> None:
    """Print what differences and merging take where each of two people changes that many rows."""
    mine, theirs = (editing.applied(base, changes(base, count, whose)).curriculum for whose in ("mine", "theirs"))
    first = revisions.save(db, LOCAL, NAME, base, note="")
    second = revisions.save(db, LOCAL, NAME, theirs, note="")
    rows, read_s = _seconds(lambda: _read_rows(db, first) + _read_rows(db, second))
    ours, mine_s = _seconds(lambda: editing.difference(base, mine))
    others, theirs_s = _seconds(lambda: editing.difference(base, theirs))
    _, cold_s = _seconds(lambda: _cold(base, mine, theirs))
    found, merge_s = _seconds(lambda: editing.merged(ours, others))
    sides: dict[editing.Place, editing.Side] = {clash.place: "mine" for clash in found.clashes}
    done, put_s = _seconds(lambda: editing.applied(theirs, editing.resolved(found, sides)))
    in_store, store_s = _seconds(lambda: revisions.difference(db, NAME, first, second))
    if (len(ours), len(found.clashes), len(done.faults), len(in_store)) != (count, _both(base, count), 0, count):
        raise RuntimeError("not what was asked for")
    total = mine_s + theirs_s + merge_s + put_s
    print(f"{count:,} rows changed on each side, {len(found.clashes):,} clashes (wanted: under 2 s)")
    print(f"  both differences {mine_s + theirs_s:.2f} s, merging {merge_s:.2f} s, putting it together {put_s:.2f} s")
    print(f"  in all {total:.2f} s; reading {rows:,} rows as texts {read_s:.2f} s, ratio {total / read_s:.2f}")
    print(
        f"  differences and merging with nothing known of the three states {cold_s:.2f} s, ratio {cold_s / read_s:.2f}"
    )
    print(f"  difference of the two revisions by the store {store_s:.2f} s, ratio {store_s / read_s:.2f}")


def saving(db: Store, count: int) -> None:
    """Print what it takes to save that many changed cells, as a curriculum and as a draft."""
    base = revisions.read(db, NAME)
    edits = changes(base, count, "mine")
    one = editing.applied(base, edits).curriculum
    _, save_s = _seconds(lambda: revisions.save(db, LOCAL, NAME, one, note=""), 1)
    again = [set_cells(edit.table, edit.key, {"basis": "published"}) for edit in edits]
    draft, step_s = _seconds(lambda: drafts.step(db, LOCAL, NAME, None, again), 1)
    _, draft_s = _seconds(lambda: drafts.save(db, LOCAL, draft, ""), 1)
    print(f"{count:,} changed cells: saved in {save_s:.2f} s; as a draft, a step {step_s:.2f} s, saved {draft_s:.2f} s")


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as place:
        db = open_store(f"sqlite:///{Path(place) / 'planner.db'}")
        base = large()
        curricula.create(db, LOCAL, NAME, base, "")
        for count in (1_000, 50_000):
            merging(db, base, count)
        for count in (1, 1_000):
            saving(db, count)
        db.derived.clear()
        _, whole_s = _seconds(lambda: revisions.read(db, NAME, 1), 1)
        _, later_s = _seconds(lambda: revisions.read(db, NAME), 1)
        print(f"a revision read whole {whole_s:.2f} s, the latest one with that one in memory {later_s:.2f} s")
        db.close()


if __name__ == "__main__":
    main()
