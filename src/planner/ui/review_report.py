"""The review as a report: which sections and which format, made in the background, then a download."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import UTC, datetime

import streamlit as st

from planner.access import NotAllowed
from planner.curriculum import Curriculum
from planner.optimiser import Progress, Watch
from planner.report.review_actions import action_rows
from planner.report.review_content import Stopped, content
from planner.report.review_formats import FACTS, ReportFormat, file_of
from planner.report.review_subject import TITLES, ActionRow, Answer, Section
from planner.store import StoreError, actions
from planner.ui import data, guarantees, people, solving, state
from planner.ui.kept import Memory
from planner.ui.plan_files import file_stem
from planner.ui.revised import close_the_dialog, is_open, open_a_dialog

_DIALOG = "review report"
_WANTED = "report_wanted"
_FORMAT = "report_format"
_REPORTS = Memory(24)
"""Files made, at most 1 MB each as a rule; one that was forgotten is made again when somebody downloads it."""


@dataclass(frozen=True)
class Wanted:
    """A report that was asked for."""

    programme_id: str | None
    sections: tuple[Section, ...]
    report_format: ReportFormat
    revision: int | None
    made_on: datetime
    """To the minute: who asks for the same in the same minute gets the same file."""
    actions: tuple[ActionRow, ...]
    with_guarantees: bool


def button(curriculum: Curriculum, programme_id: str | None) -> None:
    """The button that opens the dialog, and the dialog while it is open."""
    if st.button("Report…", key="report_open", help="The review as PDF, spreadsheet or web page."):
        open_a_dialog(_DIALOG)
        _forget()
    # Drawn again by each run of the page, which else would close it.
    if is_open(_DIALOG):
        _dialog(curriculum, programme_id)


@st.dialog("Report of the review", width="medium", on_dismiss=close_the_dialog)
def _dialog(curriculum: Curriculum, programme_id: str | None) -> None:
    """Sections, format, what it will say of legal plans, and the file."""
    st.markdown("**Sections**")
    left, right = st.columns(2)
    for number, section in enumerate(Section):
        with left if number < len(Section) / 2 else right:
            st.checkbox(TITLES[section], value=True, key=_key(section), on_change=_forget)
    st.segmented_control(
        "Format",
        list(ReportFormat),
        default=ReportFormat.PDF,
        required=True,
        key=_FORMAT,
        format_func=lambda item: FACTS[item].title,
        on_change=_forget,
    )
    found = _guarantees(curriculum, programme_id)
    _about_guarantees(curriculum, programme_id, found)
    chosen = any(state.widget_value(_key(section)) for section in Section)
    st.button(
        "Make the report",
        key="report_make",
        disabled=not chosen,
        on_click=_ask,
        args=(curriculum, programme_id, found is not None),
    )
    wanted = state.widget_value(_WANTED)
    if isinstance(wanted, Wanted):
        _result(curriculum, wanted, found)


def _key(section: Section) -> str:
    return f"report_section_{section}"


def _forget() -> None:
    """Another choice is made: what was asked for before is not what is chosen now."""
    state.set_widget(_WANTED, None)


def _guarantees(curriculum: Curriculum, programme_id: str | None) -> Answer | None:
    """What is guaranteed and possible, or why nothing is, where that is known for this programme."""
    known = guarantees.known(curriculum)
    if known is not None:
        return known if known.programme_id == programme_id else None
    job = guarantees.asked(curriculum)
    if job is None or job.name[2] != programme_id or job.stop.is_set():
        return None
    return job.answer


def _about_guarantees(curriculum: Curriculum, programme_id: str | None, found: Answer | None) -> None:
    if programme_id is None:
        st.caption("This curriculum has no programme: the report says what it can of the catalogue.")
    elif found is not None:
        st.caption("With what every legal complete plan guarantees, and what the best one reaches.")
    else:
        st.caption("Guaranteed and possible are not known for this programme at present: the report says so.")
        guarantees.progress(curriculum)


def _ask(curriculum: Curriculum, programme_id: str | None, with_guarantees: bool) -> None:
    """Want the report that is chosen, as of now; for callbacks."""
    wanted = Wanted(
        programme_id=programme_id,
        sections=tuple(section for section in Section if state.widget_value(_key(section))),
        report_format=ReportFormat(state.widget_value(_FORMAT) or ReportFormat.PDF),
        revision=data.revision(),
        made_on=datetime.now(UTC).replace(second=0, microsecond=0),
        actions=_actions(curriculum),
        with_guarantees=with_guarantees,
    )
    state.set_widget(_WANTED, wanted)


def _actions(curriculum: Curriculum) -> tuple[ActionRow, ...]:
    """The list of actions; empty where it cannot be read."""
    db = data.store()
    if db is None:
        return ()
    try:
        return action_rows(curriculum, actions.of(db, people.me(), data.curriculum_id()))
    except (NotAllowed, StoreError, KeyError):
        return ()


def _result(curriculum: Curriculum, wanted: Wanted, found: Answer | None) -> None:
    """How far the file is; then its download."""
    given = found if wanted.with_guarantees else None

    def compute(watch: Watch) -> int | None:
        """The size of the file in bytes; None where it was stopped."""
        try:
            return len(_file(curriculum, wanted, given, watch))
        except Stopped:
            return None

    choice: Hashable = wanted
    job = solving.ask(curriculum, "report", choice, compute)
    solving.shown(job, "Making the report", _words)
    if job.answer is None:
        return
    facts = FACTS[wanted.report_format]
    st.download_button(
        f"Download the {facts.title if facts.title == 'PDF' else facts.title.lower()} ({_size(job.answer)})",
        data=lambda: _file(curriculum, wanted, given, Watch()),
        file_name=_name(curriculum, wanted),
        mime=facts.mime,
        key="report_download",
        on_click="ignore",
    )


def _file(curriculum: Curriculum, wanted: Wanted, found: Answer | None, watch: Watch) -> bytes:
    """The bytes of the report, made where they are not kept. Raises `Stopped`."""

    def made() -> bytes:
        gathered = content(
            curriculum,
            programme_id=wanted.programme_id,
            made_on=wanted.made_on,
            sections=wanted.sections,
            revision=wanted.revision,
            guarantees=found,
            actions=wanted.actions,
            watch=watch,
        )
        return file_of(gathered, wanted.report_format)

    return _REPORTS.kept(curriculum.fingerprint, "report", wanted, made)


def _words(at: Progress) -> str:
    return f"{at.what} ({at.done + 1} of {at.of})" if at.of else "…"


def _size(number: int) -> str:
    return f"{max(1, round(number / 1024)):,} KB"


def _name(curriculum: Curriculum, wanted: Wanted) -> str:
    if wanted.programme_id is None:
        return f"review-{file_stem(curriculum.about.title)}.{wanted.report_format}"
    return f"review-{file_stem(curriculum.programme(wanted.programme_id).title)}.{wanted.report_format}"
