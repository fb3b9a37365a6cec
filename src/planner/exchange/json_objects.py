"""JSON files that hold one object: no name twice, no NaN, no half characters, no depth that breaks the reader."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from planner.exchange.findings import Findings
from planner.exchange.text_files import decode


class _RepeatedNameError(ValueError):
    """An object with a name twice: which of the two is meant, nobody can say."""


def read(data: bytes, file: str, findings: Findings, *, most_bytes: int, what: str) -> dict[str, Any] | None:
    """The object in a JSON text; None where something is wrong. `what` is what the file should hold: "a plan"."""
    text = decode(file, data, findings, most_bytes)
    if text is None:
        return None
    try:
        fields = json.loads(text, object_pairs_hook=_once, parse_constant=_refuse_constant)
        json.dumps(fields, ensure_ascii=False).encode()
    except _RepeatedNameError as error:
        findings.fault(file, "each name once in an object", value=str(error))
    except json.JSONDecodeError as error:
        findings.fault(file, f"JSON; {error.msg} at character {error.colno} of the line", row=error.lineno)
    except UnicodeEncodeError:
        findings.fault(file, "whole characters in every text, no lone halves of a pair (\\ud800 to \\udfff)")
    except RecursionError:
        findings.fault(file, f"{what}; this is nested too deep for one")
    except ValueError as error:
        findings.fault(file, f"numbers of a usual size ({error})")
    else:
        if isinstance(fields, dict):
            return fields
        findings.fault(file, f"an object with the fields of {what}")
    return None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for name, value in pairs:
        if name in fields:
            raise _RepeatedNameError(name)
        fields[name] = value
    return fields


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is none")
