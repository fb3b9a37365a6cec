"""The one small curriculum that the tests of charts rest on, and what is asked of it."""

from __future__ import annotations

from planner.curriculum import Curriculum
from tests.builders import tiny_curriculum


def studio() -> Curriculum:
    """Two roles in two families, four skills in three categories, four courses; B-2 is not mapped, Z-1 outside."""
    return tiny_curriculum(
        roles={
            "mixer": {"mixing": "M", "ears": "R", "billing": ("I", "useful")},
            "tuner": {"tuning": "R", "ears": (None, "useful")},
        },
        courses={
            "A-1": {"mixing": "I", "ears": "R"},
            "A-2": {"mixing": "R"},
            "B-1": {"billing": "I"},
            "B-2": {},
            "Z-1": {"mixing": "M", "tuning": "I"},
        },
        outside=["Z-1"],
        unmapped=["B-2"],
        assessed=[("A-1", "ears")],
        categories={"mixing": "Studio", "ears": "Listening", "billing": "Business", "tuning": "Studio"},
        role_columns={"mixer": {"family": "Sound"}, "tuner": {"family": "Instruments"}},
        prerequisites={"A-2": "A-1", "B-1": "A-1 | B-2"},
        corequisites={"B-2": "A-2"},
        course_columns={"A-2": {"prerequisites_basis": "inferred"}, "B-1": {"prerequisites_basis": "published"}},
    )
