"""The whole of ESCO into a curriculum: read, put together, saved, beside a bare reading of the same files by `csv`.

The release is synthetic with a fixed seed and as large as ESCO 1.1.1, in rows, links and letters; with paths of the
published zips those are read instead: `python -m benchmarks importing classification_en.zip relations.zip`.
"""

from __future__ import annotations

import csv
import io
import random
import statistics
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from benchmarks.library import LINKS, OCCUPATIONS, SKILLS
from benchmarks.serving import ROOT
from planner.access import LOCAL
from planner.curriculum import Curriculum
from planner.editing import combined
from planner.exchange import esco, folder
from planner.exchange.archives import members
from planner.exchange.findings import Findings
from planner.store import curricula, open_store

BASE = "http://data.europa.eu/esco"
_SKILL = "KnowledgeSkillCompetence"
GROUPS, UNIT_GROUPS = 640, 436
RUNS = 3
FILES = ("occupations_", "skills_", "occupationSkill", "skillGroups", "ISCOGroups", "broaderRelationsSkillPillar")
"""How the names of the files begin that an import needs; the published zips have others too."""
T = TypeVar("T")


def _file(header: str, rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(header.split(","))
    writer.writerows(rows)
    return text.getvalue().encode()


class _Words:
    """Words of random letters, put together to labels and texts; the labels differ."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        letters = "etaoinshrdlu"
        self.words = ["".join(self.random.choices(letters, k=self.random.randint(3, 11))) for _ in range(4_000)]

    def some(self, count: int) -> str:
        return " ".join(self.random.choices(self.words, k=count))

    def concept(self, number: int, *, others: int, text: int) -> list[str]:
        """Label, other labels, hidden labels, status and description."""
        labels = "\n".join(self.some(4) for _ in range(self.random.randint(0, others)))
        return [f"{self.some(3)} {number}", labels, "", "released", self.some(text)]


def synthetic() -> dict[str, bytes]:
    """The two zips of a release, as large as those of ESCO 1.1.1: 16 and 26 million bytes unpacked."""
    words = _Words(20261122)
    occupations = [f"{BASE}/occupation/{number:036}" for number in range(OCCUPATIONS)]
    skills = [f"{BASE}/skill/{number:036}" for number in range(SKILLS)]
    groups = [f"{BASE}/skill/S{number}" for number in range(GROUPS)]
    pairs = sorted(words.random.sample(range(OCCUPATIONS * SKILLS), LINKS))
    kinds = words.random.choices(("essential", "optional"), k=LINKS)
    classification = {
        "occupations_en.csv": _file(
            "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,description,code",
            (
                ["Occupation", uri, str(1000 + n % UNIT_GROUPS), *words.concept(n, others=16, text=45), str(n)]
                for n, uri in enumerate(occupations)
            ),
        ),
        "skills_en.csv": _file(
            "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,description",
            (
                [_SKILL, uri, "skill/competence" if n % 5 else "knowledge", "", *words.concept(n, others=12, text=30)]
                for n, uri in enumerate(skills)
            ),
        ),
        "skillGroups_en.csv": _file(
            "conceptType,conceptUri,preferredLabel,altLabels,hiddenLabels,status,description,code",
            (["SkillGroup", uri, f"{words.some(2)} {n}", "", "", "released", "", ""] for n, uri in enumerate(groups)),
        ),
        "ISCOGroups_en.csv": _file(
            "conceptType,conceptUri,code,preferredLabel,status,altLabels,description",
            (["ISCOGroup", f"{BASE}/isco/C{n}", str(n), words.some(3), "released", "", ""] for n in range(100, 1000)),
        ),
    }
    relations = {
        "occupationSkillRelations.csv": _file(
            "occupationUri,relationType,skillType,skillUri",
            (
                [occupations[pair // SKILLS], kind, "skill/competence", skills[pair % SKILLS]]
                for pair, kind in zip(pairs, kinds, strict=True)
            ),
        ),
        "broaderRelationsSkillPillar.csv": _file(
            "conceptType,conceptUri,broaderType,broaderUri",
            [["SkillGroup", uri, "SkillGroup", groups[n // 8]] for n, uri in enumerate(groups) if n]
            + [[_SKILL, uri, "SkillGroup", words.random.choice(groups)] for uri in skills],
        ),
    }
    return {"classification.zip": _zipped(classification), "relations.zip": _zipped(relations)}


def _zipped(files: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target.getvalue()


def bare(zips: Mapping[str, bytes]) -> int:
    """Unpack and read every row with `csv`, and keep nothing; the number of rows."""
    unpacked = [members(data, Findings(), most_bytes=len(data)) or {} for data in zips.values()]
    contents = [data for files in unpacked for name, data in files.items() if name.startswith(FILES)]
    return sum(1 for data in contents for _ in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def saved(curriculum: Curriculum) -> int:
    """Make the curriculum the first revision of a new store; the number of the revision."""
    with tempfile.TemporaryDirectory() as path:
        db = open_store(f"sqlite:///{Path(path) / 'planner.db'}")
        try:
            return curricula.create(db, LOCAL, "esco", curriculum, "ESCO")
        finally:
            db.close()


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    started = time.perf_counter()
    return work(), time.perf_counter() - started


def once(zips: Mapping[str, bytes], into: Curriculum) -> tuple[dict[str, float], dict[str, int]]:
    """Seconds of each step, and the rows by table that came in."""
    _, by_csv = _timed(lambda: bare(zips))
    release, opening = _timed(lambda: esco.open_release(zips))
    imported, reading = _timed(lambda: esco.read(release, into=into))
    made, combining = _timed(lambda: combined(into, imported))
    _, saving = _timed(lambda: saved(made))
    seconds = {"csv": by_csv, "open": opening, "read": reading, "combine": combining, "save": saving}
    return seconds, {name: len(rows) for name, rows in imported.rows.items()}


def main(paths: Sequence[str] = ()) -> None:
    """Print the seconds of each step, their sum, and its ratio to the bare reading."""
    zips = {Path(path).name: Path(path).read_bytes() for path in paths} or synthetic()
    into = folder.read(ROOT / "data" / "music-production")
    runs = [once(zips, into) for _ in range(RUNS)]
    counts = ", ".join(f"{count:,} {name}" for name, count in runs[0][1].items())
    steps = {step: statistics.median(seconds[step] for seconds, _ in runs) for step in runs[0][0]}
    by_csv = steps.pop("csv")
    total = sum(steps.values())
    print(f"whole ESCO ({'published' if paths else 'synthetic'}): {counts}")
    print("  " + ", ".join(f"{step} {seconds:.1f} s" for step, seconds in steps.items()))
    print(f"  in all {total:.1f} s (wanted: under 20 s), bare csv {by_csv:.2f} s, ratio {total / by_csv:.1f}")


if __name__ == "__main__":
    main()
