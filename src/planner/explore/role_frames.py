"""The tables about roles: all of them with what the sets of courses meet, and the needs of one with their reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from planner.coverage import NeedState, RoleCoverage, State
from planner.curriculum import Curriculum
from planner.explore.kinds import roles_of
from planner.problems.skills import RoleKind
from planner.solver.answers import NeedCertainty, RoleGuarantee
from planner.tables import CourseSkill, Evidence, RoleSkill
from planner.wording.guarantees import CERTAINTIES, IN_LEGAL_PLANS

if TYPE_CHECKING:
    import pandas as pd


def roles_frame(
    curriculum: Curriculum,
    by_set: Mapping[str, Mapping[str, RoleCoverage]],
    through: Mapping[str, str],
    kind: RoleKind = "job",
    guarantees: Mapping[str, RoleGuarantee] | None = None,
) -> pd.DataFrame:
    """One row a role of this kind that is in `through` (by id, with what it was found through), by family.

    Columns: role_id, role, needs, essential, "… meets" and "… meets essential" for each set (whole numbers), family,
    found through. Coverage of each role by named sets of courses is given in `by_set`. With `guarantees` the needs
    that every legal complete plan meets, guaranteed, and those that the best one meets, possible, stand before the
    last set.
    """
    import pandas as pd

    rows = []
    for role in roles_of(curriculum, kind):
        if role.role_id not in through:
            continue
        found = {name: coverages[role.role_id] for name, coverages in by_set.items()}
        totals = next(iter(found.values()))
        rows.append(
            {
                "role_id": role.role_id,
                "role": role.title,
                "needs": totals.needs_total,
                **{f"{name} meets": coverage.needs_met for name, coverage in found.items()},
                **(_guaranteed(guarantees[role.role_id]) if guarantees is not None else {}),
                "essential": totals.essentials_total,
                **{f"{name} meets essential": coverage.essentials_met for name, coverage in found.items()},
                "family": role.family or "",
                "found through": through[role.role_id],
            }
        )
    met = [f"{name} meets" for name in by_set]
    essential = [f"{name} meets essential" for name in by_set]
    ranged = [] if guarantees is None else ["guaranteed", "possible"]
    columns = ["role_id", "role", "needs", *met[:-1], *ranged, *met[-1:], "essential", *essential]
    columns += ["family", "found through"]
    return pd.DataFrame(rows, columns=columns)


def _guaranteed(found: RoleGuarantee) -> dict[str, int]:
    return {"guaranteed": int(found.met.least), "possible": int(found.met.most)}


def needs_frame(
    curriculum: Curriculum,
    role_id: str,
    by_set: Mapping[str, RoleCoverage],
    certainty: Mapping[str, NeedCertainty] | None = None,
) -> pd.DataFrame:
    """One row a need, by category in the curriculum's order, essential before useful, deepest first; all cells texts.

    Columns: skill_id, skill, needed (code), importance, one a set with the state ("short: I"), courses (codes with the
    level that they reach, deepest first), category, source says (numbered paraphrases), outside the degree, basis.
    With `certainty` (by skill) also in legal plans: guaranteed, reachable or out of reach over all of them.
    Raises `KeyError` for a role that does not exist.
    """
    import pandas as pd

    curriculum.role(role_id)
    states = {name: {need.skill_id: need for need in coverage.needs} for name, coverage in by_set.items()}
    rows = []
    for need in sorted(curriculum.needs_of(role_id), key=lambda need: _order(curriculum, need)):
        skill = curriculum.skill(need.skill_id)
        inside, outside = teaching(curriculum, need.skill_id)
        rows.append(
            {
                "skill_id": skill.skill_id,
                "skill": skill.name,
                "needed": "not stated" if need.level is None else curriculum.scale.code(need.level),
                "importance": need.importance,
                **{name: state_cell(curriculum, found[need.skill_id]) for name, found in states.items()},
                **({IN_LEGAL_PLANS: CERTAINTIES[certainty[need.skill_id]]} if certainty is not None else {}),
                "courses": coded(curriculum, inside),
                "category": skill.category,
                "source says": " ".join(f"{row.sentence}: {row.paraphrase}" for row in reasons(curriculum, need)),
                "outside the degree": coded(curriculum, outside),
                "basis": need.basis or "",
            }
        )
    legal = [] if certainty is None else [IN_LEGAL_PLANS]
    columns = ["skill_id", "skill", "needed", "importance", *by_set, *legal, "courses", "category"]
    return pd.DataFrame(rows, columns=[*columns, "source says", "outside the degree", "basis"], dtype="str")


def _order(curriculum: Curriculum, need: RoleSkill) -> tuple[int, bool, int]:
    category = curriculum.skill(need.skill_id).category
    return curriculum.categories.index(category), need.importance != "essential", -(need.level or 0)


def state_cell(curriculum: Curriculum, need: NeedState) -> str:
    """A state in a cell: "covered: M", "short: I" with the level attained; "missing" and "not known" alone."""
    reached = curriculum.scale.code(need.attained)
    return f"{need.state.value}: {reached}" if need.state in {State.COVERED, State.SHORT} else need.state.value


def teaching(curriculum: Curriculum, skill_id: str) -> tuple[tuple[CourseSkill, ...], tuple[CourseSkill, ...]]:
    """Who teaches a skill, in the catalogue and outside the degree; deepest first, then by code."""
    links = sorted(curriculum.taught_by(skill_id, outside=True), key=lambda link: (-link.level, link.course_id))
    outside = tuple(link for link in links if curriculum.course(link.course_id).outside)
    return tuple(link for link in links if link not in outside), outside


def coded(curriculum: Curriculum, links: Iterable[CourseSkill]) -> str:
    """Courses with the level that they reach: "MP-385 M, MP-340 R"."""
    return ", ".join(f"{link.course_id} {curriculum.scale.code(link.level)}" for link in links)


def reasons(curriculum: Curriculum, need: RoleSkill) -> tuple[Evidence, ...]:
    """The numbered sentences of the source, in our words, on which a need rests."""
    return tuple(row for row in curriculum.evidence_of(need.role_id) if row.sentence in need.evidence)


def evidence_frame(curriculum: Curriculum, role_id: str) -> pd.DataFrame:
    """One row a sentence of the role's source: its number, what it says in our words, what became of it, which needs.

    Columns: sentence, in our words, use (with the reason where it was set aside), needs that rest on it.
    """
    import pandas as pd

    needs = curriculum.needs_of(role_id)
    rows = [
        {
            "sentence": row.sentence,
            "in our words": row.paraphrase,
            "use": f"{row.use}: {row.reason}" if row.reason else row.use,
            "needs that rest on it": ", ".join(
                curriculum.skill(need.skill_id).name for need in needs if row.sentence in need.evidence
            ),
        }
        for row in curriculum.evidence_of(role_id)
    ]
    return pd.DataFrame(rows, columns=["sentence", "in our words", "use", "needs that rest on it"])
