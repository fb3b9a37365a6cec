"""`planner check`: whether a folder loads, and what a department should put right in it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planner.cli.printing import AsJson, as_object, curriculum_in, line, lines_under, table


def check(
    folder: Annotated[Path, typer.Argument(help="A folder with curriculum.toml and the tables.")],
    as_json: AsJson = False,
) -> None:
    """Check a curriculum: the faults of its files, or its problems.

    A folder that cannot be read is told with every fault and leads to exit code 1. Problems, what a department should
    put right in a curriculum that loads, do not.
    """
    from planner import problems, wording
    from planner.tables import TABLES

    curriculum = curriculum_in(folder, as_json=as_json)
    counts = {known.name: len(curriculum.rows(known.name)) for known in TABLES}
    plans, warnings = sorted(curriculum.plans), list(curriculum.warnings)
    found = [
        {"severity": problem.severity, "kind": problem.kind, "sentence": wording.sentence(problem, curriculum)}
        for problem in problems.of_curriculum(curriculum)
    ]
    if as_json:
        as_object({"loads": True, "tables": counts, "plans": plans, "warnings": warnings, "problems": found})
        return
    line(f"{curriculum.about.title}, {curriculum.about.institution}")
    line("")
    table(("table", "rows"), [*counts.items(), ("example plans", len(plans))])
    lines_under(f"{wording.counted(len(warnings), 'warning')} about the files", warnings)
    for severity in ("error", "warning"):
        sentences = [problem["sentence"] for problem in found if problem["severity"] == severity]
        lines_under(f"{wording.counted(len(sentences), 'problem')} of severity {severity}", sentences)
