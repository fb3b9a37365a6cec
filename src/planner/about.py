"""What a curriculum says of itself: the institution, its seasons, its terms and its scale of levels."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from planner import tables
from planner.model import Scale


class TermCredits(BaseModel):
    """Credits in a term: what is usual, the least (a warning below it) and the most (an error above it)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    usual: float = Field(gt=0)
    least: float = Field(ge=0)
    most: float = Field(gt=0)
    basis: tables.Basis = "assumed"


class About(BaseModel):
    """What `curriculum.toml` says: the one file to change for another institution."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    title: tables.Text
    institution: tables.Text
    department: tables.Text
    catalogue_year: tables.OptionalText = None
    disclaimer: tables.OptionalText = None
    seasons: tuple[tables.Text, ...] = Field(min_length=1)
    grades_that_pass: tuple[tables.Text, ...] = ()
    marks_of_transfer: tuple[tables.Text, ...] = ("T", "TR", "Transfer")
    marks_of_running: tuple[tables.Text, ...] = ("IP", "In progress")
    repeats: Literal["best", "last", "first"] = "best"
    small_group: int = Field(default=10, ge=1)
    credits_per_term: TermCredits
    scale: Scale
