"""What a cell of the map says, as letters: the code of a level, A behind it where it is assessed, ( ) where disputed.

Where the scale has a level of the code A, or one that is another's code with an A behind it, A means that level, and
whether a skill is assessed is said elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from planner.model import Scale

ASSESSED = "A"
_BETWEEN = re.compile(r"[\s,;/+&·()]+")


@dataclass(frozen=True, slots=True)
class Letters:
    """What was typed into a cell: a depth, 0 for an empty cell, None for A alone; and whether A was typed."""

    depth: int | None
    assessed: bool


def takes_assessed(scale: Scale) -> bool:
    """Whether A can be typed behind a level for "assessed"."""
    codes = {level.code.casefold() for level in scale.levels}
    mark = ASSESSED.casefold()
    return mark not in codes and not any(f"{code}{mark}" in codes for code in codes)


def written(scale: Scale, depth: int, *, assessed: bool | None, disputed: bool = False) -> str | None:
    """The letters of a cell; None for an empty one that nobody disputes."""
    text = scale.code(depth) if depth else ""
    if text and assessed and takes_assessed(scale):
        text += ASSESSED
    return f"({text or ' '})" if disputed else text or None


def read(scale: Scale, text: str) -> Letters | None:
    """What typed letters mean; None where they are no level of the scale.

    Case, brackets and what stands between the letters are passed over: "MA", "M A", "m,a", "A M" and "(MA)" are one.
    """
    parts = [part for part in _BETWEEN.split(text.strip()) if part]
    if not parts:
        return Letters(0, assessed=False)
    whole = _depth(scale, text.strip().strip("()").strip())
    if whole is None and len(parts) == 1:
        whole = _depth(scale, parts[0])
    if whole is not None:
        return Letters(whole, assessed=False)
    if not takes_assessed(scale):
        return None
    return _with_assessed(scale, parts)


def _with_assessed(scale: Scale, parts: list[str]) -> Letters | None:
    """Letters of which one is A, apart from the level or right behind it."""
    joined = "".join(parts)
    mark = ASSESSED.casefold()
    if joined.casefold() == mark:
        return Letters(None, assessed=True)
    rest = [part for part in parts if part.casefold() != mark]
    code = " ".join(rest) if len(rest) == len(parts) - 1 else None
    if code is None and joined.casefold().endswith(mark):
        code = joined[: -len(mark)]
    depth = None if code is None else _depth(scale, code)
    return None if depth is None else Letters(depth, assessed=True)


def _depth(scale: Scale, code: str) -> int | None:
    try:
        return scale.depth(code)
    except KeyError:
        return None
