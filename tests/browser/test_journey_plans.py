"""Plans of one's own in a real browser: two windows on one, undo after a reload, delete and restore, a shared link."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import forget_plans, settled, visit
from tests.browser.test_places import unreadable

pytestmark = pytest.mark.browser
NOTHING = "This link leads to no plan. It may be mistyped, ended or taken back."


@pytest.fixture
def mine(app: str, database: str, page: Page) -> Page:
    """A window on a plan of one's own, which is the example without ET-111."""
    forget_plans(database)
    visit(page, f"{app}/my-plan")
    _remove(page, "ET-111")
    _has(page, "is a plan of your own from now on")
    _has(page, "puts 36 courses")
    return page


def _click(page: Page, label: str) -> None:
    page.get_by_role("button", name=label, exact=True).first.click()
    settled(page)


def _remove(page: Page, course: str) -> None:
    """Remove a course by the menu of its card."""
    card = page.locator(f"[class*='st-key-card-'][class*='{course}']").first
    card.get_by_role("button").click()
    page.get_by_role("menuitem", name="Remove", exact=True).click()
    settled(page)


def _has(page: Page, words: str) -> None:
    expect(page.get_by_test_id("stMain")).to_contain_text(words)


def _is_accessible(page: Page) -> None:
    """What no address opens: axe-core finds nothing here either."""
    assert unreadable(page) == ""


def test_two_windows_on_one_plan_overwrite_nothing(app: str, context: BrowserContext, mine: Page) -> None:
    other = context.new_page()
    visit(other, f"{app}/my-plan")
    _has(other, "puts 36 courses")
    _remove(mine, "MTEC-111")
    _has(mine, "puts 35 courses")
    _remove(other, "LMSC-130")
    _has(other, "was changed in another window meanwhile, so your last change is not saved")
    _has(other, "puts 35 courses")
    dialog = other.get_by_role("dialog", name="What was not saved, and what now?")
    _is_accessible(other)
    dialog.get_by_role("button", name="Make my change to the other window’s plan too").click()
    settled(other)
    _has(other, "puts 34 courses")
    mine.reload()
    _has(mine, "puts 34 courses")
    settled(mine)

    _remove(other, "PW-111")
    _remove(mine, "MP-113")
    mine.get_by_role("dialog").get_by_role("button", name="Close").click()
    _has(mine, "was changed in another window meanwhile")
    _click(mine, "Keep mine as a copy")
    _has(mine, "Aiming at live sound (my copy) puts 33 courses")
    other.close()


def test_undo_goes_on_after_a_reload(mine: Page) -> None:
    assert "plan=" in mine.url
    mine.reload()
    _has(mine, "puts 36 courses")
    settled(mine)
    _click(mine, "Undo")
    _has(mine, "puts 37 courses")
    mine.reload()
    settled(mine)
    _click(mine, "Redo")
    _has(mine, "puts 36 courses")


def test_a_deleted_plan_is_had_back(app: str, context: BrowserContext, mine: Page) -> None:
    _click(mine, "Manage")
    _click(mine, "Delete")
    _has(mine, "“Aiming at live sound” was deleted.")
    _has(mine, "puts 37 courses")
    _click(mine, "Restore it")
    _has(mine, "puts 36 courses")
    _click(mine, "Manage")
    _is_accessible(mine)
    _click(mine, "Delete")
    later = context.new_page()
    visit(later, f"{app}/my-plan")
    _has(later, "puts 37 courses")
    _click(later, "Manage")
    _click(later, "Restore")
    _has(later, "puts 36 courses")
    later.close()


def test_a_link_opens_the_plan_elsewhere_until_it_is_taken_back(app: str, chromium: Browser, mine: Page) -> None:
    _click(mine, "Share")
    _click(mine, "Make a link")
    link = mine.get_by_test_id("stCode").inner_text().strip()
    assert link.startswith(f"{app}/shared?token=")
    _is_accessible(mine)

    stranger = chromium.new_context(viewport={"width": 1280, "height": 900}, color_scheme="dark")
    tab = stranger.new_page()
    tab.set_default_timeout(30_000)
    visit(tab, link)
    _has(tab, "Shared plan puts 36 courses")
    expect(tab.get_by_role("button", name="Change")).to_have_count(0)
    _is_accessible(tab)

    _click(mine, "Take back")
    expect(mine.get_by_text("1 link has ended or been taken back.")).to_be_visible()
    tab.reload()
    _has(tab, NOTHING)
    stranger.close()
