"""Closing a gap: the courses that teach a skill deep enough, each to be put into the plan by one click."""

from __future__ import annotations

import streamlit as st

from planner import plan_edits
from planner.coverage import NeedState, gaps, role_coverage
from planner.curriculum import Curriculum
from planner.model import Term
from planner.plan import Plan
from planner.planning import earliest
from planner.planning.closing import Closer, closers
from planner.planning.waiting import Lack, waiting_words, waits_for
from planner.solver import NeedCertainty
from planner.ui import guarantees, links, state
from planner.ui.plan_board import credits_words
from planner.ui.plan_opening import step
from planner.wording import NOT_CONFIRMED, UNDER_THE_RULES, counted, level_name

_GAP = "close_gap"


def choose_outside() -> bool:
    """Whether courses outside the degree are offered too; off at first."""
    return st.toggle(
        "Show courses outside the degree – may cost extra", key="with_outside", bind="query-params", value=False
    )


@st.fragment
def close(curriculum: Curriculum, plan: Plan, role_id: str, *, outside: bool) -> None:
    """A select box of what the plan lacks for the role, and the courses that close the chosen gap.

    Another gap runs this part alone; a click that changes the plan runs the whole page, which shows the plan.
    """
    if state.session().plan != plan:
        st.rerun()
    coverage = role_coverage(curriculum, role_id, plan.courses, plan=True)
    open_gaps = {need.skill_id: need for need in gaps(curriculum, coverage)}
    if not open_gaps:
        st.success("The plan leaves no gap: every need of this role is met.")
        return
    found = {skill_id: closers(curriculum, plan, need, outside=outside) for skill_id, need in open_gaps.items()}
    if state.widget_value(_GAP) not in open_gaps:
        closable = (skill_id for skill_id, entries in found.items() if any(entry.closes for entry in entries))
        state.set_widget(_GAP, next(closable, next(iter(open_gaps))))
    skill_id = st.selectbox(
        "Close a gap",
        list(open_gaps),
        key=_GAP,
        format_func=lambda skill_id: _gap_words(curriculum, open_gaps[skill_id]),
    )
    if skill_id not in open_gaps:
        return
    links.to(curriculum, "skill", skill_id, label=f"About {curriculum.skill(skill_id).name}")
    _in_legal_plans(curriculum, role_id, skill_id)
    _courses(curriculum, plan, open_gaps[skill_id], found[skill_id], outside=outside)


_MET_BY = {
    NeedCertainty.GUARANTEED: "Every legal complete plan meets this need",
    NeedCertainty.REACHABLE: "Some legal complete plan meets this need",
    NeedCertainty.OUT_OF_REACH: "No legal complete plan meets this need with courses of the degree alone",
}


def _in_legal_plans(curriculum: Curriculum, role_id: str, skill_id: str) -> None:
    """Whether the gap can be closed at all under the rules, once that is known."""
    ranged = guarantees.of_role(curriculum, role_id)
    if ranged is not None:
        st.caption(f"{_MET_BY[ranged.needs[skill_id]]}, {UNDER_THE_RULES}.")


def _gap_words(curriculum: Curriculum, need: NeedState) -> str:
    needed = "at any level" if need.needed is None else f"needs {curriculum.scale.code(need.needed)}"
    attained = curriculum.scale.code(need.attained) or "none"
    return f"{curriculum.skill(need.skill_id).name} ({need.importance}, {needed}, has {attained})"


def _courses(curriculum: Curriculum, plan: Plan, need: NeedState, found: tuple[Closer, ...], *, outside: bool) -> None:
    """The courses that close the gap; those that only narrow it when they are asked for, or when none closes it."""
    closing = [entry for entry in found if entry.closes]
    narrowing = [entry for entry in found if not entry.closes]
    if not closing:
        st.markdown(_nothing_closes(curriculum, need, outside=outside))
    for entry in closing or narrowing:
        _offer(curriculum, plan, entry)
    if closing and narrowing:
        words = counted(len(narrowing), "course narrows it", "courses narrow it")
        with st.expander(f"{words} without closing it", key="narrowing", on_change="rerun") as opened:
            for entry in narrowing if opened.open else ():
                _offer(curriculum, plan, entry)
    if found:
        st.caption(f"Which levels a course reaches is {NOT_CONFIRMED}.")


def _nothing_closes(curriculum: Curriculum, need: NeedState, *, outside: bool) -> str:
    """That no course closes the gap, and whether one outside the degree would help."""
    if outside:
        return "No course closes this gap, not even one outside the degree."
    links_outside = curriculum.taught_by(need.skill_id, outside=True)
    helping = [
        link for link in links_outside if curriculum.course(link.course_id).outside and link.level > need.attained
    ]
    words = "No course of the catalogue closes this gap."
    if helping:
        words += (
            " Outside the degree there is one that goes deeper."
            if len(helping) == 1
            else (f" Outside the degree there are {len(helping)} that go deeper.")
        )
    return words


def _offer(curriculum: Curriculum, plan: Plan, entry: Closer) -> None:
    """One course: what it reaches, and the button that puts it into the plan."""
    course = curriculum.course(entry.course_id)
    with st.container(border=True, gap="xsmall"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            links.to(curriculum, "course", entry.course_id, label=entry.course_id)
            if not entry.in_plan:
                _add_button(curriculum, plan, entry)
        reach = f"reaches {level_name(curriculum, entry.level)}" + ("" if entry.closes else ", which is not enough")
        words = [credits_words(course), reach, *(["outside the degree, may cost extra"] if entry.outside else [])]
        waiting = None if entry.first_term is not None else waits_for(curriculum, plan, entry.course_id)
        if waiting is not None:
            start = "still to add for it" if waiting.lack is Lack.REQUISITES else "waits for"
            words.append(f"{start}: {waiting_words(waiting)}")
        st.markdown(f"{links.literal(course.title or 'title not known')}  \n:gray[{' · '.join(words)}]")


def _add_button(curriculum: Curriculum, plan: Plan, entry: Closer) -> None:
    """The button that puts the course into its first legal term, or the one to try; none where the plan has no term."""
    term = entry.first_term or earliest.term_to_try(curriculum, plan, entry.course_id)
    if term is not None:
        st.button(
            f"Add {entry.course_id} to {term}",
            key=f"close {entry.course_id}",
            on_click=_add,
            args=(entry.course_id, term),
        )


def _add(course_id: str, term: Term) -> None:
    step(lambda plan: plan_edits.add(plan, course_id, term))
