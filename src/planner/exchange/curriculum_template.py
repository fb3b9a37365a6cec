"""A curriculum to start from: settings and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from planner.about import About, TermCredits
from planner.curriculum import Curriculum
from planner.exchange.usual_scale import USUAL_SCALE
from planner.model import Level, Scale

USUAL_LEVELS = tuple((level.code, level.name, level.sentence) for level in USUAL_SCALE.levels)
"""Code, name, and what a student can then do, from the lowest level up."""
USUAL_SEASONS = ("Spring", "Summer", "Fall")


def empty(
    title: str,
    institution: str,
    department: str,
    *,
    levels: Sequence[tuple[str, str, str]] = USUAL_LEVELS,
    seasons: Sequence[str] = USUAL_SEASONS,
) -> Curriculum:
    """A curriculum without a role, a skill or a course. Levels are given from the lowest up.

    Raises `ValueError` for no level or season, a level without a code or a season without a name, and codes or seasons
    that differ by case alone; `pydantic.ValidationError`, a `ValueError` too, for blank names.
    """
    codes = [code.strip().casefold() for code, _, _ in levels]
    if not codes or not all(codes) or len(set(codes)) < len(codes):
        raise ValueError("each level needs a code of its own")
    named = [season.strip().casefold() for season in seasons]
    if not named or not all(named) or len(set(named)) < len(named):
        raise ValueError("a year needs seasons, each with a name of its own")
    scale = Scale(
        tuple(Level(code.strip(), name, sentence, depth) for depth, (code, name, sentence) in enumerate(levels, 1))
    )
    about = About(
        title=title,
        institution=institution,
        department=department,
        seasons=tuple(season.strip() for season in seasons),
        credits_per_term=TermCredits(usual=15, least=0, most=18),
        scale=scale,
    )
    return Curriculum(about=about, roles=(), skills=(), role_skills=(), courses=(), course_skills=())
