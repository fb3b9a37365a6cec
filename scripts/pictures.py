"""Take the README's pictures from the running app: one an audience, as they stand in docs/pictures.

`make pictures`. It starts the app on a free port of this machine and stops it in the end.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.browser.conftest import ARGS, browser_path, is_root, serving, visit  # noqa: E402

PICTURES = {
    "explore": ("/?role=live-sound-engineer", 1150),
    "student": ("/gaps?role=recording-engineer-mixer", 1150),
    "electives": ("/electives?role=sound-designer", 1500),
    "faculty": ("/curriculum", 1150),
    "department": ("/review?review=Risks", 1150),
    "structure": ("/review?review=Structure", 1400),
    "what-if": ("/what-if", 1400),
    "groups": ("/groups", 1400),
}


def main() -> None:
    """Write one PNG a picture."""
    target = ROOT / "docs" / "pictures"
    target.mkdir(parents=True, exist_ok=True)
    with serving() as address, sync_playwright() as play:
        sandbox = ["--no-sandbox"] if is_root() else []
        browser = play.chromium.launch(executable_path=browser_path(), args=ARGS + sandbox)
        for name, (path, height) in PICTURES.items():
            page = browser.new_page(viewport={"width": 1280, "height": height}, color_scheme="light")
            visit(page, address + path)
            page.wait_for_timeout(8_000 if name in {"electives", "what-if", "groups"} else 1_500)
            page.screenshot(path=target / f"{name}.png")
            print(target / f"{name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
