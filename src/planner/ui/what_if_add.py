"""Which one new course would raise the weakest roles most: exactly, over all choices of skills and levels."""

from __future__ import annotations

import streamlit as st

from planner.charts.before_after_searches import best_frame, best_sentence, teaches_words
from planner.curriculum import Curriculum
from planner.optimiser import Watch
from planner.scenario import Add, BestCourse, Change, NewCourse, best_new_course
from planner.ui import links, show, solving, what_if_adopting, what_if_first
from planner.ui.solving import Job

MOST_SKILLS = 6
MOST_ROLES = 50
_LINKED = 12


def asked(curriculum: Curriculum, skills: int, weakest: int) -> Job[tuple[BestCourse | None]]:
    """The best course, worked out beside the page; a list of one, so that "there is none" is an answer too."""

    def compute(watch: Watch) -> tuple[BestCourse | None]:
        del watch
        return (best_new_course(curriculum, skills, weakest=weakest),)

    return solving.ask(curriculum, "the best new course", (skills, weakest), compute, patience_s=1.0)


def draw(curriculum: Curriculum) -> None:
    """How many skills and roles, the answer with its table, and the way into the scenario."""
    st.header("Which one new course would raise the weakest roles most?")
    jobs = sum(role.kind == "job" and bool(curriculum.needs_of(role.role_id)) for role in curriculum.roles)
    if not jobs:
        st.markdown("No role has needs, so that there is nothing to raise.")
        return
    left, right = st.columns(2)
    skills = left.select_slider(
        "Skills that it may teach, at most",
        list(range(1, MOST_SKILLS + 1)),
        value=3,
        key="what_if_skills",
        bind="query-params",
    )
    most = min(jobs, MOST_ROLES)
    weakest = right.number_input(
        "Weakest roles to raise", 1, most, min(5, most), key="what_if_weakest", bind="query-params"
    )
    job = asked(curriculum, int(skills), int(weakest))
    if job.answer is None:
        solving.shown(job, "The search for the best new course")
        return
    (best,) = job.answer
    if best is None:
        st.markdown("No course could raise them: the catalogue meets every need of these roles with a stated level.")
        return
    _told(curriculum, best, int(skills), int(weakest))
    _adopted(curriculum, best)


def _told(curriculum: Curriculum, best: BestCourse, skills: int, weakest: int) -> None:
    st.markdown(links.literal(best_sentence(curriculum, best, {"skills": skills, "roles": weakest})))
    st.caption(
        "The weakest roles are those of which the whole catalogue covers least. Proved over every choice of skills and "
        "levels; how many credits the course would take is for the department to say."
    )
    links.row(curriculum, "skill", [skill_id for skill_id, _ in best.teaches])
    show.frame(
        best_frame(curriculum, best),
        "what_if_best",
        alt="Roles that the new course raises, coverage before and after",
        file="what-to-add.csv",
        column_order=["role", "coverage before", "coverage after"],
        column_config={"role": "Role", "coverage before": "Coverage before", "coverage after": "Coverage after"},
    )
    st.markdown("How the coverage of each is worked out stands on its page:")
    links.row(curriculum, "role", [role_id for role_id, _, _ in best.raised][:_LINKED])
    if best.runners_up:
        st.subheader("The next best")
        for teaches, gain in best.runners_up:
            share = f"{float(gain / best.gain):.0%}".replace("%", " %") if best.gain else "none"
            st.markdown(f"- {links.literal(teaches_words(curriculum, teaches))}: {share} of the gain of the best")


def _adopted(curriculum: Curriculum, best: BestCourse) -> None:
    """A code and a title for the course, and the button that puts it into the scenario."""
    st.subheader("Put it into the scenario")
    names = [curriculum.skill(skill_id).name for skill_id, _ in best.teaches]
    of = "_".join(skill_id for skill_id, _ in best.teaches)
    left, right = st.columns(2)
    code = left.text_input(
        "Code of the new course", value=what_if_first.free_code(curriculum), key=f"what_if_best_code_{of}"
    )
    title = right.text_input("Its title", value=", ".join(names)[:200], key=f"what_if_best_title_{of}", max_chars=200)
    what_if_adopting.button("Add it to the scenario", _change(curriculum, best, code, title), key="what_if_add_best")


def _change(curriculum: Curriculum, best: BestCourse, code: str | None, title: str | None) -> Change | None:
    """The course as a change; None where the code or the title cannot be."""
    code, title = (code or "").strip(), (title or "").strip()
    if not code or not title or curriculum.has("courses", code):
        return None
    return Add(NewCourse(code, title, teaches=best.teaches))
