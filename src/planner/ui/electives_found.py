"""The best plan found: its added courses and what each does, the whole plan by terms, and the way into a copy."""

from __future__ import annotations

import streamlit as st

from planner.curriculum import Curriculum
from planner.plan import Plan
from planner.planning import electives_frames as frames
from planner.planning.electives import Chosen, chosen, taken_over
from planner.solver import Question, Solution
from planner.ui import electives_wishes, links, plan_opening, show
from planner.ui.kept import PLANS
from planner.ui.plan_board import credits_words
from planner.wording import NOT_CONFIRMED, percent

_COPY = ", best electives"


def draw(curriculum: Curriculum, plan: Plan, found: Solution) -> None:
    """The added courses in term order, then the button that puts the whole plan into a copy."""
    entries = PLANS.kept(curriculum.fingerprint, "chosen electives", found, lambda: chosen(curriculum, found))
    if not entries:
        st.markdown("No course is added: the courses that you take anyway are the best plan.")
    half = (len(entries) + 1) // 2
    for column, part in zip(st.columns(2, gap="small"), (entries[:half], entries[half:]), strict=True):
        with column:
            for entry in part:
                _course(curriculum, entry)
    if entries:
        st.caption(
            "“Adds” counts in term order, after all courses before it; “lost” is what the plan loses without this one "
            f"course. Which levels a course reaches is {NOT_CONFIRMED}."
        )
    _copy(plan, found)
    if entries:
        with st.expander("The added courses as a table", key="electives_chosen", on_change="rerun") as opened:
            if opened.open:
                show.frame(
                    frames.chosen_frame(curriculum, entries),
                    "electives_added",
                    alt="The added courses, with what each adds and what is lost without it",
                    file="electives.csv",
                )


def _course(curriculum: Curriculum, entry: Chosen) -> None:
    """One line a course: what it is, when, what it does; and the button that rules it out."""
    course = curriculum.course(entry.course_id)
    words = [str(entry.term), credits_words(course)]
    if entry.adds or entry.lost:
        words += [f"adds {percent(entry.adds)}", f"{percent(entry.lost) if entry.lost else 'nothing'} lost without it"]
    else:
        words.append("moves no need, and is there for the rules")
    words += [frames.OUTSIDE] if entry.outside else []
    further = frames.deepens_words(curriculum, entry, most=4)
    with st.container(border=True, gap="xxsmall"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            links.to(curriculum, "course", entry.course_id)
            st.button(
                f"Never {entry.course_id}",
                key=f"electives_without {entry.course_id}",
                type="tertiary",
                on_click=electives_wishes.never,
                args=(entry.course_id,),
                help="Look for the best electives without this course. Undo takes it back.",
            )
        brings = f"  \n:gray[brings {links.literal(further)}]" if further else ""
        st.markdown(f"{links.literal(' · '.join(words))}{brings}")


def _copy(plan: Plan, found: Solution) -> None:
    """The button that makes a plan of it, and then leads to the board."""
    if st.button("Put it into a copy of my plan", key="electives_copy"):
        plan_opening.put_in_a_copy(taken_over(plan, found), f"{plan.title.removesuffix(_COPY)[:80]}{_COPY}")
        st.switch_page(links.MY_PLAN, query_params={})  # None would fail while a choice stands in the address


def whole_plan(curriculum: Curriculum, question: Question, found: Solution) -> None:
    """The plan by terms, the added courses apart."""
    show.frame(
        PLANS.kept(curriculum.fingerprint, "electives by term", found, lambda: frames.term_frame(curriculum, found)),
        "electives_by_term",
        alt=f"The whole plan by terms, filled {'evenly' if question.shape == 'even' else 'as early as may be'}",
        file="best-plan-by-terms.csv",
    )
