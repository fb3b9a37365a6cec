"""A curriculum comes in as a workbook: one with a mistake, the mended one, saved, and taken out again as it went in.

Each test has a server and a store of its own: what it saves would change what other tests see.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest
from playwright.sync_api import Dialog, Page, expect

from planner.access import LOCAL
from planner.curriculum import Curriculum
from planner.exchange import workbook, zipped_folder
from planner.exchange.formats import BY_FORMAT_NAME, Options
from planner.mapping import importing
from planner.store import curricula, open_store
from tests.browser.conftest import serving, settled, visit
from tests.conftest import fresh_store_url
from tests.ui.test_markup import curriculum as marked

pytestmark = pytest.mark.browser

IMPORT = "curriculum?view=Import+and+export"
SHEET, CELL, WAS = "course_skills", ("MP-211", "studio-equipment"), "I"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    return fresh_store_url(tmp_path_factory.mktemp("imported"))


@pytest.fixture(scope="module")
def app(database: str) -> Iterator[str]:
    """A server with a store of its own, in which there is also a curriculum whose names hold markup."""
    db = open_store(database)
    curricula.create(db, LOCAL, "marked", marked(), "made")
    db.close()
    with serving(database=database) as address:
        yield address


def edited(curriculum: Curriculum, level: str) -> bytes:
    """The curriculum's workbook with another level in one cell, as somebody types it into a spreadsheet."""
    book = openpyxl.load_workbook(io.BytesIO(workbook.write(curriculum)))
    sheet = book[SHEET]
    heads = {str(cell.value): int(cell.column or 0) for cell in sheet[1]}
    row = next(
        row for row in range(2, sheet.max_row + 1)
        if (sheet.cell(row, heads["course_id"]).value, sheet.cell(row, heads["skill_id"]).value) == CELL
    )  # fmt: skip
    assert sheet.cell(row, heads["level"]).value == WAS
    sheet.cell(row, heads["level"]).value = level
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def give(page: Page, name: str, data: bytes) -> None:
    """Put a file into the box, and wait until the page has read it."""
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    )
    expect(page.get_by_text("Read as: Workbook.")).to_be_visible()
    settled(page)


def test_a_workbook_is_mended_imported_and_exported_again(
    page: Page, app: str, default: Curriculum, tmp_path: Path
) -> None:
    visit(page, f"{app}/{IMPORT}")
    give(page, "ours.xlsx", edited(default, "X"))
    expect(page.get_by_text("1 thing is wrong. Nothing was changed.")).to_be_visible()
    expect(page.get_by_role("button", name="Save it as a revision")).to_have_count(0)

    visit(page, f"{app}/{IMPORT}")
    mended = edited(default, "R")
    give(page, "ours.xlsx", mended)
    expect(page.get_by_text("1 cell of what courses teach", exact=True)).to_be_visible()
    page.get_by_text("Cell by cell, and in effect").click()
    settled(page)
    page.get_by_label("Note of the revision").fill("Equipment is practised")
    page.keyboard.press("Tab")
    settled(page)
    page.get_by_role("button", name="Save it as a revision").click()
    expect(page.get_by_text("Saved as revision 2.")).to_be_visible()
    expect(page.get_by_text("Nothing: all of it stands in the curriculum already.")).to_be_visible()

    visit(page, f"{app}/{IMPORT}&exchange=Export")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV files in a zip").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert file.name.startswith("music-production-revision-2-csv-")
    wanted = importing.begun(BY_FORMAT_NAME["workbook"], {"ours.xlsx": mended}, Options()).curriculum
    assert file.read_bytes() == zipped_folder.write(wanted)


def test_the_new_curriculum_of_a_title_is_switched_to_and_back(page: Page, app: str) -> None:
    visit(page, f"{app}/{IMPORT}&exchange=Curricula")
    page.get_by_label("Title").fill("Joinery")
    page.keyboard.press("Tab")
    settled(page)
    page.get_by_role("button", name="Make it").click()
    expect(page.get_by_text("Joinery is made, and you are looking at it.")).to_be_visible()
    assert "curriculum=joinery" in page.url
    visit(page, f"{app}/?curriculum=joinery")
    expect(page.get_by_text("This curriculum has no roles and no courses yet.")).to_be_visible()
    page.get_by_role("link", name="Add courses and rules").click()
    settled(page)
    assert "curriculum=joinery" in page.url
    assert "view=Courses+and+rules" in page.url
    page.get_by_role("combobox", name="Curriculum").click()
    page.get_by_role("option", name="Music Production and Engineering", exact=True).click()
    settled(page)
    assert "curriculum" not in parse_qs(urlsplit(page.url).query)


@pytest.mark.parametrize(
    "place",
    ["", "roles", "roles?role=mixer", "skills?skill=mixing", "courses?course=B-1", "my-plan", "curriculum", "review"],
)
def test_markup_in_names_does_not_run(page: Page, app: str, place: str) -> None:
    heard: list[str] = []
    asked: list[str] = []

    def hear(dialog: Dialog) -> None:
        heard.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", hear)
    page.on("request", lambda request: asked.append(request.url))
    visit(page, f"{app}/{place}{'&' if '?' in place else '?'}curriculum=marked")
    main = page.get_by_test_id("stMain")
    assert heard == []
    assert main.locator("script").count() == 0
    assert main.locator("a[href^='javascript']").count() == 0
    assert [url for url in asked if "evil.example" in url] == []
