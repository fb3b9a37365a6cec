"""The closed set of kinds of problems. The words for each are in `planner.wording`."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What can be wrong with a plan or a curriculum; the value is what a table or a file shows."""

    # A plan
    REQUISITE = "requisite not met"
    COREQUISITE = "corequisite not met"
    STRICT_COREQUISITE = "strict corequisite not met"
    NOT_OFFERED = "not offered"
    TOO_MANY_CREDITS = "too many credits"
    FEW_CREDITS = "few credits"
    BEYOND_THE_DEGREE = "more credits than the degree"
    TAKEN_TWICE = "taken twice"
    COMPLETED_AND_PLANNED = "completed and planned"
    UNKNOWN_COURSE = "unknown course"
    UNKNOWN_SEASON = "unknown season"
    CHOICE_OF_UNKNOWN_COURSE = "choice of an unknown course"
    UNKNOWN_ROLE = "unknown role"
    UNKNOWN_PROGRAMME = "unknown programme"
    UNKNOWN_GROUP = "unknown group"
    UNKNOWN_CONDITION = "unknown condition"
    OUTSIDE_IN_GROUP = "outside course in a group"
    PIN_OUTSIDE_POOL = "pin outside the pool"
    EXCLUDED_COURSE = "excluded course planned"
    LOCK_BROKEN = "lock broken"

    # A plan, and the required core of a curriculum
    MASTERED_FIRST = "mastered before introduced"

    # A curriculum
    ORPHAN_SKILL = "orphan skill"
    NEVER_DEEP_ENOUGH = "never deep enough"
    FRAGILE_SKILL = "fragile skill"
    IDLE_SKILL = "idle skill"
    IDLE_COURSE = "idle course"
    UNMAPPED_COURSE = "unmapped course"
    ROLE_WITHOUT_NEEDS = "role without needs"
    SHORT_DESCRIPTION = "short description"
    UNKNOWN_COURSE_IN_RULE = "unknown course in a rule"
    UNKNOWN_CONDITION_IN_RULE = "unknown condition in a rule"
    CYCLE = "cycle of prerequisites"
    GROUP_CANNOT_BE_MET = "group cannot be met"
