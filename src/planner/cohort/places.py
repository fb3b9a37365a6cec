"""The files that a source's path, folder or pattern names."""

from __future__ import annotations

import glob
from pathlib import Path

from planner.cohort.source import Source
from planner.errors import DataError, Fault


def paths(source: Source) -> list[str]:
    """The files in the order of their names; of a folder those of the source's kind.

    Raises `DataError` where there is none.
    """
    place = Path(source.place)
    if place.is_file():
        return [source.place]
    pattern = str(place / f"*.{source.kind}") if place.is_dir() else source.place
    found = sorted(path for path in glob.glob(pattern, recursive=True) if Path(path).is_file())  # noqa: PTH207
    if not found:
        raise DataError([Fault(source.name, None, None, None, "a file; there is none of this name")])
    return found
