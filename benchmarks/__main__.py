"""`python -m benchmarks` runs all, `python -m benchmarks NAME [options]` one, of the names in `BY_NAME`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

from benchmarks import (
    cohort,
    editing,
    importing,
    large,
    library,
    load,
    merging,
    pages,
    report,
    scenario,
    solver,
    structure,
    suggesting,
)

BY_NAME: Mapping[str, Callable[[list[str]], None]] = {
    "library": lambda _: library.main(),
    "solver": lambda _: solver.main(),
    "structure": lambda _: structure.main(),
    "scenario": lambda _: scenario.main(),
    "report": lambda _: report.main(),
    "cohort": cohort.main,
    "suggest": lambda _: suggesting.main(),
    "importing": importing.main,
    "merging": lambda _: merging.main(),
    "large": large.main,
    "pages": lambda _: pages.main(),
    "editing": lambda _: editing.main(),
    "load": lambda arguments: load.main("load", arguments),
    "memory": lambda arguments: load.main("memory", arguments),
}


def main() -> None:
    """Run what was asked for."""
    which, *arguments = sys.argv[1:] or ["all"]
    if which != "all" and which not in BY_NAME:
        sys.exit(f"There is no benchmark {which}; there are {', '.join(BY_NAME)}.")
    for name, run in BY_NAME.items():
        if which in ("all", name):
            run(arguments)


if __name__ == "__main__":
    main()
