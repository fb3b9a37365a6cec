"""Where transcripts come from: a file, bytes in memory, or a table of a database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

COLUMNS = ("student", "course", "term", "grade", "programme", "entry_year")
"""The columns that are read; the first three are needed, the others may be absent."""


@dataclass(frozen=True)
class Source:
    """Rows of student, course, term and optionally grade, programme and entry year.

    Exactly one of `place` and `data` is given. Columns of other names are named in `columns`, ours to theirs.
    """

    kind: Literal["csv", "parquet", "postgresql"]
    place: str = ""
    """Path or glob of files, or the address of a database (`postgresql://…`)."""
    data: bytes = b""
    """A file's content, which stays in memory."""
    table: str = ""
    """Table or view of the database."""
    columns: Mapping[str, str] = field(default_factory=dict)
    is_synthetic: bool = False

    @property
    def name(self) -> str:
        """What faults call it; a database's address, which may hold a password, is not in it."""
        if self.kind == "postgresql":
            return f"the table {self.table}"
        return self.place or "the file"
