"""A tiny curriculum for the tables: two roles, four courses of which one is outside and one unmapped, two sets."""

from __future__ import annotations

from collections.abc import Mapping

from planner.coverage import RoleCoverage, role_coverage
from planner.curriculum import Curriculum
from planner.tables import Evidence, Source
from tests.builders import tiny_curriculum

SETS = {"core": ("A-1",), "all": ("A-1", "A-2", "A-9")}


def studio() -> Curriculum:
    made = tiny_curriculum(
        roles={"mixer": {"mix": ("I", "useful"), "ears": "R", "faders": "M"}, "agent": {"deals": (None, "essential")}},
        courses={"A-1": {"ears": "I"}, "A-2": {"faders": "M", "ears": "R"}, "A-9": {}, "O-1": {"ears": "M"}},
        categories={"mix": "studio", "faders": "studio", "ears": "music", "deals": "business"},
        outside=["O-1"],
        unmapped=["A-9"],
        prerequisites={"A-2": "A-1", "A-1": "none"},
        corequisites={"A-2": "A-9"},
        terms={"A-1": ("Fall",)},
        credits={"A-9": None},
        role_columns={"mixer": {"family": "Sound"}},
        course_columns={
            "A-1": {"suggested_term": 2, "title_basis": "published", "source_id": "leaflet"},
            "A-2": {"prerequisites_basis": "inferred", "corequisites_basis": "published"},
            "A-9": {"title": None},
        },
        sources=(Source(source_id="leaflet", title="Leaflet"),),
        evidence=(
            Evidence(role_id="mixer", sentence=1, paraphrase="Moves faders.", use="duty"),
            Evidence(role_id="mixer", sentence=2, paraphrase="Works late.", use="set aside", reason="no skill"),
        ),
    )
    needs = tuple(
        need.model_copy(update={"evidence": (1,), "basis": "inferred"}) if need.skill_id == "faders" else need
        for need in made.role_skills
    )
    return made.replace(role_skills=needs)


def by_set(curriculum: Curriculum) -> Mapping[str, Mapping[str, RoleCoverage]]:
    return {
        name: {role.role_id: role_coverage(curriculum, role.role_id, courses) for role in curriculum.roles}
        for name, courses in SETS.items()
    }
