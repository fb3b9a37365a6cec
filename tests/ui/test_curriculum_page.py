"""The map: filters, letters typed into cells, the draft with its effect, undo and redo."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

from planner.charts.course_map import course_map
from planner.curriculum import Curriculum
from planner.effects import CellEdit
from planner.mapping.draft import drafted
from planner.mapping.filter import grid, home_filter
from planner.ui.state import Session

APP = Path(__file__).parents[2] / "app.py"
PAGE = "pages/faculty/curriculum.py"
MPE = "Music Production & Engineering"
# The rows of the first grid, skills of three categories.
MASTERING, SET_UP, RESTORATION = 14, 0, 15


def _page(**query: str | list[str]) -> AppTest:
    at = AppTest.from_file(str(APP), default_timeout=60).run()
    at.switch_page(PAGE)
    for name, value in query.items():
        at.query_params[name] = value
    return _ran(at.run())


def _ran(at: AppTest) -> AppTest:
    assert not at.exception
    return at


def _grid(at: AppTest) -> Any:
    return next(element for element in at.get("dataframe") if str(element.key).startswith("map_grid_"))


def _type(at: AppTest, cells: dict[int, dict[str, str | None]]) -> AppTest:
    """What the browser sends when cells were typed into: all that the editor still holds."""
    states = at._tree.get_widget_states()
    edited = {str(row): columns for row, columns in cells.items()}
    sent = json.dumps({"edited_rows": edited, "added_rows": [], "deleted_rows": []})
    states.widgets.append(WidgetState(id=_grid(at).proto.id, string_value=sent))
    return _ran(at._run(states))


def _pause(at: AppTest) -> AppTest:
    """Nothing is typed for a while: the page repeats what was typed, and the browser lets go of it."""
    at.session_state["map_typed_at"] = None
    _ran(at.run())
    return _type(at, {})


def _session(at: AppTest) -> Session:
    held: Session = at.session_state["planner_session"] if "planner_session" in at.session_state else Session()
    return held


def _texts(at: AppTest) -> list[str]:
    return [element.value for element in at.markdown]


def _button(at: AppTest, label: str) -> Any:
    return next(button for button in at.button if button.label == label)


def _select(at: AppTest, label: str) -> Any:
    return next(box for box in at.selectbox if box.label == label)


def _choice(at: AppTest, label: str) -> Any:
    """Pills or a segmented control."""
    return next(group for group in at.get("button_group") if getattr(group, "label", None) == label)


CATEGORIES = "Skill categories (none chosen: all)"
SHOWN_AS = "Show the map as"
LEVEL = "Level that a student reaches"


def test_the_map_opens_on_the_majors_department_with_its_letters(default: Curriculum) -> None:
    at = _page()
    assert [title.value for title in at.title] == ["What do our courses teach, and who needs it?"]
    assert _texts(at)[0] == (
        f"88 of 89 courses are mapped, with {len(default.course_skills)} links to skills; "
        "none is confirmed by faculty yet: our reading."
    )
    assert _select(at, "Department").value == MPE
    frame = _grid(at).value
    assert frame.shape == (17, 2 + 16)
    assert frame.loc["multitrack-recording", "MP-385"] == "M"


def test_the_screen_says_where_the_draft_lives() -> None:
    assert any(caption.value.startswith("Your changes stay in this browser tab only") for caption in _page().caption)


def test_a_typed_letter_moves_roles_and_says_by_how_much() -> None:
    at = _type(_page(), {RESTORATION: {"MP-214": "r"}})
    assert _session(at).edits == ((CellEdit("MP-214", "audio-restoration", 2),),)
    assert "**1 cell changed: moves 1 role in the required core and 1 role in the catalogue.**" in _texts(at)
    assert (
        "- Digital Remastering Engineer: required core and catalogue 1 of 5 needs → 2 of 5, 1 missing becomes covered."
    ) in _texts(at)
    assert any(
        text.startswith("- ‘Audio restoration’ is needed by 1 role, as deep as R, and only MP-214")
        for text in _texts(at)
    )


def test_an_edit_that_moves_no_role_says_why() -> None:
    at = _type(_page(), {SET_UP: {"MP-211": "R"}})
    assert "**1 cell changed: moves no role.**" in _texts(at)
    assert (
        "- MP-211, Session set-up and strike: none → R. It moves no role; MP-385 already reaches R. "
        "Session set-up and strike is taught by 3 courses (before: 2)."
    ) in _texts(at)


def test_a_letter_outside_the_scale_is_refused_by_name_and_the_others_are_taken() -> None:
    at = _type(_page(), {SET_UP: {"MP-211": "q", "MP-385": "x"}, MASTERING: {"MP-211": "I"}})
    assert _session(at).edits == ((CellEdit("MP-211", "mastering", 1),),)
    assert len(at.warning) == 1
    assert at.warning[0].value.split("  \n") == [
        "MP-211 × Session set-up and strike: “q” is no level, and the cell stays empty. Type I, R or M, or clear it.",
        "MP-385 × Session set-up and strike: “x” is no level, and the cell keeps R. Type I, R or M, or clear it.",
    ]


def test_letters_typed_one_after_another_are_a_step_each() -> None:
    at = _page()
    _type(at, {0: {"MP-211": "r"}})
    _type(at, {0: {"MP-211": "r"}, 1: {"MP-211": "m"}})
    _type(at, {0: {"MP-211": "r"}, 1: {"MP-211": "m"}, 2: {"MP-211": "M"}})
    assert _session(at).edits == (
        (CellEdit("MP-211", "session-set-up", 2),),
        (CellEdit("MP-211", "multitrack-recording", 3),),
        (CellEdit("MP-211", "microphone-technique", 3),),
    )


def test_nothing_is_lost_when_the_browser_lets_go_of_what_was_typed() -> None:
    at = _type(_page(), {0: {"MP-211": "r"}})
    _pause(at)
    _type(at, {1: {"MP-211": "m"}})
    _pause(at)
    assert _session(at).cells == (
        CellEdit("MP-211", "session-set-up", 2),
        CellEdit("MP-211", "multitrack-recording", 3),
    )
    assert list(_grid(at).value["MP-211"].head(3)) == ["R", "M", "I"]


def test_a_letter_typed_back_to_what_stood_there_takes_the_edit_back() -> None:
    # The browser holds nothing any more then: the cell is as the grid was made.
    at = _type(_page(), {0: {"MP-211": "r"}})
    _type(at, {})
    assert len(_session(at).edits) == 2
    assert "**No cell differs from what is saved: your steps cancel each other out.**" in _texts(at)


def test_the_frame_stays_while_somebody_types_then_repeats_what_was_typed_then_shows_the_draft() -> None:
    at = _type(_page(), {0: {"MP-211": "r", "MP-385": "x"}})
    stood = at.session_state["map_base_edits"]
    assert stood == ()
    at.session_state["map_typed_at"] = None
    _ran(at.run())
    assert at.session_state["map_base_edits"] == ((CellEdit("MP-211", "session-set-up", 2),),)
    assert list(_grid(at).value.loc["session-set-up", ["MP-211", "MP-385"]]) == ["r", "x"]
    _type(at, {})
    assert list(_grid(at).value.loc["session-set-up", ["MP-211", "MP-385"]]) == ["R", "R"]
    assert len(_session(at).edits) == 1


def test_what_was_typed_into_one_grid_is_not_repeated_in_another() -> None:
    at = _type(_page(), {0: {"MP-211": "r"}})
    _ran(_choice(at, CATEGORIES).set_value(["Acoustics and spaces"]).run())
    assert _grid(at).value["MP-211"].isna().all()


def test_a_pasted_block_is_one_step() -> None:
    at = _type(_page(), {0: {"MP-211": "R", "MP-212": "I"}, 1: {"MP-211": None, "MP-212": "m"}})
    assert len(_session(at).edits) == 1
    assert len(_session(at).cells) == 3


def test_undo_redo_and_discard() -> None:
    at = _pause(_type(_page(), {0: {"MP-211": "R"}}))
    _pause(_type(at, {1: {"MP-211": "M"}}))
    _button(at, "Undo").click().run()
    assert _session(at).cells == (CellEdit("MP-211", "session-set-up", 2),)
    assert [_grid(at).value["MP-211"].isna().iloc[row] for row in (0, 1)] == [False, True]
    _button(at, "Redo").click().run()
    assert len(_session(at).edits) == 2
    _button(at, "Discard draft").click().run()
    assert _session(at).edits == ()
    assert "**No changes yet.**" in _texts(at)
    assert _button(at, "Undo").disabled
    _button(at, "Redo").click().run()
    assert _session(at).cells == (CellEdit("MP-211", "session-set-up", 2),)


def test_undo_right_after_a_letter_lets_the_browser_let_go_of_it() -> None:
    at = _type(_page(), {0: {"MP-211": "R"}})
    _button(at, "Undo").click().run()
    assert _session(at).edits == ()
    assert _grid(_type(at, {})).value["MP-211"].isna().iloc[0]
    assert _session(at).edits == ()


def test_the_message_about_a_refused_letter_goes_with_the_next_step() -> None:
    at = _type(_page(), {0: {"MP-211": "q"}})
    assert len(at.warning) == 1
    _pause(at)
    assert len(at.warning) == 1
    _type(at, {0: {"MP-211": "R"}})
    assert len(at.warning) == 0


def test_another_department_shows_its_courses_and_categories_and_keeps_the_draft() -> None:
    at = _type(_page(), {0: {"MP-211": "R"}})
    _ran(_select(at, "Department").set_value("Harmony").run())
    assert list(_grid(at).value.columns[2:]) == ["HR-112", "HR-211", "HR-212"]
    assert _choice(at, CATEGORIES).value == ["Listening, musicianship and writing"]
    assert _session(at).cells == (CellEdit("MP-211", "session-set-up", 2),)


def test_categories_chosen_by_hand_stay_when_the_department_changes() -> None:
    at = _page()
    _ran(_choice(at, CATEGORIES).set_value(["Acoustics and spaces"]).run())
    assert _grid(at).value.shape[0] == 7
    _ran(_choice(at, CATEGORIES).set_value(["Acoustics and spaces", "Recording"]).run())
    _ran(_select(at, "Department").set_value("Harmony").run())
    assert _choice(at, CATEGORIES).value == ["Acoustics and spaces", "Recording"]


def test_a_role_shows_its_needs_of_all_categories_and_giving_it_up_brings_the_first_ones_back(
    default: Curriculum,
) -> None:
    at = _page()
    _ran(_select(at, "Only what this role needs").set_value("live-sound-engineer").run())
    needed = {need.skill_id for need in default.needs_of("live-sound-engineer")}
    assert set(_grid(at).value.index) == needed
    _ran(_select(at, "Only what this role needs").set_value(None).run())
    assert _grid(at).value.shape[0] == 17


def test_the_switch_leaves_out_skills_that_the_courses_do_not_teach() -> None:
    at = _page()
    _ran(at.toggle[0].set_value(True).run())
    assert "mastering" not in _grid(at).value.index
    assert "mixing" in _grid(at).value.index


def test_courses_can_be_the_rows() -> None:
    at = _page()
    _ran(_choice(at, SHOWN_AS).set_value("Courses as rows").run())
    assert _grid(at).value.loc["MP-385", "multitrack-recording"] == "M"
    _type(at, {0: {"mastering": "i"}})
    assert _session(at).cells == (CellEdit("MP-211", "mastering", 1),)


def test_the_picture_shows_the_draft_too(default: Curriculum) -> None:
    home = home_filter(default)
    draft = drafted(default, [CellEdit("MP-211", "mastering", 3)])
    shown = grid(default, draft, home)
    expected = course_map(draft, shown.course_ids, shown.skill_ids, dark=False).sentence
    assert expected != course_map(default, shown.course_ids, shown.skill_ids, dark=False).sentence
    at = _type(_page(), {MASTERING: {"MP-211": "M"}})
    _ran(_choice(at, SHOWN_AS).set_value("Picture").run())
    charts: list[Any] = list(at.get("plotly_chart"))
    assert [chart.proto.alt for chart in charts] == [expected]


def test_too_many_columns_ask_for_a_department_and_single_cells_still_go() -> None:
    at = _page()
    _ran(_select(at, "Department").set_value("All departments").run())
    assert [info.value for info in at.info] == [
        "89 courses side by side cannot be read (25 can). Choose a department above, or set single cells below."
    ]
    _ran(_choice(at, LEVEL).set_value(3).run())
    _ran(_button(at, "Set this level").click().run())
    assert len(_session(at).cells) == 1


def test_a_filter_without_a_cell_says_so() -> None:
    at = _page()
    _ran(_select(at, "Courses").set_value("unmapped").run())
    assert [info.value for info in at.info] == [
        "No cell fits these filters. Choose another department, category or role."
    ]


def test_an_unmapped_course_is_mapped_by_its_first_letter() -> None:
    at = _page()
    _ran(_select(at, "Department").set_value("All departments").run())
    _ran(_select(at, "Courses").set_value("unmapped").run())
    assert "1 course not mapped yet:" in _texts(at)
    _type(at, {0: {"BPMI-101": "I"}})
    assert "1 course not mapped yet:" not in _texts(at)
    assert [getattr(button, "label", None) for button in at.get("download_button")] == [
        "Download course_skills.csv",
        "Download courses.csv",
        "Download CSV",
    ]
    assert "- Nobody has mapped BPMI-101 yet: what it teaches is not known." in _texts(at)


def test_one_cell_is_set_without_the_grid() -> None:
    at = _page(course="MP-385", skill="mixing")
    assert any(text.startswith("Now: none. Needed by 4 roles, as deep as mastered (M)") for text in _texts(at))
    _ran(_choice(at, LEVEL).set_value(2).run())
    _ran(_button(at, "Set this level").click().run())
    assert _session(at).cells == (CellEdit("MP-385", "mixing", 2),)
    assert any(text.startswith("Now: reinforced (R). Needed by") for text in _texts(at))
    _ran(_button(at, "Set this level").click().run())
    assert len(_session(at).edits) == 1


def test_the_single_cell_follows_the_choice_of_course_and_skill() -> None:
    at = _page()
    _ran(_select(at, "Course").set_value("MP-385").run())
    _ran(_select(at, "Skill").set_value("microphone-technique").run())
    assert _choice(at, LEVEL).value == 3
    assert any(text.startswith("Now: mastered (M), our reading, not yet confirmed by faculty.") for text in _texts(at))


def test_links_to_what_does_not_exist_say_so() -> None:
    at = _page(department="Alchemy", course="MP-38", skill="mixin")
    assert [warning.value for warning in at.warning] == [
        "There is no department “Alchemy” in this curriculum. Choose one of 18 below.",
        "There is no course “MP-38” in this curriculum.",
        "There is no skill “mixin” in this curriculum.",
    ]


@pytest.mark.parametrize("key", ["map_moved_open", "map_problems_open"])
def test_the_tables_behind_the_sentences_open(key: str) -> None:
    at = _type(_page(), {RESTORATION: {"MP-214": "r"}})
    before = len(at.get("dataframe"))
    at.session_state[key] = True
    assert len(_ran(at.run()).get("dataframe")) == before + 1
