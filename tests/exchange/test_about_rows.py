from __future__ import annotations

from typing import Any

import pytest

from planner.curriculum import About
from planner.exchange import about_rows
from planner.exchange.about_file import AboutRead
from planner.exchange.findings import Findings
from tests.builders import tiny_about

GOOD = dict(about_rows.rows(tiny_about()))


def read(pairs: dict[str, str] | list[tuple[str, str]]) -> tuple[AboutRead, list[str], list[str]]:
    entries = list(pairs.items()) if isinstance(pairs, dict) else pairs
    findings = Findings()
    found = about_rows.read(entries, findings, "sheet about", [*range(2, len(entries) + 2)])
    return found, [str(fault) for fault in findings.faults], findings.warnings


def test_each_fact_is_a_setting_with_a_value() -> None:
    assert about_rows.rows(tiny_about(disclaimer="Unofficial")) == (
        ("title", "Tiny curriculum"),
        ("institution", "Tiny college"),
        ("department", "Tiny department"),
        ("disclaimer", "Unofficial"),
        ("seasons", "Spring;Summer;Fall"),
        ("grades_that_pass", ""),
        ("marks_of_transfer", "T;TR;Transfer"),
        ("marks_of_running", "IP;In progress"),
        ("repeats", "best"),
        ("small_group", "10"),
        ("credits_per_term.usual", "15"),
        ("credits_per_term.least", "12"),
        ("credits_per_term.most", "16"),
        ("credits_per_term.basis", "assumed"),
        ("level.1.code", "I"),
        ("level.1.name", "introduced"),
        ("level.1.sentence", "follows with help"),
        ("level.2.code", "R"),
        ("level.2.name", "reinforced"),
        ("level.2.sentence", "does it alone in a common case"),
        ("level.3.code", "M"),
        ("level.3.name", "mastered"),
        ("level.3.sentence", "does it alone in any case"),
    )


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"disclaimer": '=Say "no"; to\n\ttabs', "catalogue_year": "2019–20"},
        {"grades_that_pass": ("A", "B+"), "repeats": "last", "small_group": 25},
        {"marks_of_transfer": ("Credit by transfer",), "marks_of_running": ()},
        {"credits_per_term": {"usual": 15.5, "least": 0, "most": 1e17, "basis": "local"}},
    ],
)
def test_what_is_written_is_read_back(changes: dict[str, Any]) -> None:
    about = About.model_validate({**dict(tiny_about()), **changes})
    assert read(list(about_rows.rows(about))) == (AboutRead(about, about.scale, about.seasons), [], [])


def test_a_list_with_a_semicolon_in_a_text_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="a list with ;"):
        about_rows.rows(tiny_about(grades_that_pass=("A;B",)))


def test_names_of_settings_may_have_any_case_and_padding() -> None:
    pairs = [(f" {name.upper()} ", f" {value} ") for name, value in GOOD.items()]
    assert read(pairs)[0].about == tiny_about()


def test_an_empty_value_is_as_none_and_an_absent_list_is_the_usual_one() -> None:
    pairs = {**GOOD, "disclaimer": "", "repeats": ""}
    del pairs["marks_of_running"]
    assert read(pairs) == (AboutRead(tiny_about(), tiny_about().scale, tiny_about().seasons), [], [])


def test_a_setting_that_is_not_known_is_left_out_with_a_hint() -> None:
    pairs = {("institute" if name == "institution" else name): value for name, value in GOOD.items()}
    _, faults, warnings = read(pairs)
    assert warnings == ["sheet about: setting institute is not known and was left out; is it institution?"]
    assert faults == ["sheet about, column institution; expected a value; there is none"]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"title": ""}, "sheet about, row 2, column title; expected a value; there is none"),
        ({"small_group": "0"}, "sheet about, row 10, column small_group: found '0'; expected at least 1"),
        ({"level.2.code": ""}, "sheet about, row 18, column level.2.code; expected a value; there is none"),
        ({"level.2.code": "i"}, "sheet about, row 15, column level.1.code: found 'i'; expected codes that differ"),
        ({"seasons": "Fall;Fall"}, "sheet about, row 5, column seasons: found 'Fall'; expected a season's name"),
        ({"credits_per_term.usual": "20"}, "row 13, column credits_per_term.most: found '12, 20, 16'; expected least"),
        ({"level.5.code": "X"}, "row 24, column level.5.code; expected 1 to 12 levels, the lowest first"),
        ({"": "lost"}, "row 24, column setting: found 'lost'; expected the name of a setting before its value"),
        ({" title": "Again"}, "row 24, column setting: found 'title'; expected each setting once"),
    ],
)
def test_a_fault_names_setting_and_row(changes: dict[str, str], fault: str) -> None:
    found, faults, _ = read({**GOOD, **changes})
    assert found.about is None
    assert any(fault in message for message in faults), faults


def test_without_levels_no_level_of_a_row_is_called_wrong() -> None:
    found, faults, _ = read({name: value for name, value in GOOD.items() if not name.startswith("level")})
    assert (found.scale.depth("anything"), found.seasons) == (1, ("Spring", "Summer", "Fall"))
    assert len(faults) == 1
