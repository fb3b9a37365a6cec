"""Tiny curricula and plans from short literals, so that a test shows all the data that it rests on.

`tiny_curriculum(roles={"mixer": {"mixing": ("M", "essential")}}, courses={"A-1": {"mixing": "I"}})`: skills stand in
the order in which roles, courses and `skills` first name them, all in the category "skills" unless `categories` says
otherwise. A course has 3 credits unless `credits` says otherwise, is mapped unless `unmapped` names it, and its subject
and department are what stands before the hyphen; `course_columns={"A-1": {"suggested_term": 1}}` sets any column,
`role_columns` likewise. `programmes={"major": {}}` is a major of 8 terms; `groups={"core": {"pool": "A-1 | A-2",
"least_courses": 2}}` belongs to the first programme unless it says otherwise; `conditions` gives titles by id. `about`
overrides fields of `About`; `more_tables` gives the other fields of `Curriculum`, `plans` say.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from planner import tables
from planner.curriculum import About, Curriculum, TermCredits
from planner.model import Level, Scale, Term
from planner.plan import Aim, Completed, Plan, PlannedTerm

Need = str | tuple[str | None, str]
"""A level's code (the need is then essential), or the code (None = no level stated) with the importance."""
Rows = Mapping[str, Mapping[str, Any]]
"""Columns of a table by the id of the row."""

IRM = Scale(
    (
        Level("I", "introduced", "follows with help", 1),
        Level("R", "reinforced", "does it alone in a common case", 2),
        Level("M", "mastered", "does it alone in any case", 3),
    )
)
SEASONS = ("Spring", "Summer", "Fall")


def tiny_curriculum(
    roles: Mapping[str, Mapping[str, Need]] | None = None,
    courses: Mapping[str, Mapping[str, str]] | None = None,
    *,
    credits: Mapping[str, float | None] | None = None,  # noqa: A002 - the domain's word
    prerequisites: Mapping[str, str] | None = None,
    corequisites: Mapping[str, str] | None = None,
    strict_corequisites: Mapping[str, str] | None = None,
    terms: Mapping[str, tuple[str, ...]] | None = None,
    outside: Collection[str] = (),
    unmapped: Collection[str] = (),
    assessed: Collection[tuple[str, str]] = (),
    categories: Mapping[str, str] | None = None,
    skills: Iterable[str] = (),
    programmes: Rows | None = None,
    groups: Rows | None = None,
    conditions: Mapping[str, str] | None = None,
    course_columns: Rows | None = None,
    role_columns: Rows | None = None,
    about: Mapping[str, Any] | None = None,
    **more_tables: Any,
) -> Curriculum:
    """A curriculum on the scale I, R, M from short literals (see above)."""
    roles, courses, programmes = roles or {}, courses or {}, programmes or {}
    given = {
        "credits": credits,
        "prerequisites": prerequisites,
        "corequisites": corequisites,
        "strict_corequisites": strict_corequisites,
        "terms": terms,
        "outside": dict.fromkeys(outside, True),
        "mapped": dict.fromkeys(unmapped, False),
    }
    named = [skill for links in (*roles.values(), *courses.values()) for skill in links]
    fields: dict[str, Any] = {
        "about": tiny_about(**(about or {})),
        "roles": _roles(roles, role_columns or {}),
        "skills": _skills([*named, *skills], categories or {}),
        "role_skills": tuple(
            _need(role, skill, need) for role, needs in roles.items() for skill, need in needs.items()
        ),
        "courses": _courses(courses, given, course_columns or {}),
        "course_skills": _course_skills(courses, assessed),
        "programmes": _programmes(programmes),
        "requirement_groups": _groups(groups or {}, next(iter(programmes), "")),
        "conditions": tuple(tables.Condition(condition_id=key, title=text) for key, text in (conditions or {}).items()),
    }
    return Curriculum(**{**fields, **more_tables})


def tiny_about(**changes: Any) -> About:
    """Scale I, R, M; seasons Spring, Summer, Fall; 12 to 16 credits a term."""
    fields: dict[str, Any] = {
        "title": "Tiny curriculum",
        "institution": "Tiny college",
        "department": "Tiny department",
        "seasons": SEASONS,
        "credits_per_term": TermCredits(usual=15, least=12, most=16),
        "scale": IRM,
    }
    return About(**{**fields, **changes})


def tiny_plan(
    terms: Mapping[str, Iterable[str]] | None = None,
    *,
    completed: Iterable[str] = (),
    aims: Iterable[str] = (),
    first_term: str | None = None,
    **more: Any,
) -> Plan:
    """A plan: `terms={"2026 Fall": ["A-1"]}`, in order; its first term is the first of these, else 2026 Fall."""
    planned = tuple(
        PlannedTerm(term=Term.parse(term), courses=tuple(course_ids)) for term, course_ids in (terms or {}).items()
    )
    fields: dict[str, Any] = {
        "title": "Tiny plan",
        "roles": tuple(Aim(role_id=role_id) for role_id in aims),
        "first_term": first_term or (planned[0].term if planned else "2026 Fall"),
        "completed": tuple(Completed(course_id=course_id) for course_id in completed),
        "terms": planned,
    }
    return Plan(**{**fields, **more})


def _title(identifier: str) -> str:
    return identifier.replace("-", " ").capitalize()


def _roles(roles: Iterable[str], columns: Rows) -> tuple[tables.Role, ...]:
    rows: list[dict[str, Any]] = [
        {"role_id": role_id, "title": _title(role_id), **columns.get(role_id, {})} for role_id in roles
    ]
    return tuple(tables.Role(**row) for row in rows)


def _skills(skills: Iterable[str], categories: Mapping[str, str]) -> tuple[tables.Skill, ...]:
    return tuple(
        tables.Skill(skill_id=skill, name=_title(skill), category=categories.get(skill, "skills"))
        for skill in dict.fromkeys(skills)
    )


def _need(role_id: str, skill_id: str, need: Need) -> tables.RoleSkill:
    code, importance = (need, "essential") if isinstance(need, str) else need
    level = None if code is None else IRM.depth(code)
    row = {"role_id": role_id, "skill_id": skill_id, "level": level, "importance": importance}
    return tables.RoleSkill.model_validate(row)


def _courses(
    courses: Iterable[str], given: Mapping[str, Mapping[str, Any] | None], columns: Rows
) -> tuple[tables.Course, ...]:
    rows = []
    for course_id in courses:
        subject = course_id.partition("-")[0]
        row: dict[str, Any] = {"course_id": course_id, "title": f"Course {course_id}", "credits": 3, "mapped": True}
        row |= {"subject": subject, "department": subject}
        row |= {name: values[course_id] for name, values in given.items() if values and course_id in values}
        rows.append(row | dict(columns.get(course_id, {})))
    return tuple(tables.Course.model_validate(row) for row in rows)


def _course_skills(
    courses: Mapping[str, Mapping[str, str]], assessed: Collection[tuple[str, str]]
) -> tuple[tables.CourseSkill, ...]:
    return tuple(
        tables.CourseSkill(
            course_id=course_id,
            skill_id=skill,
            level=IRM.depth(code),
            assessed=True if (course_id, skill) in assessed else None,
        )
        for course_id, links in courses.items()
        for skill, code in links.items()
    )


def _programmes(programmes: Rows) -> tuple[tables.Programme, ...]:
    rows: list[dict[str, Any]] = [
        {"programme_id": key, "title": _title(key), "kind": "major", "terms": 8, **columns}
        for key, columns in programmes.items()
    ]
    return tuple(tables.Programme(**row) for row in rows)


def _groups(groups: Rows, programme_id: str) -> tuple[tables.RequirementGroup, ...]:
    rows: list[dict[str, Any]] = [
        {"group_id": key, "programme_id": programme_id, "title": _title(key), **columns}
        for key, columns in groups.items()
    ]
    return tuple(tables.RequirementGroup(**row) for row in rows)
