"""Structure of curricula: how long all figures take, beside the field's Python package `curricularanalytics`.

The package enumerates paths, so its time grows with their number and ours with that of the requisites. It is under the
AGPL: it is installed into an environment of its own that lasts as long as this run, and is called there in a process of
its own; nothing of the project imports it. Both sides start from their own courses in memory. Ours gives everything of
`planner.structure.Structure`; of the package there are two times: for the four measures and their sums alone, and for
validity, longest paths and redundant requisites too, which come nearest to the same answers.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.serving import ROOT
from planner.course_sets import main_programme, required_core
from planner.curriculum import Curriculum
from planner.exchange import folder
from planner.requisites import NONE, Requisite, Taken, all_of, any_of
from planner.structure import Structure, structure_of
from planner.tables import Course

PACKAGE = "curricularanalytics==0.2.0"
THEIRS = Path(__file__).parent / "structure_theirs.py"
WANTED_MS, WANTED_RATIO = 50.0, 100.0
SECONDS = 1.0
"""How long a case is repeated; the shortest time counts."""
MOST_SECONDS = 120.0
"""How long the package may take for one case."""
Asks = Mapping[str, Sequence[str]]
"""The prerequisites of each course, all of them earlier in the order."""


@dataclass(frozen=True)
class Case:
    """A curriculum of prerequisites only, and whether it is dense: many paths for its size."""

    name: str
    asks: Asks
    is_dense: bool = False

    @property
    def paths(self) -> int:
        """Number of paths from a source to a sink."""
        count: dict[str, int] = {}
        for course, needs in self.asks.items():
            count[course] = sum(count[one] for one in needs) or 1
        asked = {one for needs in self.asks.values() for one in needs}
        return sum(number for course, number in count.items() if course not in asked)


def cases() -> list[Case]:
    """Small and usual curricula, then dense ones, always the same."""
    found = [Case("the example of the paper", {"1": [], "2": ["1"], "3": ["1"], "4": ["2"]})]
    for courses, asked in ((10, 1), (20, 1), (30, 1), (40, 1), (40, 2), (60, 1)):
        found.append(Case(f"{courses} courses, up to {asked} each", _sparse(courses, asked)))
    for width, layers in ((2, 12), (3, 8), (4, 7), (3, 9), (4, 8), (3, 10)):
        found.append(Case(f"{layers} layers of {width}, each asking for all before", _layers(width, layers), True))
    return found


def _sparse(courses: int, asked: int) -> dict[str, list[str]]:
    """Courses of which two in three ask for some of the twelve before them."""
    chance = random.Random(courses * 10 + asked)
    names = [str(number) for number in range(courses)]
    return {
        name: chance.sample(names[max(0, place - 12) : place], min(place, chance.choice((0, asked, asked))))
        for place, name in enumerate(names)
    }


def _layers(width: int, layers: int) -> dict[str, list[str]]:
    names = [[f"{layer}.{place}" for place in range(width)] for layer in range(layers)]
    return {name: names[layer - 1] if layer else [] for layer, row in enumerate(names) for name in row}


def random_asks(courses: int, asked: int) -> dict[str, list[str]]:
    """Each course asks for so many of all before it."""
    chance = random.Random(20261123)
    names = [str(number) for number in range(courses)]
    return {name: chance.sample(names[:place], min(asked, place)) for place, name in enumerate(names)}


def curriculum(base: Curriculum, requisites: Mapping[str, Requisite]) -> Curriculum:
    """The base with these courses alone."""
    courses = tuple(Course(course_id=code, credits=3, prerequisites=part) for code, part in requisites.items())
    empty = ("course_skills", "evidence", "programmes", "requirement_groups", "conditions")
    made = base.replace(courses=courses, plans={}, **dict.fromkeys(empty, ()))
    if len(made.catalogue) != len(courses):
        raise RuntimeError("not what was asked for")
    return made


def _plain(asks: Asks) -> dict[str, Requisite]:
    return {code: all_of(*map(Taken, needs)) if needs else NONE for code, needs in asks.items()}


def ours(made: Curriculum, courses: Sequence[str] | None = None) -> tuple[Structure, float]:
    """The structure, and the shortest of the seconds that it took."""
    found, shortest, began = structure_of(made, courses), float("inf"), time.perf_counter()
    while time.perf_counter() - began < SECONDS:
        started = time.perf_counter()
        found = structure_of(made, courses)
        shortest = min(shortest, time.perf_counter() - started)
    return found, shortest


@dataclass(frozen=True)
class Theirs:
    """What the package says, and its shortest times; None where it did not finish."""

    sums: tuple[int, ...]
    measures_s: float
    answers_s: float | None


class Package:
    """The package in an environment of its own."""

    def __init__(self, place: Path) -> None:
        venv.create(place, with_pip=True)
        self._python = place / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        command = [str(self._python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", PACKAGE]
        subprocess.run(command, check=True, capture_output=True, text=True)

    def measure(self, asks: Asks, *, answers: bool) -> Theirs | None:
        """Run one case; None where it takes over `MOST_SECONDS`. With `answers` the second time too."""
        told = json.dumps({"asks": asks, "seconds": SECONDS, "answers": answers})
        command = [str(self._python), str(THEIRS)]
        try:
            ran = subprocess.run(command, input=told, capture_output=True, text=True, check=True, timeout=MOST_SECONDS)
        except subprocess.TimeoutExpired:
            return None
        said = json.loads(ran.stdout)
        return Theirs(tuple(said["sums"]), said["measures_s"], said["answers_s"])


def _sums(structure: Structure) -> tuple[int, ...]:
    totals = structure.totals
    if totals is None:
        raise RuntimeError("no circle was asked for")
    return tuple(int(one.least) for one in (totals.blocking, totals.delay, totals.centrality, totals.complexity))


def compared(base: Curriculum, package: Package) -> None:
    """Print the table of both, and whether it is as wanted."""
    print(
        f"{'':42} {'courses':>7} {'paths':>9} {'ours ms':>9} {'measures':>9} {'ratio':>7} {'answers':>9} {'ratio':>7}"
    )
    slower, least = list[str](), float("inf")
    for case in cases():
        found, own_s = ours(curriculum(base, _plain(case.asks)))
        theirs = package.measure(case.asks, answers=not case.is_dense)
        start = f"{case.name:42} {len(case.asks):7} {case.paths:9,} {own_s * 1e3:9.3f}"
        if theirs is None:
            print(f"{start} {'over 2 min':>9}")
            continue
        if theirs.sums != _sums(found):
            raise RuntimeError(f"{case.name}: {theirs.sums} and {_sums(found)}")
        ratio = theirs.measures_s / own_s
        line = f"{start} {theirs.measures_s * 1e3:9.3f} {ratio:7.1f}"
        if theirs.answers_s is not None:
            line += f" {theirs.answers_s * 1e3:9.3f} {theirs.answers_s / own_s:7.1f}"
            slower += [case.name] if theirs.answers_s < own_s else []
        print(line)
        if case.is_dense and case.paths >= 10_000:
            least = min(least, ratio)
    print(f"dense ones of 10,000 paths or more: at least {least:.0f} times as fast (wanted: {WANTED_RATIO:.0f})")
    print(f"slower with the same answers: {', '.join(slower) or 'none'} (wanted: none)")


def alone(base: Curriculum) -> None:
    """Print the times of what the package cannot do, or not in any time."""
    asks = random_asks(300, 3)
    _, own_s = ours(curriculum(base, _plain(asks)))
    paths = Case("", asks).paths
    print(f"300 courses, 3 prerequisites each ({paths:,} paths): {own_s * 1e3:.1f} ms (wanted: {WANTED_MS:.0f})")
    either: dict[str, Requisite] = {
        code: any_of(*map(Taken, needs)) if len(needs) > 1 else all_of(*map(Taken, needs)) if needs else NONE
        for code, needs in asks.items()
    }
    found, own_s = ours(curriculum(base, either))
    print(f"  one of the three instead, {found.choices} choices as ranges: {own_s * 1e3:.1f} ms")
    found, own_s = ours(base)
    print(f"the default catalogue, {len(found.course_ids)} courses, {found.choices} choices: {own_s * 1e3:.1f} ms")
    programme = main_programme(base)
    if programme is not None:
        found, own_s = ours(base, required_core(base, programme))
        print(f"its required core, {len(found.course_ids)} courses: {own_s * 1e3:.1f} ms")


def main() -> None:
    """Print the figures."""
    base = folder.read(ROOT / "data" / "music-production")
    alone(base)
    with tempfile.TemporaryDirectory() as place:
        try:
            package = Package(Path(place) / "venv")
        except (subprocess.CalledProcessError, OSError) as failure:
            print(f"{PACKAGE} could not be installed, so there is nothing to compare with: {failure}")
            return
        compared(base, package)


if __name__ == "__main__":
    main()
