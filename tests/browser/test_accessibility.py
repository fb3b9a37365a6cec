"""axe-core finds no violation on any page, in light and in dark."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext

from tests.browser.conftest import visit
from tests.browser.places import PLACES

pytestmark = pytest.mark.browser

Theme = Literal["light", "dark"]


@pytest.fixture(scope="module", params=["light", "dark"])
def themed(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """One window for a theme: opening another costs seconds."""
    theme: Theme = request.param
    made = chromium.new_context(viewport={"width": 1280, "height": 1600}, color_scheme=theme)
    made.set_default_timeout(20_000)
    yield made
    made.close()


OF_STREAMLIT = {("presentation-role-conflict", "stFileUploaderDropzone")}
"""Rules, each with the part of Streamlit's own markup that breaks it and that no option changes.

The box for files can be focused by a script (tabindex -1) and has a label, though it is marked as presentational; the
button inside it is what people and screen readers use. A best practice, no criterion of WCAG.
"""


def of_ours(violations: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The violations without what is Streamlit's alone."""
    found = []
    for violation in violations:
        nodes = [
            node
            for node in violation["nodes"]
            if not any(violation["id"] == rule and part in node["html"] for rule, part in OF_STREAMLIT)
        ]
        if nodes:
            found.append({**violation, "nodes": nodes})
    return found


def told(violations: list[dict[str, Any]]) -> str:
    """A violated rule a paragraph: its id, what it wants, and the first places where it is not so."""
    return "\n\n".join(
        "\n".join([f"{found['id']}: {found['help']}", *(f"  {node['html'][:300]}" for node in found["nodes"][:5])])
        for found in violations
    )


@pytest.mark.parametrize("place", PLACES)
def test_axe_finds_nothing(themed: BrowserContext, app: str, place: str) -> None:
    page = themed.new_page()
    try:
        visit(page, app + place)
        page.wait_for_timeout(500)
        violations = Axe().run(page).response["violations"]
    finally:
        page.close()
    violations = of_ours(violations)
    assert violations == [], f"\n{told(violations)}"
