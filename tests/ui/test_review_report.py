"""The dialog Report: sections and format are chosen, the file is made in the background and then downloaded."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pytest
import streamlit as st
from pypdf import PdfReader
from streamlit.testing.v1 import AppTest

from planner.access import LOCAL
from planner.optimiser import Progress
from planner.report.review_subject import TITLES, Section
from planner.solver import Guarantees
from planner.store import actions, open_store
from planner.store.actions import Task
from planner.ui import review_report, solving
from tests.ui.opened import checked

KEPT_AS = "music-production"


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> dict[str, dict[str, Any]]:
    """What each download button was last given, by its label."""
    given: dict[str, dict[str, Any]] = {}
    monkeypatch.setattr(st, "download_button", lambda label, **options: given.update({label: options}))
    return given


@pytest.fixture(autouse=True)
def nothing_under_way() -> Iterator[None]:
    solving.stop_all()
    yield
    solving.stop_all()


def page() -> None:
    """The head of the page Review."""
    import streamlit as st

    from planner.ui import data, review_report

    curriculum = data.curriculum()
    st.title("Review")
    programme_id = st.selectbox("Programme", [*(row.programme_id for row in curriculum.programmes), ""])
    review_report.button(curriculum, programme_id or None)


def opened() -> AppTest:
    at = checked(AppTest.from_function(page, default_timeout=60).run())
    return checked(at.button(key="report_open").click().run())


def made(at: AppTest) -> AppTest:
    """The report is asked for, and there."""
    checked(at.button(key="report_make").click().run())
    assert solving.wait_all()
    return checked(at.run())


def only(at: AppTest, *sections: Section) -> AppTest:
    for section in Section:
        at.checkbox(key=f"report_section_{section}").set_value(section in sections)
    return checked(at.run())


def as_web_page(at: AppTest) -> None:
    control: Any = next(found for found in at.get("segmented_control") if found.key == "report_format")
    checked(control.set_value("html").run())


def captions(at: AppTest) -> list[str]:
    return [found.value for found in at.caption]


def test_nothing_is_there_before_the_button_is_clicked() -> None:
    at = checked(AppTest.from_function(page, default_timeout=60).run())
    assert [found.label for found in at.button] == ["Report…"]
    assert not at.checkbox


def test_all_sections_are_chosen_at_first() -> None:
    at = opened()
    assert [(found.label, found.value) for found in at.checkbox] == [(TITLES[section], True) for section in Section]
    assert captions(at) == [
        "Guaranteed and possible are not known for this programme at present: the report says so.",
    ]


def test_the_pdf_holds_the_sections_chosen(offered: dict[str, dict[str, Any]]) -> None:
    made(only(opened(), Section.EVIDENCE))
    ((label, options),) = offered.items()
    assert label.startswith("Download the PDF (")
    assert options["file_name"] == "review-music-production-and-engineering.pdf"
    assert options["mime"] == "application/pdf"
    text = " ".join(one.extract_text() for one in PdfReader(io.BytesIO(options["data"]())).pages)
    assert "76 of 77 courses are mapped" in text
    assert "revision 1, fingerprint" in text
    assert "Risks" not in text


def test_another_format(offered: dict[str, dict[str, Any]]) -> None:
    at = only(opened(), Section.PROMISES)
    as_web_page(at)
    made(at)
    ((label, options),) = offered.items()
    assert label.startswith("Download the web page (")
    assert options["mime"] == "text/html"
    assert b"74 of the 186 needs" in options["data"]()


def test_another_choice_takes_the_download_away(offered: dict[str, dict[str, Any]]) -> None:
    at = made(only(opened(), Section.EVIDENCE))
    assert offered
    offered.clear()
    checked(at.checkbox(key="report_section_evidence").uncheck().run())
    assert not offered
    assert at.button(key="report_make").disabled


def test_the_list_of_actions_is_in_it(offered: dict[str, dict[str, Any]]) -> None:
    task = Task("Have a course teach mastering", owner="ann")
    figure = {"needed_by": 2}
    actions.add(
        open_store(), LOCAL, KEPT_AS, task, finding="orphan skill", subject="mastering", figure=figure, revision=1
    )
    at = only(opened(), Section.ACTIONS)
    as_web_page(at)
    made(at)
    assert b"Have a course teach mastering" in next(iter(offered.values()))["data"]()


def test_what_is_guaranteed_is_in_it_where_it_is_known(
    known_guarantees: Guarantees, offered: dict[str, dict[str, Any]]
) -> None:
    at = only(opened(), Section.PROMISES)
    assert captions(at) == ["With what every legal complete plan guarantees, and what the best one reaches."]
    made(at)
    text = " ".join(one.extract_text() for one in PdfReader(io.BytesIO(next(iter(offered.values()))["data"]())).pages)
    assert "Needs met by every legal complete plan" in text
    at.selectbox[0].set_value("acoustics-electronics-minor").run()
    assert "not known for this programme" in captions(checked(at))[0]


def test_without_a_programme(offered: dict[str, dict[str, Any]]) -> None:
    at = opened()
    at.selectbox[0].set_value("").run()
    assert captions(checked(at)) == ["This curriculum has no programme: the report says what it can of the catalogue."]
    made(only(at, Section.PROMISES))
    assert next(iter(offered.values()))["file_name"] == "review-music-production-and-engineering.pdf"


def test_progress_names_the_section() -> None:
    assert review_report._words(Progress(2, 8, "Structure")) == "Structure (3 of 8)"
