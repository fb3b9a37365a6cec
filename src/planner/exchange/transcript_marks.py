"""What a transcript's marks mean by the settings of a curriculum, and how its codes and grades are compared."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from planner.curriculum import About

NOT_PASSES = frozenset({"f", "e", "u", "w", "wd", "wf", "wp", "wu", "i", "inc", "np", "nc", "nr", "au"})
"""Usual marks of courses failed, withdrawn from, left incomplete or audited: none of them asks whether it is a pass."""


class Standing(StrEnum):
    """What a row says of its course. Only what is passed or transferred counts as completed."""

    PASSED = "passed"
    TRANSFERRED = "transferred"
    RUNNING = "running"
    NOT_PASSED = "not passed"


def standing(about: About, grade_text: str, term_text: str) -> Standing | None:
    """What a row says of its course by the curriculum's settings; None where they say nothing of its grade.

    A mark of transfer in place of the grade or the term, a grade that passes, a mark of a running course, or one of
    `NOT_PASSES`: in this order.
    """
    grade, term = plain_grade(grade_text), plain_grade(term_text)
    if {grade, term} & _plain(about.marks_of_transfer):
        return Standing.TRANSFERRED
    if grade in _plain(about.grades_that_pass):
        return Standing.PASSED
    if grade in _plain(about.marks_of_running):
        return Standing.RUNNING
    return Standing.NOT_PASSED if grade in NOT_PASSES else None


def plain_grade(text: str) -> str:
    """A grade without case and spaces, and with a plain minus: "a −" is "a-"."""
    return "".join(text.split()).casefold().replace("−", "-").replace("–", "-")


def plain_code(text: str) -> str:
    """What is left of a course's code without signs and case: "MP 211" and "mp-211" are one code."""
    return "".join(character for character in text.casefold() if character.isalnum())


def _plain(marks: Iterable[str]) -> set[str]:
    return {plain_grade(mark) for mark in marks}
