"""Many cells at once: set courses to teach skills at a level, confirm cells, mark courses that teach none."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from planner.mapping.cell_edits import confirming, row_edits, teaching_none
from planner.mapping.filling import filling, filling_words
from planner.mapping.grid import Grid
from planner.ui import links, map_course_choice, map_draft
from planner.ui.map_draft import MapDraft
from planner.wording import counted

What = Literal["Set a level", "Confirm", "Teaches none"]
MOST_SKILLS = 60
_KEEP, _SET = "stay as they are", "are set to this level too"


def many_at_once(draft: MapDraft, shown: Grid) -> None:
    """The form, folded away; whatever it does is one step of the draft."""
    with st.expander("Many cells at once", key="map_many_open", on_change="rerun") as opened:
        if not opened.open:
            return
        what: What = st.segmented_control(
            "What to do",
            ["Set a level", "Confirm", "Teaches none"],
            default="Set a level",
            required=True,
            key="map_many_what",
        )
        course_ids = map_course_choice.courses(draft.curriculum, shown.course_ids)
        if what == "Set a level":
            _set(draft, shown, course_ids)
        elif what == "Confirm":
            _confirm(draft, shown, course_ids)
        else:
            _teach_none(draft, course_ids)


def _set(draft: MapDraft, shown: Grid, course_ids: tuple[str, ...]) -> None:
    scale, curriculum = draft.curriculum.scale, draft.curriculum
    skill_ids = _skills(draft, shown)
    columns = st.columns([3, 2, 4], vertical_alignment="bottom")
    level = columns[0].segmented_control(
        "Level to set",
        [level.depth for level in scale.levels],
        default=1,
        required=True,
        key="map_many_level",
        format_func=lambda depth: links.literal(f"{scale.code(depth)} {scale.level(depth).name.lower()}"),
    )
    assessed = columns[1].checkbox("and it is assessed", key="map_many_assessed")
    overwrite = columns[2].segmented_control(
        "Cells that stand higher already", [_KEEP, _SET], default=_KEEP, required=True, key="map_many_higher"
    )
    if not course_ids or not skill_ids:
        st.caption("Choose courses and skills.")
        return
    found = filling(
        curriculum, course_ids, skill_ids, level, assessed=True if assessed else None, overwrite=overwrite == _SET
    )
    edits = row_edits(draft.saved, curriculum, found.edits)
    st.markdown(filling_words(found))
    st.button(
        f"Set {counted(len(found.edits), 'cell')}",
        key="map_many_set",
        disabled=not edits,
        on_click=map_draft.edit_rows,
        args=(edits,),
    )


def _skills(draft: MapDraft, shown: Grid) -> list[str]:
    if len(shown.skill_ids) > MOST_SKILLS:
        st.info(
            f"{len(shown.skill_ids):,} skills are shown, too many to choose from. Choose a category or a role above."
        )
        return []
    return st.pills(
        "Skills, of those shown",
        shown.skill_ids,
        selection_mode="multi",
        key="map_many_skills",
        format_func=lambda skill_id: links.literal(draft.curriculum.skill(skill_id).name),
    )


def _confirm(draft: MapDraft, shown: Grid, course_ids: tuple[str, ...]) -> None:
    whole = st.segmented_control(
        "Which cells of these courses",
        ["Of the skills shown", "All of them"],
        default="Of the skills shown",
        required=True,
        key="map_many_cells",
    )
    skills = None if whole == "All of them" else frozenset(shown.skill_ids)
    cells = [
        (link.course_id, link.skill_id)
        for course_id in course_ids
        for link in draft.curriculum.taught_in(course_id)
        if skills is None or link.skill_id in skills
    ]
    edits = confirming(draft.curriculum, cells)
    done = len(cells) - len(edits)
    st.markdown(
        f"{counted(len(cells), 'cell')} with a letter; {done} {'is' if done == 1 else 'are'} confirmed already. "
        "Confirming says that the level is right; it is signed with your name once you save."
    )
    st.button(
        f"Confirm {counted(len(edits), 'cell')}",
        key="map_many_confirm",
        disabled=not edits,
        on_click=map_draft.edit_rows,
        args=(edits,),
    )


def _teach_none(draft: MapDraft, course_ids: tuple[str, ...]) -> None:
    if not course_ids:
        st.caption("Choose courses.")
        return
    none = teaching_none(draft.saved, draft.curriculum, course_ids, none=True)
    back = teaching_none(draft.saved, draft.curriculum, course_ids, none=False)
    letters = sum(bool(draft.curriculum.taught_in(course_id)) for course_id in course_ids)
    st.markdown(
        f"{counted(len(course_ids), 'course')}: {letters} with a letter, {len(none)} not mapped, {len(back)} known to "
        "teach none of the skills. A course with a letter is left as it is."
    )
    with st.container(horizontal=True):
        for words, edits, key in (
            ("teaching none", none, "map_many_none"),
            ("not mapped", back, "map_many_unmapped"),
        ):
            st.button(
                f"Mark {counted(len(edits), 'course')} as {words}",
                key=key,
                disabled=not edits,
                on_click=map_draft.edit_rows,
                args=(edits,),
            )
