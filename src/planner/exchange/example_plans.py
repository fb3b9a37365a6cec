"""The example plans of a folder: files of `plan_file`, which here may name only what the tables hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pydantic import TypeAdapter, ValidationError

from planner.errors import DataError
from planner.exchange import plan_file
from planner.exchange.findings import Findings
from planner.exchange.references import check_reference
from planner.exchange.typed_rows import TablesRead
from planner.plan import Plan
from planner.tables import Slug

_STEM: TypeAdapter[str] = TypeAdapter(Slug)


def read(
    files: Mapping[str, bytes], tables: TablesRead, seasons: Sequence[str] | None, findings: Findings
) -> dict[str, Plan]:
    """Plans by the stem of their file, from contents by name (`plans/core.json`)."""
    plans: dict[str, Plan] = {}
    for file, data in files.items():
        stem = file.removeprefix("plans/").removesuffix(".json")
        if not is_stem(stem):
            findings.fault(file, "a file name of lower-case words joined by -, such as required-core.json")
        try:
            plan = plan_file.read(data, file=file, seasons=seasons)
        except DataError as error:
            findings.extend(error.faults)
            continue
        plans[stem] = plan
        for place, table, wanted in _references(plan):
            check_reference(tables, table, wanted, findings, file, place)
    return plans


def is_stem(name: str) -> bool:
    """Whether a plan's name may be the stem of a file."""
    try:
        _STEM.validate_python(name)
    except ValidationError:
        return False
    return True


def _references(plan: Plan) -> Iterator[tuple[str, str, str]]:
    """Every id in a plan: its place in the file, the table it points into, and the id."""
    for position, aim in enumerate(plan.roles):
        yield f"roles[{position}].role_id", "roles", aim.role_id
    for position, completed in enumerate(plan.completed):
        yield f"completed[{position}].course_id", "courses", completed.course_id
    for position, term in enumerate(plan.terms):
        for place, course_id in enumerate(term.courses):
            yield f"terms[{position}].courses[{place}]", "courses", course_id
    for position, lock in enumerate(plan.locks):
        yield f"locks[{position}].course_id", "courses", lock.course_id
    for position, pin in enumerate(plan.pins):
        yield f"pins[{position}].course_id", "courses", pin.course_id
        yield f"pins[{position}].group_id", "requirement_groups", pin.group_id
    for position, substitution in enumerate(plan.substitutions):
        yield f"substitutions[{position}].course_id", "courses", substitution.course_id
        yield f"substitutions[{position}].stands_for", "courses", substitution.stands_for
    for position, waiver in enumerate(plan.waivers):
        yield f"waivers[{position}].group_id", "requirement_groups", waiver.group_id
    for field, table in (("programmes", "programmes"), ("exclusions", "courses"), ("conditions", "conditions")):
        for position, wanted in enumerate(getattr(plan, field)):
            yield f"{field}[{position}]", table, wanted
