"""What a role is: the question of its page, what it does, where it works, what to be warned of, the ways on."""

from __future__ import annotations

import streamlit as st

from planner import wording
from planner.curriculum import Curriculum
from planner.ui import links

NEEDS, NEAREST, PAY = "What it needs, and who teaches it", "Nearest roles", "Pay, outlook and other classifications"


def question(curriculum: Curriculum, role_id: str | None) -> str:
    """The title of the page: about all roles, or about one."""
    if role_id is None:
        return "Which roles are there, and who prepares for them?"
    return f"Which courses lead to {links.literal(curriculum.role(role_id).title)}?"


def about(curriculum: Curriculum, role_id: str) -> None:
    """Summary, settings, other names, family; then the warnings, where there are any."""
    role = curriculum.role(role_id)
    if role.summary:
        st.markdown(links.literal(role.summary))
    facts = [
        ("Family", role.family or ""),
        ("Works in", ", ".join(role.works_in)),
        ("Also called", ", ".join(role.also_known_as)),
    ]
    st.caption(" · ".join(f"{name}: {links.literal(value)}" for name, value in facts if value))
    short = wording.short_description(len(curriculum.needs_of(role_id)))
    warnings = [f"{short[0].upper()}{short[1:]}." if short else "", links.literal(role.note or "")]
    if any(warnings):
        st.markdown(f"**Note.** {' '.join(warning for warning in warnings if warning)}")


def view() -> str:
    """Which side of the role is shown; only that one is worked out."""
    picked = st.segmented_control(
        "About this role", [NEEDS, NEAREST, PAY], default=NEEDS, required=True, key="about", bind="query-params"
    )
    return picked or NEEDS


def ways_on(role_id: str) -> None:
    """Plan for this role, see my gaps, back to all roles."""
    with st.container(horizontal=True):
        if st.button("Plan for this role", key="role_to_plan"):
            st.switch_page(links.MY_PLAN, query_params={"role": role_id})
        if st.button("See my gaps", key="role_to_gaps"):
            st.switch_page(links.GAPS, query_params={"role": role_id})


def alumni(curriculum: Curriculum, role_id: str) -> None:
    """Graduates whom a source names for this role; nothing where there are none."""
    for row in (row for row in curriculum.alumni if row.role_id == role_id):
        year = f"class of {row.class_year}" if row.class_year else ""
        told = ", ".join(part for part in (year, row.programme, row.headline) if part)
        source = f" (source: {curriculum.source(row.source_id).title})" if row.source_id else ""
        st.markdown(f"**Alumni.** {links.literal(row.name)}: {links.literal(told + source)}")
