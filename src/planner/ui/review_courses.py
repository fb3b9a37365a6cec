"""Courses in the view Risks: which roles each moves, what falls without one of them, which are idle or redundant."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from planner import review, wording
from planner.curriculum import Curriculum
from planner.mapping.effect import why
from planner.optimiser import Watch
from planner.problems.skills import RoleKind
from planner.review.course_drop_words import drop_frame, drop_sentence, elsewhere, moves_sentence
from planner.review.course_drops import Dropped, course_moves, dropped
from planner.review.findings_table import idle_courses
from planner.review.following import Finding, subject_of
from planner.review.role_kinds import NOUNS
from planner.review.without_course import eased_sentence, without_course
from planner.solver import Clash, Guarantees, NotFound
from planner.ui import links, offering, review_actions, review_controls, review_picking, show, solving, state
from planner.ui.review_answers import once
from planner.ui.solving import Job

_BOX, _TABLE = "review_course", "course_moves"
_MOVES = {
    "course_id": "Course",
    "course": "Title",
    "core": "Required?",
    "skills": "Needed skills",
    "roles": "Roles that fall",
    "needs": "Needs no longer met",
    "core_roles": "By the core: roles",
    "core_needs": "By the core: needs",
}
_OTHERS = {"course_id": "Course", "course": "Title", "skills": "Skills", "asked_for": "Asked for by", "core": "Core"}
_NAMED = 8
"""Skills told in a sentence; more are counted."""


def show_all(curriculum: Curriculum, kind: RoleKind) -> None:
    """Which roles each course moves, one course left out, and the courses that no role would miss."""
    if not curriculum.catalogue:
        return
    st.header("Without one course")
    programme_id = review_controls.programme(curriculum)
    course_id = _choose(curriculum, programme_id, kind)
    if course_id is not None:
        _one(curriculum, course_id, programme_id, kind)
    st.header(f"Courses that no {NOUNS[kind]} would miss")
    _idle_and_redundant(curriculum, kind)


def _choose(curriculum: Curriculum, programme_id: str | None, kind: RoleKind) -> str | None:
    """The table of all courses by what they move, and the one picked there or in the box beside it."""
    moves: pd.DataFrame = once(curriculum, course_moves, programme_id, kind)
    st.markdown(links.literal(once(curriculum, _moves_sentence, programme_id, kind)))
    ordered = moves.sort_values(["roles", "needs"], ascending=False, kind="stable").reset_index(drop=True)
    ids = list(ordered["course_id"])
    with st.expander("Table of courses by what they move", key=f"{_TABLE}_open", on_change="rerun") as opened:
        if opened.open:
            show.frame(
                ordered,
                _TABLE,
                alt="Courses by the roles that fall when one alone is dropped from the catalogue",
                file="courses-and-roles.csv",
                column_order=list(_MOVES),
                column_config=_MOVES,
                on_select=lambda: review_picking.pick(_TABLE, _BOX, ids),
                selection_mode="single-row",
            )
    return st.selectbox(
        "Course to leave out",
        offering.offered(curriculum, "course", ids, key=_BOX, chosen=state.widget_value(_BOX)),
        key=_BOX,
        bind="query-params",
        format_func=lambda item: links.name(curriculum, "course", item),
    )


def _moves_sentence(curriculum: Curriculum, programme_id: str | None, kind: RoleKind) -> str:
    return moves_sentence(course_moves(curriculum, programme_id, kind), kind)


def _one(curriculum: Curriculum, course_id: str, programme_id: str | None, kind: RoleKind) -> None:
    """Which roles fall without it, why the others do not, what else goes, and the same over all legal plans."""
    found: Dropped = once(curriculum, dropped, course_id, programme_id, kind)
    st.markdown(f"**{links.literal(drop_sentence(found, kind))}**")
    before = review_controls.certain(curriculum, programme_id)
    after = None if before is None or programme_id is None else _certain_without(curriculum, course_id, programme_id)
    frame = drop_frame(curriculum, found, kind, before, after)
    if not frame.empty:
        show.frame(
            frame,
            "dropped",
            alt=f"Needs met without {course_id}, before and after",
            file=f"without-{course_id}.csv",
            column_order=[str(name) for name in frame if name != "role_id"],
            column_config={str(name): str(name).capitalize() for name in frame},
            height="content" if len(frame) <= 40 else "auto",
        )
    for words in _reasons(curriculum, found):
        st.markdown(f"- {links.literal(words)}")
    for words in elsewhere(curriculum, found):
        st.markdown(f"- {links.literal(words)}")
    links.to(curriculum, "course", course_id, label=f"The page of {course_id}")
    review_actions.offer(curriculum, _finding(curriculum, course_id, kind), _subject(course_id, kind))


def _subject(course_id: str, kind: RoleKind) -> str:
    return subject_of(course_id, "" if kind == "job" else kind)


def _finding(curriculum: Curriculum, course_id: str, kind: RoleKind) -> Finding:
    if course_id in set(once(curriculum, idle_courses, kind)["course_id"]):
        return Finding.IDLE_COURSE
    redundant = course_id in set(once(curriculum, review.redundant_courses, kind)["course_id"])
    return Finding.REDUNDANT if redundant else Finding.DROPPING


def _reasons(curriculum: Curriculum, found: Dropped) -> list[str]:
    """Why a skill of the course moves no role by the catalogue: "Mixing: MP-385 already reaches M"."""
    told = [
        f"{curriculum.skill(unmoved.edit.skill_id).name}: {why(curriculum, unmoved)}."
        for unmoved in found.effects.unmoved
        if unmoved.set_name == found.effects.set_names[-1]
    ]
    more = len(told) - _NAMED
    return told if more <= 0 else [*told[:_NAMED], f"{wording.counted(more, 'more skill')} likewise."]


def _certain_without(curriculum: Curriculum, course_id: str, programme_id: str) -> Guarantees | None:
    """Guaranteed and possible without the course; None, after a word on why, as long as there is no answer."""
    job = _asked(curriculum, course_id, programme_id)
    eased, found = job.answer or ("", None)
    if isinstance(found, NotFound) and not job.stop.is_set():
        words = "no legal complete plan was found in the time allowed; whether there is one is not known."
        st.markdown(f"Without {links.literal(course_id)} {words}")
        return None
    if found is None or isinstance(found, NotFound):
        solving.shown(job, f"The search over all legal plans without {links.literal(course_id)}")
        return None
    if isinstance(found, str):
        st.markdown(f"Without {links.literal(course_id)}, as the rules stand: {found} {links.literal(eased)}")
        return None
    st.caption(links.literal(f"Guaranteed and possible are exact, {wording.UNDER_THE_RULES}. {eased}"))
    return found


_Answer = tuple[str, Guarantees | NotFound | str]
"""Which rules ask for less, in words; and what is guaranteed and possible then, or in words why the rules clash."""


def _asked(curriculum: Curriculum, course_id: str, programme_id: str) -> Job[_Answer]:
    def compute(watch: Watch) -> _Answer:
        from planner.solver.guarantees import guarantees  # the optimiser takes a second to load, on this thread

        after = without_course(curriculum, course_id)
        eased = eased_sentence(curriculum, after)
        found = guarantees(after.curriculum, programme_id, watch=watch)
        if isinstance(found, Clash):
            return eased, links.literal(wording.clash_sentence(after.curriculum, found))
        return eased, found

    return solving.ask(curriculum, "guarantees without a course", (programme_id, course_id), compute)


def _idle_and_redundant(curriculum: Curriculum, kind: RoleKind) -> None:
    noun = NOUNS[kind]
    idle: pd.DataFrame = once(curriculum, idle_courses, kind)
    if idle.empty:
        st.markdown(f"Every mapped course of the department teaches something that a {noun} needs, or leads to one.")
    else:
        number = wording.counted(len(idle), "mapped course")
        st.markdown(f"{number} {'teaches' if len(idle) == 1 else 'teach'} nothing that a {noun} needs.")
        _table(idle, "idle_courses", f"Courses that teach nothing that a {noun} needs")
    redundant: pd.DataFrame = once(curriculum, review.redundant_courses, kind)
    sentence = once(curriculum, review.redundant_sentence, kind)
    st.markdown(sentence if redundant.empty else f"{sentence} One that others ask for cannot simply go.")
    if not redundant.empty:
        _table(redundant, "redundant_courses", f"Courses that lower no {noun} when dropped alone")


def _table(frame: pd.DataFrame, key: str, alt: str) -> None:
    ids, places = list(frame["course_id"]), set(frame)
    show.frame(
        frame,
        key,
        alt=alt,
        file=f"{key.replace('_', '-')}.csv",
        column_config={name: label for name, label in _OTHERS.items() if name in places},
        on_select=lambda: review_picking.pick(key, _BOX, ids),
        selection_mode="single-row",
    )
