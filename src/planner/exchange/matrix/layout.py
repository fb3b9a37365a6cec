"""Where the header, the courses, the skills and the letters of a map stand; every choice is told with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.exchange.matrix.grid import Grid
from planner.exchange.matrix.heads import Heads, heads_of
from planner.exchange.matrix.known import Names
from planner.exchange.matrix.letters import Letters

TITLES = frozenset({"title", "course title", "course name", "name", "course description", "description"})
CREDITS = frozenset({"credits", "credit", "credit hours", "units", "cr", "hrs", "hours", "sch", "ects"})
NO_SKILL = frozenset(
    {"year", "term", "semester", "level", "notes", "note", "comments", "comment", "type", "status", "required"}
    | {"total", "totals", "count", "sum", "instructor", "department", "dept", "subject", "prerequisites", "no", "#"}
    | {"course", "courses", "code", "course code", "course id", "course number"}
    | TITLES
    | CREDITS
)
"""Heads of columns that are about a course and no skill; compared in lower case."""
NO_COURSE = frozenset({"total", "totals", "count", "sum", "key", "legend", "note", "notes"})
_SUBJECTS = frozenset({"subject", "prefix", "subj", "dept", "department", "course prefix", "rubric"})
_NUMBERS = frozenset({"number", "no", "no.", "#", "course number", "course no", "course no.", "num", "catalog number"})
_ROWS_ABOVE = 40


@dataclass(frozen=True)
class Layout:
    """A grid turned so that courses run down, and its parts; rows and columns are those of that grid."""

    grid: Grid
    course_column: int
    courses: tuple[int, ...]
    """Rows of the courses."""
    header: int
    """Row with the names of the skills."""
    skills: tuple[int, ...]
    """Columns of the skills."""
    title_column: int | None
    credits_column: int | None
    heads: Heads
    reason: str
    """Why courses were taken to run this way, in words that follow "because"."""
    is_certain: bool

    @property
    def letters(self) -> int:
        """How many cells have a letter."""
        return sum(bool(self.grid.at(row, column)) for row in self.courses for column in self.skills)


def layout_of(grid: Grid, names: Names, letters: Letters) -> Layout | None:
    """The layout of a grid; None where no courses, no header or no letters can be made out."""
    grid = _joined(grid)
    turned = grid.flipped
    (down, column), (across, row) = _line_of_courses(grid, names), _line_of_courses(turned, names)
    if not (down or across):
        column, row = (min((place for _, place in way.texts), default=1) for way in (grid, turned))
    ways = [(grid, column), (turned, row)]
    if down != across:
        reason = f"{max(down, across)} of its cells are courses or look like their codes"
    elif (skills_down := _skills_in(grid, names)) != (skills_across := _skills_in(turned, names)):
        reason = "the known skills run the other way"
    else:
        reason = "the cells do not show what courses are, and most maps have them there"
    if across > down or (across == down and skills_down > skills_across):
        ways.reverse()
    for way, line in ways[:1] if down != across else ways:
        if found := _parts(way, line, names, letters, reason, certain=down != across):
            return found
    return None


def _line_of_courses(grid: Grid, names: Names) -> tuple[int, int]:
    """The most different courses that one column has, and that column."""
    return _line_of(grid, {text: names.course_key(text) for text in set(grid.texts.values())})


def _skills_in(grid: Grid, names: Names) -> int:
    """The most different known skills that one column has."""
    return _line_of(grid, {text: text if names.is_skill(text) else None for text in set(grid.texts.values())})[0]


def _line_of(grid: Grid, keys: Mapping[str, str | None]) -> tuple[int, int]:
    found = {(column, key) for (_, column), text in grid.texts.items() if (key := keys[text]) is not None}
    counts = Counter(column for column, _ in found)
    column = max(counts, key=lambda place: (counts[place], -place), default=1)
    return counts[column], column


def _joined(grid: Grid) -> Grid:
    """A grid whose courses are cut into subject and number, such as MUS and 101, with the two in one cell."""
    heads = {place: text.casefold() for place, text in grid.texts.items() if place[0] <= _ROWS_ABOVE}
    for (row, column), head in heads.items():
        if head in _SUBJECTS and heads.get((row, column + 1)) in _NUMBERS:
            texts = dict(grid.texts)
            texts[row, column] = "Course"
            below = {place[0] for place in texts if place[0] > row}
            for number in below:
                subject, second = texts.get((number, column)), texts.pop((number, column + 1), None)
                if subject and second:
                    texts[number, column] = f"{subject} {second}"
            texts.pop((row, column + 1))
            return Grid(grid.name, texts, grid.is_flipped)
    return grid


def _parts(grid: Grid, column: int, names: Names, letters: Letters, reason: str, *, certain: bool) -> Layout | None:
    columns = _columns_by_row(grid)
    rows = [row for row in columns if grid.at(row, column)]
    certain_rows = [row for row in rows if names.is_course(grid.at(row, column))]
    lettered = {place for row in certain_rows for place in columns[row] if letters.tokens(grid.at(row, place))}
    header = _header(grid, certain_rows[0] if certain_rows else None, lettered - {column}, columns)
    if header is None:
        return None
    courses = [row for row in rows if row > header and _is_row(grid, row, column, columns[row], names, letters)]
    skills, blank = _skills(grid, header, column, courses, names, letters)
    if not courses or not skills:
        return None
    own = {place: grid.at(header - 1, place).casefold() for place in columns.get(header - 1, ())}
    own |= {place: grid.at(header, place).casefold() for place in columns[header]}
    own = {place: head for place, head in own.items() if place not in skills and place != column}
    titles = [place for place, head in own.items() if head in TITLES]
    credit = [place for place, head in own.items() if head in CREDITS]
    return Layout(
        grid,
        column,
        tuple(courses),
        header,
        tuple(skills),
        titles[0] if titles else _untitled(grid, column, courses, skills, own),
        credit[0] if credit else None,
        heads_of(grid, header, skills, blank, names),
        reason,
        certain,
    )


def _columns_by_row(grid: Grid) -> dict[int, list[int]]:
    columns: dict[int, list[int]] = {}
    for row, column in sorted(grid.texts):
        columns.setdefault(row, []).append(column)
    return columns


def _is_row(grid: Grid, row: int, own: int, columns: Sequence[int], names: Names, letters: Letters) -> bool:
    """Whether a row below the header is one of a course: by its label, or by letters beside a label that is none."""
    label = grid.at(row, own)
    if label.casefold().rstrip(":") in NO_COURSE:
        return False
    if names.is_course(label):
        return True
    found = [letter for place in columns if place != own for letter in letters.tokens(grid.at(row, place)) or ()]
    return any(not letter.isdecimal() for letter in found) and not letters.tokens(label)


def _header(grid: Grid, first: int | None, lettered: set[int], columns: Mapping[int, Sequence[int]]) -> int | None:
    """The row with the names of the skills: above the first course the one with the most, the nearest of those."""
    if first is None:
        return next((row for row, places in list(columns.items())[:_ROWS_ABOVE] if len(places) > 1), None)
    above = [row for row in columns if row < first][-_ROWS_ABOVE:]
    lettered = {place for place in lettered if not any(grid.at(row, place).casefold() in NO_SKILL for row in above)}
    width = {row: len({grid.at(row, place) for place in columns[row] if place in lettered}) for row in above}
    best = max(above, key=lambda row: (width[row], row), default=None)
    return best if best is not None and width[best] else None


def _skills(
    grid: Grid, header: int, course_column: int, courses: Sequence[int], names: Names, letters: Letters
) -> tuple[list[int], list[int]]:
    """The columns of skills, most of whose cells are letters or which have none at all; and these blank ones again."""
    rows = set(courses)
    cells: dict[int, list[str]] = {}
    for (row, place), text in grid.texts.items():
        if row in rows:
            cells.setdefault(place, []).append(text)
    found: list[int] = []
    blank: list[int] = []
    for place in sorted(column for row, column in grid.texts if row == header and column != course_column):
        name = grid.at(header, place)
        heads = (head.casefold().rstrip(":") for head in (name, grid.at(header - 1, place)))
        if not names.is_skill(name) and any(head in NO_SKILL for head in heads):
            continue
        texts = cells.get(place, [])
        if not texts:
            blank.append(place)
        elif 2 * sum(bool(letters.tokens(text)) for text in texts) >= len(texts):
            found.append(place)
    before = [place for place in blank if not found or place < found[0]]
    return sorted({*found, *blank} - {place for place in before if not names.is_skill(grid.at(header, place))}), blank


def _untitled(
    grid: Grid, column: int, courses: Sequence[int], skills: Sequence[int], heads: Mapping[int, str]
) -> int | None:
    """The column after the courses where it is of texts and has no other name: their titles."""
    place = column + 1
    texts = [grid.at(row, place) for row in courses]
    is_of_texts = sum(len(text) > 3 and any(map(str.isalpha, text)) for text in texts) * 2 > len(texts)
    return place if place not in skills and is_of_texts and heads.get(place, "") not in NO_SKILL else None
