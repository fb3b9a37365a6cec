"""Every place as a visitor's browser sees it: no fault, no other host, accessible in both themes, fit for a telephone.

One tab does it all: opening a place costs more than looking at it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import settled, visit
from tests.browser.listening import Heard, listen
from tests.browser.places import PLACES

pytestmark = pytest.mark.browser

TOO_WIDE = """() => {
  const edge = document.documentElement.clientWidth;
  const clipped = (element) => {
    for (let box = element.parentElement; box && box.dataset.testid !== 'stMain'; box = box.parentElement)
      if (/auto|scroll|hidden/.test(getComputedStyle(box).overflowX)) return true;
    return false;
  };
  const found = [...document.querySelectorAll('[data-testid="stMain"] *')].filter((element) => {
    const box = element.getBoundingClientRect();
    const shown = getComputedStyle(element).visibility !== 'hidden';
    return box.width > 8 && box.right > edge + 2 && shown && !clipped(element);
  });
  const name = (element) => element.dataset.testid || element.tagName;
  return found.map((element) => `${name(element)}: ${(element.innerText || '').slice(0, 60)}`);
}"""
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


APP = "document.querySelector('[data-testid=stApp]')"


def in_theme(page: Page, theme: Literal["light", "dark"]) -> None:
    """Change the theme as the visitor's system does, and wait until the page and its charts follow."""
    page.emulate_media(color_scheme=theme)
    page.wait_for_function(f"getComputedStyle({APP}).colorScheme === '{theme}'")
    page.wait_for_timeout(200)  # The script learns of it a moment later.
    settled(page)
    page.wait_for_timeout(500)


def at_rest(page: Page, look: Callable[[Page], str]) -> str:
    """What is wrong with the page by `look`, "" for nothing; a page that was just drawn anew is looked at again."""
    found = look(page)
    for _ in range(2):
        if not found:
            break
        settled(page)
        page.wait_for_timeout(1_500)
        found = look(page)
    return found


def unreadable(page: Page) -> str:
    """What axe-core finds on the page at rest."""
    return at_rest(page, lambda page: told(of_ours(Axe().run(page).response["violations"])))


def too_wide(page: Page) -> str:
    """What stands out of the window at rest."""
    return at_rest(page, lambda page: "\n".join(page.evaluate(TOO_WIDE)))


@pytest.mark.parametrize("place", PLACES)
def test_a_page_opens_cleanly_is_accessible_in_both_themes_and_fits_a_telephone(
    app: str, page: Page, place: str
) -> None:
    heard = listen(page, app)
    visit(page, app + place)
    assert page.locator('[data-testid="stException"]').count() == 0
    assert page.locator('[data-testid="stMain"] h1').count() == 1
    page.wait_for_timeout(500)
    assert unreadable(page) == ""
    in_theme(page, "dark")
    assert unreadable(page) == ""
    page.set_viewport_size({"width": 390, "height": 2400})
    settled(page)
    page.wait_for_timeout(500)
    assert too_wide(page) == ""
    assert heard == Heard()
