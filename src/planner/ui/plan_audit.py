"""Degree rules: each group of the plan's programmes with its standing, what counts, and what would meet it."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from planner import plan_edits, pools
from planner.audit import Audit, GroupAudit, GroupStanding, audit
from planner.audit.degree_rules import share
from planner.curriculum import Curriculum
from planner.model import Term
from planner.plan import Plan
from planner.planning import earliest
from planner.tables import RequirementGroup
from planner.ui import answers, links, plan_audit_choices
from planner.ui.kept import PLANS
from planner.ui.plan_opening import step
from planner.wording import listed, rule_note
from planner.wording.audit import audit_sentence, held_words, spare_words, standing_words, would_meet_words

_FIRST = 4
"""Courses of a group that are offered at once; the next ones follow when these are in the plan."""


def panel(curriculum: Curriculum, plan: Plan) -> None:
    """The degree rules of a plan, one box a group, with what the student may say about them."""
    found = audit_of(curriculum, plan)
    terms = PLANS.kept(curriculum.fingerprint, "audit terms", plan, lambda: terms_to_try(curriculum, plan, found))
    several = len({group.programme_id for group in found.groups}) > 1
    st.subheader("Degree rules")
    st.markdown(links.literal(audit_sentence(curriculum, found)))
    groups = {row.group_id: row for row in curriculum.requirement_groups}
    with st.container(gap="small"):
        for programme_id in dict.fromkeys(group.programme_id for group in found.groups):
            if several:
                st.markdown(f"**{links.literal(curriculum.programme(programme_id).title)}**")
            for group in found.groups:
                if group.programme_id == programme_id:
                    _group(curriculum, groups[group.group_id], group, terms)
    if found.groups:
        st.markdown(links.literal(spare_words(found)))
        plan_audit_choices.draw(curriculum, plan, found)


def audit_of(curriculum: Curriculum, plan: Plan) -> Audit:
    """The audit of a plan."""
    return PLANS.kept(curriculum.fingerprint, "audit", plan, lambda: audit(curriculum, plan))


def terms_to_try(curriculum: Curriculum, plan: Plan, found: Audit) -> Mapping[str, Term]:
    """The term to put each of the courses into that are offered first; those without one are left out."""
    offered = dict.fromkeys(code for group in found.groups for code in (group.would_meet or ())[:_FIRST])
    terms = {code: earliest.term_to_try(curriculum, plan, code) for code in offered}
    return {code: term for code, term in terms.items() if term is not None}


def _group(curriculum: Curriculum, rule: RequirementGroup, found: GroupAudit, terms: Mapping[str, Term]) -> None:
    with st.container(border=True, gap="xsmall"):
        with st.container(
            horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="xxsmall"
        ):
            st.markdown(
                f"**{links.literal(rule.title)}** · **{standing_words(found.standing)}** · {held_words(found)}",
                width="content",
            )
            _rule(curriculum, rule)
        if found.reason is not None:
            st.markdown(f"Waived: {links.literal(found.reason)}")
        _counted(curriculum, "Completed", found.completed)
        _counted(curriculum, "Planned", found.planned)
        if found.standing is GroupStanding.NOT_MET:
            st.markdown(links.literal(would_meet_words(curriculum, found)))
            _offers(curriculum, found, terms)


def _counted(curriculum: Curriculum, word: str, course_ids: tuple[str, ...]) -> None:
    if course_ids:
        with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
            st.caption(word, width="content")
            for course_id in course_ids:
                links.to(curriculum, "course", course_id, label=course_id)


def _offers(curriculum: Curriculum, found: GroupAudit, terms: Mapping[str, Term]) -> None:
    """The first courses that would meet a group, each with a button that adds it."""
    for code in (found.would_meet or ())[:_FIRST]:
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            links.to(curriculum, "course", code)
            if code in terms:
                st.button(
                    links.literal(f"Add {code} to {terms[code]}"),
                    key=f"audit {found.group_id} {code}",
                    on_click=step,
                    args=(_adding(code, terms[code]),),
                )


def _adding(course_id: str, term: Term) -> plan_audit_choices.Edit:
    return lambda plan: plan_edits.add(plan, course_id, term)


def _rule(curriculum: Curriculum, rule: RequirementGroup) -> None:
    """What the group asks for, in the words of its selector, and where that comes from."""
    label = "Rule" if rule.basis in {"published", "local"} else f"Rule ({rule.basis or 'source not stated'})"
    with st.popover(label, key=f"rule {rule.group_id}", on_change="rerun") as opened:
        if not opened.open:
            return
        st.markdown(f"Of these courses: {links.literal(pools.unparse(rule.pool))}")
        others = [row.group_id for row in curriculum.requirement_groups if share(row, rule)]
        titles = listed([links.literal(plan_audit_choices.title(curriculum, group_id)) for group_id in others])
        st.markdown(
            f"A course that counts here may also count for {titles}."
            if others
            else "A course that counts here counts for no other group."
        )
        note = rule_note(rule.basis)
        st.markdown(f"{note[:1].upper()}{note[1:]}." if note else "As the college has published it.")
        if rule.source_id is not None:
            st.markdown(f"Source: {answers.source_words(curriculum, rule.source_id)}")
