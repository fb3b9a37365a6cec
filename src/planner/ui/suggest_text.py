"""The text to read: pasted, or from a file; a real example until then."""

from __future__ import annotations

import streamlit as st

from planner.curriculum import Curriculum
from planner.exchange.findings import Findings
from planner.exchange.text_files import decode
from planner.suggest import LONGEST
from planner.ui import links, state, suggest_subject
from planner.ui.suggest_subject import Subject

_TEXT, _EXAMPLE, _FILE, _NOTICE = "suggest_text", "suggest_example", "suggest_file", "suggest_notice"
_MEGABYTES = 1
_PRIVACY = "The text is read on this server only and is not kept."


def ask(curriculum: Curriculum, subject: Subject) -> str | None:
    """The text as it stands; None where it is too long to be read, which is said."""
    _propose(curriculum, subject)
    text = st.text_area(
        "A syllabus, a course description or a job advertisement",
        key=_TEXT,
        height=200,
        persist_state="session",
        help="Paste over what stands here. Ctrl+Enter, or leaving the field, reads it.",
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Read this text", key="suggest_read")
        st.button("Clear", key="suggest_clear", on_click=_clear, disabled=not text)
        is_example = bool(text) and text == state.widget_value(_EXAMPLE)
        own = f"An example: what the curriculum says of this {subject.kind}. Paste your own text over it. "
        st.caption(f"{own if is_example else ''}{_PRIVACY}", width="content")
    with st.expander("Take a text file instead", key="suggest_file_open", on_change="rerun") as opened:
        if opened.open:
            st.file_uploader(
                "Plain text (.txt, at most 1 MB)",
                type=["txt"],
                key=_FILE,
                max_upload_size=_MEGABYTES,
                on_change=_take,
            )
    notice = state.widget_value(_NOTICE)
    if notice:
        st.warning(notice)
    if len(text or "") > LONGEST:
        st.warning(_too_long(len(text)))
        return None
    return text or ""


def _propose(curriculum: Curriculum, subject: Subject) -> None:
    """Put the example of the subject into the field, unless somebody's own text stands there."""
    example, text = suggest_subject.own_words(curriculum, subject), state.widget_value(_TEXT)
    if text is None or text == state.widget_value(_EXAMPLE):
        state.set_widget(_TEXT, example)
    state.set_widget(_EXAMPLE, example)


def _too_long(length: int) -> str:
    return f"This text has {length:,} characters; up to {LONGEST:,} are read. Paste the part that matters."


def _clear() -> None:
    state.set_widget(_TEXT, "")


def _take() -> None:
    """The text of a file takes the place of what stood in the field; what cannot be read is said."""
    file = state.widget_value(_FILE)
    state.set_widget(_NOTICE, "")
    if file is None:
        return
    findings = Findings()
    text = decode(file.name, file.getvalue(), findings, _MEGABYTES * 2**20)
    if text is None:
        said = "; ".join(f"expected {fault.expected}" for fault in findings.faults)
        state.set_widget(_NOTICE, f"{links.literal(file.name)} cannot be read: {links.literal(said)}.")
    elif len(text) > LONGEST:
        state.set_widget(_NOTICE, f"{links.literal(file.name)}: {_too_long(len(text))}")
    else:
        state.set_widget(_TEXT, text)
