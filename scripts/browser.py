"""Find a Chromium for the browser tests, or install one; prints its path.

Order: $PLANNER_CHROMIUM, chromium, chromium-browser, google-chrome, Playwright's own; then Debian's package where this
is root on a machine with apt; then Playwright's download; else it fails saying what to type.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")


def found() -> str | None:
    """Path of a browser that can be started, or None."""
    for name in (os.environ.get("PLANNER_CHROMIUM"), *NAMES):
        if name and (path := shutil.which(name)):
            return path
    return own()


def own() -> str | None:
    """Path of the browser that Playwright has downloaded, or None."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        path = play.chromium.executable_path
    return path if Path(path).exists() else None


def installed_with_apt() -> bool:
    """Try Debian's package; needs root."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)  # type: ignore[call-overload]
    done = subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=False, **quiet)  # type: ignore[call-overload]
    return bool(done.returncode == 0)


def main() -> int:
    """Exit status 0 when there is a browser in the end."""
    path = found()
    if path is None and installed_with_apt():
        path = found()
    if path is None:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
        path = found()
    if path is None:
        print(
            "No Chromium was found and none could be installed. "
            "Install one (Debian, Ubuntu: sudo apt-get install chromium) "
            "or name one: PLANNER_CHROMIUM=/path/to/chromium make test",
            file=sys.stderr,
        )
        return 1
    print(f"browser: {path}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
