"""Which transcripts the figures are of: made-up ones, those on the server, or a file that the visitor brings.

A file stays in memory as long as it lies in its box. Nothing of it is stored, and what is kept of it between two looks
are figures that may be shown.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import streamlit as st

from planner.cohort.source import Source
from planner.curriculum import Curriculum
from planner.ui import groups_columns
from planner.ui.groups_configured import configured
from planner.ui.kept import ANSWERS

Kind = Literal["csv", "parquet"]
MADE_UP, FILE = "Made-up students", "A file of yours"
STUDENTS, SEED = 600, 1
"""Of the made-up cohort."""
_MEGABYTES = 200
_UPLOAD, _FROM = "groups_file", "groups_from"


@dataclass(frozen=True)
class Asked:
    """Transcripts to read, and what they are known by: a digest, never their content."""

    key: str
    source: Callable[[], Source]
    is_synthetic: bool = False


def chosen(curriculum: Curriculum) -> Asked:
    """What the visitor chose: at first what lies on the server, else made-up students, and these too before a file."""
    on_server = {one.title: one for one in configured()}
    offered = [*on_server, MADE_UP, FILE]
    name = st.selectbox("Transcripts", offered, key=_FROM, bind="query-params") or offered[0]
    if name in on_server:
        found = on_server[name]
        return Asked(_digest(found.state.encode()), lambda: found.source)
    asked = _file(curriculum) if name == FILE else None
    if asked is not None:
        return asked
    if name == FILE:
        st.caption("Until there is a file, the figures below are of made-up students.")
    return Asked(f"made up {STUDENTS} {SEED}", lambda: made_up(curriculum), is_synthetic=True)


def _file(curriculum: Curriculum) -> Asked | None:
    """The file in the box, once its columns are known; None without one."""
    file = st.file_uploader(
        f"Transcripts (CSV or Parquet, at most {_MEGABYTES} MB)",
        type=["csv", "txt", "tsv", "parquet", "pq"],
        key=_UPLOAD,
        max_upload_size=_MEGABYTES,
    )
    st.caption(
        "A row for each course that a student took, with the columns student, course and term, and if you like grade, "
        "programme and entry year. The file stays in the memory of this server while it lies in this box, and is not "
        "stored. What is kept are figures in which no student can be told. Use any number or code for a student: names "
        "are not needed."
    )
    if file is None:
        _sample(curriculum)
        return None
    kind: Kind = "parquet" if file.name.lower().endswith((".parquet", ".pq")) else "csv"
    mapped = groups_columns.mapped(Source(kind, data=file.getvalue()), file.file_id)
    if mapped is None:
        return None
    digest = ANSWERS.kept("", "digest of transcripts", file.file_id, lambda: _digest(file.getvalue()))
    return Asked(f"{digest} {kind} {sorted(mapped.items())}", _of_file(file, kind, mapped))


def _of_file(file: Any, kind: Kind, mapped: dict[str, str]) -> Callable[[], Source]:
    return lambda: Source(kind, data=file.getvalue(), columns=mapped)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _sample(curriculum: Curriculum) -> None:
    st.download_button(
        "Download made-up transcripts as a sample",
        data=lambda: sample(curriculum),
        file_name="made-up-transcripts.csv",
        mime="text/csv",
        key="groups_sample",
        on_click="ignore",
    )


def made_up(curriculum: Curriculum) -> Source:
    """Made-up transcripts, as a Parquet file in memory."""
    import pyarrow as pa
    from pyarrow import parquet

    from planner.cohort import synthetic

    content = pa.BufferOutputStream()
    parquet.write_table(synthetic.generate(curriculum, STUDENTS, SEED), content)
    return Source("parquet", data=content.getvalue().to_pybytes(), is_synthetic=True)


def sample(curriculum: Curriculum) -> bytes:
    """The made-up transcripts as CSV, marked in every row."""
    import pyarrow as pa
    from pyarrow import csv

    from planner.cohort import synthetic
    from planner.review.groups_words import SYNTHETIC

    table = synthetic.generate(curriculum, STUDENTS, SEED)
    content = pa.BufferOutputStream()
    csv.write_csv(table.append_column("data", [[SYNTHETIC] * table.num_rows]), content)
    return bytes(content.getvalue().to_pybytes())
