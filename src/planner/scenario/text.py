"""Changes and scenarios as JSON: how they are kept, shared and read again."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import Any

from pydantic import TypeAdapter, ValidationError

from planner.scenario.changes import Add, Change, Drop, Merge, Need, Replace, Scenario, SetCourse, SetGroup, Teach

VERSION = 1
"""Of the shape in which scenarios are written."""
_KINDS: dict[str, type[Change]] = {
    "drop": Drop,
    "add": Add,
    "replace": Replace,
    "merge": Merge,
    "set course": SetCourse,
    "teach": Teach,
    "need": Need,
    "set group": SetGroup,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}
_ADAPTERS = {name: TypeAdapter[Change](kind) for name, kind in _KINDS.items()}


def change_to_json(change: Change) -> str:
    """One change as a JSON object with its `kind`."""
    return _written(_plain(change))


def change_from_json(text: str) -> Change:
    """The change that `change_to_json` wrote. Raises `ValueError` for anything else."""
    return _change(_object(text))


def scenario_to_json(scenario: Scenario) -> str:
    """A scenario as a JSON object."""
    changes = [_plain(change) for change in scenario.changes]
    head = {"version": VERSION, "title": scenario.title, "note": scenario.note, "base": scenario.base}
    return _written({**head, "changes": changes})


def scenario_from_json(text: str) -> Scenario:
    """The scenario that `scenario_to_json` wrote. Raises `ValueError` for anything else."""
    found = _object(text)
    if found.keys() != {"version", "title", "note", "base", "changes"} or found["version"] != VERSION:
        raise ValueError(f"not a scenario of version {VERSION}")
    title, note, base, changes = (found[name] for name in ("title", "note", "base", "changes"))
    if not (isinstance(title, str) and isinstance(note, str) and type(base) is int and isinstance(changes, list)):
        raise ValueError("not a scenario: a title, a note, a revision and a list of changes")
    return Scenario(title, tuple(_change(change) for change in changes), base, note)


def _plain(change: Change) -> dict[str, Any]:
    return {"kind": _NAMES[type(change)], **asdict(change)}


def _written(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _object(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except RecursionError:
        raise ValueError("too deep for a change") from None
    if not isinstance(found, dict):
        raise ValueError("not a JSON object")
    return found


def _change(found: object) -> Change:
    if not isinstance(found, dict):
        raise ValueError("a change is a JSON object")
    kind = found.get("kind")
    if not isinstance(kind, str) or kind not in _KINDS:
        raise ValueError(f"{kind!r} is no kind of change")
    values = {name: value for name, value in found.items() if name != "kind"}
    unknown = values.keys() - {field.name for field in fields(_KINDS[kind])}
    if unknown:
        raise ValueError(f"a change of kind {kind} has no {', '.join(sorted(unknown))}")
    try:
        return _ADAPTERS[kind].validate_python(values)
    except ValidationError as error:
        raise ValueError(f"not a change of kind {kind}: {error.errors()[0]['msg']}") from None
