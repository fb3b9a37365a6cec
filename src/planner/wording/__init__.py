"""Plain English for what the library finds: problems, fixes, figures, states and the basis of facts.

The library gives values; the words for them are here and nowhere else, so that they can be checked and translated.
"""

from __future__ import annotations

from planner.curriculum import Curriculum
from planner.model import Fix, FixKind, Problem
from planner.problems import Kind
from planner.wording import curriculum_problems, plan_problems
from planner.wording.assumptions import assumption
from planner.wording.clash import clash_sentence, relaxation_sentence, rule_words
from planner.wording.guarantees import (
    CERTAINTIES,
    IN_LEGAL_PLANS,
    UNDER_THE_RULES,
    certainty_sentence,
    guarantee_sentence,
)
from planner.wording.phrases import (
    AT_LEAST,
    CREDITS_ASSUMED,
    CREDITS_NOT_KNOWN,
    NOT_CONFIRMED,
    PREREQUISITES_NOT_KNOWN,
    TERM_NOT_PUBLISHED,
    counted,
    course_name,
    credits_note,
    headline,
    in_credits,
    level_name,
    level_note,
    listed,
    number,
    percent,
    prerequisites_note,
    role_title,
    rule_note,
    short_description,
    skill_name,
    state_words,
    terms_note,
)
from planner.wording.proof import proof_sentence

SENTENCES = {**plan_problems.SENTENCES, **curriculum_problems.SENTENCES}


def sentence(problem: Problem, curriculum: Curriculum) -> str:
    """One problem as a sentence. Raises `ValueError` for a kind that is not of the closed set."""
    return SENTENCES[Kind(problem.kind)](problem, curriculum)


def fix_label(fix: Fix, curriculum: Curriculum) -> str:
    """The words on the button that carries out a fix: "Move MP-340 Multitrack Recording Techniques to 2028 Fall"."""
    if fix.kind is FixKind.TICK:
        return f"Tick ‘{fix.condition}’"
    course = course_name(curriculum, fix.course_id or "")
    if fix.kind is FixKind.REMOVE:
        return f"Remove {course} from {'the plan' if fix.term is None else fix.term}"
    return f"{'Add' if fix.kind is FixKind.ADD else 'Move'} {course} to {fix.term}"


__all__ = [
    "AT_LEAST",
    "CERTAINTIES",
    "CREDITS_ASSUMED",
    "CREDITS_NOT_KNOWN",
    "IN_LEGAL_PLANS",
    "NOT_CONFIRMED",
    "PREREQUISITES_NOT_KNOWN",
    "SENTENCES",
    "TERM_NOT_PUBLISHED",
    "UNDER_THE_RULES",
    "assumption",
    "certainty_sentence",
    "clash_sentence",
    "counted",
    "course_name",
    "credits_note",
    "fix_label",
    "guarantee_sentence",
    "headline",
    "in_credits",
    "level_name",
    "level_note",
    "listed",
    "number",
    "percent",
    "prerequisites_note",
    "proof_sentence",
    "relaxation_sentence",
    "role_title",
    "rule_note",
    "rule_words",
    "sentence",
    "short_description",
    "skill_name",
    "state_words",
    "terms_note",
]
