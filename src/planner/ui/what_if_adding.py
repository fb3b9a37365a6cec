"""Adding a change to a scenario: its kind, its fields, and what is wrong with it before it is added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

import streamlit as st

from planner.curriculum import Curriculum
from planner.editing import row_cells
from planner.scenario import (
    Add,
    Change,
    Drop,
    Merge,
    Need,
    Replace,
    SetCourse,
    SetGroup,
    Teach,
    faults_of_change,
)
from planner.scenario.changes import COURSE_COLUMNS, GROUP_COLUMNS
from planner.tabular.words import label
from planner.ui import (
    links,
    what_if_answers,
    what_if_current,
    what_if_fields,
    what_if_keeping,
    what_if_names,
    what_if_new_course,
)
from planner.ui.what_if_fields import key
from planner.ui.what_if_open import Open, with_change

_REQUISITES = COURSE_COLUMNS[3:]


def draw(held: Open) -> None:
    """The part that adds a change; folded away where the scenario is only looked at there is none."""
    if not what_if_keeping.is_own(held):
        return
    with st.expander(
        "Add a change", key="what_if_adding", on_change="rerun", expanded=not held.scenario.changes
    ) as box:
        if box.open:
            _form()


@st.fragment
def _form() -> None:
    """Runs alone while somebody types; the whole page follows once the change is added."""
    from planner.ui import data  # the page has asked for it before

    saved = data.served().curriculum
    if saved is None:
        return
    if what_if_current.is_ahead_of_the_page():
        st.rerun()
    curriculum = what_if_answers.played(saved, what_if_current.seen().scenario.changes).curriculum
    kind = st.selectbox("What changes", list(_FIELDS), key="what_if_kind")
    change = _FIELDS[kind](curriculum)
    faults = faults_of_change(curriculum, change) if change is not None else ()
    for fault in faults:
        st.warning(links.literal(f"{_called(fault.field)}: {fault.why}"))
    st.button(
        "Add it to the scenario",
        key="what_if_add",
        disabled=change is None or bool(faults),
        on_click=_add,
        args=(change,),
    )


def _add(change: Change) -> None:
    what_if_fields.begin_anew()
    what_if_current.change(lambda held: what_if_keeping.stepped(held, with_change(change)))


_CALLED = {
    "course_id": "Code",
    "course_ids": "Courses",
    "text": "The new text",
    "teaches": "What it teaches",
    "column": "What changes",
}


def _called(field: str) -> str:
    """What a field is called on screen: "credits" of a new course as well as "course.credits"."""
    name = field.rsplit(".", 1)[-1]
    return _CALLED.get(name, label(name))


def _drop(curriculum: Curriculum) -> Change | None:
    chosen = what_if_fields.courses(curriculum, "drop")
    return Drop(chosen) if chosen else None


def _new(curriculum: Curriculum) -> Change | None:
    course = what_if_new_course.fields(curriculum)
    titles = group_titles(curriculum)
    group = st.selectbox(
        "Takes its place in the group",
        ["", *titles],
        key=key("group"),
        format_func=lambda item: titles.get(item, "no group names it"),
    )
    return None if course is None else Add(course, group or "")


def _replace(curriculum: Curriculum) -> Change | None:
    old = what_if_fields.one(curriculum, "course", "Course that gives way", "replaced")
    if old is None:
        return None
    course = what_if_new_course.fields(curriculum, instead_of=(old,))
    return None if course is None else Replace(old, course)


def _merge(curriculum: Curriculum) -> Change | None:
    old = what_if_fields.courses(curriculum, "merged")
    if len(old) < 2:
        st.caption("Choose two courses or more.")
        return None
    course = what_if_new_course.fields(curriculum, instead_of=old)
    return None if course is None else Merge(old, course)


def _set_course(curriculum: Curriculum) -> Change | None:
    course_id = what_if_fields.one(curriculum, "course", "Course", "set_course")
    column = st.selectbox("What changes of it", COURSE_COLUMNS, key=key("set_column"), format_func=label)
    if course_id is None or column is None:
        return None
    stands = (row_cells(curriculum, "courses", (course_id,)) or {}).get(column, "")
    name = f"set_{column}_{course_id}"
    if column in _REQUISITES:
        text = what_if_fields.expression(curriculum, label(column), name, stands=stands)
    elif column == "terms":
        text = what_if_fields.seasons(curriculum, name, stands.split(";"))
    else:
        text = (st.text_input(label(column), value=stands, key=key(name), placeholder="Not known") or "").strip()
    return SetCourse(course_id, column, text) if text != stands else None


def _teach(curriculum: Curriculum) -> Change | None:
    course_id = what_if_fields.one(curriculum, "course", "Course", "teach_course")
    skill_id = what_if_fields.one(curriculum, "skill", "Skill", "teach_skill")
    level = what_if_fields.level(curriculum, "To which level it teaches it", "teach_level", "not at all")
    if course_id is None or skill_id is None:
        return None
    stands = {link.skill_id: curriculum.scale.code(link.level) for link in curriculum.taught_in(course_id)}
    st.caption(links.literal(f"Now: {stands.get(skill_id) or 'not at all'}."))
    return Teach(course_id, skill_id, level) if level != stands.get(skill_id, "") else None


_IMPORTANCE = {"essential": "essential", "useful": "useful", "": "no longer needed"}


def _need(curriculum: Curriculum) -> Change | None:
    role_id = what_if_fields.one(curriculum, "role", "Role", "need_role")
    skill_id = what_if_fields.one(curriculum, "skill", "Skill", "need_skill")
    importance = st.selectbox("How much", list(_IMPORTANCE), key=key("importance"), format_func=_IMPORTANCE.__getitem__)
    level = what_if_fields.level(curriculum, "How deep", "need_level", "level not stated") if importance else ""
    if role_id is None or skill_id is None:
        return None
    stands = next((need for need in curriculum.needs_of(role_id) if need.skill_id == skill_id), None)
    if stands is None:
        st.caption("Now: not needed.")
    else:
        code = "level not stated" if stands.level is None else curriculum.scale.code(stands.level)
        st.caption(links.literal(f"Now: {stands.importance}, {code}."))
    return Need(role_id, skill_id, level, importance or "")


def _set_group(curriculum: Curriculum) -> Change | None:
    titles = group_titles(curriculum)
    group_id = st.selectbox(
        "Group",
        list(titles),
        index=None,
        key=key("set_group"),
        format_func=titles.__getitem__,
        placeholder="Choose a group",
    )
    column = st.selectbox("What changes of it", GROUP_COLUMNS, key=key("group_column"), format_func=label)
    if group_id is None or column is None:
        return None
    stands = (row_cells(curriculum, "requirement_groups", (group_id,)) or {}).get(column, "")
    name = f"group_{column}_{group_id}"
    if column == "pool":
        text = what_if_fields.expression(curriculum, label(column), name, kind="pool", stands=stands)
    else:
        text = (st.text_input(label(column), value=stands, key=key(name)) or "").strip()
    return SetGroup(group_id, column, text) if text != stands else None


def group_titles(curriculum: Curriculum) -> dict[str, str]:
    """Titles of groups by id, each different: of an equal title in two programmes each names its programme."""
    often = Counter(group.title for group in curriculum.requirement_groups)
    programmes = {row.programme_id: row.title for row in curriculum.programmes}
    return what_if_names.unlike(
        {
            group.group_id: group.title
            if often[group.title] == 1
            else f"{group.title}, {programmes.get(group.programme_id, group.programme_id)}"
            for group in curriculum.requirement_groups
        }
    )


DROP, ADD, REPLACE, MERGE = "Drop courses", "Add a new course", "Replace a course", "Merge courses"
SET_COURSE, TEACH = "Change credits, terms or requisites of a course", "Change what a course teaches"
NEED, SET_GROUP = "Change what a role needs", "Change a rule of the degree"
_FIELDS: Mapping[str, Callable[[Curriculum], Change | None]] = {
    DROP: _drop,
    ADD: _new,
    REPLACE: _replace,
    MERGE: _merge,
    SET_COURSE: _set_course,
    TEACH: _teach,
    NEED: _need,
    SET_GROUP: _set_group,
}
