"""One cell in words."""

from __future__ import annotations

from planner.mapping.cell_facts import cell_facts
from planner.tables import CourseSkill, Source
from tests.builders import tiny_curriculum

CURRICULUM = tiny_curriculum(
    courses={"A-1": {}, "A-2": {"mixing": "I"}, "B-1": {}},
    skills=["mixing"],
    unmapped=["B-1"],
    sources=(Source(source_id="sheet", title="The course sheet"),),
)
LINK = CourseSkill(
    course_id="A-1", skill_id="mixing", level=3, assessed=True, basis="inferred", source_id="sheet", evidence="Line 3."
)


def test_a_cell_says_its_level_and_what_it_rests_on() -> None:
    told = cell_facts(CURRICULUM.replace(course_skills=(LINK,)), "A-1", "mixing")
    assert told == (
        "Level: mastered (M); assessed.",
        "Basis: inferred from what is published; our reading, not yet confirmed by faculty.",
        "Evidence: Line 3.",
        "Source: The course sheet.",
    )


def test_a_cell_about_which_little_is_known_says_so() -> None:
    told = cell_facts(CURRICULUM, "A-2", "mixing")
    assert told[0] == "Level: introduced (I); whether it is assessed is not known."
    assert told[1].startswith("Basis: what it rests on is not stated")


def test_an_empty_cell_is_not_known_where_nobody_has_mapped_the_course() -> None:
    assert cell_facts(CURRICULUM, "A-1", "mixing") == ("A-1 does not teach it.",)
    assert cell_facts(CURRICULUM, "B-1", "mixing") == (
        "Nobody has mapped B-1 yet: whether it teaches this is not known.",
    )
