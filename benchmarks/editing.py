"""Editing a cell of the map: from the Enter key to the new coverage on screen, beside a bare data editor's rerun.

In a real browser on this machine: drawing is in the figures. The app writes the step to its store, works out which
roles move and says so; the bare page counts what was typed.
"""

from __future__ import annotations

import os
import shutil
import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.serving import ROOT, serving

LETTERS = 20
PAUSE_MS = 2_500
"""Between two letters, so that each is measured from rest: the whole page has followed, and stands still."""
_LINE = r"^(No changes yet|Your steps|Changed|[\d,]+ cells? changed)"
_WATCH = """(line) => {
  const says = () => [...document.querySelectorAll('[data-testid="stMain"] p')]
    .map((one) => one.textContent).find((text) => text.match(line));
  const before = says();
  window.planner_changed = null;
  const watching = new MutationObserver(() => {
    const now = says();
    if (now !== undefined && now !== before) {
      requestAnimationFrame(() => { window.planner_changed = performance.now(); });
      watching.disconnect();
    }
  });
  watching.observe(document.body, { subtree: true, childList: true, characterData: true });
  const began = () => { window.planner_began = performance.now(); };
  window.addEventListener('keydown', began, { once: true, capture: true });
  window.planner_began = performance.now();
}"""
"""Notes in the page when Enter is pressed, and when the line that says what changed is another one on the screen."""
_CELL = (250 + 92 + 40, 35 * 1.5)
"""Where the first cell of the app's grid that can be typed into lies, in pixels from the grid's corner."""


def _settled(page: Page) -> None:
    quiet = 0
    while quiet < 5:
        state = page.evaluate("() => document.querySelector('[data-testid=\"stApp\"]')?.dataset.testScriptState")
        quiet = quiet + 1 if state == "notRunning" else 0
        page.wait_for_timeout(100)


def _measured(page: Page, address: str, across: float) -> list[float]:
    """Seconds from Enter to another line, letter by letter down the first column."""
    page.goto(address, wait_until="domcontentloaded")
    canvas = page.get_by_test_id("data-grid-canvas").first
    canvas.wait_for()
    _settled(page)
    page.wait_for_timeout(1_000)
    box = canvas.bounding_box()
    if box is None:
        raise RuntimeError("the grid is not on the screen")
    page.mouse.click(box["x"] + across, box["y"] + _CELL[1])
    page.wait_for_timeout(500)
    times = []
    for number in range(LETTERS):
        if number and number % 16 == 0:
            page.keyboard.press("Control+ArrowUp")
            page.keyboard.press("ArrowRight")
        page.keyboard.press("I" if number % 2 else "R")
        page.wait_for_timeout(50)
        page.evaluate(_WATCH, _LINE)
        page.keyboard.press("Enter")
        taken = _until_changed(page)
        if taken is not None:  # None: the letter stood there already
            times.append(taken)
        page.wait_for_timeout(PAUSE_MS)
        _settled(page)
    return times


def _until_changed(page: Page) -> float | None:
    """Seconds until the line says something else; None where it does not within three seconds."""
    page.wait_for_function("() => window.planner_changed || performance.now() - window.planner_began > 3000")
    taken = page.evaluate("() => window.planner_changed && window.planner_changed - window.planner_began")
    return None if not taken else float(taken) / 1e3


def main() -> None:
    """Print the medians and their ratio."""
    name = os.environ.get("PLANNER_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as place, sync_playwright() as play:
        os.environ["DATABASE_URL"] = f"sqlite:///{Path(place).as_posix()}/planner.db"
        browser = play.chromium.launch(executable_path=name, args=["--disable-gpu", "--no-sandbox"])
        medians = []
        for script, path, across in (
            (ROOT / "asgi.py", "/curriculum", _CELL[0]),
            (ROOT / "benchmarks" / "bare_editor_asgi.py", "", 500.0),
        ):
            with serving(script) as server:
                page = browser.new_page(viewport={"width": 1280, "height": 1600})
                times = _measured(page, server.address + path, across)
                medians.append(statistics.median(times))
                milliseconds = f"{medians[-1] * 1e3:6.1f} ms"
                print(f"{path or 'bare page':12s} {len(times):3d} letters, median {milliseconds}", flush=True)
                page.close()
        browser.close()
    print(f"editing a cell: {medians[0] / medians[1]:.2f} times a bare data editor's rerun (at most 2)")


if __name__ == "__main__":
    main()
