"""Accepting a suggestion with a level, into the draft; `suggest_rejected` has what happens to the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from planner.curriculum import Curriculum
from planner.editing import set_cells
from planner.effects import CellEdit
from planner.suggest import Suggestion
from planner.tables import CourseSkill, RoleSkill
from planner.ui import editing, links, map_draft, state, suggest_rejected
from planner.ui.editing import Draft
from planner.ui.suggest_subject import Subject
from planner.wording import level_name, level_note

_IMPORTANCE = ("essential", "useful")


@dataclass(frozen=True)
class Deciding:
    """What suggestions are decided on: a course or role, the draft, what the map says in it, and what was rejected."""

    subject: Subject
    draft: Draft
    links: Mapping[str, CourseSkill | RoleSkill]
    """What the draft says of the course or role, by skill."""
    rejected: frozenset[str]
    can_reject: bool

    @property
    def curriculum(self) -> Curriculum:
        """As the draft makes it."""
        return self.draft.curriculum

    def now(self, skill_id: str) -> CourseSkill | RoleSkill | None:
        """What the draft says of the skill; None where nothing."""
        return self.links.get(skill_id)


def deciding(draft: Draft, subject: Subject) -> Deciding:
    """What is known of a course or role when its suggestions are drawn."""
    curriculum, item = draft.curriculum, subject.item
    found = curriculum.taught_in(item) if subject.kind == "course" else curriculum.needs_of(item)
    known = suggest_rejected.known(subject)
    return Deciding(
        subject,
        draft,
        {link.skill_id: link for link in found},
        known or frozenset(),
        known is not None and not editing.why_read_only(draft),
    )


def row(this: Deciding, text: str, one: Suggestion) -> None:
    """The level to accept with, the words of the text that propose one, and the two buttons."""
    here = this.now(one.skill_id)
    if editing.why_read_only(this.draft):
        return
    proposed = one.level.depth if one.level else None
    stands = here.level if here else None
    key = f"suggest_{this.subject.kept_as}_{one.skill_id}_{stands}_{proposed}"
    name = this.curriculum.skill(one.skill_id).name
    with st.container(horizontal=True, vertical_alignment="center"):
        st.segmented_control(
            f"Level of {links.literal(name)}",
            range(1, len(this.curriculum.scale.levels) + 1),
            default=stands or proposed,
            key=key,
            wrap=True,
            label_visibility="collapsed",
            format_func=lambda depth: _level(this.curriculum, depth),
        )
        if this.subject.kind == "role":
            _importance(here, key, name)
        chosen = (state.widget_value(key), state.widget_value(f"{key}_importance"))
        st.button(
            "Accept",
            key=f"{key}_accept",
            on_click=_accept,
            args=(this, one.skill_id, key),
            disabled=not _changes(this, here, *chosen),
        )
        if here is None:
            st.button(
                "Reject",
                key=f"{key}_reject",
                on_click=suggest_rejected.put,
                args=(this.subject, one.skill_id),
                disabled=not this.can_reject,
            )
        said = _proposal(this, text, one)
        if said:
            st.caption(said, width="content")


def _importance(here: CourseSkill | RoleSkill | None, key: str, name: str) -> None:
    stands = here.importance if isinstance(here, RoleSkill) else "essential"
    st.segmented_control(
        f"Importance of {links.literal(name)}",
        _IMPORTANCE,
        default=stands,
        required=True,
        key=f"{key}_importance",
        label_visibility="collapsed",
    )


def _level(curriculum: Curriculum, depth: int) -> str:
    level = curriculum.scale.level(depth)
    return links.literal(f"{level.code} {level.name.lower()}")


def standing(this: Deciding, one: Suggestion) -> str:
    """What the draft says of the skill for the course or role."""
    here = this.now(one.skill_id)
    verb = "teaches" if this.subject.kind == "course" else "needs"
    if here is None:
        return f"not {'taught' if this.subject.kind == 'course' else 'needed'}, by the map"
    level = f" at {level_name(this.curriculum, here.level)}" if here.level else ""
    weight = f", {here.importance}" if isinstance(here, RoleSkill) else ""
    is_new = here not in _saved(this)
    note = level_note(here) if isinstance(here, CourseSkill) and not is_new else ""
    return f"{'in your draft ' if is_new else ''}{verb} it{level}{weight}{f' ({note})' if note else ''}"


def _saved(this: Deciding) -> tuple[CourseSkill | RoleSkill, ...]:
    saved, item = this.draft.saved, this.subject.item
    return saved.taught_in(item) if this.subject.kind == "course" else saved.needs_of(item)


def _proposal(this: Deciding, text: str, one: Suggestion) -> str:
    """Which words of the text propose a level; where none do and a level must be chosen, that."""
    if one.level is None:
        needs_level = this.subject.kind == "course" and this.now(one.skill_id) is None
        return "The text proposes no level: choose one to accept." if needs_level else ""
    words = " ".join(text[one.level.start : one.level.end].split())
    return (
        f"“{links.literal(words)}” in the text proposes {links.literal(level_name(this.curriculum, one.level.depth))}."
    )


def _changes(this: Deciding, here: CourseSkill | RoleSkill | None, level: int | None, importance: str | None) -> bool:
    """Whether accepting would change the draft. A course needs a level; a role may need a skill without one."""
    if this.subject.kind == "course":
        return level is not None and (here is None or here.level != level)
    return not isinstance(here, RoleSkill) or (here.level, here.importance) != (level, importance)


def _accept(this: Deciding, skill_id: str, key: str) -> None:
    level, item = state.widget_value(key), this.subject.item
    if this.subject.kind == "course":
        if level is not None:
            map_draft.edit((CellEdit(item, skill_id, level),))
        return
    cells = {
        "level": this.curriculum.scale.code(level or 0),
        "importance": state.widget_value(f"{key}_importance") or _IMPORTANCE[0],
        "basis": "local",
        "evidence": "",
        "source_id": "",
    }
    editing.step((set_cells("role_skills", (item, skill_id), cells),))
