"""Types of cells: what a text in a file may be, and the value that it stands for.

Every check completes the sentence "expected …". An empty cell is None or an empty tuple: not known, never zero.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from planner import pools, requisites
from planner.model import Scale

Basis = Literal["published", "inferred", "assumed", "local"]
_FORMULA_STARTS = ("=", "+", "-", "@")


def none_if_blank(value: object) -> object:
    """An empty cell is not known."""
    return None if isinstance(value, str) and not value.strip() else value


def _clean_text(value: str) -> str:
    if not value.isprintable() and any(_is_control(char) for char in value):
        raise ValueError("text without control characters")
    return value.strip()


def _is_control(char: str) -> bool:
    """Whether a text must not hold it: the last two are in no XML, so in no workbook."""
    return (unicodedata.category(char) == "Cc" and char not in "\n\t") or char in "\ufffe\uffff"


def _clean_code(value: str) -> str:
    if value.startswith(_FORMULA_STARTS):
        raise ValueError("an id that does not begin like a formula (= + - @)")
    if not value.isprintable() and any(unicodedata.category(char).startswith("C") for char in value):
        raise ValueError("an id without control characters")
    if value != value.strip() or len(value) > 60 or ";" in value:
        raise ValueError("an id of at most 60 characters without ; and outer spaces")
    return value


def _clean_slug(value: str) -> str:
    _clean_code(value)
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
        raise ValueError("lower-case words joined by -, such as live-sound")
    return value


def _split(value: object) -> object:
    if value is None:
        return ()
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(";") if part.strip())
    return value


def _depth(value: object, info: ValidationInfo) -> object:
    """A level's code as its depth on the curriculum's scale, which the reader hands over as context."""
    if not isinstance(value, str):
        return value
    scale: Scale = (info.context or {})["scale"]
    try:
        return scale.depth(value)
    except KeyError:
        codes = ", ".join(level.code for level in scale.levels)
        raise ValueError(f"a level of the scale ({codes})") from None


def _requisite(value: object) -> object:
    return requisites.parse(value) if isinstance(value, str) else value


def _pool(value: object) -> object:
    return pools.parse(value) if isinstance(value, str) else value


Text = Annotated[str, AfterValidator(_clean_text), Field(min_length=1)]
OptionalText = Annotated[Annotated[str, AfterValidator(_clean_text)] | None, BeforeValidator(none_if_blank)]
Slug = Annotated[str, AfterValidator(_clean_slug), Field(min_length=1)]
OptionalSlug = Annotated[Slug | None, BeforeValidator(none_if_blank)]
Code = Annotated[str, AfterValidator(_clean_code), Field(min_length=1)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_split)]
Slugs = Annotated[tuple[Slug, ...], BeforeValidator(_split)]
Numbers = Annotated[tuple[Annotated[int, Field(ge=1)], ...], BeforeValidator(_split)]
Depth = Annotated[int, BeforeValidator(_depth), Field(ge=1)]
OptionalDepth = Annotated[Depth | None, BeforeValidator(none_if_blank)]
OptionalBasis = Annotated[Basis | None, BeforeValidator(none_if_blank)]
OptionalBool = Annotated[bool | None, BeforeValidator(none_if_blank)]
OptionalDate = Annotated[date | None, BeforeValidator(none_if_blank)]
OptionalInt = Annotated[Annotated[int, Field(ge=0)] | None, BeforeValidator(none_if_blank)]
Amount = Annotated[float, Field(ge=0, le=1000, allow_inf_nan=False)]
OptionalAmount = Annotated[Amount | None, BeforeValidator(none_if_blank)]
OptionalNumber = Annotated[
    Annotated[float, Field(allow_inf_nan=False)] | None,
    BeforeValidator(none_if_blank),
]
OptionalRequisite = Annotated[requisites.Requisite | None, BeforeValidator(_requisite), BeforeValidator(none_if_blank)]
Pool = Annotated[pools.Pool, BeforeValidator(_pool)]
