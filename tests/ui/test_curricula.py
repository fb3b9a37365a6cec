"""Several curricula: begun in four ways, switched, linked to, removed and had back."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from planner.access import LOCAL, Person, Right
from planner.curriculum import Curriculum
from planner.exchange import curricular_analytics, curriculum_template, workbook
from planner.store import curricula, open_store, revisions
from planner.store.purging import KEEP
from planner.ui import curricula_switch, people, solving
from tests.builders import tiny_curriculum
from tests.exchange.esco_files import files, zipped
from tests.ui.exchange import given, kept, opened_at, page
from tests.ui.opened import APP, captions, checked, in_address, shown, title
from tests.ui.tables import button, said

HOME = "Which courses lead to which jobs in {}?"


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read off the script thread is waited for."""
    monkeypatch.setattr(solving, "PATIENCE_S", 60.0)


def beginning(way: str, **names: str) -> AppTest:
    """The form for a new curriculum, begun in this way, with its names."""
    at = opened_at("Curricula")
    at.segmented_control(key="new_way").set_value(way)
    checked(at.run())
    for name, value in names.items():
        at.text_input(key=f"new_{name}").set_value(value)
    return checked(at.run())


def make(at: AppTest) -> AppTest:
    return checked(at.button(key="new_make").click().run())


def latest(curriculum_id: str) -> Curriculum:
    return revisions.read(open_store(), curriculum_id)


def good(at: AppTest) -> list[str]:
    return [shown(element.value) for element in at.success]


def test_an_empty_curriculum_is_made_and_looked_at() -> None:
    at = beginning("Empty", title="Jazz Studies")
    at.text_input(key="new_seasons").set_value("Autumn, Spring")
    at = make(checked(at.run()))
    made = latest("jazz-studies")
    assert (made.about.title, made.about.institution) == ("Jazz Studies", "Berklee College of Music")
    assert (made.about.seasons, [level.code for level in made.scale.levels]) == (("Autumn", "Spring"), ["I", "R", "M"])
    assert (made.roles, made.skills, made.courses) == ((), (), ())
    assert good(at) == [
        "Jazz Studies is made, and you are looking at it. Add skills and roles in “Roles and skills”, or bring them in "
        "from a file."
    ]
    assert in_address(at, "curriculum") == "jazz-studies"
    assert at.text_input(key="new_title").value == ""
    assert captions(at)[0] == "Jazz Studies. Home and Curriculum switch to another curriculum."


def test_a_title_is_needed_and_levels_must_be_told_apart() -> None:
    at = beginning("Empty")
    assert at.button(key="new_make").disabled
    assert "A title, an institution and a department are needed." in captions(at)
    at = beginning("Empty", title="Jazz", seasons="Fall, fall")
    assert at.button(key="new_make").disabled
    assert [element.value for element in at.warning] == [
        "This does not go: a year needs seasons, each with a name of its own."
    ]


def test_two_curricula_of_one_title_have_ids_and_words_of_their_own() -> None:
    for _ in range(2):
        make(beginning("Empty", title="Jazz"))
    assert [head.curriculum_id for head in curricula_switch.heads()] == ["jazz", "jazz-2", "music-production"]
    assert list(curricula_switch.names(curricula_switch.heads()).values())[:2] == ["Jazz (jazz)", "Jazz (jazz-2)"]


def test_a_copy_is_the_same_under_its_own_names(default: Curriculum) -> None:
    at = make(beginning("A copy of this one", title="Ours"))
    made = latest("ours")
    assert made.replace(about=default.about).fingerprint == default.fingerprint
    assert revisions.all_of(open_store(), "ours")[0].note == f"A copy of {default.about.title}"
    assert good(at)[0].startswith("Ours is made")


def test_a_workbook_makes_a_whole_curriculum(default: Curriculum) -> None:
    theirs = tiny_curriculum({"mixer": {"mixing": "M"}}, {"A-1": {"mixing": "I"}}, about={"title": "Theirs"})
    at = given(beginning("From a file"), "new_file", a_xlsx=workbook.write(theirs))
    assert "**Theirs**: 1 role, 1 skill and 1 course." in said(at)
    make(at)
    assert latest("theirs").fingerprint == theirs.fingerprint


def test_a_file_of_curricular_analytics_makes_one_too(default: Curriculum) -> None:
    at = given(beginning("From a file"), "new_file", a_csv=curricular_analytics.write(default))
    assert any("0 roles, 70 skills and 89 courses." in text for text in said(at))
    make(at)
    assert len(latest("music-production-and-engineering").courses) == 89


def test_a_file_that_is_no_whole_curriculum_is_refused() -> None:
    at = given(beginning("From a file"), "new_file", a_csv=b"vendor_guid,object_type,title\n")
    assert at.warning[0].value.startswith("This file is no whole curriculum.")
    assert "new_make" not in [one.key for one in at.button]


def test_a_workbook_with_faults_makes_nothing() -> None:
    at = given(beginning("From a file"), "new_file", a_xlsx=workbook.template())
    assert at.error[0].value.endswith("wrong. Nothing was changed.")
    assert len(curricula_switch.heads()) == 1


def test_occupations_of_esco_make_one_without_courses() -> None:
    at = given(beginning("From ESCO occupations", title="Sound"), "new_esco", esco_zip=zipped(files()))
    at = checked(at.toggle(key="import_all_occupations").set_value(True).run())
    at = make(at)
    made = latest("sound")
    assert [role.title for role in made.roles] == ["sound mixer", "disc jockey"]
    assert made.courses == ()
    assert good(at)[0].endswith("Add courses in “Courses and rules”, or bring them in from a file.")


def test_a_link_names_the_curriculum_and_the_session_keeps_to_it() -> None:
    kept("jazz", curriculum_template.empty("Jazz", "College", "Department"))
    at = page("explore/home", "jazz")
    assert title(at) == HOME.format("Jazz")
    checked(at.switch_page("pages/explore/courses.py").run())
    assert captions(at)[0] == "Jazz. Home and Curriculum switch to another curriculum."


def test_a_link_to_a_curriculum_that_is_not_there_says_so() -> None:
    at = AppTest.from_file(APP, default_timeout=60)
    at.query_params["curriculum"] = "nobody's"
    checked(at.run())
    assert [shown(element.value) for element in at.warning] == [
        "There is no curriculum “nobody's”. You see another one."
    ]


def test_the_switch_stands_only_where_there_is_something_to_switch() -> None:
    at = checked(AppTest.from_file(APP, default_timeout=60).run())
    assert "Curriculum" not in [box.label for box in at.selectbox]
    kept("jazz", curriculum_template.empty("Jazz", "College", "Department"))
    checked(at.run())
    at = checked(at.selectbox(key="curriculum_switch").select("Jazz").run())
    assert (title(at), in_address(at, "curriculum")) == (HOME.format("Jazz"), "jazz")
    at = checked(at.selectbox(key="curriculum_switch").select("Music Production and Engineering").run())
    assert (title(at), in_address(at, "curriculum")) == (HOME.format("Music Production and Engineering"), None)


def test_a_curriculum_is_removed_for_everyone_and_had_back() -> None:
    kept("jazz", curriculum_template.empty("Jazz", "College", "Department"))
    at = opened_at("Curricula", curriculum="jazz")
    assert title(at) == "What do our courses teach, and who needs it?"
    at = checked(at.button(key="curriculum_remove_jazz").click().run())
    words = next(text for text in said(at) if "goes out of the list" in text)
    assert words.startswith("**Jazz** goes out of the list for everyone, with its 1 revision, its drafts and the plans")
    assert f"For {KEEP['removed curricula']} days it can be had back from here." in words
    at = checked(button(at, "Remove it").click().run())
    assert curricula.head(open_store(), "jazz") is not None
    assert [head.curriculum_id for head in curricula_switch.heads()] == ["music-production"]
    at = checked(opened_at("Curricula").button(key="curriculum_back_jazz").click().run())
    assert good(at) == ["Jazz is here again."]
    assert [head.curriculum_id for head in curricula_switch.heads()] == ["jazz", "music-production"]


def test_the_curriculum_that_the_app_starts_with_is_not_removed_from_here() -> None:
    at = opened_at("Curricula")
    assert [one.key for one in at.button if str(one.key).startswith("curriculum_remove")] == []


def test_who_may_not_make_curricula_sees_what_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    kept("jazz", curriculum_template.empty("Jazz", "College", "Department"))
    curricula.remove(open_store(), LOCAL, "jazz")
    monkeypatch.setattr(people, "me", lambda: Person("sam", "Sam", frozenset({Right.STUDENT})))
    at = opened_at("Curricula")
    assert [element.value for element in at.header] == ["1 curriculum here"]
    assert [element.value for element in at.subheader] == []
