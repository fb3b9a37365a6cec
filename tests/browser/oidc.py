"""An identity provider of the tests' own, and the app with people who sign in with it.

Both are called localhost: what Authlib takes for a safe place without TLS.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from oidc_provider_mock import User, run_server_in_thread
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import Settings, free_port, serving, settled
from tests.conftest import fresh_store_url

SECRET = "a secret of the tests, 32 or more characters long"  # noqa: S105
COOKIE = "_streamlit_user"
RULES = """
everyone = []
[[grant]]
rights = "viewer"
domain = "college.example"
[[grant]]
rights = "student"
domain = "students.college.example"
[[grant]]
rights = "faculty"
claim = { groups = "faculty" }
[[grant]]
rights = "reviewer"
claim = { groups = "reviewers" }
[[grant]]
rights = "admin"
address = "ada@college.example"
"""
PEOPLE: Mapping[str, Mapping[str, object]] = {
    "nora": {"name": "Nora", "email": "nora@elsewhere.example"},
    "vic": {"name": "Vic", "email": "vic@college.example"},
    "stu": {"name": "Stu", "email": "stu@students.college.example"},
    "sam": {"name": "Sam", "email": "sam@students.college.example"},
    "sue": {"name": "Sue", "email": "sue@students.college.example"},
    "fay": {"name": "Fay", "email": "fay@elsewhere.example", "groups": ["faculty", "staff"]},
    "finn": {"name": "Finn", "email": "finn@elsewhere.example", "groups": "faculty"},
    "rex": {"name": "Rex", "email": "rex@elsewhere.example", "groups": ["reviewers"]},
    "ada": {"name": "Ada", "email": "ada@college.example"},
    "mark": {"name": "*M* [x](https://x.example) `c` :red[r]", "email": "mark@college.example"},
    "eve": {"name": "Eve", "email": "ada@college.example", "email_verified": False},
}
"""By the subject that somebody types at the provider. Eve claims Ada's address, and nobody vouches for it."""


@dataclass(frozen=True)
class Shared:
    """The app with people who sign in: its address, its rules, its database, its provider."""

    address: str
    rules: Path
    database: str
    provider: str


@contextmanager
def shared(place: Path) -> Iterator[Shared]:
    """Start a provider that knows `PEOPLE`, and the app with `RULES`, on free ports."""
    rules, secrets = place / "access.toml", place / "secrets.toml"
    rules.write_text(RULES, encoding="utf-8")
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    users = [User(sub=sub, claims={"email_verified": True, **claims}) for sub, claims in PEOPLE.items()]
    with run_server_in_thread(user_claims=users) as provider:
        issuer, port = f"http://localhost:{provider.server_port}", free_port()
        secrets.write_text(
            f"""
            [auth]
            redirect_uri = "http://localhost:{port}/oauth2callback"
            cookie_secret = "{SECRET}"
            client_id = "planner"
            client_secret = "of the tests"
            server_metadata_url = "{issuer}/.well-known/openid-configuration"
            """,
            encoding="utf-8",
        )
        database = fresh_store_url(place)
        settings = Settings(port, "localhost", ("--secrets.files", str(secrets)), {"PLANNER_ACCESS": str(rules)})
        with serving(database=database, settings=settings) as address:
            yield Shared(address, rules, database, issuer)


def new_window(chromium: Browser) -> BrowserContext:
    """A window with cookies of its own, which asks no host but this machine: the provider's page would."""
    made = chromium.new_context(viewport={"width": 1280, "height": 1600}, color_scheme="light", accept_downloads=True)
    made.set_default_timeout(20_000)
    made.route("https://**", lambda route: route.abort())
    return made


class Windows:
    """One window a person, who comes in through the provider when it is first asked for: each costs seconds."""

    def __init__(self, chromium: Browser, app: Shared) -> None:
        self._chromium, self._app = chromium, app
        self._open: dict[str, BrowserContext] = {}

    def fresh(self) -> BrowserContext:
        """A window in which nobody has signed in."""
        made = new_window(self._chromium)
        self._open[f"fresh {len(self._open)}"] = made
        return made

    def of(self, sub: str) -> Page:
        """A new tab of somebody who has signed in, on a page without a script of the app."""
        if sub not in self._open:
            self._open[sub] = new_window(self._chromium)
            sign_in(self._open[sub].new_page(), self._app, sub)
        return self._open[sub].new_page()

    def close(self) -> None:
        """Close all of them."""
        for made in self._open.values():
            made.close()


def sign_in(page: Page, app: Shared, sub: str) -> None:
    """Press the button of the first screen, and say at the provider who it is."""
    page.goto(app.address, wait_until="domcontentloaded")
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(f"{app.provider}/**")
    page.locator('input[name="sub"]').fill(sub)
    page.get_by_role("button", name="Authorize").click()
    page.wait_for_url(f"{app.address}/**")
    page.wait_for_selector('[data-testid="stMain"] h1')
    settled(page)


def main_text(page: Page) -> str:
    """What the page says, without the menu."""
    return page.locator('[data-testid="stMain"]').inner_text()
