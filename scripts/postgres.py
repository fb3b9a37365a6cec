"""Find a PostgreSQL server for the tests of the store, or install one; prints the folder of its programs.

Order: $PLANNER_POSTGRES (a folder with initdb and postgres), Debian's folders, the path; then Debian's package where
this is root on a machine with apt. Where none can be had, it says that those tests will be skipped, and that is all:
the store is tested on SQLite anyway.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

PROGRAMS = ("initdb", "postgres")


def found() -> Path | None:
    """Folder of a server that can be started, or None. Of several of Debian's the newest."""
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    newest_first = sorted(debian, key=lambda path: (len(path.parent.name), path), reverse=True)
    named, on_path = os.environ.get("PLANNER_POSTGRES"), shutil.which("initdb")
    places = [*([Path(named)] if named else []), *newest_first, *([Path(on_path).resolve().parent] if on_path else [])]
    for place in places:
        if all(os.access(place / program, os.X_OK) for program in PROGRAMS):
            return place
    return None


def installed_with_apt() -> bool:
    """Try Debian's package; needs root."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "postgresql"]):
        done = subprocess.run(["apt-get", *arguments], check=False, env=environment, stdout=subprocess.DEVNULL)
    return done.returncode == 0


def main() -> int:
    """Always 0: without a server some tests are skipped, and say so."""
    if (path := found()) is None:
        print("No PostgreSQL found: trying to install one for the tests of the store …", file=sys.stderr)
        installed_with_apt()
        path = found()
    if path is None:
        print(
            "No PostgreSQL: the tests of the store run on SQLite only. On Debian: apt install postgresql",
            file=sys.stderr,
        )
    else:
        print(path)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
