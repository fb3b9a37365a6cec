"""What each kind of person is offered on a curriculum, whose draft they see, and who may accept it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from planner.access import Person, rules
from planner.editing import RowEdit
from planner.store import Store, drafts, open_store, revisions
from tests.browser.conftest import settled, visit
from tests.browser.oidc import PEOPLE, RULES, Shared, Windows, shared

pytestmark = pytest.mark.browser
CURRICULUM = "music-production"
NO_RIGHT = "Editing it needs the right “faculty”."
NOTE = "The first studio course goes deeper"
DEEPER = RowEdit("course_skills", ("MP-211", "studio-equipment"), (("level", "M"),))


@pytest.fixture(scope="module")
def college(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shared]:
    with shared(tmp_path_factory.mktemp("rights")) as app:
        yield app


@pytest.fixture(scope="module")
def windows(chromium: Browser, college: Shared) -> Iterator[Windows]:
    opened = Windows(chromium, college)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def db(college: Shared) -> Iterator[Store]:
    """The store of the app, beside it."""
    opened = open_store(college.database)
    yield opened
    opened.close()


def person(app: Shared, sub: str) -> Person:
    """Whom the app takes somebody for."""
    said = {"iss": app.provider, "sub": sub, "email_verified": True, **PEOPLE[sub]}
    found = rules.person(rules.read(RULES.encode()), said)
    assert found is not None
    return found


def main(page: Page) -> Locator:
    return page.get_by_test_id("stMain")


def curriculum(windows: Windows, app: Shared, sub: str, view: str = "Map") -> Page:
    """The page of the curriculum, once its view has been drawn."""
    page = windows.of(sub)
    visit(page, f"{app.address}/curriculum?view={view.replace(' ', '+')}")
    expect(page.get_by_role("radio", name=view)).to_be_attached()
    return page


@pytest.mark.parametrize(
    ("sub", "edits"), [("vic", False), ("stu", False), ("rex", False), ("fay", True), ("ada", True)]
)
def test_a_draft_is_offered_to_whom_the_rules_let_edit(
    college: Shared, windows: Windows, sub: str, edits: bool
) -> None:
    page = curriculum(windows, college, sub)
    expect(main(page).get_by_text(NO_RIGHT)).to_have_count(0 if edits else 1)
    expect(page.get_by_role("button", name="Save…")).to_have_count(1 if edits else 0)
    assert page.get_by_test_id("stException").count() == 0


def test_a_draft_is_seen_by_its_owner_alone_until_it_is_proposed(college: Shared, windows: Windows, db: Store) -> None:
    fay = person(college, "fay")
    stored = drafts.step(db, fay, CURRICULUM, None, [DEEPER])
    page = curriculum(windows, college, "fay")
    expect(page.get_by_role("button", name="Save…")).to_be_enabled()
    for sub in ("finn", "ada"):
        other = curriculum(windows, college, sub)
        expect(other.get_by_role("button", name="Save…")).to_be_disabled()
    expect(main(curriculum(windows, college, "rex")).get_by_text("proposed draft")).to_have_count(0)

    drafts.propose(db, fay, stored, NOTE)
    for sub in ("vic", "stu", "finn"):
        expect(main(curriculum(windows, college, sub)).get_by_text(NOTE)).to_have_count(0)
    for sub in ("rex", "ada"):
        expect(main(curriculum(windows, college, sub)).get_by_text(NOTE)).to_have_count(1)


def test_a_reviewer_accepts_the_draft_of_somebody_else(college: Shared, windows: Windows, db: Store) -> None:
    fay = person(college, "fay")
    if drafts.own(db, fay, CURRICULUM) is None:
        drafts.propose(db, fay, drafts.step(db, fay, CURRICULUM, None, [DEEPER]), NOTE)
    page = curriculum(windows, college, "rex")
    main(page).get_by_text(NOTE).click()
    page.get_by_role("button", name="Accept").click()
    settled(page)
    expect(main(page).get_by_text(NOTE)).to_have_count(0)
    first, second = sorted(revisions.all_of(db, CURRICULUM), key=lambda revision: revision.number)
    assert (first.number, second.number, second.author) == (1, 2, fay.person_id)


def test_pressing_save_without_the_right_any_more_is_told_calmly(college: Shared, windows: Windows, db: Store) -> None:
    finn = person(college, "finn")
    drafts.step(
        db, finn, CURRICULUM, None, [RowEdit("course_skills", ("MP-211", "console-operation"), (("level", "M"),))]
    )
    page = curriculum(windows, college, "finn")
    page.get_by_role("button", name="Save…").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="Save")).to_be_enabled()
    before = len(revisions.all_of(db, CURRICULUM))
    college.rules.write_text('[[grant]]\nrights = "viewer"\nclaim = { groups = "faculty" }', encoding="utf-8")
    try:
        dialog.get_by_role("button", name="Save", exact=True).click()
        settled(page)
        assert page.get_by_test_id("stException").count() == 0
        assert "Traceback" not in page.content()
        assert len(revisions.all_of(db, CURRICULUM)) == before
    finally:
        college.rules.write_text(RULES, encoding="utf-8")
