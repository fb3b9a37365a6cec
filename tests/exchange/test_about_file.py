from __future__ import annotations

from typing import Any

import pytest

from planner.curriculum import About
from planner.exchange import about_file
from planner.exchange.about_file import AboutRead
from planner.exchange.findings import Findings
from tests.builders import tiny_about
from tests.exchange.good_folder import GOOD, edited

FILE = "curriculum.toml"


def read(text: str) -> tuple[AboutRead, list[str], list[str]]:
    findings = Findings()
    found = about_file.read(text.encode(), findings)
    return found, [str(fault) for fault in findings.faults], findings.warnings


def faults(old: str, new: str) -> list[str]:
    """Faults of the good file with one text replaced."""
    found, messages, _ = read(edited(FILE, old, new))
    assert found.about is None
    return messages


def test_the_facts_are_read_with_the_levels_in_order() -> None:
    found, messages, warnings = read(GOOD[FILE])
    assert (messages, warnings) == ([], [])
    assert found.about is not None
    assert found.about.seasons == ("Spring", "Fall")
    assert (found.about.credits_per_term.least, found.about.credits_per_term.most) == (12, 18)
    assert [(level.code, level.depth) for level in found.scale.levels] == [("I", 1), ("M", 2)]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"disclaimer": 'Say "no" \\ to\n\ttabs – ok', "catalogue_year": "2019–20"},
        {"grades_that_pass": ("A", "B+"), "repeats": "last", "small_group": 25},
        {"marks_of_transfer": ("Credit by transfer",), "marks_of_running": ()},
        {"credits_per_term": {"usual": 15.5, "least": 0, "most": 1e17, "basis": "local"}},
    ],
)
def test_what_is_written_is_read_back(changes: dict[str, Any]) -> None:
    about = About.model_validate({**dict(tiny_about()), **changes})
    found, messages, warnings = read(about_file.write(about))
    assert (found.about, messages, warnings) == (about, [], [])


def test_every_fault_is_told_at_once() -> None:
    text = edited(FILE, 'title = "Sound"\n', "small_group = 0\nrepeats = 3\n").replace("usual = 15", 'usual = "many"')
    assert read(text)[1] == [
        "curriculum.toml, column title; expected a value; there is none",
        "curriculum.toml, column repeats: found '3'; expected best, last or first",
        "curriculum.toml, column small_group: found '0'; expected at least 1",
        "curriculum.toml, column credits_per_term.usual: found 'many'; expected a number",
    ]


def test_text_that_is_not_toml_is_a_fault_with_its_place() -> None:
    assert faults("[credits_per_term]", "[credits_per_term") == [
        "curriculum.toml; expected TOML; Expected ']' at the end of a table declaration (at line 6, column 18)"
    ]


@pytest.mark.parametrize("value", ["[" * 5000, "9" * 5000])
def test_values_of_absurd_size_are_a_fault(value: str) -> None:
    assert faults("[credits_per_term]", f"x = {value}\n[credits_per_term]") == [
        "curriculum.toml; expected TOML with numbers and lists of a usual size"
    ]


def test_a_small_group_of_absurd_size_is_a_fault() -> None:
    assert faults("[credits_per_term]", f"small_group = 0x{'f' * 5000}\n[credits_per_term]") == [
        "curriculum.toml, column small_group; expected at most 1,000,000 students"
    ]


def test_credits_of_a_term_out_of_order_are_a_fault() -> None:
    expected = "least, usual and most credits in this order"
    assert faults("least = 12", "least = 16") == [
        f"curriculum.toml, column credits_per_term: found '16, 15, 18'; expected {expected}"
    ]
    assert faults("most = 18", "most = inf") == [
        f"curriculum.toml, column credits_per_term: found '12, 15, inf'; expected {expected}"
    ]


def test_a_season_twice_is_a_fault() -> None:
    assert faults('"Spring", "Fall"', '"Fall", "Fall"') == [
        "curriculum.toml, column seasons[1]: found 'Fall'; "
        "expected a season's name, on one line, without ; and only once"
    ]


def test_levels_with_the_same_code_are_a_fault() -> None:
    assert faults('code = "M"', 'code = "i"') == [
        "curriculum.toml, column scale: found 'i'; expected codes that differ by more than case"
    ]


def test_a_level_without_name_is_a_fault() -> None:
    assert faults('name = "Mastered"\n', "") == [
        "curriculum.toml, column scale[1].name; expected a value; there is none"
    ]


@pytest.mark.parametrize("scale", ["scale = []", "scale = 3", ""])
def test_a_curriculum_without_levels_is_a_fault(scale: str) -> None:
    text = GOOD[FILE].partition("[[scale]]")[0]
    assert read(f"{scale}\n{text}")[1] == [
        "curriculum.toml, column scale; expected 1 to 12 levels, each under a heading [[scale]]"
    ]


def test_a_name_that_is_not_known_is_left_out_with_a_hint() -> None:
    found, messages, warnings = read(
        edited(FILE, "least = 12", "least = 12\nleats = 1").replace("title", "smal_group=3\ntitle", 1)
    )
    assert found.about is not None
    assert messages == []
    assert warnings == [
        "curriculum.toml: smal_group is not known and was left out; is it small_group?",
        "curriculum.toml: credits_per_term.leats is not known and was left out",
    ]


def test_scale_and_seasons_are_known_though_the_rest_is_wrong() -> None:
    found, _, _ = read(edited(FILE, "least = 12", "least = 16"))
    assert found.about is None
    assert found.seasons == ("Spring", "Fall")
    assert found.scale.depth("m") == 2


def test_any_code_is_a_level_where_the_scale_cannot_be_read() -> None:
    found, _, _ = read("title = ")
    assert found.scale.depth("whatever") == 1
    assert found.seasons is None
