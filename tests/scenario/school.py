"""A small department for the tests of scenarios: requisites of each shape, pools of each shape, two roles."""

from __future__ import annotations

from planner.curriculum import Curriculum
from tests.builders import tiny_curriculum


def school() -> Curriculum:
    """Six courses of 3 credits.

    B-2 asks for A-1 and A-2 first, B-3 for A-2 or B-1, B-4 for A-1 alone. The core names A-1 and A-2 and is taken
    whole; electives are courses of the subject B but B-4; "entry" asks for A-2 alone.
    """
    return tiny_curriculum(
        roles={
            "mixer": {"mixing": "M", "editing": ("R", "useful")},
            "writer": {"writing": "R"},
        },
        courses={
            "A-1": {"mixing": "I", "editing": "R"},
            "A-2": {"mixing": "R"},
            "B-1": {"mixing": "M"},
            "B-2": {"writing": "I"},
            "B-3": {},
            "B-4": {},
        },
        prerequisites={"B-2": "A-1 & A-2", "B-3": "A-2 | B-1", "B-4": "A-1"},
        programmes={"major": {}},
        groups={
            "core": {"pool": "A-1 | A-2", "least_credits": 6, "shares_with": ("entry",)},
            "electives": {"pool": 'subject = "B" except B-4', "least_courses": 1},
            "entry": {"pool": "A-2", "least_courses": 1, "shares_with": ("core",)},
        },
        course_columns={"A-1": {"course_level": 100}, "A-2": {"course_level": 100}},
    )
