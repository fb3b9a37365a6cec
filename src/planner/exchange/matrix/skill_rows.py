"""The skills or outcomes of a map: those that the curriculum has, and new ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from planner.curriculum import Curriculum
from planner.exchange import naming
from planner.exchange.matrix import known
from planner.exchange.matrix.heads import Heads
from planner.exchange.matrix.known import Names
from planner.tables import Role, RoleSkill, Row, Skill

CATEGORY = "Imported"
"""Of new skills over which the map has no heading."""


class SkillRows:
    """Skills by the names of a map, with the rows that are new; an outcome is a role that needs a skill of its own."""

    def __init__(self, into: Curriculum, kind: Literal["skills", "outcomes"], names: Names) -> None:
        self._into, self._kind = into, kind
        self._skills, self._outcomes = names.skills, names.outcomes
        self._skill_ids = naming.Slugs(skill.skill_id for skill in into.skills)
        self._role_ids = naming.Slugs(role.role_id for role in into.roles)
        self._by_name: dict[str, str] = {}
        self._rows: dict[str, list[Row]] = {"skills": [], "roles": [], "role_skills": []}
        self.known = 0
        self.new = 0

    def id_of(self, heads: Heads, column: int) -> str:
        """The id of the skill over a column, which is entered, with its outcome, where it is new."""
        name = heads.names[column]
        key = known.squeezed(name) or name
        if key not in self._by_name:
            self._by_name[key] = (
                self._outcome(heads, column) if self._kind == "outcomes" else self._skill(heads, column)
            )
            is_known = self._by_name[key] in {skill.skill_id for skill in self._into.skills}
            self.known, self.new = self.known + is_known, self.new + (not is_known)
        return self._by_name[key]

    def _skill(self, heads: Heads, column: int) -> str:
        name, label = heads.names[column], heads.labels.get(column, "")
        found = self._skills.find(name) or (self._skills.find(label) if label else None)
        if found is not None:
            return found
        skill_id = self._skill_ids.new(name)
        others = (label,) if label and ";" not in label else ()
        category = heads.bands.get(column, CATEGORY)
        self._rows["skills"].append(Skill(skill_id=skill_id, name=name, category=category, also_known_as=others))
        return skill_id

    def _outcome(self, heads: Heads, column: int) -> str:
        """The skill of an outcome: the only one that it needs, where the curriculum has it, else one of its own."""
        name, label = heads.names[column], heads.labels.get(column, "")
        role_id = self._outcomes.find(name) or (self._outcomes.find(label) if label else None)
        needs = self._into.needs_of(role_id) if role_id else ()
        if len(needs) == 1:
            return needs[0].skill_id
        skill_id = self._skill(heads, column)
        if role_id is None:
            role_id = self._role_ids.new(name)
            others = (label,) if label and ";" not in label else ()
            family = heads.bands.get(column)
            role = Role(role_id=role_id, kind="outcome", title=name, family=family, also_known_as=others)
            self._rows["roles"].append(role)
        if skill_id not in {need.skill_id for need in needs}:
            need = RoleSkill(role_id=role_id, skill_id=skill_id, importance="essential", basis="local")
            self._rows["role_skills"].append(need)
        return skill_id

    def tables(self) -> dict[str, Sequence[Row]]:
        """The new rows by table."""
        return dict(self._rows)
