"""The tables of the view Compare: roles, risks, structure and evidence of two sides, each with its sentence."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from planner.curriculum import Curriculum
from planner.mapping import history
from planner.mapping.problems import ProblemChange
from planner.problems import Kind
from planner.review.comparing import Compared, roles_compared
from planner.review.comparing_risks import (
    evidence_compared,
    evidence_compared_sentence,
    risks_compared,
    risks_compared_sentence,
)
from planner.review.comparing_structure import (
    balance_compared_sentence,
    structure_compared,
    structure_compared_sentence,
)
from planner.ui import links
from planner.ui import show as showing
from planner.ui.kept import Memory
from planner.wording import counted, sentence

_TALL = 40
"""Rows of a table that is seen whole; a longer one scrolls."""
_TOLD = 6
_NAMED = 12
"""Links side by side, of things that a table has all."""
_SKILLS = {Kind.ORPHAN_SKILL, Kind.NEVER_DEEP_ENOUGH, Kind.FRAGILE_SKILL, Kind.IDLE_SKILL}
_FRAMES = Memory(60)
"""Tables of two states, for all sessions together."""


def roles(found: Compared, words: tuple[str, str]) -> None:
    """Every role, those that differ first."""
    frame = _kept(found, "roles", roles_compared)
    differ = int(frame["differs"].sum())
    only = frame.loc[frame["only_in"] != ""]
    if len(only):
        by_side = [f"{number} only in {name}" for name, number in only["only_in"].value_counts(sort=False).items()]
        st.markdown(links.literal(f"{counted(len(only), 'role')} on one side alone: {', '.join(by_side)}."))
    named = [item for item in frame.loc[frame["differs"], "role_id"] if found.after.curriculum.has("roles", item)]
    links.row(found.after.curriculum, "role", named[:_NAMED])
    with st.expander(
        f"Table of roles, {differ} of {len(frame)} differ", key="compare_roles_open", on_change="rerun"
    ) as opened:
        if opened.open:
            _table(frame, "compare_roles", "Roles with needs met on both sides, those that differ first", _ROLES, words)


def risks(found: Compared, words: tuple[str, str]) -> None:
    """Findings about skills that are new, other or gone; then all other problems that came or went."""
    st.header("Risks")
    frame = _kept(found, "risks", risks_compared)
    st.markdown(risks_compared_sentence(frame))
    if not frame.empty:
        _table(frame, "compare_risks", "Skills whose finding differs", _RISKS, words)
        named = [item for item in frame["skill_id"] if found.after.curriculum.has("skills", item)]
        links.row(found.after.curriculum, "skill", named[:_NAMED])
    before, after = found.before.curriculum, found.after.curriculum
    changed: ProblemChange = _FRAMES.kept(
        after.fingerprint, "problems", before.fingerprint, lambda: history.changed_problems(before, after)
    )
    for change, problems, where in (("New", changed.appeared, after), ("Gone", changed.gone, before)):
        other = [problem for problem in problems if problem.kind not in _SKILLS]
        if other:
            _problems(change, [sentence(problem, where) for problem in other], where)


def _problems(words: str, told: list[str], where: Curriculum) -> None:
    key = f"compare_{words.lower()}"
    st.markdown(f"**{words} beside these: {counted(len(told), 'finding')} about courses, roles and rules**")
    lines = [f"- {links.literal(line)}" for line in told[:_TOLD]]
    st.markdown("\n".join(lines))
    if len(told) > _TOLD:
        with st.expander(f"All {len(told)}", key=f"{key}_open", on_change="rerun") as opened:
            if opened.open:
                showing.frame(pd.DataFrame({"says": told}), key, alt=f"{words}, in {where.about.title}")


def structure(found: Compared, words: tuple[str, str], only: str | None = None) -> None:
    """Totals of both sides for each set of courses, or for one alone; those that differ, and all in the download."""
    st.header("Structure")
    frame = _kept(found, "structure", structure_compared)
    if only is not None:
        frame = frame.loc[frame["courses_counted"] == only]
    st.markdown(links.literal(structure_compared_sentence(found, only)))
    differing = frame.loc[frame["differs"]]
    if differing.empty:
        st.caption("Courses, credits, blocking, delay and centrality are the same on both sides too.")
        return
    if len(differing) < len(frame):
        st.caption(f"{len(differing)} of {len(frame)} figures differ; the download has them all.")
    _table(differing, "compare_structure", "Totals of the structure that differ", _STRUCTURE, words, whole=frame)


def evidence(found: Compared, words: tuple[str, str]) -> None:
    """What is mapped, confirmed and assessed, by department."""
    st.header("Evidence")
    frame = _kept(found, "evidence", evidence_compared)
    st.markdown(evidence_compared_sentence(frame))
    _table(frame, "compare_evidence", "What is mapped, confirmed and assessed by department", _EVIDENCE, words)


def balance(found: Compared) -> None:
    """The balance of two revisions."""
    st.header("Balance of what is needed and what is taught")
    st.markdown(balance_compared_sentence(found))


def _kept(found: Compared, what: str, make: Callable[[Compared], pd.DataFrame]) -> pd.DataFrame:
    before, after = found.before, found.after
    choice = (before.curriculum.fingerprint, before.name, before.programme_id, after.name, after.programme_id)
    return _FRAMES.kept(after.curriculum.fingerprint, what, (choice, found.kind), lambda: make(found))


def _table(
    frame: pd.DataFrame,
    key: str,
    alt: str,
    labels: dict[str, str],
    words: tuple[str, str],
    whole: pd.DataFrame | None = None,
) -> None:
    """A table whose labels say "before" and "after" for the two sides, or what they are called instead."""
    first, second = words
    showing.frame(
        frame,
        key,
        alt=alt,
        file=f"{key.replace('_', '-')}.csv",
        whole=whole,
        column_order=list(labels),
        column_config={name: label.replace("before", first).replace("after", second) for name, label in labels.items()},
        height="content" if len(frame) <= _TALL else "auto",
    )


_ROLES = {
    "role": "Role",
    "only_in": "Only in",
    "core_before": "Core met, before",
    "core_after": "Core met, after",
    "catalogue_before": "Catalogue met, before",
    "catalogue_after": "Catalogue met, after",
    "needs_before": "Needs, before",
    "needs_after": "Needs, after",
    "family": "Family",
}
_RISKS = {
    "skill": "Skill",
    "change": "Change",
    "finding_before": "Finding, before",
    "finding_after": "Finding, after",
    "needed_by_before": "Needed by, before",
    "needed_by_after": "Needed by, after",
    "taught_by_before": "Taught by, before",
    "taught_by_after": "Taught by, after",
    "category": "Category",
}
_STRUCTURE = {
    "courses_counted": "Courses counted",
    "measure": "Measure",
    "before": "The figure, before",
    "after": "The figure, after",
}
_EVIDENCE = {
    "department": "Department",
    **{
        f"{name}_{when}": f"{label}, {when}"
        for name, label in (
            ("courses", "Courses"),
            ("mapped", "Mapped"),
            ("links", "Levels"),
            ("confirmed", "Confirmed"),
            ("assessed", "Assessed"),
        )
        for when in ("before", "after")
    },
}
