"""The figures of the transcripts that were chosen: read outside the script thread, and what became of their rows."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from planner.access import Action, require
from planner.cohort.figures import LeftOut
from planner.cohort.hiding import LEAST, ShownCohort, shown
from planner.curriculum import Curriculum
from planner.errors import DataError
from planner.optimiser import Progress, Watch
from planner.review.groups_sentences import groups_sentence
from planner.review.groups_words import MADE_UP, hiding_words, rows_words
from planner.ui import groups_columns, links, people, show, solving
from planner.ui.groups_source import Asked
from planner.wording import percent

WHAT = "groups of students"


def figures(curriculum: Curriculum, asked: Asked) -> ShownCohort | None:
    """What may be shown; None while the transcripts are read, or where nothing may be, which is said then.

    Raises `NotAllowed` for somebody who may not look at groups of students.
    """
    require(people.me(), Action.SEE_GROUPS)
    least = max(LEAST, curriculum.about.small_group)
    job = solving.ask(
        curriculum, WHAT, (asked.key, least), lambda watch: _found(curriculum, asked, least, watch), patience_s=1.0
    )
    solving.shown(job, "Reading the transcripts", _progress)
    answer = job.answer
    if answer is None:
        return None
    if isinstance(answer, DataError):
        groups_columns.faults(answer)
        return None
    if answer.is_synthetic:
        st.warning(MADE_UP)
    st.markdown(links.literal(groups_sentence(curriculum, answer)))
    _rows(answer)
    return answer if answer.students is not None else None


def _found(curriculum: Curriculum, asked: Asked, least: int, watch: Watch) -> ShownCohort | DataError:
    """Computed on another thread. Of what is read only figures that may be shown go further."""
    from planner.cohort import cohort_of, engine_for

    try:
        source = asked.source()
        return shown(cohort_of(curriculum, source, watch=watch, engine=engine_for(source)), least)
    except DataError as error:
        return error


def _progress(at: Progress) -> str:
    return f"part {min(at.done + 1, at.of)} of {at.of}" if at.of else "the rows"


def _rows(found: ShownCohort) -> None:
    """How many rows were read and used, and in the expander why the others were not, with a few of their texts."""
    rows = found.rows
    with st.expander(rows_words(found), key="groups_rows", on_change="rerun") as opened:
        if not opened.open:
            return
        frame = pd.DataFrame(
            [
                (reason.value, number, percent(number / rows.rows), ", ".join(rows.examples.get(reason, ())))
                for reason, number in sorted(rows.left_out.items(), key=lambda item: -item[1])
            ],
            columns=["reason", "rows", "share", "examples"],
        )
        if frame.empty:
            st.markdown("Every row was used.")
        else:
            show.frame(
                frame,
                "groups_rows_table",
                alt="Rows by what became of them",
                file=named("rows", found),
                column_config={"reason": "Why", "rows": "Rows", "share": "Of all rows", "examples": "For example"},
            )
        if LeftOut.NOT_PASSED in rows.left_out:
            st.caption("Rows of courses that were not passed are used: they say who the students are.")


def named(what: str, found: ShownCohort) -> str:
    """The name of a download; of made-up students it says so."""
    return f"{'made-up-' if found.is_synthetic else ''}groups-{what}.csv"


def how_hidden(found: ShownCohort) -> None:
    """At the end of the page: how small groups are hidden."""
    st.caption(links.literal(hiding_words(found)))
