"""The nodes of a pool and its normal form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from planner.expressions import require_text

FieldName: TypeAlias = Literal["subject", "department"]
Comparison: TypeAlias = Literal[">=", "<=", "="]
HIGHEST_LEVEL = 1_000_000


@dataclass(frozen=True)
class Code:
    """The course of this code. Raises `ValueError` for a blank code."""

    course_id: str

    def __post_init__(self) -> None:
        require_text(self.course_id, "a course code")


@dataclass(frozen=True)
class Field:
    """The courses whose subject or department has this value, case ignored. Raises `ValueError` for a blank value."""

    name: FieldName
    value: str

    def __post_init__(self) -> None:
        if self.name not in {"subject", "department"}:
            raise ValueError("subject or department")
        require_text(self.value, f"a {self.name}")


@dataclass(frozen=True)
class CourseLevel:
    """The courses whose level compares so, with a value from 0 to 1,000,000. Raises `ValueError` for anything else."""

    comparison: Comparison
    value: int

    def __post_init__(self) -> None:
        if self.comparison not in {">=", "<=", "="}:
            raise ValueError(">=, <= or =")
        if not 0 <= self.value <= HIGHEST_LEVEL:
            raise ValueError(f"a course level from 0 to {HIGHEST_LEVEL:,}")


@dataclass(frozen=True)
class Both:
    """The courses that are in every part. Raises `ValueError` without parts."""

    parts: tuple[Pool, ...]

    def __post_init__(self) -> None:
        _require_parts(self.parts)


@dataclass(frozen=True)
class Either:
    """The courses that are in at least one part. Raises `ValueError` without parts."""

    parts: tuple[Pool, ...]

    def __post_init__(self) -> None:
        _require_parts(self.parts)


@dataclass(frozen=True)
class Except:
    """The courses of `pool` that are in none of `removed`: `pool except a except b`. Raises `ValueError` without."""

    pool: Pool
    removed: tuple[Pool, ...]

    def __post_init__(self) -> None:
        _require_parts(self.removed)


Pool: TypeAlias = Code | Field | CourseLevel | Both | Either | Except
PoolTypes = (Code, Field, CourseLevel, Both, Either, Except)


def _require_parts(parts: tuple[Pool, ...]) -> None:
    if not parts:
        raise ValueError("at least one part")


def both(*parts: Pool) -> Pool:
    """The courses in every part, in normal form: nested ones opened, a single part alone. Raises `ValueError`."""
    opened = [inner for part in parts for inner in (part.parts if isinstance(part, Both) else (part,))]
    return opened[0] if len(opened) == 1 else Both(tuple(opened))


def either(*parts: Pool) -> Pool:
    """The courses in any part, in normal form: nested ones opened, a single part alone. Raises `ValueError`."""
    opened = [inner for part in parts for inner in (part.parts if isinstance(part, Either) else (part,))]
    return opened[0] if len(opened) == 1 else Either(tuple(opened))


def without(pool: Pool, *removed: Pool) -> Pool:
    """A pool except others, in normal form: `(a except b) except c` is one node, nothing removed is the pool itself."""
    if not removed:
        return pool
    if isinstance(pool, Except):
        return Except(pool.pool, (*pool.removed, *removed))
    return Except(pool, removed)


def normalised(pool: Pool) -> Pool:
    """The same pool as the constructors above make it; what `parse` returns is in this form already."""
    match pool:
        case Both(parts):
            return both(*map(normalised, parts))
        case Either(parts):
            return either(*map(normalised, parts))
        case Except(kept, removed):
            return without(normalised(kept), *map(normalised, removed))
        case _:
            return pool


def codes_in(pool: Pool) -> tuple[str, ...]:
    """Codes that the pool names, those after `except` too, in order of appearance, each once."""
    return tuple(dict.fromkeys(_codes(pool)))


def _codes(pool: Pool) -> Iterator[str]:
    match pool:
        case Code(course_id):
            yield course_id
        case Both(parts) | Either(parts):
            for part in parts:
                yield from _codes(part)
        case Except(kept, removed):
            for part in (kept, *removed):
                yield from _codes(part)
