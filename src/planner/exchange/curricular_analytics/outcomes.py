"""Blocks of learning outcomes: those of courses as skills that the courses teach, those of the whole as roles."""

from __future__ import annotations

from dataclasses import dataclass, field

from planner.exchange.counts_in_words import counted
from planner.exchange.curricular_analytics import layout
from planner.exchange.curricular_analytics.course_cells import Named
from planner.exchange.curricular_analytics.layout import Layout, Line
from planner.exchange.naming import Slugs
from planner.exchange.reading import Reading
from planner.tables import CourseSkill, Role, RoleSkill, Row, Skill

CATEGORY = "Learning outcomes"
_LOWEST = 1


@dataclass
class _Skills:
    """The skills so far, one a name."""

    rows: dict[str, Skill] = field(default_factory=dict)
    _ids: Slugs = field(default_factory=Slugs)

    def of(self, name: str, definition: str | None) -> Skill:
        """The skill of a name, case ignored, made where there is none yet."""
        key = name.casefold()
        if key not in self.rows:
            skill_id = self._ids.new(name)
            self.rows[key] = Skill(skill_id=skill_id, name=name, category=CATEGORY, definition=definition)
        return self.rows[key]


def read(file: str, found: Layout, named: Named, reading: Reading) -> dict[str, tuple[Row, ...]]:
    """Roles of kind outcome, skills, and what links them: the four tables, empty for a file without outcomes.

    An outcome of the curriculum is a role that needs the skill of its name, essential and at no stated level.
    """
    skills = _Skills()
    roles, needs = _of_curriculum(file, found, skills, reading)
    links = _of_courses(file, found, named, skills, reading)
    return {
        "roles": tuple(roles),
        "skills": tuple(skills.rows.values()),
        "role_skills": tuple(needs),
        "course_skills": tuple(links),
    }


def _outcome(file: str, line: Line, reading: Reading) -> tuple[str, str | None] | None:
    name = line.cells.get("learning outcome", "")
    if not name:
        reading.leave_out(file, "the name of a learning outcome", row=line.number, column="learning outcome")
        return None
    return name, line.cells.get("description")


def _of_curriculum(file: str, found: Layout, skills: _Skills, reading: Reading) -> tuple[list[Role], list[RoleSkill]]:
    roles: dict[str, Role] = {}
    for line in found.lines(layout.CURRICULUM_OUTCOMES):
        outcome = _outcome(file, line, reading)
        if outcome is None:
            continue
        skill = skills.of(*outcome)
        if skill.skill_id in roles:
            reading.leave_out(file, "each learning outcome once", row=line.number, value=outcome[0])
            continue
        roles[skill.skill_id] = Role(role_id=skill.skill_id, kind="outcome", title=skill.name, summary=outcome[1])
    if roles:
        reading.understood.append(
            f"{counted(len(roles), 'learning outcome')} of the curriculum: each became a role of kind outcome."
        )
    needs = [RoleSkill(role_id=role_id, skill_id=role_id, importance="essential") for role_id in roles]
    return list(roles.values()), needs


def _of_courses(file: str, found: Layout, named: Named, skills: _Skills, reading: Reading) -> list[CourseSkill]:
    courses: dict[str, str] = {}
    for line, course_id in zip(named.lines, named.course_ids, strict=True):
        courses.setdefault(line.cells.get("course id", ""), course_id)
    links: dict[tuple[str, str], CourseSkill] = {}
    for line in found.lines(layout.COURSE_OUTCOMES):
        identifier = line.cells.get("course id", "")
        outcome = _outcome(file, line, reading)
        if identifier not in courses or not identifier:
            expected = "the Course ID of a course in this file"
            reading.leave_out(file, expected, row=line.number, column="course id", value=identifier or None)
        elif outcome is not None:
            link = CourseSkill(course_id=courses[identifier], skill_id=skills.of(*outcome).skill_id, level=_LOWEST)
            links[link.course_id, link.skill_id] = link
    if links:
        outcomes = counted(len(links), "learning outcome")
        reading.assumed.append(f"{outcomes} of courses: read as skills taught at the lowest level, as none is stated.")
    return list(links.values())
