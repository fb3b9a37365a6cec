"""Words for what a scenario does to saved plans, and for the smallest repair of one."""

from __future__ import annotations

from collections.abc import Sequence

from planner.curriculum import Curriculum
from planner.scenario.outcomes import PlanOutcome, Repair
from planner.wording.clash import clash_sentence
from planner.wording.phrases import counted, listed

_TO = 5
"""Counts of students are rounded to the nearest multiple, as those of a cohort are."""


def plans_sentence(outcomes: Sequence[PlanOutcome]) -> str:
    """What a scenario does to saved plans, in counts."""
    if not outcomes:
        return "No saved plan was looked at."
    illegal = sum(plan.was_legal and not plan.is_legal for plan in outcomes)
    incomplete = sum(plan.was_complete and not plan.is_complete for plan in outcomes)
    counts = (
        (illegal, "becomes illegal", "become illegal"),
        (incomplete, "becomes incomplete", "become incomplete"),
        (sum(map(_loses, outcomes)), "meets fewer needs", "meet fewer needs"),
    )
    parts = [f"{number} {one if number == 1 else more}" for number, one, more in counts if number]
    total = counted(len(outcomes), "saved plan")
    if not parts:
        return f"None of {total} becomes illegal or incomplete, and none meets fewer needs."
    return f"Of {total}, {listed(parts)}."


def _loses(plan: PlanOutcome) -> bool:
    return sum(after - before for _, before, after in plan.lost) < 0


def repair_sentence(curriculum: Curriculum, repair: Repair) -> str:
    """The smallest repair of a plan, or why there is none: "Drop MP-247 and add MP-248. Proved: …"."""
    if repair.plan is None:
        return clash_sentence(curriculum, repair.clash) if repair.clash else repair.why
    parts = [
        f"{verb} {listed(courses)}"
        for verb, courses in (("drop", repair.dropped), ("add", repair.added), ("move", repair.moved))
        if courses
    ]
    if not parts:
        return "The plan can stay as it is."
    words = listed(parts)
    proof = "Proved: no smaller change is enough." if repair.is_proved else "A smaller change may be enough."
    return f"{words[0].upper()}{words[1:]}. {proof}"


def everybodys_sentence(outcomes: Sequence[Sequence[PlanOutcome]], least: int) -> str:
    """What a scenario does to the plans that all students keep, in counts of students that tell of no small group.

    Each entry of `outcomes` are the plans of one student. `least` is the smallest group that is shown (the curriculum's
    `small_group`): fewer students than that are not counted at all, a smaller number of them is "fewer than" it, and
    one so large that the rest would be told is "most". Counts are rounded, so that two scenarios that differ by little
    do not tell of one student by subtraction.
    """
    total = len(outcomes)
    if total < least:
        return f"Fewer than {least} students keep plans: their counts are not shown."
    illegal = sum(any(plan.was_legal and not plan.is_legal for plan in own) for own in outcomes)
    fewer = sum(any(map(_loses, own)) for own in outcomes)
    parts = [
        f"{_shown(illegal, total, least)} have one that becomes illegal",
        f"{_shown(fewer, total, least)} have one that meets fewer needs",
    ]
    return f"Of about {_rounded(total)} students who keep plans, {listed(parts)}."


def _shown(number: int, total: int, least: int) -> str:
    if number in {0, total}:
        return "all" if number else "none"
    if number < least:
        return f"fewer than {least}"
    return "most" if total - number < least else f"about {_rounded(number)}"


def _rounded(number: int) -> int:
    return _TO * round(number / _TO)
