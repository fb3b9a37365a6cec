"""What somebody may try to come in by: cookies of their own making, callbacks of others, other sites, other names."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from urllib.parse import parse_qs, quote, urlencode, urlsplit, urlunsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from tests.browser.conftest import settled, visit
from tests.browser.oidc import COOKIE, SECRET, Shared, main_text, new_window, shared, sign_in
from tests.browser.test_sign_in import is_outside

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def college(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shared]:
    with shared(tmp_path_factory.mktemp("forged")) as app:
        yield app


@pytest.fixture(scope="module")
def one_window(chromium: Browser) -> Iterator[BrowserContext]:
    made = new_window(chromium)
    yield made
    made.close()


@pytest.fixture
def window(one_window: BrowserContext) -> BrowserContext:
    """A window without cookies."""
    one_window.clear_cookies()
    return one_window


def claims(app: Shared, **more: object) -> dict[str, object]:
    said = {"is_logged_in": True, "provider": "default", "origin": app.address, "iss": app.provider, "sub": "ada"}
    address = {"name": "Ada", "email": "ada@college.example", "email_verified": True}
    return {**said, **address, "iat": int(time.time()), **more}


def cookie(secret: str, name: str, said: dict[str, object]) -> str:
    return create_signed_value(secret, name, json.dumps(said)).decode()


def visited(window: BrowserContext, app: Shared, value: str) -> Page:
    """The front page for a browser with this cookie."""
    window.add_cookies([{"name": COOKIE, "value": value, "url": app.address}])
    page = window.new_page()
    visit(page, app.address)
    return page


def test_a_cookie_with_the_servers_secret_opens(college: Shared, window: BrowserContext) -> None:
    """So that the refusals below are due to what is wrong with each cookie, and to nothing else."""
    assert not is_outside(visited(window, college, cookie(SECRET, COOKIE, claims(college))))


def test_a_cookie_with_another_secret_does_not(college: Shared, window: BrowserContext) -> None:
    assert is_outside(
        visited(window, college, cookie("another secret of 32 or more characters", COOKIE, claims(college)))
    )


def test_a_signed_cookie_of_another_name_does_not(college: Shared, window: BrowserContext) -> None:
    assert is_outside(visited(window, college, cookie(SECRET, "_streamlit_session", claims(college))))


def test_a_cookie_that_was_changed_does_not(college: Shared, window: BrowserContext) -> None:
    sent = cookie(SECRET, COOKIE, claims(college, sub="vic"))
    other = cookie(SECRET, COOKIE, claims(college))
    assert is_outside(visited(window, college, other.rpartition(".")[0] + "." + sent.rpartition(".")[2]))


@pytest.mark.parametrize("value", ["", "x", "e30", '{"is_logged_in": true}'])
def test_a_cookie_that_is_none_does_not(college: Shared, window: BrowserContext, value: str) -> None:
    assert is_outside(visited(window, college, quote(value)))


def test_a_cookie_of_another_app_does_not(college: Shared, window: BrowserContext) -> None:
    said = claims(college, origin="https://other-app.college.example")
    assert is_outside(visited(window, college, cookie(SECRET, COOKIE, said)))


def test_an_old_cookie_is_over(college: Shared, window: BrowserContext) -> None:
    page = visited(window, college, cookie(SECRET, COOKIE, claims(college, iat=int(time.time()) - 13 * 3600)))
    assert is_outside(page)
    assert "Your sign-in is over: it lasts 12 hours." in main_text(page)


def _stopped_at_the_callback(window: BrowserContext, app: Shared, sub: str) -> str:
    """The address by which the provider sends somebody back, which their browser never opens."""
    page = window.new_page()
    page.goto(app.address)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(f"{app.provider}/**")
    answer = window.request.post(page.url, form={"sub": sub}, max_redirects=0)
    page.close()
    assert answer.status == 302
    return answer.headers["location"]


def test_a_changed_state_lets_nobody_in(college: Shared, window: BrowserContext) -> None:
    callback = urlsplit(_stopped_at_the_callback(window, college, "ada"))
    asked = {name: values[0] for name, values in parse_qs(callback.query).items()}
    page = window.new_page()
    visit(page, urlunsplit(callback._replace(query=urlencode({**asked, "state": "x" + asked["state"][1:]}))))
    assert is_outside(page)
    visit(page, urlunsplit(callback._replace(query=urlencode({"code": asked["code"]}))))
    assert is_outside(page)
    # With the state as it was the same browser comes in, once.
    visit(page, urlunsplit(callback))
    assert not is_outside(page)


def test_nobody_is_signed_in_as_somebody_else_by_a_link(college: Shared, window: BrowserContext) -> None:
    callback = _stopped_at_the_callback(window, college, "ada")
    window.clear_cookies()
    page = window.new_page()
    visit(page, callback)
    assert is_outside(page)


def test_another_site_cannot_speak_through_a_visitors_browser(college: Shared, window: BrowserContext) -> None:
    page = window.new_page()
    sign_in(page, college, "ada")
    sent = "; ".join(f"{held['name']}={held['value']}" for held in window.cookies())
    socket = f"{college.address.replace('http', 'ws')}/_stcore/stream"
    with connect(socket, origin=Origin(college.address), additional_headers={"Cookie": sent}):
        pass
    with (
        pytest.raises(InvalidStatus) as refused,
        connect(socket, origin=Origin("https://evil.example"), additional_headers={"Cookie": sent}),
    ):
        pass
    assert refused.value.response.status_code == 403


def test_cookies_are_for_the_server_alone(college: Shared, window: BrowserContext) -> None:
    page = window.new_page()
    sign_in(page, college, "ada")
    held = {cookie["name"]: cookie for cookie in window.cookies()}
    for name in (COOKIE, f"{COOKIE}_tokens"):
        assert held[name]["httpOnly"]
        assert held[name]["sameSite"] == "Lax"


def test_without_sign_in_another_name_for_this_machine_changes_nothing(app: str, page: Page) -> None:
    """The way of a site whose name was made to lead to this machine: browsers take other.localhost here."""
    visit(page, f"{app.replace('127.0.0.1', 'other.localhost')}/my-plan")
    settled(page)
    assert "You can look at everything and change nothing" in main_text(page)
    assert page.get_by_role("button", name="Share", exact=True).is_disabled()
    visit(page, f"{app}/my-plan")
    assert "You can look at everything" not in main_text(page)
    assert page.get_by_role("button", name="Share", exact=True).is_enabled()
