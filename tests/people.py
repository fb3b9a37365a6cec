"""People for tests: each with the rights that a test gives them."""

from __future__ import annotations

from planner.access import Person, Right


def person(person_id: str, *rights: str) -> Person:
    """Somebody with these rights, by name; without any, who may look and keep plans."""
    return Person(person_id, person_id.capitalize(), frozenset(Right(right) for right in rights or ("student",)))


ANN, BEN = person("ann"), person("ben")
"""Two students."""
FAY, GIL = person("fay", "faculty"), person("gil", "faculty")
"""Two members of the faculty."""
RUTH = person("ruth", "reviewer")
ADA = person("ada", "admin")
