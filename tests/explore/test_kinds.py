"""Jobs, outcomes and standards are always filtered apart."""

from __future__ import annotations

from planner.curriculum import Curriculum
from planner.explore.kinds import kinds_in, needing, roles_of
from tests.builders import tiny_curriculum


def _curriculum() -> Curriculum:
    return tiny_curriculum(
        roles={"loose": {"a": "I"}, "agent": {"a": "R"}, "mixer": {"a": "M"}, "goal": {"a": "M"}, "player": {}},
        role_columns={
            "agent": {"family": "Business"},
            "mixer": {"family": "Sound"},
            "player": {"family": "Business"},
            "goal": {"kind": "outcome", "family": "Sound"},
        },
    )


def test_roles_of_a_kind_stand_by_family_and_those_without_one_last() -> None:
    assert [role.role_id for role in roles_of(_curriculum())] == ["agent", "player", "mixer", "loose"]
    assert [role.role_id for role in roles_of(_curriculum(), "outcome")] == ["goal"]


def test_only_the_kinds_that_there_are() -> None:
    assert kinds_in(_curriculum()) == ("job", "outcome")
    assert kinds_in(tiny_curriculum()) == ()


def test_needs_for_a_skill_are_those_of_one_kind() -> None:
    assert [need.role_id for need in needing(_curriculum(), "a")] == ["loose", "agent", "mixer"]
    assert [need.role_id for need in needing(_curriculum(), "a", "outcome")] == ["goal"]
