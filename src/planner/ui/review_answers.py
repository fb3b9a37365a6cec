"""What the review asks of the library, asked once for a curriculum and kept for all sessions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from planner.curriculum import Curriculum
from planner.ui import answers

T = TypeVar("T")


def once(curriculum: Curriculum, ask: Callable[..., T], *choice: str | None) -> T:
    """`ask(curriculum, *choice)`, computed at the first call. Nobody changes what it returns: all sessions share it."""
    name = f"{ask.__module__}.{ask.__qualname__}"
    return answers.kept(curriculum, name, choice, lambda: ask(curriculum, *choice))
