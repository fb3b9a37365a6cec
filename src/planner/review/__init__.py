"""Figures for a department's review (definitions, "Department measures"): frames, and a sentence for each.

- `promises`: how far the required core and the catalogue meet the needs of each role
- `risks`: skills that nobody teaches, that are not taught deep enough, that rest on one course, that nobody needs
- `evidence`: what is mapped, confirmed and assessed, by department
- `balance`: shares of needed and taught levels, after Porter (2002)
- `sequence`: what the required core masters before introducing it
- `bottlenecks`: courses that hold up many others, and the skills that rest on them alone
- `course_drops`, `without_course`: which roles each course moves, and what changes without one
- `certain_needs`: needs over all legal complete plans, by role and category
- `following`: the figure of any finding, recomputed at will, for the list of actions (`action_table`)

Roles are those of one kind, jobs unless another kind is asked for; courses outside the degree are left out.
"""

from planner.review.alignment import balance, balance_of, balance_sentence, needed_and_taught_shares
from planner.review.bottlenecks import bottlenecks, bottlenecks_sentence
from planner.review.core_sequence import sequence, sequence_sentence
from planner.review.map_evidence import evidence, evidence_sentence
from planner.review.role_promises import categories_sentence, promises, promises_by_category, promises_sentence
from planner.review.skill_risks import redundant_courses, redundant_sentence, risks, risks_sentence

__all__ = [
    "balance",
    "balance_of",
    "balance_sentence",
    "bottlenecks",
    "bottlenecks_sentence",
    "categories_sentence",
    "evidence",
    "evidence_sentence",
    "needed_and_taught_shares",
    "promises",
    "promises_by_category",
    "promises_sentence",
    "redundant_courses",
    "redundant_sentence",
    "risks",
    "risks_sentence",
    "sequence",
    "sequence_sentence",
]
