"""A faculty member puts the tables right: types, pastes, adds and takes out rows, and finds it all there later."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, FloatRect, Page, expect

from tests.browser.conftest import settled, visit

pytestmark = pytest.mark.browser

ROW, MARKER = 35, 33
COURSES = "view=Courses+and+rules"


@pytest.fixture
def page(context: BrowserContext, app: str) -> Page:
    """A fresh tab with no draft: what another test left is put aside."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab = context.new_page()
    visit(tab, f"{app}/curriculum?{COURSES}")
    discard = tab.get_by_role("button", name="Discard draft")
    if discard.is_enabled():
        discard.click()
        settled(tab)
    return tab


def _grid(page: Page) -> FloatRect:
    """Where the grid is, once it has come to rest: it moves while it is being laid out."""
    canvas = page.get_by_test_id("data-grid-canvas").first
    last = None
    while (now := canvas.bounding_box()) != last or now is None:
        last = now
        page.wait_for_timeout(400)
    return now


def _click(page: Page, row: int, across: int) -> None:
    """Click a cell of a row, so many pixels from the grid's left edge."""
    place = _grid(page)
    page.mouse.click(place["x"] + across, place["y"] + ROW * (row + 1) + ROW / 2)
    page.wait_for_timeout(400)


def _type(page: Page, text: str, key: str = "Enter") -> None:
    """Type into the cell that is chosen; the first letter opens its editor, which the browser loads the first time."""
    page.keyboard.type(text[0])
    editor = page.locator("#portal").locator("textarea, input").first
    editor.wait_for()
    page.wait_for_timeout(300)
    # What is typed while the editor is being loaded may be lost.
    page.keyboard.type(text[1:] if editor.input_value().endswith(text[0]) else text, delay=60)
    page.wait_for_timeout(250)
    page.keyboard.press(key)
    page.wait_for_timeout(250)
    settled(page)


def _status(page: Page) -> str:
    settled(page)
    return page.get_by_test_id("stMain").get_by_text(re.compile(r"^(No changes yet|Changed:|Your steps)")).inner_text()


def _cell(page: Page, row: int, column: int) -> str:
    """A cell as screen readers have it; the head is row 0 there, and the row marker column 0."""
    cell = page.locator(f"[data-testid='data-grid-canvas'] [data-testid='glide-cell-{column}-{row}']").first
    return cell.text_content() or ""


TITLE = MARKER + 120 + 40


def test_cells_typed_one_after_another_all_stay_and_are_there_in_another_browser(page: Page, app: str) -> None:
    _click(page, 0, TITLE)
    _type(page, "Audio one")
    _type(page, "Audio two")
    _type(page, "Listening")
    assert _status(page).startswith("Changed: 6 cells")
    # The page follows when typing pauses; the grid keeps what it holds.
    page.wait_for_timeout(2500)
    assert _status(page).startswith("Changed: 6 cells")
    page.keyboard.press("Control+z")
    assert _status(page).startswith("Changed: 4 cells")
    assert page.context.browser is not None
    other = page.context.browser.new_context(viewport={"width": 1280, "height": 1600})
    tab = other.new_page()
    visit(tab, f"{app}/curriculum?{COURSES}")
    _grid(tab)
    assert [_cell(tab, row, 2) for row in range(3)] == ["Audio one", "Audio two", "Critical Listening Lab"]
    other.close()


def test_a_pasted_block_changes_rows_and_adds_some_in_one_step(page: Page, app: str) -> None:
    visit(page, f"{app}/curriculum?table=Conditions&{COURSES}")
    page.evaluate("navigator.clipboard.writeText('mathematics\\tnew note\\nsight-reading\\t\\ngood ears\\tby test')")
    _click(page, 0, MARKER + 200 + 40)
    page.keyboard.press("Control+v")
    page.wait_for_timeout(1500)
    settled(page)
    assert "2 rows of conditions added" in _status(page)
    page.keyboard.press("Control+z")
    assert _status(page) == "No changes yet." or _status(page).startswith("Your steps")


def test_a_removed_row_says_who_names_it_and_is_brought_back(page: Page, app: str) -> None:
    visit(page, f"{app}/curriculum?view=Roles+and+skills&table=Skills&find=studio+console")
    _click(page, 0, 15)
    page.keyboard.press("Delete")
    sentence = page.get_by_text("is removed; 1 need and 5 links still name it.")
    expect(sentence).to_be_visible()
    page.get_by_role("button", name="Bring back console-operation").click()
    settled(page)
    expect(sentence).to_have_count(0)
    _grid(page)
    assert _cell(page, 0, 1) == "console-operation"


def test_what_is_wrong_stays_and_leads_to_its_row(page: Page, app: str) -> None:
    _click(page, 0, TITLE + 320 + 100)
    _type(page, "MP-3850 | ")
    page.wait_for_timeout(2500)
    expect(page.get_by_text("“MP-3850 |” is not right")).to_be_visible()
    page.get_by_role("button", name="Go to it").click()
    settled(page)
    _grid(page)
    assert page.get_by_label("Find").input_value() == "MP-211"
    assert _cell(page, 0, 4) == "MP-3850 |"


def test_a_rule_is_checked_while_it_is_typed(page: Page) -> None:
    page.get_by_text("The rule of one course").click()
    settled(page)
    text = page.get_by_role("textbox", name="Prerequisites")
    text.fill("MP-212 & (LMSC-208 | ")
    expect(page.get_by_text("This cannot be read yet")).to_be_visible()
    text.press_sequentially("LMSC-29)", delay=30)
    expect(page.get_by_text("LMSC-29 is no course; is it LMSC-209?")).to_be_visible()
    text.press("Backspace")
    text.press("Backspace")
    text.press_sequentially("09)", delay=30)
    expect(page.get_by_text("LMSC-209 Architectural Acoustics")).to_be_visible()
