"""`python -m benchmarks` runs all, `python -m benchmarks NAME [options]` one.

NAME is library, solver, suggest, importing, merging, large, pages, editing, load or memory.
"""

from __future__ import annotations

import sys

from benchmarks import editing, importing, large, library, load, merging, pages, solver, suggesting


def main() -> None:
    """Run what was asked for."""
    which, *arguments = sys.argv[1:] or ["all"]
    if which in ("all", "library"):
        library.main()
    if which in ("all", "solver"):
        solver.main()
    if which in ("all", "suggest"):
        suggesting.main()
    if which in ("all", "importing"):
        importing.main(arguments)
    if which in ("all", "merging"):
        merging.main()
    if which in ("all", "large"):
        large.main(arguments)
    if which in ("all", "pages"):
        pages.main()
    if which in ("all", "editing"):
        editing.main()
    for name in ("load", "memory"):
        if which in ("all", name):
            load.main(name, arguments)


if __name__ == "__main__":
    main()
