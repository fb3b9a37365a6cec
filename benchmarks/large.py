"""The whole of ESCO in the app: how long it takes to come in, and each page beside its time on the default data.

The release is the synthetic one of `benchmarks.importing` (with paths of the published zips, those), and forty courses
that teach some of its skills. A page is opened as a link opens it, in a fresh session: the first time, when nothing is
known of it yet, and again; then it is rerun. Times are the server's; what a browser adds (drawing) is not in them.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psutil

from benchmarks.browser_session import Session
from benchmarks.importing import synthetic
from benchmarks.serving import ROOT, Server, serving
from planner.access import LOCAL
from planner.curriculum import Curriculum
from planner.editing import combined
from planner.exchange import curriculum_template, esco, folder
from planner.store import curricula, open_store
from planner.tables import Course, CourseSkill

DEFAULT, LARGE = "music-production", "esco"
COURSES, TAUGHT = 40, 400
OPENED, RERUNS = 4, 10
WANTED = 3.0
PAGES = (
    ("", ""),
    ("roles", ""),
    ("roles", "role={role}"),
    ("roles", "role={role}&about=Nearest+roles"),
    ("skills", ""),
    ("skills", "skill={skill}"),
    ("courses", ""),
    ("courses", "course={course}"),
    ("my-plan", "role={role}"),
    ("gaps", "role={role}"),
    ("electives", "role={role}"),
    ("curriculum", ""),
    ("curriculum", "view=Roles+and+skills"),
    ("curriculum", "view=Roles+and+skills&table=Skills"),
    ("curriculum", "view=Roles+and+skills&table=What+roles+need"),
    ("curriculum", "view=Courses+and+rules"),
    ("curriculum", "view=Import+and+export"),
    ("curriculum", "view=History"),
    ("suggest", "course={course}"),
    ("review", ""),
    ("review", "review=Risks"),
    ("review", "review=Evidence"),
)


def whole(zips: dict[str, bytes]) -> Curriculum:
    """The release as a curriculum, with courses that teach some of the skills that roles need."""
    base = curriculum_template.empty("ESCO", "College", "Department")
    made = combined(base, esco.read(esco.open_release(zips), into=base))
    needed = list(dict.fromkeys(need.skill_id for need in made.role_skills))
    courses = [Course(course_id=f"CO-{number}", title=f"Course {number}", credits=3) for number in range(COURSES)]
    taught = {(f"CO-{number % COURSES}", needed[number * 7 % len(needed)]): number % 3 + 1 for number in range(TAUGHT)}
    links = [CourseSkill(course_id=course, skill_id=skill, level=level) for (course, skill), level in taught.items()]
    return made.replace(courses=tuple(courses), course_skills=tuple(links))


def things(curriculum: Curriculum) -> dict[str, str]:
    """The role with the most needs, the skill that most roles need, and a course."""
    role = max(curriculum.roles, key=lambda row: len(curriculum.needs_of(row.role_id)))
    skill = max(curriculum.skills, key=lambda row: len(curriculum.needed_by(row.skill_id)))
    course = next(link.course_id for link in curriculum.course_skills)
    return {"role": role.role_id, "skill": skill.skill_id, "course": course}


@contextmanager
def _served(large: Curriculum, default: Curriculum) -> Iterator[Server]:
    """A server whose store has both, at rest: what it computes at its start is done."""
    before = os.environ.get("DATABASE_URL")
    with tempfile.TemporaryDirectory() as path:
        os.environ["DATABASE_URL"] = f"sqlite:///{Path(path) / 'planner.db'}"
        db = open_store()
        curricula.create(db, LOCAL, DEFAULT, default, "")
        curricula.create(db, LOCAL, LARGE, large, "")
        db.close()
        try:
            with serving(ROOT / "asgi.py") as server:
                process = psutil.Process(server.process)
                while process.cpu_percent(1.0) > 5:
                    time.sleep(1)
                yield server
        finally:
            if before is None:
                del os.environ["DATABASE_URL"]
            else:
                os.environ["DATABASE_URL"] = before


async def _times(address: str, path: str, query: str) -> tuple[float, float, float]:
    """Milliseconds of the first opening, of the fastest other one, and of the fastest rerun."""
    opened: list[float] = []
    reruns: list[float] = []
    for _ in range(1 + OPENED):
        page = Session(address, timeout_s=300.0)
        opened.append(await page.open(path, query))
        await page.rerun()
        reruns += [await page.rerun() for _ in range(RERUNS)]
        await page.close()
    return opened[0] * 1e3, min(opened[1:]) * 1e3, min(reruns) * 1e3


def main(paths: Sequence[str] = ()) -> None:
    """Print one line a page, and the largest ratio."""
    default = folder.read(ROOT / "data" / DEFAULT)
    large = whole({Path(path).name: Path(path).read_bytes() for path in paths} or synthetic())
    found = {DEFAULT: things(default), LARGE: things(large)}
    ratios = []
    heads = f"{'default: open':>13s} {'rerun':>8s} {'large: first':>13s} {'open':>8s} {'rerun':>8s} {'ratio':>6s}"
    print(f"{'page':52s} {heads}")
    with _served(large, default) as server:
        for path, query in PAGES:
            times = {}
            for kept_as, names in found.items():
                asked = "&".join(part for part in (f"curriculum={kept_as}", query.format(**names)) if part)
                times[kept_as] = asyncio.run(_times(server.address, path, asked))
            (_, opened, rerun), (first, again, later) = times[DEFAULT], times[LARGE]
            ratios.append(max(again / opened, later / rerun))
            line = f"/{path}" + (f"?{query}" if query else "")
            print(
                f"{line:52s} {opened:10.0f} ms {rerun:5.0f} ms {first:10.0f} ms {again:5.0f} ms {later:5.0f} ms "
                f"{ratios[-1]:6.1f}",
                flush=True,
            )
        print(f"largest ratio {max(ratios):.1f} (wanted: at most {WANTED:.0f}), memory {server.memory_mb:.0f} MiB")


if __name__ == "__main__":
    main()
