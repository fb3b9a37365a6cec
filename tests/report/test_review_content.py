"""What a report of a review gathers: sections as chosen, the library's own figures, and what cannot be said."""

from __future__ import annotations

import threading
from datetime import datetime
from typing import Any

import pytest

from planner import review
from planner.curriculum import Curriculum
from planner.optimiser import Progress, Watch
from planner.report.review_blocks import Figures, Heading, Points, Where, Words
from planner.report.review_content import ReviewContent, Stopped
from planner.report.review_subject import TITLES, Section
from planner.solver import NotFound
from planner.structure import structure_of
from tests.builders import tiny_curriculum
from tests.report.reviews import curriculum, gathered
from tests.ui.canned import canned


def answers(found: ReviewContent) -> dict[str, str]:
    return {chapter.title: chapter.answer for chapter in found.chapters}


def said(found: ReviewContent, title: str) -> list[str]:
    """Every sentence of a chapter."""
    chapter = next(chapter for chapter in found.chapters if chapter.title == title)
    words = [block.text for block in chapter.blocks if isinstance(block, (Words, Heading))]
    return [
        chapter.answer,
        *words,
        *(item for block in chapter.blocks if isinstance(block, Points) for item in block.items),
    ]


def table(found: ReviewContent, name: str) -> list[dict[str, Any]]:
    one = next(table for table in found.tables if table.name == name)
    return [dict(zip([field.head for field in one.fields], row, strict=True)) for row in one.rows]


def test_all_sections_with_their_answers() -> None:
    assert answers(gathered()) == {
        "Promises": (
            "The required courses meet 2 of the 4 needs of 2 roles; all courses of the catalogue together, which no "
            "student can take in full, meet at least 2."
        ),
        "Risks": (
            "1 of 3 needed skills is taught by no course of the catalogue, 1 is never taught deep enough, and 1 "
            "depends on a single course. 1 skill is taught that no role needs."
        ),
        "Structure": (
            "In the catalogue (4 courses) the longest path is 2 courses long; A-1 blocks 1 course, more than any other."
        ),
        "Evidence": (
            "3 of 4 courses are mapped; of 4 levels taught, 0 are confirmed by faculty and 0 assessed. The rest is our "
            "reading, not yet confirmed by faculty."
        ),
        "Outcomes and standards": (
            "The programme is measured against 1 programme outcome, apart from jobs and by the same formulas."
        ),
        "Actions": "2 actions: 1 done and 1 open; 1 overdue.",
        "Method and sources": (
            "All figures are computed from 3 roles, 4 skills and 4 courses of the curriculum with the fingerprint "
            f"{curriculum().fingerprint}."
        ),
    }


def test_sections_stand_in_their_order_and_sources_always() -> None:
    found = gathered(sections=[Section.EVIDENCE, Section.PROMISES])
    assert [chapter.title for chapter in found.chapters] == ["Promises", "Evidence", "Sources"]
    assert table(found, "Sources")[0]["Source"] == "Degree sheet"


def test_the_front_says_which_data_it_is_of() -> None:
    found = gathered()
    assert dict(found.facts) == {
        "Institution": "Tiny college",
        "Department": "Tiny department",
        "Programme": "Sound (major)",
        "Curriculum": "Tiny curriculum",
        "Catalogue year": "2026",
        "Revision": "4",
        "Fingerprint": curriculum().fingerprint,
        "Made on": "22 November 2026, 20:34 UTC",
        "Sources": "1 source",
    }
    assert found.notice == "Unofficial, and tiny."
    assert found.key_figures[:3] == (
        ("2 of 4", "needs met by the required core"),
        ("2 of 4", "needs met by the whole catalogue, at least"),
        ("1", "needed skills are taught by no course"),
    )


def test_the_figures_of_the_roles_are_the_core_s(default: Curriculum) -> None:
    rows = {row["Role"]: row for row in table(gathered(default), "Promises")}
    for wanted in review.promises(default, "mpe-major").to_dict(orient="records"):
        row = rows[wanted["role"]]
        assert (row["Needs"], row["Core meets"], row["Catalogue meets"], row["Essentials"]) == (
            wanted["needs"], wanted["core_met"], wanted["catalogue_met"], wanted["essentials"]
        )  # fmt: skip
        assert row["Core coverage"] == wanted["core_coverage"]
        assert row["Catalogue coverage"] == wanted["catalogue_coverage"]


def test_with_guarantees_the_range_and_its_grids() -> None:
    of = tiny_curriculum(
        {"mixer": {"mixing": "M", "ears": "I"}},
        {"A-1": {"mixing": "M"}, "B-1": {"ears": "I"}},
        programmes={"sound": {}},
        groups={"core": {"pool": "A-1", "least_courses": 1}},
        conditions={"mathematics-proficiency": "mathematics"},
        plans={},
    )
    from tests.builders import tiny_plan

    found = gathered(of, guarantees=canned(of, "sound", tiny_plan()))
    row = table(found, "Promises")[0]
    assert (row["Core meets"], row["Guaranteed"], row["Possible"], row["Catalogue meets"]) == (1, 1, 2, 2)
    assert table(found, "Promises, guaranteed") == [{"Role": "Mixer", "skills": "1/2"}]
    assert table(found, "Promises, possible") == [{"Role": "Mixer", "skills": "2/2"}]
    where = {one.name: one.where for one in found.tables if one.name.startswith("Promises, ")}
    assert where["Promises, core"] is where["Promises, catalogue"] is Where.WORKBOOK
    assert where["Promises, guaranteed"] is where["Promises, possible"] is Where.EVERYWHERE
    assert any("They differ for 1 of 1 role" in words for words in said(found, "Promises"))


def test_why_nothing_is_guaranteed_is_said() -> None:
    found = gathered(guarantees=NotFound(1.0, stopped=False))
    assert "No legal complete plan was found in the time allowed; whether there is one is not known." in said(
        found, "Promises"
    )


def test_actions_by_date_those_without_one_last() -> None:
    assert [(row["Action"], row["Due"]) for row in table(gathered(), "Actions")] == [
        ("Teach rigging", "1 November 2026"),
        ("Look at ears", ""),
    ]


def test_outcomes_are_counted_apart_from_jobs() -> None:
    found = gathered()
    assert [row["Role"] for row in table(found, "Promises")] == ["Mixer", "Tuner"]
    assert [row["Role"] for row in table(found, "Outcomes")] == ["Listens well"]
    assert [row["Skill"] for row in table(found, "Outcomes, Never deep enough")] == ["Ears"]


EMPTY: dict[str, Any] = {"sources": ()}
POOR = {
    "nothing at all": tiny_curriculum(),
    "no programme": curriculum(programmes={}, groups={}),
    "no roles": curriculum(roles={}, role_columns={}),
    "no courses": curriculum(courses={}, prerequisites={}, unmapped=[], groups={}),
    "a role without needs": curriculum(roles={"mixer": {}, "tuner": {}}, role_columns={}),
    "needs without levels": curriculum(roles={"mixer": {"mixing": (None, "essential")}}, role_columns={}),
    "nothing taught": curriculum(courses={"A-1": {}, "A-2": {}, "B-1": {}, "D-1": {}}),
    "an empty core": curriculum(groups={"more": {"pool": "B-1 | D-1", "least_courses": 1}}),
    "a cycle": curriculum(prerequisites={"A-2": "A-1", "A-1": "A-2"}),
    "no sources": curriculum(**EMPTY),
}


@pytest.mark.parametrize("of", POOR.values(), ids=POOR)
def test_a_poor_curriculum_has_every_section_with_an_answer(of: Curriculum) -> None:
    found = gathered(of)
    assert [chapter.title for chapter in found.chapters] == [TITLES[section] for section in Section]
    assert all(chapter.answer.endswith(".") for chapter in found.chapters)
    assert not any("nan" in words.split() for chapter in found.chapters for words in said(found, chapter.title))


def test_what_cannot_be_said_is_said() -> None:
    assert (
        answers(gathered(POOR["no roles"]))["Promises"]
        == "This curriculum names no roles: there is nothing to promise."
    )
    assert answers(gathered(POOR["no courses"]))["Structure"] == "The catalogue has no courses, and so no structure."
    assert "no required core" in " ".join(said(gathered(POOR["no programme"]), "Promises"))
    assert (
        answers(gathered(POOR["a role without needs"]))["Promises"] == "No role has needs: there is nothing to promise."
    )
    assert "A-1" in answers(gathered(POOR["a cycle"]))["Structure"]
    assert "cycle" not in answers(gathered())["Structure"]
    assert "No balance can be given: nothing is taught at a stated level." in said(
        gathered(POOR["nothing taught"]), "Evidence"
    )
    assert "No sources are named." in said(gathered(POOR["no sources"]), "Method and sources")
    assert "No skill" not in answers(gathered(POOR["nothing at all"]))["Risks"]


def test_without_levels_breadth_stands_for_coverage() -> None:
    row = table(gathered(POOR["needs without levels"]), "Promises")[0]
    assert (row["Core coverage"], row["Core breadth"]) == (None, 1.0)


def test_wrong_calls_are_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        gathered(made_on=datetime(2026, 11, 22))  # noqa: DTZ001
    with pytest.raises(KeyError):
        gathered(programme_id="none")
    with pytest.raises(ValueError, match="computed for the programme other"):
        gathered(guarantees=_of_another())


def _of_another() -> Any:
    from dataclasses import replace

    from tests.builders import tiny_plan

    return replace(canned(curriculum(), "sound", tiny_plan()), programme_id="other")


def test_progress_is_told_and_a_stop_is_heeded() -> None:
    told: list[Progress] = []
    gathered(watch=Watch(tell=told.append))
    assert [(at.done, at.of, at.what) for at in told] == [
        *((number, 8, TITLES[section]) for number, section in enumerate(Section)),
        (7, 8, "the file"),
    ]
    stop = threading.Event()
    stop.set()
    with pytest.raises(Stopped):
        gathered(watch=Watch(stop=stop))


def test_a_structure_that_is_given_is_used() -> None:
    of = curriculum()
    given = structure_of(of, ["A-1"])
    assert "(1 course)" in answers(gathered(of, structure=given))["Structure"]


def test_names_of_tables_differ_and_suit_a_workbook(default: Curriculum) -> None:
    names = [table.name for table in (*gathered().tables, *gathered(default).tables)]
    assert all(len(name) <= 31 for name in names)
    for found in (gathered(), gathered(default)):
        own = [table.name.casefold() for table in found.tables if table.where is not Where.READ]
        assert len(own) == len(set(own))


def test_a_long_table_is_cut_where_it_is_read_and_says_so() -> None:
    long = Figures("Long", "Long", (), [()] * 401)
    assert len(long.shown) == 400
    assert long.left_out == "The first 400 of 401 rows. The workbook has them all."
