"""`python -m benchmarks` runs all, `python -m benchmarks library|solver|pages|load|memory [options]` one."""

from __future__ import annotations

import sys

from benchmarks import library, load, pages, solver


def main() -> None:
    """Run what was asked for."""
    which, *arguments = sys.argv[1:] or ["all"]
    if which in ("all", "library"):
        library.main()
    if which in ("all", "solver"):
        solver.main()
    if which in ("all", "pages"):
        pages.main()
    for name in ("load", "memory"):
        if which in ("all", name):
            load.main(name, arguments)


if __name__ == "__main__":
    main()
