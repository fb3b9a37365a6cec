"""A chair tries a change, sees what it does, takes it back, keeps it, shares it, and turns it into a draft."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settled, visit
from tests.browser.test_places import unreadable

pytestmark = pytest.mark.browser


def _has(page: Page, words: str | re.Pattern[str]) -> None:
    expect(page.get_by_test_id("stMain")).to_contain_text(words)


def _click(page: Page, label: str) -> None:
    page.get_by_role("button", name=label, exact=True).first.click()
    settled(page)


def _choose(page: Page, label: str, words: str) -> None:
    """Choose in a select box by typing."""
    box = page.get_by_role("combobox", name=label).first
    box.click()
    box.fill(words)
    page.get_by_role("option", name=words).first.click()
    settled(page)


def _is_accessible(page: Page) -> None:
    assert unreadable(page) == ""


def test_a_scenario_is_made_looked_at_undone_kept_shared_and_drafted(app: str, page: Page) -> None:
    visit(page, f"{app}/what-if")
    _has(page, "Drop MP-385")
    _choose(page, "Scenario", "An empty one")
    _has(page, "None yet. Add one here")

    _choose(page, "Course", "MP-320")
    _is_accessible(page)
    _click(page, "Add it to the scenario")
    _has(page, "Drop MP-320")
    _has(page, re.compile(r"Of \d+ saved plans"))

    _click(page, "Undo")
    _has(page, "None yet. Add one here")
    _click(page, "Redo")
    _has(page, "Drop MP-320")

    _click(page, "Keep it")
    _has(page, "is kept from now on")
    assert "scenario=" in page.url
    page.reload()
    _has(page, "Kept; every change is saved as you make it.")
    settled(page)

    _click(page, "Manage")
    page.get_by_text("Others of the department see it").click()
    settled(page)
    expect(page.get_by_test_id("stCode")).to_contain_text("/what-if?scenario=")
    _is_accessible(page)
    page.keyboard.press("Escape")

    _click(page, "Turn into a draft")
    _has(page, "The changes are in your draft now.")
    page.get_by_role("link", name="Open the draft in Curriculum").click()
    settled(page)
    _has(page, "Discard draft")
    _click(page, "Discard draft")


def test_an_answer_goes_into_the_scenario(app: str, page: Page) -> None:
    visit(page, f"{app}/what-if?what_if=What+to+add")
    _has(page, "would raise 4 of the 5 weakest roles")
    _click(page, "Add it to the scenario")
    _has(page, "Add NEW-1")
    page.get_by_role("radio", name="Compare", exact=True).click()
    settled(page)
    _has(page, "as it stands")
