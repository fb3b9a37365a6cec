"""A small curriculum of three skills with other names and definitions, for tests that can be checked by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from planner.curriculum import Curriculum
from planner.tables import Skill
from tests.builders import tiny_curriculum


def skill(skill_id: str, name: str, *others: str, definition: str = "") -> Skill:
    return Skill(skill_id=skill_id, name=name, category="c", definition=definition or None, also_known_as=others)


def studio(*more: Skill, **given: Any) -> Curriculum:
    """Mixing, recording and programming; `more` skills follow."""
    skills = (
        skill("mixing", "Music mixing", "mixdown", definition="Balance the tracks of a song."),
        skill("recording", "Vocal and voice-over recording", "comping", definition="Guide a singer through the takes."),
        skill("programming", "Music programming", "Max", "C#", "DSP", definition="Build instruments out of code."),
        *more,
    )
    return replace(tiny_curriculum(**given), skills=skills)
