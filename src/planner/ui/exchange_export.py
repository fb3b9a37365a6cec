"""The curriculum taken out in each format, made on the click."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from planner.curriculum import Curriculum
from planner.exchange.formats import FORMATS, Format
from planner.ui import answers, data, links
from planner.wording import counted


def draw() -> None:
    """One line a format: what it holds, and the button."""
    curriculum, number = data.served().curriculum, data.revision()
    if curriculum is None:
        return
    state = "as the data folder has it" if number is None else f"as revision {number} has it"
    formats = [entry for entry in FORMATS if entry.writes is not None]
    st.header(f"Take the curriculum out in one of {counted(len(formats), 'format')}")
    st.markdown(f"The curriculum {state}, without your draft. Earlier revisions are downloaded in *History*.")
    for entry in formats:
        with st.container(border=True):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"**{entry.title}** ({entry.endings[0]})  \n{entry.holds}", width="stretch")
                _button(curriculum, entry, number)
            if entry.simplifies is not None:
                _simplified(curriculum, entry)


def _button(curriculum: Curriculum, entry: Format, number: int | None) -> None:
    # The file is made outside the session, which is not asked there: what it is made of is given.
    st.download_button(
        f"Download {entry.title}",
        data=lambda: made(curriculum, entry),
        file_name=file_name(data.curriculum_id(), entry, number),
        key=f"export_{entry.name}",
        on_click="ignore",
    )


def _simplified(curriculum: Curriculum, entry: Format) -> None:
    """What the format cannot say of this curriculum, on demand."""
    simplifies = entry.simplifies
    with st.expander("What it leaves out or simplifies", key=f"export_{entry.name}_less", on_change="rerun") as opened:
        if opened.open and simplifies is not None:
            said = answers.kept(curriculum, "simplified", entry.name, lambda: simplifies(curriculum))
            st.markdown("\n".join(f"- {links.literal(sentence)}" for sentence in said) or "Nothing.")


def made(curriculum: Curriculum, entry: Format) -> bytes:
    """A file of the format. Raises `ValueError` for what it cannot hold."""
    if entry.writes is None:
        raise ValueError(f"{entry.name} is not written")
    return entry.writes(curriculum)


def file_name(curriculum_id: str, entry: Format, number: int | None) -> str:
    """The curriculum's id, the revision, the format, and the day."""
    revision = "" if number is None else f"-revision-{number}"
    return f"{curriculum_id}{revision}-{entry.name}-{datetime.now(UTC):%Y-%m-%d}{entry.endings[0]}"
