"""What one part of the students comes to, and parts added up; how students are parted changes no sum."""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

import numpy as np

from planner.cohort.figures import Cohort, Counts, Group, LeftOut, RowsRead
from planner.cohort.kernel import Figures
from planner.cohort.layout import Layout, Places
from planner.cohort.source import Source
from planner.errors import DataError, Fault

Texts = Mapping[LeftOut, Mapping[str, int]]
MOST_PROGRAMMES = 200
_MOST_TEXTS = 10_000
"""Most texts that are counted for a reason: those that come first in the alphabet, so that parts agree on which."""
_EXAMPLES = 5
_LONGEST = 60


@dataclass(frozen=True)
class Part:
    """Rows, students and figures of some students; `figures` has the groups of `groups`, in their order."""

    rows: int
    used: int
    left_out: Mapping[LeftOut, int]
    texts: Texts
    """How often each text stands in rows that were not used, or not passed; the first of them by the alphabet."""
    groups: tuple[Group, ...]
    figures: Figures

    @classmethod
    def none(cls, layout: Layout) -> Part:
        """No rows at all."""
        return cls(0, 0, {}, {}, (), Figures.none(layout, 0))


def added(one: Part, other: Part) -> Part:
    """Both together, for students that are in one of the two."""
    groups = tuple(sorted({*one.groups, *other.groups}, key=_in_order))
    place = {group: index for index, group in enumerate(groups)}
    into = [np.array([place[group] for group in part.groups], dtype=np.int64) for part in (one, other)]
    return Part(
        rows=one.rows + other.rows,
        used=one.used + other.used,
        left_out=Counter(one.left_out) + Counter(other.left_out),
        texts={
            reason: first_texts(Counter(one.texts.get(reason, {})) + Counter(other.texts.get(reason, {})))
            for reason in LeftOut
            if reason in one.texts or reason in other.texts
        },
        groups=groups,
        figures=_added(one.figures, other.figures, into, len(groups)),
    )


def _in_order(group: Group) -> tuple[bool, int, bool, str]:
    """By year, then by programme; what is not known comes last."""
    year, programme = group.entry_year, group.programme
    return year is None, year or 0, programme is None, programme or ""


def _added(one: Figures, other: Figures, into: list[Places], groups: int) -> Figures:
    sums: dict[str, Counts] = {}
    for axis in fields(Figures):
        first, second = getattr(one, axis.name), getattr(other, axis.name)
        total = np.zeros((groups, *first.shape[1:]), dtype=np.int64)
        total[into[0]] = first
        total[into[1]] += second
        sums[axis.name] = total
    return Figures(**sums)


def first_texts(counts: Mapping[str, int]) -> dict[str, int]:
    """The counts of the texts that come first in the alphabet, as many as are kept."""
    return {text: counts[text] for text in sorted(counts)[:_MOST_TEXTS]}


def checked(source: Source, total: Part) -> Part:
    """The same, unless it has too many programmes: then a column holds something else. Raises `DataError`."""
    programmes = {group.programme for group in total.groups}
    if len(programmes) > MOST_PROGRAMMES:
        expected = f"at most {MOST_PROGRAMMES} programmes; another column may have been taken for theirs"
        raise DataError([Fault(source.name, None, "programme", f"{len(programmes)} programmes", expected)])
    return total


def with_broken(total: Part, count: int, cells: Mapping[str, int]) -> Part:
    """The same with the rows that do not suit the header, and what was found."""
    if not count:
        return total
    return replace(
        total,
        rows=total.rows + count,
        left_out=Counter(total.left_out) + Counter({LeftOut.BROKEN_ROW: count}),
        texts={**total.texts, LeftOut.BROKEN_ROW: dict(cells)},
    )


def cohort(layout: Layout, part: Part, *, is_whole: bool, is_synthetic: bool) -> Cohort:
    """The figures of all students, when all parts have been added up."""
    examples = {
        reason: tuple(text[:_LONGEST] for text in sorted(texts, key=lambda text: (-texts[text], text))[:_EXAMPLES])
        for reason, texts in part.texts.items()
        if texts
    }
    return Cohort(
        fingerprint=layout.fingerprint,
        rows=RowsRead(part.rows, part.used, {r: part.left_out[r] for r in LeftOut if part.left_out.get(r)}, examples),
        groups=part.groups,
        role_ids=layout.role_ids,
        skill_ids=layout.skill_ids,
        course_ids=layout.course_ids,
        coverage_parts=tuple(role.parts for role in layout.roles),
        is_whole=is_whole,
        is_synthetic=is_synthetic,
        **{axis.name: getattr(part.figures, axis.name) for axis in fields(Figures)},
    )


def to_bytes(part: Part) -> bytes:
    """A part as it travels between processes."""
    said = {
        "rows": part.rows,
        "used": part.used,
        "left_out": {reason.name: count for reason, count in part.left_out.items()},
        "texts": {reason.name: dict(texts) for reason, texts in part.texts.items()},
        "groups": [(group.entry_year, group.programme) for group in part.groups],
    }
    arrays = {axis.name: getattr(part.figures, axis.name) for axis in fields(Figures)}
    content = io.BytesIO()
    np.savez_compressed(content, said=np.frombuffer(json.dumps(said).encode(), dtype=np.uint8), **arrays)
    return content.getvalue()


def from_bytes(content: bytes) -> Part:
    """What `to_bytes` made bytes of."""
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        said = json.loads(arrays["said"].tobytes())
        figures = Figures(**{axis.name: arrays[axis.name] for axis in fields(Figures)})
    return Part(
        rows=said["rows"],
        used=said["used"],
        left_out={LeftOut[name]: count for name, count in said["left_out"].items()},
        texts={LeftOut[name]: texts for name, texts in said["texts"].items()},
        groups=tuple(Group(year, programme) for year, programme in said["groups"]),
        figures=figures,
    )
