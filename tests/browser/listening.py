"""What a tab's console and network say while a test goes on."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request

PROBES = ("/_stcore/health", "/_stcore/host-config")
"""Streamlit looks for its server beside a page's address before it looks at the root: a 404 there is its own."""


@dataclass
class Heard:
    """What a tab's console and network said."""

    errors: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)


def listen(page: Page, app: str) -> Heard:
    """Note errors of the console and of scripts, and requests to any host but the app's."""
    heard = Heard()

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error" and not message.location["url"].endswith(PROBES):
            heard.errors.append(message.text)

    def on_request(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.netloc != urlsplit(app).netloc:
            heard.elsewhere.append(request.url)

    page.on("console", on_console)
    page.on("pageerror", lambda error: heard.errors.append(str(error)))
    page.on("request", on_request)
    return heard
