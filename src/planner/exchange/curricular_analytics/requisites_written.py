"""Requisites as columns of ids, which can say "all of these courses" and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.requisites import AllOf, AnyOf, NOf, Requisite, Taken, in_words
from planner.tables import Course

_COLUMNS = ("prerequisites", "corequisites", "strict_corequisites")


@dataclass
class Written:
    """The ids of courses by code, and sentences on the requisites that could not be said."""

    numbers: Mapping[str, int]
    sentences: list[str] = field(default_factory=list)

    def cells(self, course: Course) -> tuple[str, ...]:
        """Prerequisites, corequisites and strict corequisites of a course, ids joined by ;."""
        return tuple(self._cell(course.course_id, column, getattr(course, column)) for column in _COLUMNS)

    def _cell(self, course_id: str, column: str, requisite: Requisite | None) -> str:
        if requisite is None:
            return ""
        taken = list(dict.fromkeys(self._chosen(requisite)))
        held = [code for code in taken if code in self.numbers]
        if not _is_plain(requisite) or len(held) < len(taken):
            words = " and ".join(held) if held else "nothing"
            name = column.replace("_", " ")
            self.sentences.append(f"{course_id}, {name}: {in_words(requisite)} was written as {words}.")
        return ";".join(str(self.numbers[code]) for code in held)

    def _chosen(self, requisite: Requisite) -> list[str]:
        """The courses of a requisite, of alternatives the first that the file can say."""
        match requisite:
            case Taken(course_id):
                return [course_id]
            case AllOf(parts):
                return [code for part in parts for code in self._chosen(part)]
            case AnyOf(parts):
                return self._chosen(self._by_fitness(parts)[0])
            case NOf(n, parts):
                return [code for part in self._by_fitness(parts)[:n] for code in self._chosen(part)]
            case _:
                return []

    def _by_fitness(self, parts: tuple[Requisite, ...]) -> list[Requisite]:
        """Parts whose courses are all in the file first, then in their order."""
        return sorted(parts, key=lambda part: not self._is_in_file(part))

    def _is_in_file(self, part: Requisite) -> bool:
        chosen = self._chosen(part)
        return bool(chosen) and all(code in self.numbers for code in chosen)


def _is_plain(requisite: Requisite) -> bool:
    """Whether all that the requisite asks for is courses, and all of them."""
    parts = requisite.parts if isinstance(requisite, AllOf) else (requisite,)
    return all(isinstance(part, Taken) for part in parts)
