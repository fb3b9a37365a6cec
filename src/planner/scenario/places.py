"""The places that courses have in requisites and pools: left by those that go, taken by one that comes instead."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from planner import editing, pools, requisites
from planner.course_sets import pool_of
from planner.curriculum import Curriculum
from planner.editing import RowEdit, set_cells
from planner.editing.removing import removal
from planner.editing.renaming import map_leaves
from planner.exchange.rules import REQUISITE_COLUMNS
from planner.pools import Pool
from planner.requisites import Leaf, Requisite, Taken


class EmptyPoolError(ValueError):
    """A group whose pool names nothing but courses that go: somebody must say what it asks for instead."""

    def __init__(self, group_id: str) -> None:
        super().__init__(group_id)
        self.group_id = group_id


def left(curriculum: Curriculum, course_ids: Sequence[str]) -> tuple[RowEdit, ...]:
    """Edits that take courses out of everything that names them, as `planner.editing.removing` does with each.

    Raises `EmptyPoolError`.
    """
    edits: list[RowEdit] = []
    for course_id in course_ids:
        cells = editing.row_cells(curriculum, "courses", (course_id,)) or {}
        gone = removal(curriculum, "courses", cells)
        if gone.left:
            raise EmptyPoolError(gone.left[0].key[0])
        edits += gone.edits
        curriculum = editing.applied(curriculum, gone.edits).curriculum
    return tuple(edits)


def taken_over(curriculum: Curriculum, gone: Collection[str], new: str) -> tuple[RowEdit, ...]:
    """Edits that put the code of a new course where those that go are named; their own rows are left alone."""
    edits = []
    for course in curriculum.courses:
        if course.course_id not in gone:
            stated = ((column, getattr(course, column)) for column in REQUISITE_COLUMNS)
            cells = {
                column: requisites.unparse(requisite_with(requisite, gone, new))
                for column, requisite in stated
                if requisite is not None and not set(gone).isdisjoint(requisites.courses_in(requisite))
            }
            edits += [set_cells("courses", (course.course_id,), cells)] if cells else []
    for group in curriculum.requirement_groups:
        if not set(gone).isdisjoint(pools.codes_in(group.pool)):
            text = pools.unparse(pool_with(group.pool, gone, new))
            edits.append(set_cells("requirement_groups", (group.group_id,), {"pool": text}))
    return tuple(edits)


def let_in(before: Curriculum, after: Curriculum, gone: Collection[str], new: str) -> Iterator[RowEdit]:
    """Edits that let a new course into the pools that held one of those it replaces, and would not hold it by rule."""
    if after.course(new).outside:
        return
    was = {group.group_id: set(pool_of(before, group)) for group in before.requirement_groups}
    for group in after.requirement_groups:
        held = not was.get(group.group_id, set()).isdisjoint(gone)
        if held and new not in pool_of(after, group):
            yield taking_in(group.group_id, group.pool, new)


def taking_in(group_id: str, pool: Pool, course_id: str) -> RowEdit:
    """The edit with which a pool names a course besides what it names already."""
    text = pools.unparse(pools.either(pool, pools.Code(course_id)))
    return set_cells("requirement_groups", (group_id,), {"pool": text})


def requisite_with(requisite: Requisite, gone: Collection[str], new: str) -> Requisite:
    """The requisite with a new course for each of those that go.

    It is met by exactly the courses that met it before, the new one counting as all of those: a part that now stands
    twice in an all-of or any-of stands once, and in an n-of it counts as often as it stands.

    >>> from planner.requisites import parse, unparse
    >>> unparse(requisite_with(parse("A-1 & A-2 & B-1"), ("A-1", "A-2"), "N-1"))
    'N-1 & B-1'
    """

    def renamed(leaf: Leaf) -> Leaf:
        return Taken(new) if isinstance(leaf, Taken) and leaf.course_id in gone else leaf

    return _without_repeats(map_leaves(requisite, renamed))


def _without_repeats(requisite: Requisite) -> Requisite:
    match requisite:
        case requisites.AllOf(parts):
            whole = requisites.all_of(*map(_without_repeats, parts))
            return requisites.all_of(*dict.fromkeys(whole.parts)) if isinstance(whole, requisites.AllOf) else whole
        case requisites.AnyOf(parts):
            some = requisites.any_of(*map(_without_repeats, parts))
            return requisites.any_of(*dict.fromkeys(some.parts)) if isinstance(some, requisites.AnyOf) else some
        case requisites.NOf(n, parts):
            each = [*map(_without_repeats, parts)]
            return each[0] if len(set(each)) == 1 else requisites.n_of(n, *each)
        case _:
            return requisite


def pool_with(pool: Pool, gone: Collection[str], new: str) -> Pool:
    """The pool with a new course's code for each of those that go; what then stands twice stands once."""
    match pool:
        case pools.Code(code):
            return pools.Code(new) if code in gone else pool
        case pools.Both(parts):
            return pools.both(*dict.fromkeys(pool_with(part, gone, new) for part in parts))
        case pools.Either(parts):
            return pools.either(*dict.fromkeys(pool_with(part, gone, new) for part in parts))
        case pools.Except(kept, removed):
            without = dict.fromkeys(pool_with(part, gone, new) for part in removed)
            return pools.without(pool_with(kept, gone, new), *without)
        case _:
            return pool
