"""One cell of the map in words: how deep, assessed or not, and what that rests on."""

from __future__ import annotations

from planner.curriculum import Curriculum
from planner.mapping.cell_edits import link_of
from planner.wording import level_name, level_note

_ASSESSED = {True: "assessed", False: "not assessed", None: "whether it is assessed is not known"}
_BASIS = {
    "published": "published by the department",
    "inferred": "inferred from what is published",
    "assumed": "assumed",
    "local": "confirmed by the department",
    None: "what it rests on is not stated",
}


def cell_facts(curriculum: Curriculum, course_id: str, skill_id: str) -> tuple[str, ...]:
    """The facts of a cell, a sentence each: level and assessment, basis, evidence, source.

    Raises `KeyError` for a course or a skill that does not exist.
    """
    course = curriculum.course(course_id)
    curriculum.skill(skill_id)
    link = link_of(curriculum, course_id, skill_id)
    if link is None:
        if course.mapped:
            return (f"{course_id} does not teach it.",)
        return (f"Nobody has mapped {course_id} yet: whether it teaches this is not known.",)
    facts = [
        f"Level: {level_name(curriculum, link.level)}; {_ASSESSED[link.assessed]}.",
        f"Basis: {'; '.join(filter(None, (_BASIS[link.basis], level_note(link))))}.",
    ]
    if link.evidence:
        facts.append(f"Evidence: {link.evidence.rstrip('.')}.")
    if link.source_id:
        held = curriculum.has("sources", link.source_id)
        facts.append(f"Source: {curriculum.source(link.source_id).title if held else link.source_id}.")
    return tuple(facts)
