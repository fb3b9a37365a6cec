"""The schema of CASE packages, and what in a package is not as it says.

A field that may be left out and is wrong is left out; an item or association that lacks what it must have is left out
whole; only what concerns the document itself is a fault. `null` counts as left out, and so does what v1.1 added where
the schema of v1.0 allows nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from importlib import resources
from typing import Any

from jsonschema import Draft7Validator, FormatChecker, ValidationError

from planner.exchange.reading import Reading

SCHEMA = "case-v1p0-cfpackage-schema.json"
DEEPEST = 30
"""Most objects and lists inside each other: a package has six."""
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_V1P1 = frozenset({"extensions", "targetType"})
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ].+")
Fields = dict[str, Any]


def is_uri(text: object) -> bool:
    """Whether a text has the form of an absolute address or name."""
    return isinstance(text, str) and _URI.fullmatch(text) is not None


def plain(value: Any) -> Any:
    """A package without `null` and without what v1.1 added to closed objects. Its depth must be checked before."""
    if isinstance(value, dict):
        return {name: plain(part) for name, part in value.items() if part is not None and name not in _V1P1}
    return [plain(part) for part in value] if isinstance(value, list) else value


def is_too_deep(value: Any) -> bool:
    """Whether a value holds more objects and lists inside each other than any package."""
    level: list[Any] = [value]
    for _ in range(DEEPEST):
        level = [
            inner
            for part in level
            for inner in (part.values() if isinstance(part, dict) else part)
            if isinstance(inner, dict | list)
        ]
        if not level:
            return False
    return True


def checked(package: Fields, file: str, reading: Reading) -> Fields:
    """The package as far as it is right; faults go to the reading's findings, the rest of what is wrong is left out."""
    fields = {name: value for name, value in package.items() if name not in {"CFDefinitions", "CFRubrics"}}
    document = fields.get("CFDocument")
    if isinstance(document, dict):
        fields["CFDocument"] = _without_wrong_fields("CFPackageDocument", document, "CFDocument", file, reading)
    for error in _head().iter_errors(fields):
        _fault(error, "", file, reading)
    for name, part in (("CFItems", "CFPackageItem"), ("CFAssociations", "CFPackageAssociation")):
        entries = fields.get(name, [])
        fields[name] = [_part(part, entry, f"{name}[{place}]", file, reading) for place, entry in _listed(entries)]
    return fields


def require_valid(package: Fields) -> None:
    """Raise `ValueError` for a package that is not as the schema says."""
    error = next(_validator("").iter_errors(package), None)
    if error is not None:
        raise ValueError(f"{_path(error)}: {error.message}")


def _listed(entries: object) -> Iterator[tuple[int, object]]:
    yield from enumerate(entries if isinstance(entries, list) else [])


def _part(part: str, entry: object, path: str, file: str, reading: Reading) -> Fields | None:
    """An item or association; None where it is left out."""
    if isinstance(entry, dict) and _validator(part).is_valid(entry):
        return entry
    fields = _without_wrong_fields(part, entry, path, file, reading) if isinstance(entry, dict) else entry
    errors = list(_validator(part).iter_errors(fields))
    for error in {(_path(error), _expected(error)): error for error in errors}.values():
        _leave_out(error, path, file, reading)
    return fields if isinstance(fields, dict) and not errors else None


def _without_wrong_fields(part: str, fields: Fields, path: str, file: str, reading: Reading) -> Fields:
    """The fields without those that are wrong and may be lacking, which are left out; the same where there are none."""
    wrong: set[str] = set()
    required = _schema()["definitions"][part]["required"]
    for error in _validator(part).iter_errors(fields):
        name = error.absolute_path[0] if error.absolute_path else None
        if isinstance(name, str) and name not in required:
            wrong.add(name)
            _leave_out(error, path, file, reading)
    return {name: value for name, value in fields.items() if name not in wrong} if wrong else fields


def _leave_out(error: ValidationError, path: str, file: str, reading: Reading) -> None:
    reading.leave_out(file, _expected(error), column=f"{path}{_path(error)}", value=_value(error))


def _fault(error: ValidationError, path: str, file: str, reading: Reading) -> None:
    place = f"{path}{_path(error)}".removeprefix(".") or None
    reading.findings.fault(file, _expected(error), column=place, value=_value(error))


def _path(error: ValidationError) -> str:
    """Where in a value: `.originNodeURI.uri`."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in error.absolute_path)


def _expected(error: ValidationError) -> str:
    """What would be right, for a person."""
    wanted: Any = error.validator_value
    instance: Any = error.instance
    schema: Any = error.schema
    match error.validator:
        case "required":
            return f"the fields {', '.join(name for name in wanted if name not in instance)}"
        case "additionalProperties":
            return f"no fields but {', '.join(schema.get('properties', {}))}"
        case "type":
            return f"a value of the type {wanted}"
        case "enum":
            return f"one of {', '.join(map(str, wanted))}"
        case "pattern":
            return "an identifier of the form UUID"
        case "format":
            return f"a {wanted}"
    return "one of the forms that the schema of CASE v1.0 allows"


def _value(error: ValidationError) -> str | None:
    return None if isinstance(error.instance, dict | list) else str(error.instance)


@cache
def _schema() -> Fields:
    """The schema with each reference replaced by what it leads to, which checks several times as fast."""
    text = resources.files("planner.exchange").joinpath("schemas", SCHEMA).read_text(encoding="utf-8")
    schema: Fields = json.loads(text)
    definitions = schema["definitions"]

    def resolved(part: Any) -> Any:
        if isinstance(part, dict) and "$ref" in part:
            return resolved(definitions[part["$ref"].removeprefix("#/definitions/")])
        if isinstance(part, dict):
            return {name: resolved(inner) for name, inner in part.items()}
        return [resolved(inner) for inner in part] if isinstance(part, list) else part

    whole: Fields = resolved(schema)
    return whole


@cache
def _validator(part: str) -> Draft7Validator:
    """Checks one of the schema's definitions, or the whole where `part` is empty."""
    schema = _schema()
    return Draft7Validator(schema["definitions"][part] if part else schema, format_checker=_formats())


@cache
def _head() -> Draft7Validator:
    """Checks a package but for its items and associations, which are checked one by one."""
    schema = _schema()
    lists = {name: {"type": "array"} for name in ("CFItems", "CFAssociations")}
    return Draft7Validator(schema | {"properties": schema["properties"] | lists}, format_checker=_formats())


@cache
def _formats() -> FormatChecker:
    formats = FormatChecker(formats=["date"])
    formats.checks("uri")(lambda value: not isinstance(value, str) or is_uri(value))
    formats.checks("date-time")(_is_time)
    return formats


def _is_time(value: object) -> bool:
    if not isinstance(value, str):
        return True
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return _TIME.fullmatch(value) is not None
