"""A reviewer makes the report in each format; the web page works without anything else, and axe finds nothing in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from planner.curriculum import Curriculum
from planner.report.review_page import review_page
from tests.browser.conftest import settled, visit
from tests.report.reviews import gathered

pytestmark = pytest.mark.browser
STARTS = {"PDF": ("pdf", b"%PDF-"), "Spreadsheet": ("xlsx", b"PK"), "Web page": ("html", b"<!DOCTYPE html>")}


def test_each_format_is_made_and_downloaded(app: str, page: Page) -> None:
    visit(page, f"{app}/review")
    page.get_by_role("button", name="Report…").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("checkbox", name="Promises")).to_be_checked()
    for name, (ending, start) in STARTS.items():
        dialog.get_by_role("radio", name=name, exact=True).click()
        settled(page)
        dialog.get_by_role("button", name="Make the report").click()
        download = dialog.get_by_role("button", name="Download the")
        expect(download).to_be_visible(timeout=90_000)
        settled(page)
        with page.expect_download() as waiting:
            download.click()
        assert waiting.value.suggested_filename == f"review-music-production-and-engineering.{ending}"
        assert Path(waiting.value.path()).read_bytes().startswith(start)
    found = Axe().run(page)
    assert [violation["id"] for violation in found.response["violations"]] == []


@pytest.fixture(scope="module")
def saved(default: Curriculum, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The web page as a file, as somebody has it who was sent it."""
    path = tmp_path_factory.mktemp("sent") / "review.html"
    path.write_bytes(review_page(gathered(default)))
    return path


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_web_page_is_accessible_and_asks_for_nothing(
    chromium: Browser, saved: Path, width: int, scheme: str
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    try:
        tab, asked, said = context.new_page(), list[str](), list[str]()
        tab.on("request", lambda request: asked.append(request.url))
        tab.on("console", lambda message: said.append(message.text))
        tab.goto(saved.as_uri())
        expect(tab.locator("h1")).to_have_text("Review: Music Production and Engineering")
        assert tab.evaluate("document.documentElement.scrollWidth") == width
        assert asked == [saved.as_uri()]
        assert said == []
        found = Axe().run(tab)
        assert [violation["id"] for violation in found.response["violations"]] == []
    finally:
        context.close()


def test_without_script_the_web_page_says_the_same(chromium: Browser, saved: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    try:
        tab = context.new_page()
        tab.goto(saved.as_uri())
        expect(tab.locator("#section-1 .answer")).to_contain_text("74 of the 186 needs of 23 roles")
        expect(tab.get_by_role("img").first).to_be_visible()
        tab.keyboard.press("Tab")
        expect(tab.get_by_role("link", name="Skip to the sections")).to_be_focused()
    finally:
        context.close()
