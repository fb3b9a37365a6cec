"""How the modules of formats are called alike; each is imported when asked for, as some bring large libraries."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from planner.curriculum import Curriculum
from planner.exchange.format_entry import Files, Options
from planner.exchange.imported import Imported


def _module(name: str) -> Any:
    return import_module(f"planner.exchange.{name}")


def _one(files: Files) -> tuple[str, bytes]:
    """The one file of a format of one file. Raises `ValueError` for none or several."""
    if len(files) != 1:
        raise ValueError("this format is one file")
    return next(iter(files.items()))


def reader(
    module: str, *, with_into: bool = True, kind: str = ""
) -> Callable[[Any, Curriculum | None, Options], Imported]:
    """How a format of one file is read: it is told the file's name, and where it makes a difference, the kind."""

    def read(files: Files, into: Curriculum | None, options: Options) -> Imported:
        name, data = _one(files)
        more: dict[str, Any] = {"into": into} if with_into else {}
        if kind:
            more[kind] = options.kind
        found: Imported = _module(module).read(data, file=name, **more)
        return found

    return read


def writer(module: str) -> Callable[[Curriculum], bytes]:
    """How a format writes one file."""

    def write(curriculum: Curriculum) -> bytes:
        made: bytes = _module(module).write(curriculum)
        return made

    return write


def opener(module: str, function: str) -> Callable[[Files], Any]:
    """How a database of occupations is opened, of which some are chosen afterwards."""

    def opened(files: Files) -> Any:
        return getattr(_module(module), function)(files)

    return opened


def matrix(files: Files, into: Curriculum | None, options: Options) -> Imported:
    """A map of courses and skills, or outcomes. Raises `ValueError` without a curriculum to go into."""
    if into is None:
        raise ValueError("a matrix goes into a curriculum")
    name, data = _one(files)
    kind = "skills" if options.kind == "skills" else "outcomes"
    found: Imported = _module("matrix").read(data, into, file=name, kind=kind)
    return found


def table(files: Files, into: Curriculum | None, options: Options) -> Imported:
    """One table of the folder. Raises `ValueError` without a curriculum to go into."""
    del options
    if into is None:
        raise ValueError("a single table goes into a curriculum")
    name, data = _one(files)
    found: Imported = _module("zipped_folder").read_one_table(name, data, into)
    return found


def esco(release: Any, into: Curriculum | None, options: Options) -> Imported:
    """The chosen occupations of a release of ESCO."""
    relations = "essential" if options.essential_only else "essential and optional"
    found: Imported = _module("esco").read(release, options.occupations, relations=relations, into=into)
    return found


def onet(database: Any, into: Curriculum | None, options: Options) -> Imported:
    """The chosen occupations of O*NET."""
    found: Imported = _module("onet").read(database, options.occupations, into)
    return found


def simplified(curriculum: Curriculum) -> tuple[str, ...]:
    """What a file of Curricular Analytics cannot say of a curriculum."""
    _, sentences = _module("curricular_analytics").written(curriculum)
    return tuple(sentences)
