"""Two people at one curriculum: both change a cell, one chooses, and the history says who set what."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from planner.access import LOCAL
from planner.editing import applied, set_cells
from planner.store import Store, close_all, drafts, open_store, people, revisions
from tests.browser.conftest import serving, settled, visit
from tests.conftest import fresh_store_url
from tests.people import person

pytestmark = pytest.mark.browser

KEPT_AS = "music-production"
KEY = ("MP-211", "studio-equipment")
FAY = person("fay", "faculty")


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    return fresh_store_url(tmp_path_factory.mktemp("history"))


@pytest.fixture(scope="module")
def own_app(url: str) -> Iterator[str]:
    """The app on a store of this module's own: revisions are saved here."""
    with serving(database=url) as address:
        yield address


@pytest.fixture
def db(own_app: str, url: str) -> Iterator[Store]:
    yield open_store(url)
    close_all()


def saved_by_fay(db: Store, level: str) -> None:
    people.seen(db, FAY)
    here = revisions.read(db, KEPT_AS)
    revisions.save(
        db, FAY, KEPT_AS, applied(here, [set_cells("course_skills", KEY, {"level": level})]).curriculum, note="Tried it"
    )


def test_a_clash_is_chosen_in_the_browser_and_the_history_tells_it(page: Page, own_app: str, db: Store) -> None:
    visit(page, f"{own_app}/curriculum?course=MP-211&skill=studio-equipment")
    page.get_by_role("radiogroup", name="Level that a student reaches").get_by_text("M mastered").click()
    settled(page)
    page.get_by_role("button", name="Set this level").click()
    settled(page)
    saved_by_fay(db, "R")

    page.get_by_role("button", name="Save…").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Your draft: 3 cells of what courses teach")
    dialog.get_by_label("What changed and why").fill("Heard the exam")
    dialog.get_by_label("What changed and why").press("Enter")
    settled(page)
    dialog.get_by_role("button", name="Save", exact=True).click()
    settled(page)

    expect(page.get_by_role("heading", name="that you and others changed differently")).to_be_visible()
    expect(page.get_by_text("Saved meanwhile: R (Fay, today")).to_be_visible()
    assert revisions.latest(db, KEPT_AS) == 2
    page.get_by_text("Mine: M").click()
    settled(page)
    page.get_by_role("button", name="Save with these choices").click()
    settled(page)
    expect(page.get_by_text("Saved as revision 3")).to_be_visible()
    assert next(link.level for link in revisions.read(db, KEPT_AS).taught_in("MP-211") if link.skill_id == KEY[1]) == 3
    assert drafts.own(db, LOCAL, KEPT_AS) is None

    visit(page, f"{own_app}/curriculum?view=History&row=course_skills~MP-211~studio-equipment")
    main = page.get_by_test_id("stMain")
    expect(main).to_contain_text("3 revisions")
    expect(main).to_contain_text("Heard the exam")
    expect(main).to_contain_text("level: M, set by you today")


def test_a_revision_is_restored_and_downloaded(page: Page, own_app: str, db: Store, tmp_path: Path) -> None:
    if revisions.latest(db, KEPT_AS) == 1:  # Alone on its worker: there is nothing to go back from yet.
        saved_by_fay(db, "R")
    before = revisions.latest(db, KEPT_AS) or 0
    first = revisions.read(db, KEPT_AS, 1)
    visit(page, f"{own_app}/curriculum?view=History")
    box = page.get_by_role("combobox", name="Revision", exact=True)
    box.scroll_into_view_if_needed()  # Scrolling closes a list that is open.
    page.wait_for_timeout(500)
    restore = page.get_by_role("button", name="Restore it as a new revision")
    for _ in range(3):  # A page that is drawn anew at that moment loses the choice.
        box.click()
        page.get_by_role("option", name="1, the data folder").click()
        settled(page)
        if restore.is_enabled():
            break
    with page.expect_download() as found:
        page.get_by_role("button", name="Download as CSV files").click()
    found.value.save_as(tmp_path / "first.zip")
    from planner.editing import combined
    from planner.exchange import zipped_folder

    assert combined(None, zipped_folder.read((tmp_path / "first.zip").read_bytes())).fingerprint == first.fingerprint

    restore.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Restore", exact=True).click()
    settled(page)
    expect(page.get_by_text(f"Revision {before + 1} is as revision 1 was")).to_be_visible()
    assert revisions.read(db, KEPT_AS).fingerprint == first.fingerprint
