"""Compare, a view of My plan: what stands beside the open plan, for which roles, and what the address keeps."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from planner.plan import Plan
from planner.plan_edits import aim, rename
from planner.store import plans
from planner.ui import data, people
from planner.ui.state import Session
from tests.ui.my_plan import PAGE, ROOT, example, ran, texts
from tests.ui.opened import in_address, links, picked, shown, title


def compare(plan: Plan | None = None, *beside: str, **query: str) -> AppTest:
    """Compare with a plan open, the first example at first, beside the plans of these ids."""
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    at.switch_page(PAGE)
    at.session_state["planner_session"] = Session(plan=plan or example("live-sound"))
    named = dict(zip(("with", "with2", "with3"), beside, strict=False))
    for name, value in {"view": "Compare", **named, **query}.items():
        at.query_params[name] = value
    return ran(at)


def kept(plan: Plan) -> str:
    """The id of a plan that is put into the store."""
    db = data.store()
    assert db is not None
    return plans.create(db, people.me(), data.curriculum_id(), plan).plan_id


def names(at: AppTest) -> list[str]:
    """The plans that are compared, in the order of the table's columns."""
    return list(at.dataframe[0].value.columns[2:])


def figure(at: AppTest, about: str, name: str) -> list[str]:
    frame = at.dataframe[0].value
    rows = {(str(row[0]), str(row[1])): [str(cell) for cell in row[2:]] for row in frame.itertuples(index=False)}
    return rows[about, name]


def addresses(at: AppTest) -> list[str | None]:
    return [in_address(at, name) for name in ("with", "with2", "with3")]


def test_the_first_view_has_the_example_most_like_the_open_plan_beside_it() -> None:
    at = compare()
    assert at.selectbox(key="compare_with").value == "required-core"
    assert names(at) == ["Aiming at live sound", "Required core only"]
    sentence = "“Aiming at live sound” meets at least 23 of 30 needs of 3 roles, “Required core only” 19."
    assert sentence in shown(texts(at))
    assert sentence in [str(chart.proto.alt) for chart in at.get("plotly_chart")]
    assert figure(at, "Live Sound Engineer", "needs met") == ["at least 5 of 7", "4 of 7"]
    assert figure(at, "whole plan", "degree rules met") == ["7 of 7", "5 of 7"]
    assert [link for link in links(at) if link.startswith("roles?role=")][-3:] == [
        "roles?role=live-sound-engineer",
        "roles?role=sound-technician",
        "roles?role=recording-engineer-mixer",
    ]


def test_the_courses_and_the_needs_that_differ_are_listed() -> None:
    at = compare()
    assert "7 courses are not in every plan; 5 courses stand in other terms." in texts(at)
    courses = {row["course_id"]: row for row in at.dataframe[1].value.to_dict("records")}
    assert courses["MB-101"]["Aiming at live sound"] == "2029 Spring"
    assert courses["MB-101"]["Required core only"] == "–"
    needs = at.dataframe[2].value
    assert needs[needs["skill_id"] == "pa-set-up"]["Required core only"].tolist() == ["missing", "missing"]


def test_a_second_plan_stands_beside_it_and_a_link_shows_the_same() -> None:
    at = compare()
    ran(at.selectbox(key="compare_with2").set_value("game-audio"))
    assert addresses(at) == ["required-core", "game-audio", None]
    assert names(at) == ["Aiming at live sound", "Required core only", "Aiming at game audio"]
    assert names(compare(None, "required-core", "game-audio")) == names(at)


def test_the_first_plan_beside_it_is_exchanged() -> None:
    at = compare()
    ran(at.selectbox(key="compare_with").set_value("game-audio"))
    assert addresses(at) == ["game-audio", None, None]
    assert names(at) == ["Aiming at live sound", "Aiming at game audio"]


def test_plans_of_ones_own_are_offered_and_one_that_is_left_out_leaves_no_hole() -> None:
    own = kept(rename(example("live-sound"), "Mine"))
    at = compare(None, "required-core", "game-audio", own)
    assert names(at) == ["Aiming at live sound", "Required core only", "Aiming at game audio", "Mine"]
    ran(at.selectbox(key="compare_with2").set_value(None))
    assert addresses(at) == ["required-core", own, None]
    assert names(at) == ["Aiming at live sound", "Required core only", "Mine"]


def test_a_plan_stands_in_one_box_only_and_the_open_one_in_none() -> None:
    at = compare(None, "required-core")
    assert at.selectbox(key="compare_with").options == [
        "Aiming at game audio (example)",
        "Required core only (example)",
    ]
    assert at.selectbox(key="compare_with2").options == ["Aiming at game audio (example)"]


def test_equal_titles_are_told_apart() -> None:
    own = kept(example("live-sound"))
    assert names(compare(None, own)) == ["Aiming at live sound (example)", "Aiming at live sound"]
    assert "The plans take the same courses in the same terms." in texts(compare(None, own))


def test_a_link_to_a_plan_that_is_not_there_says_so_and_shows_the_rest() -> None:
    at = compare(None, "gone", "game-audio")
    assert [entry.value for entry in at.warning] == [
        "The link names a plan that is neither one of yours nor an example. It was left out."
    ]
    assert names(at) == ["Aiming at live sound", "Aiming at game audio"]


def test_a_deleted_plan_is_not_offered() -> None:
    own = kept(rename(example("live-sound"), "Mine"))
    db = data.store()
    assert db is not None
    plans.delete(db, people.me(), own, plans.get(db, people.me(), own).version)
    assert "Mine" not in compare().selectbox(key="compare_with").options


def test_the_plans_are_compared_for_another_role() -> None:
    at = compare()
    ran(at.selectbox(key="compare_for").set_value("audio-developer"))
    assert in_address(at, "for") == "audio-developer"
    sentence = "“Aiming at live sound” meets at least 5 of 12 needs of 1 role, “Required core only” 5."
    assert sentence in shown(texts(at))
    ran(at.selectbox(key="compare_for").set_value(None))
    assert in_address(at, "for") is None
    assert "of 3 roles" in texts(at)


def test_without_aims_the_figures_stand_and_a_role_is_asked_for() -> None:
    at = compare(aim(example("live-sound"), []), "required-core", **{"for": "gone"})
    assert "of 1 role" in texts(at)
    own = kept(rename(aim(example("required-core"), []), "Mine"))
    none = compare(aim(example("live-sound"), []), own)
    assert "None of these plans aims at a role: choose one to compare them for." in shown(texts(none))
    assert figure(none, "whole plan", "terms used") == ["8", "8"]
    assert not none.get("plotly_chart")


def test_the_title_of_a_plan_is_text_and_no_markup() -> None:
    at = compare(rename(example("live-sound"), "**bold** [link](https://example.org)"))
    sentence = next(
        str(entry.value) for entry in at.markdown if "meets at least" in str(entry.value) and "“" in str(entry.value)
    )
    assert sentence.startswith("“\\*\\*bold\\*\\* \\[link\\](https\\:\u2060//example.org)”")


def test_a_row_and_a_box_open_the_course_and_the_skill() -> None:
    at = compare()
    at.session_state["compare_courses"] = picked(0)
    assert title(ran(at)).startswith("What does ")
    boxed = ran(compare().selectbox(key="compare_courses_open").set_value("MB-101"))
    assert title(boxed) == "What does MB-101 Introduction to the Music Business teach?"
    needs = ran(compare().selectbox(key="compare_needs_open").set_value("pa-set-up"))
    assert title(needs) == "Who needs “Sound system set-up and placement”, and who teaches it?"
