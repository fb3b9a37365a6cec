"""Transcripts that lie on the server: places named by $PLANNER_TRANSCRIPTS, and by nobody who visits.

One entry a line, or parted by semicolons: `Title = place`. A place is a path or a pattern of CSV or Parquet files, or
the address of a PostgreSQL database with the table or view after `#`: `postgresql://reader@db/registrar#transcripts`.
"""

from __future__ import annotations

import glob
import logging
import os
import re
import time
from dataclasses import dataclass
from pathlib import Path

from planner.cohort.source import Source

VARIABLE = "PLANNER_TRANSCRIPTS"
ASKED_AGAIN_S = 3600
"""Seconds for which what a database gave is believed; files are read again when they change."""
_LOG = logging.getLogger(__name__)
_DATABASE = re.compile(r"postgres(?:ql)?://", re.IGNORECASE)


@dataclass(frozen=True)
class Configured:
    """Transcripts on the server, under a title that visitors see; they see no place."""

    title: str
    source: Source

    @property
    def state(self) -> str:
        """What changes when the transcripts may have changed: names, sizes and times of files, or the hour."""
        if self.source.kind == "postgresql":
            return f"{self.source.place}#{self.source.table} {int(time.time()) // ASKED_AGAIN_S}"
        files = [Path(name) for name in sorted(glob.glob(self.source.place, recursive=True))]  # noqa: PTH207 - any pattern
        facts = [(file, file.stat()) for file in files if file.is_file()]
        return f"{self.source.place} {[(str(file), fact.st_size, fact.st_mtime_ns) for file, fact in facts]}"


def configured(text: str | None = None) -> tuple[Configured, ...]:
    """The entries of $PLANNER_TRANSCRIPTS, or of a text, in its order; one that names no place is left out and logged.

    >>> [(one.title, one.source.kind, one.source.table) for one in configured("2020 = a.csv; All = postgresql://d#t")]
    [('2020', 'csv', ''), ('All', 'postgresql', 't')]
    """
    wanted = os.environ.get(VARIABLE, "") if text is None else text
    found: dict[str, Configured] = {}
    for entry in re.split(r"[;\n]", wanted):
        title, equals, place = (part.strip() for part in entry.partition("="))
        source = _source(place)
        if source is not None and title:
            found.setdefault(title, Configured(title, source))
        elif entry.strip():
            _LOG.warning("%s: an entry is no “Title = place”%s", VARIABLE, "" if equals else ", it has no =")
    return tuple(found.values())


def _source(place: str) -> Source | None:
    if _DATABASE.match(place):
        address, _, table = place.rpartition("#")
        return Source("postgresql", address, table=table) if address and table else None
    if not place:
        return None
    return Source("parquet" if place.lower().endswith((".parquet", ".pq")) else "csv", place)
