"""Many sessions at once on one process, and whether its memory stays level.

    python -m benchmarks load            100 sessions, 2 s of thought, on Gaps and on Roles
    python -m benchmarks memory          10,000 reruns

The drivers run in one process beside the server, so both cores of a small machine are in use.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import random
import time
from dataclasses import dataclass, field

from benchmarks.browser_session import Session
from benchmarks.serving import ROOT, serving


@dataclass(frozen=True)
class Scene:
    """A page, and the widgets whose values the sessions walk through."""

    path: str
    query: str
    widgets: tuple[str, ...]


SCENES = (
    Scene("gaps", "role=live-sound-engineer", ("counted", "picture", "close_gap")),
    Scene("roles", "role=live-sound-engineer", ("choose_role", "set", "role_picture")),
)


@dataclass
class Tally:
    """Seconds of each rerun, and what went wrong."""

    counted_from: float
    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def quantile(self, share: float) -> float:
        """Milliseconds below which a share of the reruns stayed."""
        ordered = sorted(self.seconds) or [float("nan")]
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1e3


async def _act(session: Session, scene: Scene, chance: random.Random) -> float:
    name = chance.choice(scene.widgets)
    widget = session.find(name)
    option = chance.choice(widget.options)
    return await session.set(name, [option] if widget.kind in ("multiselect", "button_group") else option)


async def _person(number: int, address: str, scene: Scene, options: argparse.Namespace, tally: Tally) -> None:
    chance = random.Random(number)
    await asyncio.sleep(chance.random() * options.ramp)
    session = Session(address)
    try:
        await session.open(scene.path, scene.query)
        while time.perf_counter() < tally.counted_from + options.seconds:
            await asyncio.sleep(min(chance.expovariate(1 / options.think), 5 * options.think))
            took = await _act(session, scene, chance)
            if time.perf_counter() > tally.counted_from:
                tally.seconds.append(took)
    except Exception as error:  # noqa: BLE001  a failed session is a result, to be counted and shown
        tally.errors.append(f"{type(error).__name__}: {str(error)[:200]}")
    finally:
        with contextlib.suppress(Exception):
            await session.close()


async def _crowd(address: str, scene: Scene, options: argparse.Namespace) -> Tally:
    # Counted once all have arrived: opening a page costs several reruns.
    tally = Tally(time.perf_counter() + options.ramp + 2)
    await asyncio.gather(*(_person(number, address, scene, options, tally) for number in range(options.sessions)))
    return tally


def load(options: argparse.Namespace) -> None:
    """Print p50 and p95 of a rerun for each scene."""
    for scene in SCENES:
        with serving(ROOT / "asgi.py") as server:
            tally = asyncio.run(_crowd(server.address, scene, options))
            errors = f"{len(tally.errors)} errors {tally.errors[:1]}" if tally.errors else "no errors"
            who = f"/{scene.path:8s} {options.sessions} sessions, {options.think:g} s of thought"
            times = f"p50 {tally.quantile(0.5):.0f} ms, p95 {tally.quantile(0.95):.0f} ms"
            print(f"{who}: {len(tally.seconds)} reruns, {times}, {errors}, {server.memory_mb:.0f} MiB", flush=True)


async def _walk(address: str, scene: Scene, reruns: int) -> None:
    chance = random.Random(7)
    session = Session(address)
    await session.open(scene.path, scene.query)
    for _ in range(reruns):
        await _act(session, scene, chance)
    await session.close()


def memory(options: argparse.Namespace) -> None:
    """Print the server's memory after each tenth of the reruns."""
    part = options.reruns // 10
    with serving(ROOT / "asgi.py") as server:
        print(f"after the start {server.memory_mb:.0f} MiB", flush=True)
        for number in range(10):
            asyncio.run(_walk(server.address, SCENES[number % len(SCENES)], part))
            print(f"after {(number + 1) * part:6d} reruns {server.memory_mb:.0f} MiB", flush=True)


def main(which: str, arguments: list[str]) -> None:
    """Read the options and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--think", type=float, default=2)
    parser.add_argument("--ramp", type=float, default=10)
    parser.add_argument("--reruns", type=int, default=10_000)
    options = parser.parse_args(arguments)
    (load if which == "load" else memory)(options)
