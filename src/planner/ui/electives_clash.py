"""Nothing is legal: which rules clash, the smallest thing to relax, and the button that relaxes one's own wishes."""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction

import streamlit as st

from planner.curriculum import Curriculum
from planner.plan import Plan
from planner.plan_edits import add_term, include, tick, unlock
from planner.solver import Clash, Keep, Question, Rule, RuleKind
from planner.solver.base import base_of
from planner.solver.relaxation import WISHES, is_own_terms
from planner.ui import electives_controls, links, state
from planner.ui.plan_opening import step
from planner.wording import clash_sentence, counted, listed, relaxation_sentence, rule_words
from planner.wording.clash import nothing_words, smallest_words

_IN_A_SENTENCE = 2
"""More rules than that are listed, one a line."""


def explain(curriculum: Curriculum, question: Question, clash: Clash) -> None:
    """The rules that clash, and what to relax: by one click where only the student's own wishes have to give way."""
    if len(clash.rules) > _IN_A_SENTENCE:
        st.warning(f"{nothing_words(clash)}: {len(clash.rules)} rules clash. {smallest_words(clash)}")
        st.markdown("\n".join(f"- {links.literal(rule_words(curriculum, rule))}" for rule in clash.rules))
    else:
        st.warning(links.literal(clash_sentence(curriculum, clash)))
    if not clash.relaxation:
        return
    st.markdown(f"**{links.literal(relaxation_sentence(curriculum, clash))}**")
    if all(rule.kind in WISHES or is_own_terms(rule) for rule in clash.relaxation):
        st.button(
            links.literal(relaxing_words(curriculum, question, clash)),
            key="electives_relax",
            wrap=True,
            on_click=relax,
            args=(curriculum, question, clash),
            help="Wishes of the plan are changed by one step that Undo takes back.",
        )
    else:
        st.markdown("A rule of the programme is for the department to waive, or to meet by another course.")


def relaxing_words(curriculum: Curriculum, question: Question, clash: Clash) -> str:
    """What the button does: "Unlock MP-461 and raise the budget to 16 credits"."""
    words = dict.fromkeys(_relaxing(curriculum, question, clash, rule) for rule in clash.relaxation)
    joined = listed(list(words))
    return joined[:1].upper() + joined[1:]


def _relaxing(curriculum: Curriculum, question: Question, clash: Clash, rule: Rule) -> str:
    if rule.kind is RuleKind.BUDGET_CREDITS:
        return f"raise the budget to {counted(_credits_needed(curriculum, question, clash), 'credit')}"
    if rule.kind is RuleKind.CONDITION:
        title = next((row.title for row in curriculum.conditions if row.condition_id == rule.condition_id), "")
        return f"tick ‘{title or rule.condition_id}’"
    return {
        RuleKind.LOCK: f"unlock {rule.course_id}",
        RuleKind.EXCLUSION: f"allow {rule.course_id}",
        RuleKind.PIN: f"take the pin off {rule.course_id}",
        RuleKind.KEPT: "keep nothing that is planned",
        RuleKind.BUDGET_COURSES: "lift the limit of courses",
        RuleKind.OUTSIDE: "take courses outside the degree too",
        RuleKind.TERMS: "add the terms that are lacking",
    }[rule.kind]


def relax(curriculum: Curriculum, question: Question, clash: Clash) -> None:
    """Take back all wishes of the relaxation: those of the plan in one undoable step, those of the page at once."""
    step(lambda plan: _relaxed(curriculum, plan, clash))
    for rule in clash.relaxation:
        if rule.kind is RuleKind.KEPT:
            state.set_widget(electives_controls.KEEP, electives_controls.KEEP_NOTHING)
        elif rule.kind is RuleKind.OUTSIDE:
            state.set_widget(electives_controls.OUTSIDE, True)
        elif rule.kind is RuleKind.BUDGET_CREDITS:
            state.set_widget(electives_controls.BUDGET, _credits_needed(curriculum, question, clash))
        elif rule.kind is RuleKind.BUDGET_COURSES:
            state.set_widget(electives_controls.COURSES, None)


def _relaxed(curriculum: Curriculum, plan: Plan, clash: Clash) -> Plan:
    for rule in clash.relaxation:
        plan = _with_terms_of(curriculum, plan, clash) if is_own_terms(rule) else _without(plan, rule)
    return plan


def _with_terms_of(curriculum: Curriculum, plan: Plan, clash: Clash) -> Plan:
    """The plan with the further terms in which the plan after the relaxation puts courses."""
    here = {planned.term for planned in plan.terms}
    for planned in clash.plan.terms if clash.plan else ():
        if planned.courses and planned.term not in here:
            plan = add_term(plan, curriculum.about.seasons, planned.term)
    return plan


def _without(plan: Plan, rule: Rule) -> Plan:
    """The plan without one of the student's own wishes; unchanged where the wish is none of the plan's."""
    if rule.kind is RuleKind.LOCK and rule.course_id is not None:
        return unlock(plan, rule.course_id)
    if rule.kind is RuleKind.EXCLUSION and rule.course_id is not None:
        return include(plan, rule.course_id)
    if rule.kind is RuleKind.CONDITION and rule.condition_id is not None:
        return tick(plan, rule.condition_id)
    if rule.kind is RuleKind.PIN:
        pins = (pin for pin in plan.pins if (pin.course_id, pin.group_id) != (rule.course_id, rule.group_id))
        return plan.replace(pins=tuple(pins))
    return plan


def _credits_needed(curriculum: Curriculum, question: Question, clash: Clash) -> int:
    """Whole credits that the plan after the relaxation adds: the budget that it needs."""
    if clash.plan is None:
        return electives_controls.MOST_CREDITS
    kept = Keep.NOTHING if any(rule.kind is RuleKind.KEPT for rule in clash.relaxation) else question.keep
    base = base_of(curriculum, replace(question, keep=kept))
    added = [course_id for course_id in clash.plan.courses if course_id not in base]
    known = [curriculum.course(course_id).credits or 0 for course_id in added if curriculum.has("courses", course_id)]
    return min(electives_controls.MOST_CREDITS, math.ceil(sum(map(Fraction, map(str, known)), Fraction(0))))
