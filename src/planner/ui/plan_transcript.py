"""A transcript taken over into the open plan: the file, what it would do row by row, what is to decide, the result.

The file stays in memory as long as the dialog is open; what is taken over is one step of the plan.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from planner.curriculum import Curriculum
from planner.errors import DataError
from planner.exchange import transcript as transcript_file
from planner.exchange.transcript import Transcript, TranscriptRow
from planner.plan import Plan
from planner.planning import transcript, transcript_words
from planner.planning.transcript_answers import Ask, Choices, Entry, Preview
from planner.ui import links, show, state
from planner.ui.plan_opening import step
from planner.wording import counted

_FILE, _RESULT = "transcript_file", "transcript_result"
_MEGABYTES = 1
_PRIVACY = "The file itself is not kept; what you take over becomes part of your plan."


def button(curriculum: Curriculum, plan: Plan) -> None:
    """The button that opens the dialog."""
    if st.button("Transcript", key="transcript", help="Mark courses completed from a transcript (CSV)"):
        state.set_widget(_RESULT, None)
        _dialog(curriculum, plan)


@st.dialog("What does your transcript change?", width="large", on_dismiss="rerun")
def _dialog(curriculum: Curriculum, plan: Plan) -> None:
    body(curriculum, plan)


def body(curriculum: Curriculum, plan: Plan) -> None:
    """What the dialog shows: the result once there is one, else the file and what would become of it."""
    result = state.widget_value(_RESULT)
    if result:
        if state.session().waits:
            st.warning("Your plan waits for a decision of yours: close this, and it stands above the plan.")
        else:
            st.success(f"Taken over. {links.literal(result)} Undo takes it back.")
        if st.button("Close", key="transcript_close"):
            st.rerun()
        return
    file = st.file_uploader(
        "A transcript (CSV with the columns course, term and, if you like, grade; at most 1 MB)",
        type=["csv", "txt", "tsv"],
        key=_FILE,
        max_upload_size=_MEGABYTES,
    )
    st.caption(_PRIVACY)
    if file is None:
        _explain(curriculum)
        return
    read = _read(curriculum, file)
    if isinstance(read, DataError):
        _refuse(file.name, read)
    else:
        _preview(curriculum, plan, read)


def _explain(curriculum: Curriculum) -> None:
    st.markdown(links.literal(transcript_words.rules(curriculum)))
    st.download_button(
        "Download a sample",
        data=transcript_words.sample(curriculum).encode("utf-8-sig"),
        file_name="transcript-sample.csv",
        mime="text/csv",
        key="transcript_sample",
        on_click="ignore",
    )


def _read(curriculum: Curriculum, file: Any) -> Transcript | DataError:
    try:
        return transcript_file.read(file.getvalue(), file.name, curriculum.about.seasons)
    except DataError as error:
        return error


def _refuse(name: str, error: DataError) -> None:
    st.error(f"{links.literal(name)} was not read: it is no transcript that can be understood. Your plan is as it was.")
    rows = [
        {
            "where": "the file" if fault.row is None else f"row {fault.row}",
            "column": fault.column or "",
            "found": fault.value or "",
            "expected": fault.expected,
        }
        for fault in error.faults
    ]
    st.dataframe(pd.DataFrame(rows), hide_index=True, alt=f"What is wrong in {name}")


def _preview(curriculum: Curriculum, plan: Plan, read: Transcript) -> None:
    choices = _choices(read.rows)
    found = transcript.preview(curriculum, plan, read.rows, choices)
    changes = found.plan != plan
    st.markdown(f"**{transcript_words.summary(found)}**")
    for note in read.notes:
        st.caption(links.literal(note))
    if found.undecided:
        st.subheader(f"{counted(len(found.undecided), 'row')} to decide about")
        for entry in found.undecided:
            _questions(curriculum, entry)
    st.button(
        "Take over",
        key="transcript_take",
        disabled=not changes,
        on_click=_take_over,
        args=(curriculum, read.rows, choices),
        help=None if changes else "Nothing in the plan would change.",
    )
    st.subheader("All rows")
    frame = transcript_words.preview_frame(curriculum, found)
    show.frame(frame, "transcript_rows", alt=transcript_words.summary(found))
    with st.expander("How rows are read"):
        st.markdown(links.literal(transcript_words.rules(curriculum)))


def _questions(curriculum: Curriculum, entry: Entry) -> None:
    """One row with a select box for each thing to decide, the proposed option chosen."""
    row = entry.row
    written = " · ".join(part for part in (row.course, row.term_text, row.grade) if part)
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"Row {row.number}: {links.literal(written)}  \n{links.literal(_becomes(curriculum, entry))}")
        with st.container(horizontal=True):
            for question in entry.questions:
                key = _key(row, question.ask)
                if state.widget_value(key) != question.answer:
                    state.set_widget(key, question.answer)
                st.selectbox(
                    f"{transcript_words.ASKED[question.ask]} (row {row.number})",
                    question.options,
                    key=key,
                    format_func=lambda answer: transcript_words.option(curriculum, answer),
                )


def _becomes(curriculum: Curriculum, entry: Entry) -> str:
    return f"{transcript_words.becomes(curriculum, entry)}."


def _choices(rows: Sequence[TranscriptRow]) -> Choices:
    """What the select boxes say; those that are not drawn say nothing."""
    answers = {(row.number, ask): state.widget_value(_key(row, ask)) for row in rows for ask in Ask}
    return {asked: answer for asked, answer in answers.items() if answer is not None}


def _key(row: TranscriptRow, ask: Ask) -> str:
    """The name of a select box; it holds the row's text, so that another file begins with what is proposed for it."""
    return f"transcript {row.number} {ask} {row.course} {row.term_text} {row.grade}"


def _take_over(curriculum: Curriculum, rows: Sequence[TranscriptRow], choices: Choices) -> None:
    done: list[Preview] = []

    def edit(plan: Plan) -> Plan:
        done.append(transcript.preview(curriculum, plan, rows, choices))
        return done[-1].plan

    step(edit)
    state.set_widget(_RESULT, transcript_words.summary(done[-1]) if done else "Nothing was changed.")
