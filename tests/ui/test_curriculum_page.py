"""The map: filters, letters typed into cells, the draft with its effect, undo and redo."""

from __future__ import annotations

from typing import Any

import pytest

from planner.charts.course_map import course_map
from planner.curriculum import Curriculum
from planner.effects import CellEdit
from planner.mapping.draft import drafted
from planner.mapping.filter import grid, home_filter
from tests.ui.map_page import (
    CATEGORIES,
    LEVEL,
    MASTERING,
    MPE,
    RESTORATION,
    SET_UP,
    SHOWN_AS,
    button,
    cells,
    choice,
    editor,
    opened,
    paused,
    ran,
    select,
    step_count,
    stored,
    typed,
)
from tests.ui.opened import texts


def test_the_map_opens_on_the_majors_department_with_its_letters(default: Curriculum) -> None:
    at = opened()
    assert [title.value for title in at.title] == ["What do our courses teach, and who needs it?"]
    assert texts(at)[0] == (
        f"88 of 89 courses are mapped, with {len(default.course_skills)} links to skills; "
        "none is confirmed by faculty yet: our reading."
    )
    assert select(at, "Department").value == MPE
    frame = editor(at).value
    assert frame.shape == (17, 2 + 16)
    assert frame.loc["multitrack-recording", "MP-385"] == "M"


def test_the_screen_says_where_the_draft_lives() -> None:
    assert any(caption.value.startswith("Your changes are kept as you make them") for caption in opened().caption)


def test_a_typed_letter_moves_roles_and_says_by_how_much() -> None:
    at = typed(opened(), {RESTORATION: {"MP-214": "r"}})
    assert cells() == ["MP-214 audio-restoration R"]
    assert "**1 cell changed: moves 1 role in the required core and 1 role in the catalogue.**" in texts(at)
    assert (
        "- Digital Remastering Engineer: required core and catalogue 1 of 5 needs → 2 of 5, 1 missing becomes covered."
    ) in texts(at)
    assert any(
        text.startswith("- ‘Audio restoration’ is needed by 1 role, as deep as R, and only MP-214")
        for text in texts(at)
    )


def test_an_edit_that_moves_no_role_says_why() -> None:
    at = typed(opened(), {SET_UP: {"MP-211": "R"}})
    assert "**1 cell changed: moves no role.**" in texts(at)
    assert (
        "- MP-211, Session set-up and strike: none → R. It moves no role; MP-385 already reaches R. "
        "Session set-up and strike is taught by 3 courses (before: 2)."
    ) in texts(at)


def test_a_letter_outside_the_scale_is_refused_by_name_and_the_others_are_taken() -> None:
    at = typed(opened(), {SET_UP: {"MP-211": "q", "MP-385": "x"}, MASTERING: {"MP-211": "I"}})
    assert cells() == ["MP-211 mastering I"]
    assert len(at.warning) == 1
    assert at.warning[0].value.split("  \n") == [
        "MP-211 × Session set-up and strike: “q” is no level, and the cell stays empty. Type I, R or M, or clear it.",
        "MP-385 × Session set-up and strike: “x” is no level, and the cell keeps R. Type I, R or M, or clear it.",
    ]


def test_letters_typed_one_after_another_are_a_step_each() -> None:
    at = opened()
    typed(at, {0: {"MP-211": "r"}})
    typed(at, {0: {"MP-211": "r"}, 1: {"MP-211": "m"}})
    typed(at, {0: {"MP-211": "r"}, 1: {"MP-211": "m"}, 2: {"MP-211": "M"}})
    assert cells() == ["MP-211 session-set-up R", "MP-211 multitrack-recording M", "MP-211 microphone-technique M"]


def test_nothing_is_lost_when_the_browser_lets_go_of_what_was_typed() -> None:
    at = typed(opened(), {0: {"MP-211": "r"}})
    paused(at)
    typed(at, {1: {"MP-211": "m"}})
    paused(at)
    assert cells() == ["MP-211 session-set-up R", "MP-211 multitrack-recording M"]
    assert list(editor(at).value["MP-211"].head(3)) == ["R", "M", "I"]


def test_a_letter_typed_back_to_what_stood_there_takes_the_edit_back() -> None:
    # The browser holds nothing any more then: the cell is as the grid was made.
    at = typed(opened(), {0: {"MP-211": "r"}})
    typed(at, {})
    assert step_count() == 2
    assert "**Your steps cancel each other out: nothing differs from what is saved.**" in texts(at)


def test_the_frame_stays_while_somebody_types_then_repeats_what_was_typed_then_shows_the_draft() -> None:
    at = typed(opened(), {0: {"MP-211": "r", "MP-385": "x"}})
    assert editor(at).value.loc["session-set-up", "MP-385"] == "R"
    assert editor(at).value["MP-211"].isna().iloc[SET_UP]
    at.session_state["map_typed_at"] = None
    ran(at.run())
    assert list(editor(at).value.loc["session-set-up", ["MP-211", "MP-385"]]) == ["r", "x"]
    typed(at, {})
    assert list(editor(at).value.loc["session-set-up", ["MP-211", "MP-385"]]) == ["R", "R"]
    assert step_count() == 1


def test_what_was_typed_into_one_grid_is_not_repeated_in_another() -> None:
    at = typed(opened(), {0: {"MP-211": "r"}})
    ran(choice(at, CATEGORIES).set_value(["Acoustics and spaces"]).run())
    assert editor(at).value["MP-211"].isna().all()


def test_a_pasted_block_is_one_step() -> None:
    typed(opened(), {0: {"MP-211": "R", "MP-212": "I"}, 1: {"MP-211": None, "MP-212": "m"}})
    assert step_count() == 1
    assert len(cells()) == 3


def test_undo_redo_and_discard() -> None:
    at = paused(typed(opened(), {0: {"MP-211": "R"}}))
    paused(typed(at, {1: {"MP-211": "M"}}))
    button(at, "Undo").click().run()
    assert cells() == ["MP-211 session-set-up R"]
    assert [editor(at).value["MP-211"].isna().iloc[row] for row in (0, 1)] == [False, True]
    button(at, "Redo").click().run()
    assert step_count() == 2
    button(at, "Discard draft").click().run()
    assert stored() is None
    assert "**No changes yet.**" in texts(at)
    assert button(at, "Undo").disabled
    assert "Your draft was discarded." in texts(at)
    button(at, "Bring it back").click().run()
    assert cells() == ["MP-211 session-set-up R", "MP-211 multitrack-recording M"]


def test_undo_right_after_a_letter_lets_the_browser_let_go_of_it() -> None:
    at = typed(opened(), {0: {"MP-211": "R"}})
    button(at, "Undo").click().run()
    assert cells() == []
    assert editor(typed(at, {})).value["MP-211"].isna().iloc[0]
    assert cells() == []


def test_the_message_about_a_refused_letter_goes_with_the_next_step() -> None:
    at = typed(opened(), {0: {"MP-211": "q"}})
    assert len(at.warning) == 1
    paused(at)
    assert len(at.warning) == 1
    typed(at, {0: {"MP-211": "R"}})
    assert len(at.warning) == 0


def test_another_department_shows_its_courses_and_categories_and_keeps_the_draft() -> None:
    at = typed(opened(), {0: {"MP-211": "R"}})
    ran(select(at, "Department").set_value("Harmony").run())
    assert list(editor(at).value.columns[2:]) == ["HR-112", "HR-211", "HR-212"]
    assert choice(at, CATEGORIES).value == ["Listening, musicianship and writing"]
    assert cells() == ["MP-211 session-set-up R"]


def test_categories_chosen_by_hand_stay_when_the_department_changes() -> None:
    at = opened()
    ran(choice(at, CATEGORIES).set_value(["Acoustics and spaces"]).run())
    assert editor(at).value.shape[0] == 7
    ran(choice(at, CATEGORIES).set_value(["Acoustics and spaces", "Recording"]).run())
    ran(select(at, "Department").set_value("Harmony").run())
    assert choice(at, CATEGORIES).value == ["Acoustics and spaces", "Recording"]


def test_a_role_shows_its_needs_of_all_categories_and_giving_it_up_brings_the_first_ones_back(
    default: Curriculum,
) -> None:
    at = opened()
    ran(select(at, "Only what this role needs").set_value("live-sound-engineer").run())
    needed = {need.skill_id for need in default.needs_of("live-sound-engineer")}
    assert set(editor(at).value.index) == needed
    ran(select(at, "Only what this role needs").set_value(None).run())
    assert editor(at).value.shape[0] == 17


def test_the_switch_leaves_out_skills_that_the_courses_do_not_teach() -> None:
    at = opened()
    ran(at.toggle[0].set_value(True).run())
    assert "mastering" not in editor(at).value.index
    assert "mixing" in editor(at).value.index


def test_courses_can_be_the_rows() -> None:
    at = opened()
    ran(choice(at, SHOWN_AS).set_value("Courses as rows").run())
    assert editor(at).value.loc["MP-385", "multitrack-recording"] == "M"
    typed(at, {0: {"mastering": "i"}})
    assert cells() == ["MP-211 mastering I"]


def test_the_picture_shows_the_draft_too(default: Curriculum) -> None:
    home = home_filter(default)
    draft = drafted(default, [CellEdit("MP-211", "mastering", 3)])
    shown = grid(default, draft, home)
    expected = course_map(draft, shown.course_ids, shown.skill_ids, dark=False).sentence
    assert expected != course_map(default, shown.course_ids, shown.skill_ids, dark=False).sentence
    at = typed(opened(), {MASTERING: {"MP-211": "M"}})
    ran(choice(at, SHOWN_AS).set_value("Picture").run())
    charts: list[Any] = list(at.get("plotly_chart"))
    assert [chart.proto.alt for chart in charts] == [expected]


def test_too_many_columns_ask_for_a_department_and_single_cells_still_go() -> None:
    at = opened()
    ran(select(at, "Department").set_value("All departments").run())
    assert [info.value for info in at.info] == [
        "89 courses side by side cannot be read (25 can). Choose a department above, or set single cells below."
    ]
    ran(choice(at, LEVEL).set_value(3).run())
    ran(button(at, "Set this level").click().run())
    assert len(cells()) == 1


def test_a_filter_without_a_cell_says_so() -> None:
    at = opened()
    ran(select(at, "Courses").set_value("unmapped").run())
    assert [info.value for info in at.info] == [
        "No cell fits these filters. Choose another department, category, role or kind of courses."
    ]


def test_an_unmapped_course_is_mapped_by_its_first_letter() -> None:
    at = opened()
    ran(select(at, "Department").set_value("All departments").run())
    ran(select(at, "Courses").set_value("unmapped").run())
    assert "1 course not mapped yet (?):" in texts(at)
    typed(at, {0: {"BPMI-101": "I"}})
    assert "1 course not mapped yet (?):" not in texts(at)
    assert [getattr(button, "label", None) for button in at.get("download_button")] == [
        "Download courses.csv",
        "Download course_skills.csv",
        "Download CSV",
    ]
    assert "- Nobody has mapped BPMI-101 yet: what it teaches is not known." in texts(at)


def test_one_cell_is_set_without_the_grid() -> None:
    at = opened(course="MP-385", skill="mixing")
    assert any(text.startswith("Needed by 4 roles, as deep as mastered (M)") for text in texts(at))
    assert "- MP-385 does not teach it." in texts(at)
    ran(choice(at, LEVEL).set_value(2).run())
    ran(button(at, "Set this level").click().run())
    assert cells() == ["MP-385 mixing R"]
    assert (
        "- Level: reinforced (R); whether it is assessed is not known.\n- Basis: confirmed by the department."
    ) in texts(at)
    ran(button(at, "Set this level").click().run())
    assert step_count() == 1


def test_the_single_cell_follows_the_choice_of_course_and_skill() -> None:
    at = opened()
    ran(select(at, "Course").set_value("MP-385").run())
    ran(select(at, "Skill").set_value("microphone-technique").run())
    assert choice(at, LEVEL).value == 3
    assert any("our reading, not yet confirmed by faculty" in text for text in texts(at))


def test_links_to_what_does_not_exist_say_so() -> None:
    at = opened(department="Alchemy", course="MP-38", skill="mixin")
    assert [warning.value for warning in at.warning] == [
        "There is no department “Alchemy” in this curriculum. Choose one of 18 below.",
        "There is no course “MP-38” in this curriculum.",
        "There is no skill “mixin” in this curriculum.",
    ]


@pytest.mark.parametrize("key", ["map_moved_open", "map_problems_open"])
def test_the_tables_behind_the_sentences_open(key: str) -> None:
    at = typed(opened(), {RESTORATION: {"MP-214": "r"}})
    before = len(at.get("dataframe"))
    at.session_state[key] = True
    assert len(ran(at.run()).get("dataframe")) == before + 1
