"""Importing, step by step: the file and its format, what was read, what would change, then yes or no."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import streamlit as st

from planner.exchange.format_guess import guessed
from planner.exchange.formats import BY_FORMAT_NAME, FORMATS, KINDS, Format, Options
from planner.mapping import importing
from planner.mapping.importing import Understood
from planner.ui import editing, exchange_occupations, exchange_reading, exchange_result
from planner.ui.editing import Draft
from planner.ui.kept import ANSWERS

FILES, FORMAT, KIND, ONLY_ADD = "import_files", "import_format", "import_kind", "import_only_add"
_MB = 1_000_000
LARGEST_MB = max(entry.most_bytes for entry in FORMATS) // _MB
GUESS = "Find out"
_ADDED = {"curricular-analytics"}
"""Formats of a whole curriculum that say so little of it that their rows are rather added to one that is there."""


def draw() -> None:
    """The whole wizard; what was read is kept as long as the file stays in the box."""
    exchange_result.save_what_was_asked()
    st.header("Bring a file in")
    draft = editing.current()
    why = editing.why_read_only(draft)
    if why:
        st.info(why)
        return
    exchange_result.standing(draft)
    first, second = st.columns([3, 2])
    files = first.file_uploader(
        "One file, or all files of ESCO or O*NET", accept_multiple_files=True, key=FILES, max_upload_size=LARGEST_MB
    )
    chosen = second.selectbox(
        "Format",
        [GUESS, *BY_FORMAT_NAME],
        key=FORMAT,
        format_func=lambda name: name if name == GUESS else BY_FORMAT_NAME[name].title,
    )
    if not files:
        _explain()
        return
    contents = {file.name: file.getvalue() for file in files}
    ids = tuple(file.file_id for file in files)
    entry = ANSWERS.kept("", "format", ids, lambda: guessed(contents)) if chosen == GUESS else BY_FORMAT_NAME[chosen]
    with second:
        if entry is not None and _suits(entry, contents):
            st.caption(f"Read as: {entry.title}. {entry.holds}")
            options, only_add = _options(entry)
        else:
            return
    _read(draft, entry, contents, (entry.name, ids), options, only_add=only_add)


def _explain() -> None:
    """Which formats there are, and what is too large, before anything is read."""
    st.markdown("Nothing is changed before you say yes: first you see what was read and what would change.")
    rows = [
        f"- **{entry.title}** ({', '.join(entry.endings)}, at most {entry.most_bytes // _MB} MB). {entry.holds}"
        for entry in FORMATS
    ]
    st.markdown("\n".join(rows))


def _suits(entry: Format, contents: Mapping[str, bytes]) -> bool:
    """Whether the files can be read in this format at all; else it is said why not."""
    if len(contents) > 1 and not entry.several:
        st.warning(f"{entry.title} is one file; here are {len(contents)}. Take the others out of the box.")
        return False
    size = sum(map(len, contents.values()))
    if size > entry.most_bytes:
        most = entry.most_bytes // _MB
        st.warning(f"{entry.title} is read up to {most} MB; these are {size / _MB:,.1f} MB. Nothing was read.")
        return False
    return True


def _options(entry: Format) -> tuple[Options, bool]:
    """What the file does not say itself, and whether a whole curriculum only adds to the one that is there."""
    options, only_add = Options(), False
    if entry.kinds:
        kind = st.selectbox(
            "What its items are",
            entry.kinds,
            key=f"{KIND}_{entry.name}",
            format_func=lambda item: _capital(KINDS[item]),
        )
        options = Options(kind=kind)
    if entry.is_whole:
        only_add = st.toggle(
            "Only add and change; take nothing away",
            value=entry.name in _ADDED,
            key=f"{ONLY_ADD}_{entry.name}",
            help="Else the file stands for the whole curriculum, and rows that it does not have are removed.",
        )
    return options, only_add


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _read(
    draft: Draft,
    entry: Format,
    contents: Mapping[str, bytes],
    name: tuple[str, Hashable],
    options: Options,
    *,
    only_add: bool,
) -> None:
    """Open a database of occupations first, to choose of them; then read."""
    source: Any = contents
    if entry.opens is not None:
        opens = entry.opens
        source = exchange_reading.read("import opening", name, lambda: opens(contents), "Opening the files")
        picked = None if source is None else exchange_occupations.choose(entry, source)
        if picked is None:
            return
        options = picked
    into = draft.curriculum
    found = exchange_reading.read(
        "import",
        (*name, options, only_add, into.fingerprint),
        lambda: importing.understood(entry, source, into, options, only_add=only_add),
    )
    if isinstance(found, Understood):
        exchange_result.draw(draft, entry, found)
