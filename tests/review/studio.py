"""A studio with two roles and five courses, small enough to count by hand."""

from __future__ import annotations

from typing import Any

import pandas as pd

from planner.curriculum import Curriculum
from tests.builders import tiny_curriculum

CORE = {"core": {"pool": "A-1 | A-2", "least_courses": 2}}


def studio(**columns: Any) -> Curriculum:
    """Required: A-1, A-2; elective: B-1, B-2; outside: X-1."""
    given: dict[str, Any] = {
        "categories": {"mixing": "Sound", "rigging": "Sound", "billing": "Business", "juggling": "Circus"},
        "programmes": {"major": {}},
        "groups": CORE,
        "outside": ["X-1"],
        "role_columns": {"mixer": {"family": "Studio"}},
    }
    return tiny_curriculum(
        roles={
            "mixer": {"mixing": "M", "rigging": "R", "billing": ("I", "useful")},
            "roadie": {"rigging": "I", "touring": (None, "useful")},
        },
        courses={
            "A-1": {"mixing": "R", "juggling": "I"},
            "A-2": {"mixing": "I", "rigging": "I"},
            "B-1": {"mixing": "M"},
            "B-2": {},
            "X-1": {"touring": "M", "billing": "R"},
        },
        **{**given, **columns},
    )


def rows(frame: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    return list(frame[list(columns)].itertuples(index=False, name=None))
