"""A real browser on a real server: one of each for a module, since a fresh context costs seconds."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from sqlalchemy import create_engine, text

from tests.conftest import fresh_store_url

ROOT = Path(__file__).parents[2]
ARGS = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"]


def browser_path() -> str | None:
    """The system's Chromium, or None for Playwright's own."""
    for name in (os.environ.get("PLANNER_CHROMIUM"), "chromium", "chromium-browser", "google-chrome"):
        if name and (found := shutil.which(name)):
            return found
    return None


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


@contextmanager
def serving(data: Path | None = None, database: str | None = None, settings: Settings | None = None) -> Iterator[str]:
    """Start the app on a free port of this machine and give its address.

    Its store is empty and goes with it, unless `database`, a $DATABASE_URL, names another one.
    """
    with (
        tempfile.TemporaryDirectory(prefix="planner-") as place,
        _serving(data, database or fresh_store_url(Path(place)), settings or Settings(free_port())) as address,
    ):
        yield address


@dataclass(frozen=True)
class Settings:
    """How the server is started: where it listens, more options of Streamlit, more of the environment."""

    port: int
    host: str = "127.0.0.1"
    options: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def _serving(data: Path | None, database: str, settings: Settings) -> Iterator[str]:
    command = [sys.executable, "-m", "streamlit", "run", "asgi.py", "--server.port", str(settings.port)]
    command += ["--server.address", settings.host, "--server.fileWatcherType", "none", *settings.options]
    environment = {**os.environ, "DATABASE_URL": database, **({"PLANNER_DATA": str(data)} if data else {})}
    environment.update(settings.environment)
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://{settings.host}:{settings.port}"
    try:
        _wait_for(address, server)
        yield address
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if server.poll() is not None:
            raise RuntimeError(f"the server stopped with {server.returncode}")
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not answer within a minute")


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """$DATABASE_URL of the app."""
    return fresh_store_url(tmp_path_factory.mktemp("served"))


@pytest.fixture(scope="session")
def app(database: str) -> Iterator[str]:
    """Address of the app on the default data."""
    with serving(database=database) as address:
        yield address


def forget_plans(database: str) -> None:
    """Take every plan out of the app's store, as if nobody had been there yet."""
    engine = create_engine(database)
    with engine.begin() as connection:
        for table in ("shares", "plan_changes", "plans"):
            connection.execute(text(f"DELETE FROM {table}"))  # noqa: S608 - the names stand above
    engine.dispose()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser."""
    with sync_playwright() as play:
        sandbox = ["--no-sandbox"] if is_root() else []
        browser = play.chromium.launch(executable_path=browser_path(), args=ARGS + sandbox)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A wide, light window's storage; each page in it is a session of its own for the app."""
    made = chromium.new_context(viewport={"width": 1280, "height": 1600}, accept_downloads=True, color_scheme="light")
    made.set_default_timeout(20_000)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A fresh tab: a fresh session."""
    tab = context.new_page()
    yield tab
    tab.close()


def settled(page: Page) -> None:
    """Wait until the app's script has run and stays still."""
    quiet = 0
    for _ in range(300):
        state = page.evaluate("() => document.querySelector('[data-testid=\"stApp\"]')?.dataset.testScriptState")
        quiet = quiet + 1 if state == "notRunning" else 0
        if quiet >= 4:
            return
        page.wait_for_timeout(100)
    raise AssertionError("the app did not come to rest within 30 s")


def visit(page: Page, address: str) -> None:
    """Open an address and wait for the page's title and for the script's end."""
    page.goto(address, wait_until="domcontentloaded")
    page.wait_for_selector('[data-testid="stMain"] h1')
    settled(page)
