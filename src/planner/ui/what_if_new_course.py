"""The fields of a new course: its code, title, credits, rules, terms, and what it teaches as a small table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from planner.curriculum import Curriculum
from planner.scenario import NewCourse, suggested
from planner.scenario.changes import Taught
from planner.tabular.words import label
from planner.ui import offering, what_if_fields
from planner.ui.kept import ANSWERS
from planner.ui.what_if_fields import key

_SKILL, _LEVEL = "Skill", "Level"


def fields(curriculum: Curriculum, *, instead_of: Sequence[str] = ()) -> NewCourse | None:
    """The course as it is typed; None as long as it has no code or no title.

    Where it takes the place of other courses it begins with what one course for all of them would be.
    """
    begin = suggested(curriculum, instead_of) if instead_of else NewCourse("", "")
    of = "_".join(instead_of)
    one, two = st.columns(2)
    code = (one.text_input("Code", key=key(f"code_{of}"), placeholder="MP-399", max_chars=40) or "").strip()
    title = _text(two, "Title", f"title_{of}", begin.title)
    three, four, five = st.columns(3)
    amount = _text(three, "Credits", f"credits_{of}", begin.credits)
    department = _text(four, "Department", f"department_{of}", begin.department)
    term = _text(five, "Suggested term", f"term_{of}", begin.suggested_term)
    asked = {
        column: what_if_fields.expression(curriculum, label(column), f"{column}_{of}", stands=getattr(begin, column))
        for column in ("prerequisites", "corequisites")
    }
    terms = what_if_fields.seasons(curriculum, f"seasons_{of}", begin.terms.split(";"))
    teaches = _teaches(curriculum, f"teaches_{of}", begin.teaches)
    if not code or not title:
        st.caption("It needs a code and a title.")
        return None
    return replace(
        begin,
        course_id=code,
        title=title,
        credits=amount,
        department=department,
        suggested_term=term,
        terms=terms,
        teaches=teaches,
        **asked,
    )


def _text(place: DeltaGenerator, words: str, name: str, begin: str) -> str:
    return (place.text_input(words, value=begin, key=key(name), max_chars=200) or "").strip()


def _teaches(curriculum: Curriculum, name: str, stands: Taught) -> Taught:
    """The table of skills and levels: what stands in it, rows that are not complete left out."""
    labels = ANSWERS.kept(curriculum.fingerprint, "skills by label", (), lambda: _by_label(curriculum))
    codes = [level.code for level in curriculum.scale.levels]
    begin = [(offering.label(curriculum, "skill", skill_id), level) for skill_id, level in stands]
    typed = st.data_editor(
        pd.DataFrame(begin, columns=[_SKILL, _LEVEL], dtype="str"),
        key=key(name),
        num_rows="dynamic",
        hide_index=True,
        column_config={
            _SKILL: st.column_config.SelectboxColumn(
                _SKILL, options=_offered(curriculum, labels, begin), width="large"
            ),
            _LEVEL: st.column_config.SelectboxColumn(_LEVEL, options=codes, default=codes[-1]),
        },
        alt="What the course teaches, a table to type into: a skill and a level a row",
    )
    if len(labels) > offering.MANY:
        st.caption(
            f"The table offers {offering.MANY} of {len(labels):,} skills, those that roles need first; any other is "
            "added by “Change what a course teaches” once the course is in the scenario."
        )
    found = {
        labels[skill]: level
        for skill, level in zip(typed[_SKILL], typed[_LEVEL], strict=True)
        if isinstance(skill, str) and isinstance(level, str) and skill in labels and level
    }
    return tuple(found.items())


def _by_label(curriculum: Curriculum) -> dict[str, str]:
    return {offering.label(curriculum, "skill", item): item for item in offering.every(curriculum, "skill")}


def _offered(curriculum: Curriculum, labels: dict[str, str], begin: Sequence[tuple[str, str]]) -> list[str]:
    """The skills that the table offers: of very many those that some role needs come first, and no more than fit."""
    if len(labels) <= offering.MANY:
        return list(labels)
    needed = [label for label, item in labels.items() if curriculum.needed_by(item)]
    return list(dict.fromkeys([*(skill for skill, _ in begin), *needed[: offering.MANY]]))
