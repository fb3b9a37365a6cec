"""Electives in a real browser: the answer comes by itself, the keyboard moves the budget, one click makes a copy."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settled, visit

pytestmark = pytest.mark.browser

PATIENCE_MS = 60_000
ROLE = "sound-technician"


def answer(page: Page) -> str:
    """The sentence of the answer, once everything that the page waits for is there."""
    expect(page.get_by_role("heading", name="The whole plan by terms")).to_be_visible(timeout=PATIENCE_MS)
    expect(page.get_by_role("progressbar")).to_have_count(0, timeout=PATIENCE_MS)
    settled(page)
    return page.locator('[data-testid="stMain"] strong').first.inner_text()


def test_the_answer_comes_by_itself_and_goes_into_a_copy(app: str, page: Page) -> None:
    """With a choice in the address, which must not follow to the board."""
    visit(page, f"{app}/electives?role={ROLE}&electives_terms=Evenly")
    assert answer(page).startswith("Adding ")
    assert page.locator('[data-testid="stPlotlyChart"]').count() == 1
    page.get_by_role("button", name="Put it into a copy of my plan").click()
    page.wait_for_url("**/my-plan*")
    settled(page)
    assert page.locator("h2").first.inner_text().endswith(", best electives")


def test_the_keyboard_moves_the_budget_and_a_clash_is_relaxed_by_one_click(app: str, page: Page) -> None:
    visit(page, f"{app}/electives?role={ROLE}&electives_budget=15")
    relax = page.get_by_role("button", name="Raise the budget to 16 credits")
    expect(relax).to_be_visible(timeout=PATIENCE_MS)
    assert page.get_by_role("heading", name="The whole plan by terms").count() == 0
    relax.click()
    assert "(16 credits)" in answer(page)
    page.get_by_role("slider", name="Most credits to add").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**electives_budget=17**")
    assert answer(page).startswith("Adding ")
