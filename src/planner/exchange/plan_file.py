"""A plan as a JSON file: what *My plan* downloads and loads, and the examples beside the tables.

The fields are those of `planner.plan.Plan`. A course or role that a curriculum does not know is no fault of the file:
it becomes a problem of the plan.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, cast

from pydantic import ValidationError

from planner.exchange import json_objects, plain_words
from planner.exchange.findings import Findings
from planner.model import Term
from planner.plan import PLAN_VERSION, Plan

MOST_BYTES = 1_000_000
"""Largest plan file, in bytes: many hundred times an ordinary one."""
TERM_FIELDS = frozenset({"first_term", "term", "not_before"})
TERM_WORDS = "a term such as 2026 Fall"
MIGRATIONS: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""By version: what turns the fields of that version into those of the next. There has been one version only."""


def read(source: str | bytes, *, file: str = "plan.json", seasons: Sequence[str] | None = None) -> Plan:
    """The plan of a file's content; `file` is what faults call it.

    With the `seasons` of a curriculum every term must have one of them and the terms must be in order; without, the
    years must be. Raises `DataError` with every fault and its place, such as `terms[2].courses[0]`.
    """
    findings = Findings()
    data = source.encode(errors="surrogatepass") if isinstance(source, str) else source
    fields = json_objects.read(data, file, findings, most_bytes=MOST_BYTES, what="a plan") or {}
    findings.raise_faults()
    current = _migrated(fields, file, findings)
    try:
        plan = Plan.model_validate(current)
    except ValidationError as error:
        _note(error, file, findings)
        findings.raise_faults()
        raise
    _check_terms(plan, seasons, file, findings)
    findings.raise_faults()
    return plan


def write(plan: Plan) -> str:
    """The text of a plan's file; `read` gives the same plan back."""
    return json.dumps(plan.model_dump(mode="json"), indent=2, ensure_ascii=False) + "\n"


def _migrated(fields: dict[str, Any], file: str, findings: Findings) -> dict[str, Any]:
    """The fields as the present version has them. Raises `DataError` for a version that nothing leads from."""
    version = fields.get("version")
    if type(version) is not int:
        value = None if version is None else str(version)
        findings.fault(
            file, f"the version of the file, a whole number up to {PLAN_VERSION}", column="version", value=value
        )
    elif version > PLAN_VERSION:
        expected = f"a version up to {PLAN_VERSION}: a newer edition of the planner wrote this file, open it with that"
        findings.fault(file, expected, column="version", value=str(version))
    elif any(step not in MIGRATIONS for step in range(max(version, 0), PLAN_VERSION)):
        findings.fault(file, f"a version from 1 to {PLAN_VERSION}", column="version", value=str(version))
    findings.raise_faults()
    for step in range(cast("int", version), PLAN_VERSION):
        fields = MIGRATIONS[step](fields) | {"version": step + 1}
    return fields


def _note(error: ValidationError, file: str, findings: Findings) -> None:
    for details in error.errors(include_url=False):
        place = plain_words.place(details["loc"])
        is_term = details["loc"][-1] in TERM_FIELDS and details["type"] == "value_error"
        words = TERM_WORDS if is_term else plain_words.expected(details)
        findings.fault(file, words, column=place, value=plain_words.found(details))


def _check_terms(plan: Plan, seasons: Sequence[str] | None, file: str, findings: Findings) -> None:
    for place, term in _terms(plan):
        if seasons is not None and term.season not in seasons:
            findings.fault(file, f"a term of the seasons {', '.join(seasons)}", column=place, value=str(term))
        elif not _is_written_back(term):
            findings.fault(file, TERM_WORDS, column=place, value=str(term))
    first_places: dict[Term, int] = {}
    before: tuple[int, int] | None = None
    for position, planned in enumerate(plan.terms):
        place, term = f"terms[{position}].term", planned.term
        first = first_places.setdefault(term, position)
        order = _order(term, seasons)
        if first != position:
            findings.fault(file, f"each term once; terms[{first}] has it already", column=place, value=str(term))
        elif before is not None and order < before:
            findings.fault(file, "terms in the order of the calendar", column=place, value=str(term))
        before = order


def _terms(plan: Plan) -> Iterator[tuple[str, Term]]:
    """Every term in the file, with its place."""
    yield "first_term", plan.first_term
    named = [
        *((f"completed[{position}].term", entry.term) for position, entry in enumerate(plan.completed)),
        *((f"terms[{position}].term", planned.term) for position, planned in enumerate(plan.terms)),
        *((f"locks[{position}].term", lock.term) for position, lock in enumerate(plan.locks)),
        *((f"locks[{position}].not_before", lock.not_before) for position, lock in enumerate(plan.locks)),
    ]
    yield from ((place, term) for place, term in named if term is not None)


def _is_written_back(term: Term) -> bool:
    """Whether the text of a term is read as that term: pydantic also takes an object with any year and season."""
    try:
        return Term.parse(str(term)) == term and term.season.isprintable()
    except ValueError:
        return False


def _order(term: Term, seasons: Sequence[str] | None) -> tuple[int, int]:
    known = seasons is not None and term.season in seasons
    return term.year, seasons.index(term.season) if seasons is not None and known else 0
