"""Figures that findings rest on, recomputed at will: what an action of a review stays tied to.

`figure_now(curriculum, finding, subject)` gives the figure of a finding about a subject as JSON holds it, so that
the one kept when the action was made can stand beside the one of today. `subject` is an id, or several joined by ";".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import partial
from typing import get_args

from planner.course_sets import required_core
from planner.coverage import role_coverages
from planner.curriculum import Curriculum
from planner.problems.courses import idle_courses, mastered_along_the_core
from planner.problems.skills import RoleKind, measure_of
from planner.review.alignment import balance_of
from planner.review.course_drops import blocked, course_moves
from planner.review.findings_table import problems_by_kind
from planner.review.map_evidence import evidence
from planner.store.actions import Fact, Facts
from planner.structure import structure_of
from planner.wording import sentence

SEPARATOR = ";"
HOLDS = "holds"
"""Whether the finding is still found; absent where a figure is neither right nor wrong."""


class Finding(StrEnum):
    """What an action may be about; the value is what is kept. Behind each, what its subject is."""

    ORPHAN = "orphan skill"
    """skill_id, and the kind of role unless it is job: so of the next three."""
    SHALLOW = "never deep enough"
    FRAGILE = "fragile skill"
    IDLE_SKILL = "idle skill"
    IDLE_COURSE = "idle course"
    """course_id, and the kind of role unless it is job; so of the next two."""
    REDUNDANT = "redundant course"
    DROPPING = "dropping a course"
    SEQUENCE = "mastered before introduced"
    """programme_id;skill_id"""
    PROMISE = "promise"
    """programme_id;role_id; the programme is empty where there is none."""
    BOTTLENECK = "bottleneck"
    """course_id"""
    EVIDENCE = "evidence"
    """department"""
    BALANCE = "balance"
    """kind of role"""
    PROBLEM = "problem"
    """kind of problem;skill_id;course_id;role_id;group_id, each empty where it is not about one;kind of role"""


def subject_of(*parts: str) -> str:
    """The subject as it is kept: its parts joined, those at the end that are empty left out."""
    return SEPARATOR.join(parts).rstrip(SEPARATOR)


def parts_of(subject: str, number: int) -> tuple[str, ...]:
    """So many parts of a subject; those that are not there are empty."""
    parts = subject.split(SEPARATOR, number - 1)
    return (*parts, *[""] * (number - len(parts)))


def figure_now(curriculum: Curriculum, finding: str, subject: str) -> Facts | None:
    """The figure of a finding by this curriculum: values by name; `holds` says whether the finding is still found.

    None where what it is about is not there any more. Raises `ValueError` for a finding that is none.
    """
    try:
        return _FIGURES[Finding(finding)](curriculum, subject)
    except KeyError:
        return None


def _skill(curriculum: Curriculum, subject: str, finding: Finding) -> Facts:
    skill_id, kind = parts_of(subject, 2)
    curriculum.skill(skill_id)
    measure = measure_of(curriculum, skill_id, _kind(kind))
    return {
        "needed_by": measure.needed_by,
        "needed": curriculum.scale.code(measure.deepest_needed or 0),
        "taught_by": measure.courses,
        "taught": curriculum.scale.code(measure.deepest_taught),
        "reached_by": len(measure.reached_by),
        "only": measure.reached_by[0] if len(measure.reached_by) == 1 else "",
        HOLDS: str(measure.finding or "") == finding.value,
    }


def _kind(name: str) -> RoleKind:
    """Raises `KeyError` for a kind that there is not."""
    found: dict[str, RoleKind] = {kind: kind for kind in get_args(RoleKind)}
    return found[name or "job"]


def _course(curriculum: Curriculum, subject: str, finding: Finding) -> Facts:
    course_id, kind = parts_of(subject, 2)
    curriculum.course(course_id)
    rows = course_moves(curriculum, None, _kind(kind)).to_dict("records")
    row = next((row for row in rows if row["course_id"] == course_id), None)
    if row is None:
        raise KeyError(course_id)  # It is outside the degree now.
    facts: dict[str, Fact] = {name: int(row[name]) for name in ("skills", "roles", "needs")}
    if finding is Finding.IDLE_COURSE:
        idle = {problem.where.course_id for problem in idle_courses(curriculum, _kind(kind))}
        return {**facts, HOLDS: course_id in idle}
    if finding is Finding.REDUNDANT:
        return {**facts, HOLDS: bool(facts["skills"]) and not facts["roles"]}
    return {**facts, "blocks": len(blocked(curriculum, course_id))}


def _sequence(curriculum: Curriculum, subject: str) -> Facts:
    programme_id, skill_id = parts_of(subject, 2)
    curriculum.skill(skill_id)
    for found, term in mastered_along_the_core(curriculum, programme_id):
        if found.skill_id == skill_id:
            return {"course": found.course_id, "term": term, HOLDS: True}
    return {HOLDS: False}


def _promise(curriculum: Curriculum, subject: str) -> Facts:
    programme_id, role_id = parts_of(subject, 2)
    (catalogue,) = role_coverages(curriculum, [role_id], curriculum.catalogue)
    facts: dict[str, Fact] = {"needs": catalogue.needs_total, "catalogue": catalogue.needs_met}
    if not programme_id:
        return {**facts, HOLDS: catalogue.needs_met < catalogue.needs_total}
    (core,) = role_coverages(curriculum, [role_id], required_core(curriculum, programme_id))
    return {**facts, "core": core.needs_met, HOLDS: core.needs_met < core.needs_total}


def _bottleneck(curriculum: Curriculum, subject: str) -> Facts:
    curriculum.course(subject)
    found = structure_of(curriculum)
    if found.cycle:
        return {"cycle": " → ".join(found.cycle)}
    measures = found.courses[subject]
    facts: dict[str, Fact] = {}
    for name in ("blocking", "delay", "complexity"):
        bounds = getattr(measures, name)
        facts[name] = str(bounds.least) if bounds.is_one else f"{bounds.least} to {bounds.most}"
    return facts


def _evidence(curriculum: Curriculum, subject: str) -> Facts:
    names = ("courses", "mapped", "links", "confirmed", "assessed")
    row = next((row for row in evidence(curriculum).to_dict("records") if row["department"] == subject), None)
    if row is None:
        raise KeyError(subject)
    facts: dict[str, Fact] = {name: int(row[name]) for name in names}
    return {**facts, HOLDS: facts["mapped"] != facts["courses"] or facts["confirmed"] != facts["links"]}


def _balance(curriculum: Curriculum, subject: str) -> Facts:
    value = balance_of(curriculum, _kind(subject))
    return {"balance": None if value is None else str(value)}


def _problem(curriculum: Curriculum, subject: str) -> Facts:
    kind, *ids, of_roles = parts_of(subject, 6)
    for problem in problems_by_kind(curriculum, _kind(of_roles)):
        where = problem.where
        here = [where.skill_id, where.course_id, where.role_id, where.group_id]
        if str(problem.kind) == kind and [item or "" for item in here] == ids:
            return {"says": sentence(problem, curriculum), HOLDS: True}
    return {HOLDS: False}


_FIGURES: Mapping[Finding, Callable[[Curriculum, str], Facts]] = {
    Finding.ORPHAN: partial(_skill, finding=Finding.ORPHAN),
    Finding.SHALLOW: partial(_skill, finding=Finding.SHALLOW),
    Finding.FRAGILE: partial(_skill, finding=Finding.FRAGILE),
    Finding.IDLE_SKILL: partial(_skill, finding=Finding.IDLE_SKILL),
    Finding.IDLE_COURSE: partial(_course, finding=Finding.IDLE_COURSE),
    Finding.REDUNDANT: partial(_course, finding=Finding.REDUNDANT),
    Finding.DROPPING: partial(_course, finding=Finding.DROPPING),
    Finding.SEQUENCE: _sequence,
    Finding.PROMISE: _promise,
    Finding.BOTTLENECK: _bottleneck,
    Finding.EVIDENCE: _evidence,
    Finding.BALANCE: _balance,
    Finding.PROBLEM: _problem,
}
