"""The view Compare of the page Review: two revisions, two programmes, two curricula, this year and last."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import update
from streamlit.testing.v1 import AppTest

from planner.access import LOCAL
from planner.curriculum import Curriculum
from planner.editing import applied, remove_row, set_cells
from planner.store import curricula, open_store, revisions, schema
from planner.ui import data, solving
from tests.builders import tiny_curriculum
from tests.ui.opened import APP, captions, checked, texts

KEPT_AS = "music-production"


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is computed off the script thread is waited for."""
    monkeypatch.setattr(solving, "PATIENCE_S", 60.0)


@pytest.fixture
def edited(filled_store: object, default: Curriculum) -> Curriculum:
    """Revision 2: nobody masters mixing any more, and a course of the core masters another skill."""
    made = applied(
        default,
        [
            remove_row("course_skills", ("MP-461", "mixing")),
            set_cells("course_skills", ("MP-211", "studio-equipment"), {"level": "M", "basis": "local"}),
        ],
    ).curriculum
    assert revisions.save(open_store(), LOCAL, KEPT_AS, made, note="After the meeting") == 2
    return made


def opened(**query: str) -> AppTest:
    """The view as a link opens it."""
    data.announce()
    at = AppTest.from_file(APP, default_timeout=60).run()
    at.switch_page("pages/department/review.py")
    for name, value in {"review": "Compare", **query}.items():
        at.query_params[name] = value
    return checked(at.run())


def pick(at: AppTest, key: str, value: str) -> AppTest:
    at.segmented_control(key=key).set_value(value)
    return checked(at.run())


def offered(at: AppTest) -> list[str]:
    options: list[str] = at.segmented_control(key="compare").options
    return options


def table(at: AppTest, column: str) -> Any:
    """The first table that has this column."""
    return next(found.value for found in at.dataframe if column in found.value.columns)


def headers(at: AppTest) -> list[str]:
    return [found.value for found in at.header]


def test_with_one_revision_two_programmes_stand_side_by_side() -> None:
    at = opened()
    assert offered(at) == ["Two programmes"]
    assert (
        "First: **Music Production and Engineering (major)**. Second: **Acoustics and Electronics (minor)**."
        in texts(at)
    )
    assert headers(at)[:2] == ["What the roles are promised", "Structure"]
    assert any("Both programmes draw on one catalogue" in words for words in captions(at))


def test_the_same_programme_twice_is_no_comparison() -> None:
    at = opened()
    at.selectbox(key="compare_second").set_value("mpe-major")
    at = checked(at.run())
    assert "Two different programmes are compared: choose another one on one side." in texts(at)


@pytest.mark.usefixtures("edited")
def test_two_revisions_say_what_roles_lose_which_findings_are_new_and_what_was_confirmed() -> None:
    at = opened(compare="Two revisions")
    assert "Before: **Revision 1**. After: **Revision 2**." in texts(at)
    assert any(
        words.startswith("The required core meets 3 fewer needs of 3 roles. 20 roles stay") for words in texts(at)
    )
    risks = table(at, "finding_before").set_index("skill_id")
    assert tuple(risks.loc["mixing", ["finding_before", "finding_after"]]) == ("fragile skill", "never deep enough")
    assert headers(at)[:5] == [
        "What the roles are promised",
        "Risks",
        "Structure",
        "Evidence",
        "Balance of what is needed and what is taught",
    ]
    assert any("confirmed by faculty: 0 → 1" in words for words in texts(at))
    assert table(at, "mapped_before")["department"][0] == "Music Production & Engineering"
    assert any("longest path still 7, complexity still 244" in words for words in texts(at))


@pytest.mark.usefixtures("edited")
def test_the_other_way_round_what_was_lost_is_gained() -> None:
    at = opened(compare="Two revisions", compare_from="2", compare_to="1")
    assert any(words.startswith("The required core meets 3 more needs of 3 roles.") for words in texts(at))


@pytest.mark.usefixtures("edited")
def test_the_catalogue_may_be_counted_instead_of_the_core() -> None:
    at = pick(opened(compare="Two revisions"), "compare_set", "catalogue")
    assert any(words.startswith("The whole catalogue meets 3 fewer needs of 3 roles.") for words in texts(at))


@pytest.mark.usefixtures("edited")
def test_a_revision_with_itself_differs_in_nothing() -> None:
    at = opened(compare="Two revisions", compare_from="2", compare_to="2")
    assert any("meets as many needs of each of 23 roles as before" in words for words in texts(at))
    assert len(at.get("plotly_chart")) == 0
    assert "The same skills are taught by nobody, not deep enough, on a single course, or needed by nobody." in texts(
        at
    )


@pytest.mark.usefixtures("edited")
def test_this_year_and_last_takes_the_first_revision_where_none_is_a_year_old() -> None:
    at = opened()
    assert offered(at) == ["This year and last", "Two revisions", "Two programmes"]
    assert any(words.startswith("No revision is a year old: the first, saved ") for words in captions(at))
    assert "Before: **Revision 1**. After: **Revision 2**." in texts(at)


def test_this_year_and_last_takes_what_stood_a_year_ago(edited: Curriculum, default: Curriculum) -> None:
    assert revisions.save(open_store(), LOCAL, KEPT_AS, default, note="Back again") == 3
    table_ = schema.revisions
    with open_store().writing() as connection:
        for number, days in ((1, 900), (2, 400)):
            at_ = datetime.now(UTC) - timedelta(days=days)
            connection.execute(update(table_).where(table_.c.number == number).values(at=at_))
    at = opened()
    assert "Before: **Revision 2**. After: **Revision 3**." in texts(at)
    assert any(words.startswith("Revision 2 stood a year ago, saved ") for words in captions(at))
    assert edited.fingerprint != default.fingerprint


def test_another_curriculum_is_compared_by_the_roles_that_both_have(default: Curriculum) -> None:
    other = tiny_curriculum(
        roles={"record-producer": {"mixing": "I"}, "clerk": {"typing": "I"}}, courses={"T-1": {"typing": "I"}}
    )
    curricula.create(open_store(), LOCAL, "tiny", other, note="")
    at = opened(compare="Two curricula")
    assert any(words.startswith("First: **Tiny curriculum**. Second: **Music Production") for words in texts(at))
    assert any("For the 1 role on both sides the catalogue meets 0 of 1 need" in words for words in texts(at))
    assert any("roles on one side alone: 22 only in Music Production" in words for words in texts(at))
    assert "One side has no such programme, and so no required core: only the catalogue is compared." in captions(at)
    assert "Balance of what is needed and what is taught" not in headers(at)
    assert default.has("roles", "record-producer")


def test_the_table_of_roles_opens_with_those_that_differ_first(edited: Curriculum) -> None:
    at = opened(compare="Two revisions")
    at.session_state["compare_roles_open"] = True
    roles = table(checked(at.run()), "core_before")
    assert (len(roles), list(roles["differs"][:4])) == (23, [True, True, True, False])
    assert edited.roles[0].role_id in set(roles["role_id"])
