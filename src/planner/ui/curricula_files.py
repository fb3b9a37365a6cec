"""Files that a new curriculum is begun with: one that holds a whole curriculum, or occupations of ESCO."""

from __future__ import annotations

from typing import Any

import streamlit as st

from planner.curriculum import Curriculum
from planner.editing import combined
from planner.exchange import curriculum_template
from planner.exchange.format_guess import guessed
from planner.exchange.formats import BY_FORMAT_NAME, FORMATS, Format, Options
from planner.exchange.imported import Imported
from planner.mapping import importing
from planner.ui import exchange_occupations, exchange_reading, links
from planner.ui.kept import ANSWERS
from planner.wording import counted, listed

_WHOLE = tuple(entry for entry in FORMATS if entry.is_whole)
_MB = 1_000_000
MOST_SENTENCES = 20


def whole() -> tuple[Curriculum, str] | None:
    """The curriculum that a file holds, with a note on where it is from; None as long as there is none."""
    file = st.file_uploader(
        f"One file: {listed([f'{entry.title} ({entry.endings[0]})' for entry in _WHOLE])}",
        key="new_file",
        max_upload_size=max(entry.most_bytes for entry in _WHOLE) // _MB,
    )
    st.download_button(
        "An empty workbook to fill in",
        data=_template,
        file_name="curriculum.xlsx",
        key="new_template",
        on_click="ignore",
    )
    if file is None:
        return None
    contents = {file.name: file.getvalue()}
    entry = ANSWERS.kept("", "format", (file.file_id,), lambda: guessed(contents))
    if entry is None or entry not in _WHOLE or len(contents[file.name]) > entry.most_bytes:
        st.warning("This file is no whole curriculum. Begin an empty one, then bring it in with *Import*.")
        return None
    found = exchange_reading.read(
        "new curriculum", (entry.name, file.file_id), lambda: importing.begun(entry, contents, Options())
    )
    if found is None:
        return None
    made = found.curriculum
    counts = [counted(len(made.rows(name)), name[:-1]) for name in ("roles", "skills", "courses")]
    st.markdown(f"**{links.literal(made.about.title)}**: {listed(counts)}.")
    _tell(found.imported)
    return made, f"From {file.name}"


def _template() -> bytes:
    from planner.exchange import workbook

    return workbook.template()


def _tell(imported: Imported) -> None:
    """How the file was understood, and what was not taken."""
    sentences = (*imported.understood, *imported.assumed)[:MOST_SENTENCES]
    st.markdown("\n".join(f"- {links.literal(sentence)}" for sentence in sentences))
    if imported.left_out:
        rows = counted(len(imported.left_out), "row or cell", "rows or cells")
        with st.expander(f"{rows} left out", key="new_left_out", on_change="rerun") as opened:
            if opened.open:
                exchange_reading.faults(imported.left_out, "new_left_out_table", "What was not taken, by row")


def of_occupations() -> Curriculum | None:
    """A curriculum of occupations of ESCO that were chosen from its published files; None as long as there is none."""
    entry = BY_FORMAT_NAME["esco"]
    files = st.file_uploader(
        "The published files of ESCO (zip or CSV): the classification and the relations",
        accept_multiple_files=True,
        key="new_esco",
        max_upload_size=entry.most_bytes // _MB,
    )
    if not files or entry.opens is None:
        return None
    contents, opens = {file.name: file.getvalue() for file in files}, entry.opens
    name = entry.name, tuple(file.file_id for file in files)
    release: Any = exchange_reading.read("import opening", name, lambda: opens(contents), "Opening the files")
    options = None if release is None else exchange_occupations.choose(entry, release)
    if options is None:
        return None
    found = exchange_reading.read("new of occupations", (*name, options), lambda: _begun(entry, release, options))
    if found is None:
        return None
    made, imported = found
    _tell(imported)
    st.markdown(f"{listed([counted(len(made.roles), 'role'), counted(len(made.skills), 'skill')])} to begin with.")
    return made if isinstance(made, Curriculum) else None


def _begun(entry: Format, release: Any, options: Options) -> tuple[Curriculum, Imported]:
    base = curriculum_template.empty("–", "–", "–")
    imported = entry.reads(release, base, options)
    return combined(base, imported), imported
