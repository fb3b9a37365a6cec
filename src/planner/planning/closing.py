"""The gaps of a role beside the courses that close them, and the first term of a plan in which each may be taken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.coverage import NeedState, RoleCoverage, gaps
from planner.curriculum import Curriculum
from planner.model import Term
from planner.plan import Plan
from planner.planning.earliest import first_legal_term
from planner.planning.waiting import waiting_words, waits_for
from planner.solver.answers import NeedCertainty, RoleGuarantee
from planner.tables import CourseSkill
from planner.wording import CERTAINTIES, IN_LEGAL_PLANS, UNDER_THE_RULES, counted, percent

if TYPE_CHECKING:
    import pandas as pd

NONE = "none"
_MOST_WAITING = 3


@dataclass(frozen=True, slots=True)
class Closer:
    """A course that closes a gap, or makes it smaller, beside the plan that it may go into."""

    course_id: str
    level: int
    """Depth at which it teaches the skill."""
    closes: bool
    """Whether that is as deep as the role needs; else it narrows the gap."""
    outside: bool
    in_plan: bool
    first_term: Term | None
    """The first term of the plan in which it may be taken; None where none is yet, or it is in the plan."""


def closers(curriculum: Curriculum, plan: Plan, need: NeedState, *, outside: bool = False) -> tuple[Closer, ...]:
    """The courses that teach the skill deeper than is attained.

    First those that close the gap, among these the ones that may be taken in some term of the plan as it is, then the
    deepest, by code. With `outside` courses outside the degree follow those of the catalogue. Empty where the need is
    met.
    """
    if need.is_met:
        return ()
    wanted = need.needed or 1
    links = [link for link in curriculum.taught_by(need.skill_id, outside=outside) if link.level > need.attained]
    return tuple(sorted((_closer(curriculum, plan, link, wanted) for link in links), key=_order))


def gap_frame(
    curriculum: Curriculum,
    coverages: Iterable[RoleCoverage],
    plan: Plan,
    *,
    outside: bool = False,
    guarantees: Mapping[str, RoleGuarantee] | None = None,
) -> pd.DataFrame:
    """One row an unmet need, role by role, in the order of what closing adds; all cells are texts.

    Columns: role, skill, importance, needed, attained, state, adds, closed by, narrowed by, first term, waits for; with
    `outside` also outside the degree, with `guarantees` (by role) also in legal plans: guaranteed, reachable or out of
    reach over all of them. A course stands with its level where it only narrows the gap. `first term` is the earliest
    one in which a course of the catalogue that closes the gap may be added to the plan; where there is none, `waits
    for` says what lacks: "MP-226 for MP-225".
    """
    import pandas as pd

    rows = []
    for coverage in coverages:
        certainty = None if guarantees is None else guarantees[coverage.role_id].needs
        for need in gaps(curriculum, coverage):
            row = _row(curriculum, coverage, need, plan, outside)
            legal = {} if certainty is None else {IN_LEGAL_PLANS: CERTAINTIES[certainty[need.skill_id]]}
            rows.append(row | legal)
    columns = ["role", "skill", "importance", "needed", "attained", "state", "adds"]
    columns += [] if guarantees is None else [IN_LEGAL_PLANS]
    columns += ["closed by", "narrowed by", "first term", "waits for", *(["outside the degree"] if outside else [])]
    return pd.DataFrame(rows, columns=columns)


def gap_sentence(frame: pd.DataFrame) -> str:
    """How many gaps there are, how many of them courses of the catalogue close or narrow, how many no legal plan can.

    The last only where the table has it.
    """
    if frame.empty:
        return "No gap is left."
    closed = int((frame["closed by"] != NONE).sum())
    narrowed = int(((frame["closed by"] == NONE) & (frame["narrowed by"] != NONE)).sum())
    words = f"{counted(len(frame), 'gap')}: courses of the catalogue close {closed or 'none'} of them"
    words += f" and narrow {narrowed} more." if narrowed else "."
    lost = 0
    if IN_LEGAL_PLANS in frame:
        lost = int((frame[IN_LEGAL_PLANS] == CERTAINTIES[NeedCertainty.OUT_OF_REACH]).sum())
    if not lost:
        return words
    which = "All" if lost == len(frame) > 1 else "It" if len(frame) == 1 else f"{lost} of them"
    verb = "is" if lost == 1 else "are"
    return f"{words} {which} {verb} out of reach of every legal complete plan, {UNDER_THE_RULES}."


def _order(entry: Closer) -> tuple[bool, bool, bool, int, str]:
    return entry.outside, not entry.closes, entry.first_term is None, -entry.level, entry.course_id


def _closer(curriculum: Curriculum, plan: Plan, link: CourseSkill, wanted: int) -> Closer:
    in_plan = link.course_id in plan.courses
    return Closer(
        course_id=link.course_id,
        level=link.level,
        closes=link.level >= wanted,
        outside=curriculum.course(link.course_id).outside,
        in_plan=in_plan,
        first_term=None if in_plan else first_legal_term(curriculum, plan, link.course_id),
    )


def _waiting(curriculum: Curriculum, plan: Plan, found: Iterable[Closer]) -> str:
    """What the first few courses that would close the gap wait for; empty where none would."""
    closing = [entry.course_id for entry in found if entry.closes and not entry.in_plan]
    waiting = [waits_for(curriculum, plan, course_id) for course_id in closing[:_MOST_WAITING]]
    words = [f"{entry.course_id} for {waiting_words(entry)}" for entry in waiting if entry is not None]
    more = len(closing) - _MOST_WAITING
    return "; ".join([*words, *([f"{more} more"] if more > 0 else [])])


def _row(curriculum: Curriculum, coverage: RoleCoverage, need: NeedState, plan: Plan, outside: bool) -> dict[str, str]:
    found = closers(curriculum, plan, need, outside=outside)
    scale, seasons = curriculum.scale, curriculum.about.seasons

    def named(chosen: Iterable[Closer]) -> str:
        words = [
            entry.course_id if entry.closes else f"{entry.course_id} ({scale.code(entry.level)})" for entry in chosen
        ]
        return ", ".join(words) or NONE

    inside = [entry for entry in found if not entry.outside]
    terms = [entry.first_term for entry in inside if entry.closes and entry.first_term is not None]
    row: dict[str, str] = {
        "role": curriculum.role(coverage.role_id).title,
        "skill": curriculum.skill(need.skill_id).name,
        "importance": need.importance,
        "needed": "not stated" if need.needed is None else scale.code(need.needed),
        "attained": scale.code(need.attained) or "none",
        "state": need.state.value,
        "adds": percent(need.adds),
        "closed by": named(entry for entry in inside if entry.closes),
        "narrowed by": named(entry for entry in inside if not entry.closes),
        "first term": str(min(terms, key=lambda term: term.position(seasons))) if terms else NONE,
        "waits for": "" if terms else _waiting(curriculum, plan, inside),
    }
    if outside:
        row["outside the degree"] = named(entry for entry in found if entry.outside)
    return row
