"""What a course waits for where no term of the plan can take it as the plan stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from planner import requisites
from planner.curriculum import Curriculum
from planner.plan import Plan
from planner.plan_edits import unlock
from planner.planning.earliest import first_legal_term, term_to_try, unmet_in
from planner.requisites import Leaf
from planner.wording import listed


class Lack(StrEnum):
    """What keeps a course out of every term of the plan."""

    TERMS = "a term in the plan"
    REQUISITES = "what it asks for"
    SEASON = "a term in a season that offers it"
    LOCK = "a term that its lock allows"
    ROOM = "room for its credits"


@dataclass(frozen=True, slots=True)
class Waiting:
    """Why a course has no first legal term; `unmet` is the smallest missing part of what it asks for."""

    course_id: str
    lack: Lack
    unmet: tuple[Leaf, ...] = ()
    seasons: tuple[str, ...] = ()
    """The seasons that offer it, where the plan has none of them."""


def waits_for(curriculum: Curriculum, plan: Plan, course_id: str) -> Waiting | None:
    """What the course waits for; None where some term of the plan can take it, or it is in the plan already.

    The first that applies: a term at all, a season that offers it, what it asks for (in the first term that leaves room
    before it for what is missing), its lock, room for its credits. Raises `KeyError` for an unknown course.
    """
    course = curriculum.course(course_id)
    if course_id in plan.courses or first_legal_term(curriculum, plan, course_id) is not None:
        return None
    term = term_to_try(curriculum, plan, course_id)
    if term is None:
        return Waiting(course_id, Lack.TERMS)
    if course.terms and not any(planned.term.season in course.terms for planned in plan.terms):
        return Waiting(course_id, Lack.SEASON, seasons=course.terms)
    unmet = unmet_in(curriculum, plan, course_id, term)
    if unmet:
        return Waiting(course_id, Lack.REQUISITES, unmet=unmet)
    freed = first_legal_term(curriculum, unlock(plan, course_id), course_id)
    return Waiting(course_id, Lack.ROOM if freed is None else Lack.LOCK)


def waiting_words(waiting: Waiting) -> str:
    """What is waited for: "MP-225", "a term in Summer", "room for its credits in some term"."""
    if waiting.lack is Lack.REQUISITES:
        return listed([requisites.in_words(leaf) for leaf in waiting.unmet])
    if waiting.lack is Lack.SEASON:
        return f"a term in {' or '.join(waiting.seasons)}"
    return waiting.lack.value
