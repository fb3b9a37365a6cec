"""Coming in and going out in a real browser, with a provider of the tests' own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import settled, visit
from tests.browser.oidc import RULES, Shared, Windows, main_text, shared, sign_in
from tests.browser.test_places import unreadable

pytestmark = pytest.mark.browser
FIRST_SCREEN = "Which courses lead to which jobs?"
KINDS = {"vic": "Vic", "stu": "Stu", "fay": "Fay", "rex": "Rex", "ada": "Ada"}
"""A viewer, a student, one of the faculty, a reviewer, an admin."""


@pytest.fixture(scope="module")
def college(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shared]:
    with shared(tmp_path_factory.mktemp("shared")) as app:
        yield app


@pytest.fixture(scope="module")
def windows(chromium: Browser, college: Shared) -> Iterator[Windows]:
    opened = Windows(chromium, college)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def outside(windows: Windows) -> BrowserContext:
    """A window in which nobody signs in."""
    return windows.fresh()


@pytest.fixture
def rules(college: Shared) -> Iterator[Callable[[str], None]]:
    """Writes other rules into the file; afterwards the first ones hold again."""

    def write(text: str) -> None:
        college.rules.write_text(text, encoding="utf-8")

    yield write
    college.rules.write_text(RULES, encoding="utf-8")


def is_outside(page: Page) -> bool:
    return page.locator("h1").inner_text() == FIRST_SCREEN


def own_menu(page: Page, name: str, item: str) -> None:
    page.get_by_test_id("stTopNavSection").filter(has_text=f"{name} (you)").click()
    page.get_by_role("menuitem", name=item).click()


def is_accessible(page: Page) -> None:
    assert unreadable(page) == ""


def removed_a_course(page: Page, app: Shared) -> None:
    """Remove a course of the example, which makes it a plan of one's own where plans are kept."""
    visit(page, f"{app.address}/my-plan")
    page.locator("[class*='st-key-card-'][class*='ET-111']").first.get_by_role("button").click()
    page.get_by_role("menuitem", name="Remove", exact=True).click()
    settled(page)
    expect(page.get_by_test_id("stMain")).to_contain_text("puts 36 courses")


@pytest.mark.parametrize(
    "door", ["/", "/roles?role=mixing-engineer", "/my-plan", "/shared?token=x", "/curriculum", "/review", "/your-data"]
)
def test_who_has_not_signed_in_sees_one_screen_at_every_door(
    college: Shared, outside: BrowserContext, door: str
) -> None:
    page = outside.new_page()
    visit(page, college.address + door)
    assert is_outside(page)
    assert page.get_by_role("button").all_inner_texts() == ["Sign in"]
    assert page.get_by_test_id("stTopNavLink").count() == page.get_by_test_id("stTopNavSection").count() == 0
    assert "Music Production" not in page.content()


def test_the_first_screen_needs_no_mouse(college: Shared, outside: BrowserContext) -> None:
    page = outside.new_page()
    page.set_viewport_size({"width": 390, "height": 800})
    visit(page, college.address)
    is_accessible(page)
    button = page.get_by_role("button", name="Sign in")
    for _ in range(5):
        page.keyboard.press("Tab")
        if button.evaluate("element => element === document.activeElement"):
            break
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{college.provider}/**")


@pytest.mark.parametrize("sub", KINDS)
def test_the_menu_says_who_is_signed_in(college: Shared, windows: Windows, sub: str) -> None:
    page = windows.of(sub)
    visit(page, college.address)
    assert not is_outside(page)
    assert page.get_by_test_id("stTopNavSection").last.inner_text() == f"{KINDS[sub]} (you)"
    is_accessible(page)
    own_menu(page, KINDS[sub], "Your data")
    page.wait_for_url("**/your-data")


def test_a_name_with_markup_is_only_text(college: Shared, windows: Windows) -> None:
    page = windows.of("mark")
    visit(page, college.address)
    assert "*M* [x](" in page.get_by_test_id("stTopNavSection").last.inner_text()


def test_signing_out_ends_every_tab_and_every_copy_of_the_cookie(college: Shared, windows: Windows) -> None:
    context = windows.fresh()
    page, other = context.new_page(), context.new_page()
    sign_in(page, college, "sam")
    visit(other, f"{college.address}/roles")
    held = context.cookies()
    own_menu(page, "Sam", "Sign out")
    # The provider asks whether its own session ends too.
    page.wait_for_url(f"{college.provider}/**")
    page.get_by_role("button").first.click()
    page.wait_for_url(f"{college.address}/**")
    page.wait_for_selector("h1")
    settled(page)
    assert is_outside(page)
    assert [cookie for cookie in context.cookies() if "user" in cookie.get("name", "")] == []

    other.get_by_test_id("stTopNavSection").first.click()
    other.get_by_role("menuitem", name="Skills").click()
    settled(other)
    assert is_outside(other)

    copied = windows.fresh()
    copied.add_cookies([{"name": one["name"], "value": one["value"], "url": college.address} for one in held])
    thief = copied.new_page()
    visit(thief, college.address)
    assert is_outside(thief)


@pytest.mark.parametrize("sub", ["nora", "eve"])
def test_who_has_no_right_is_told_so(college: Shared, windows: Windows, sub: str) -> None:
    page = windows.of(sub)
    visit(page, f"{college.address}/my-plan")
    assert is_outside(page)
    assert "nobody has given you a right here yet" in main_text(page)
    assert ("has not verified your e-mail address" in main_text(page)) is (sub == "eve")
    assert page.get_by_test_id("stTopNavSection").count() == 0
    is_accessible(page)


@pytest.mark.parametrize("sub", KINDS)
def test_plans_are_kept_for_whom_the_rules_say_so(college: Shared, windows: Windows, sub: str) -> None:
    page, keeps = windows.of(sub), sub != "vic"
    removed_a_course(page, college)
    assert ("is a plan of your own from now on" in main_text(page)) is keeps
    assert page.get_by_role("button", name="Share", exact=True).is_enabled() is keeps
    assert ("plan=" in page.url) is keeps


@pytest.mark.parametrize("sub", ["vic", "finn", "ada"])
def test_another_persons_plan_stays_closed(college: Shared, windows: Windows, sub: str) -> None:
    hers = windows.of("sue")
    visit(hers, f"{college.address}/my-plan")
    if "plan=" not in hers.url:
        removed_a_course(hers, college)
    page = windows.of(sub)
    visit(page, hers.url)
    assert "The address names a plan that is not among yours, or was deleted." in main_text(page)
    assert page.url != hers.url


def test_a_right_that_is_taken_away_is_gone_with_the_next_step(
    college: Shared, windows: Windows, rules: Callable[[str], None]
) -> None:
    page = windows.of("sam")
    removed_a_course(page, college)
    rules('[[grant]]\nrights = "viewer"\ndomain = "students.college.example"')
    page.get_by_role("button", name="Undo", exact=True).first.click()
    settled(page)
    assert page.get_by_test_id("stException").count() == 0
    assert "puts 36 courses" in main_text(page)
    rules("everyone = []")
    visit(page, page.url)
    assert is_outside(page)
    rules("everyone = [")
    visit(page, page.url)
    assert "Signing in is not set up right" in main_text(page)


def test_a_sign_in_ends_after_its_hours(college: Shared, windows: Windows, rules: Callable[[str], None]) -> None:
    page = windows.of("sam")
    rules(f"sign_in_hours = 0.0001\n{RULES}")
    visit(page, college.address)
    assert is_outside(page)
    assert "Your sign-in is over" in main_text(page)
