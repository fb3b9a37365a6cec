"""`planner serve`: the app in a browser, on this machine or for others."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from planner.cli.printing import stop

APP = Path(__file__).parents[3] / "asgi.py"
READ_ONLY = "PLANNER_READ_ONLY"


def serve(
    address: Annotated[str, typer.Option(help="Where to listen: localhost, or 0.0.0.0 for everybody.")] = "localhost",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port.")] = 8501,
    read_only: Annotated[
        bool, typer.Option("--read-only", help="Nobody can change anything, without sign-in.")
    ] = False,
) -> None:
    """Run the app until it is interrupted.

    Without sign-in it listens on this machine only, where everything is allowed, unless it is read-only. How people
    sign in stands in docs/running. Exit code 1 where nobody could come in, 2 where it would be open to everybody.
    """
    from planner.ui import sign_in_file, sign_in_place, sign_in_settings

    if not APP.exists():
        stop(1, f"{APP} is not there: the app runs from the project's folder.")
    if sign_in_settings.is_on():
        if read_only:
            stop(2, "--read-only is for an app without sign-in; with sign-in, access.toml says who may do what.")
        found = sign_in_file.found()
        faults = [*sign_in_settings.faults(), *([] if found.faults is None else str(found.faults).splitlines()[1:])]
        if faults:
            stop(1, "Nobody could come in:", *faults)
    elif sign_in_file.is_wanted():
        stop(1, f"Nobody could come in: {sign_in_file.place()} is for an app with sign-in, and [auth] is missing.")
    elif not (read_only or sign_in_place.is_loopback(address)):
        stop(
            2,
            f"On {address} everybody would reach the app, and nobody could sign in.",
            "Set up sign-in (docs/running), or say --read-only, or leave --address out.",
        )
    raise typer.Exit(_run(address, port, read_only=read_only))


def _run(address: str, port: int, *, read_only: bool) -> int:
    """Streamlit's exit code."""
    command = [sys.executable, "-m", "streamlit", "run", str(APP), "--server.address", address]
    environment = {**os.environ, **({READ_ONLY: "1"} if read_only else {})}
    server = subprocess.Popen([*command, "--server.port", str(port)], env=environment)
    before = signal.signal(signal.SIGTERM, lambda *_: server.terminate())
    try:
        while True:
            try:
                return server.wait()
            except KeyboardInterrupt:
                continue  # The server has heard it too, and ends tidily.
    finally:
        signal.signal(signal.SIGTERM, before)
