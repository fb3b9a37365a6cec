"""A committee acts on a finding: an action is made of it, begun, and says what has become of the finding later."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from planner.editing import set_cells
from planner.store import drafts, open_store
from planner.ui import data_folder
from tests.browser.conftest import serving, settled, visit
from tests.browser.test_places import unreadable
from tests.conftest import fresh_store_url
from tests.people import FAY

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def own_database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Another store than the other journeys have: a revision is saved in this one."""
    return fresh_store_url(tmp_path_factory.mktemp("actions"))


@pytest.fixture(scope="module")
def own_app(own_database: str) -> Iterator[str]:
    with serving(database=own_database) as address:
        yield address


def test_a_finding_becomes_an_action_and_says_later_what_has_become_of_it(
    page: Page, own_app: str, own_database: str
) -> None:
    visit(page, f"{own_app}/review?review=Risks")
    box = page.get_by_role("combobox", name="Skill to look at")
    box.click()
    page.keyboard.type("Mastering")
    expect(page.get_by_role("option", name="Mastering", exact=True)).to_be_visible()
    page.get_by_role("option", name="Mastering", exact=True).click()
    settled(page)

    page.get_by_role("button", name="Make it an action").first.click()
    settled(page)
    form = page.get_by_test_id("stPopoverBody")
    expect(form).to_contain_text("Now: needed by 2 roles (M), taught by no course.")
    assert unreadable(page) == ""
    form.get_by_label("What is to be done").fill("A course of its own for mastering")
    who = form.get_by_role("combobox", name="Who")
    who.click()
    page.keyboard.type("Curriculum committee")
    page.keyboard.press("Enter")
    form.get_by_role("button", name="Add to the list").click()
    settled(page)
    expect(page.get_by_test_id("stAlert").first).to_contain_text("“A course of its own for mastering” is on the list")

    page.get_by_role("link", name="On the list: A course of its own for mastering").click()
    settled(page)
    expect(page.get_by_role("radio", name="Actions")).to_be_checked()
    expect(page.locator("h3").first).to_have_text("A course of its own for mastering")
    main = page.get_by_test_id("stMain")
    expect(main).to_contain_text("1 action: 1 open.")
    expect(main).to_contain_text("The finding is as it was.")
    assert unreadable(page) == ""

    page.get_by_role("combobox", name="State").click()
    page.get_by_role("option", name="Doing", exact=True).click()
    page.get_by_role("button", name="Save the action").click()
    settled(page)
    expect(main).to_contain_text("1 action: 1 being done.")
    expect(main).to_contain_text("Last changed by")

    db = open_store(own_database)
    edit = set_cells("course_skills", ("MP-461", "mastering"), {"level": "M"})
    kept_as = data_folder.DEFAULT.name
    drafts.save(db, FAY, drafts.step(db, FAY, kept_as, None, [edit]), "Mastering is taught")
    db.close()
    page.wait_for_timeout(1500)  # The server asks once a second whether there is a newer revision.

    visit(page, f"{own_app}/review?review=Actions")
    expect(main).to_contain_text("Was, at revision 1: needed by 2 roles (M), taught by no course.")
    expect(main).to_contain_text("Now, at revision 2: needed by 2 roles (M), taught by 1 course, as deep as M.")
    expect(main).to_contain_text("The finding is put right: it is not found any more.")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download CSV").first.click()
    rows = list(csv.DictReader(io.StringIO(Path(waiting.value.path()).read_text(encoding="utf-8-sig"))))
    assert [(row["owner"], row["state"], row["since"]) for row in rows] == [
        ("Curriculum committee", "doing", "put right")
    ]
