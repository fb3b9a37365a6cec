"""Laws of pools, against sets of courses worked out by brute force."""

from __future__ import annotations

from dataclasses import dataclass
from operator import eq, ge, le

from hypothesis import given
from hypothesis import strategies as st

from planner import pools
from planner.pools import Both, Code, CourseLevel, Either, Except, Field, Pool


@dataclass(frozen=True)
class Facts:
    """A course with the facts that pools ask for."""

    course_id: str
    subject: str | None
    department: str | None
    course_level: int | None


CODES = ("A", "B", "C", "D")
NAMES = ("MP", "mp", "ET")
LEVELS = (100, 200, 300)
LEVEL_NODES = st.builds(CourseLevel, st.sampled_from((">=", "<=", "=")), st.sampled_from(LEVELS))
FEW_LEAVES = st.one_of(
    st.sampled_from(CODES).map(Code),
    st.builds(Field, st.sampled_from(("subject", "department")), st.sampled_from(NAMES)),
    LEVEL_NODES,
)
ANY_TEXT = st.text(min_size=1, max_size=8).filter(lambda text: bool(text.strip()))
ANY_LEAVES = st.one_of(
    ANY_TEXT.map(Code),
    st.sampled_from(("except", "Except", "none", "subject", "course_level", "`", "A B", "a&b")).map(Code),
    st.builds(Field, st.sampled_from(("subject", "department")), ANY_TEXT),
    st.builds(CourseLevel, st.sampled_from((">=", "<=", "=")), st.integers(0, 1_000_000)),
)
COURSES = st.lists(
    st.builds(
        Facts,
        st.sampled_from(CODES),
        st.none() | st.sampled_from(NAMES),
        st.none() | st.sampled_from(NAMES),
        st.none() | st.sampled_from(LEVELS),
    ),
    unique_by=lambda course: course.course_id,
)


def branches(parts: st.SearchStrategy[Pool]) -> st.SearchStrategy[Pool]:
    """Nodes over parts, in normal form or not."""
    some = st.lists(parts, min_size=1, max_size=3).map(tuple)
    return st.one_of(some.map(Both), some.map(Either), st.builds(Except, parts, some))


def trees(leaves: st.SearchStrategy[Pool]) -> st.SearchStrategy[Pool]:
    return st.recursive(leaves, branches, max_leaves=9)


def chosen(pool: Pool, courses: list[Facts]) -> set[str]:
    """Brute force: the set of codes, by operations on sets."""
    match pool:
        case Code(course_id):
            return {course_id} & {course.course_id for course in courses}
        case Field(name, value):
            return {course.course_id for course in courses if (getattr(course, name) or "").lower() == value.lower()}
        case CourseLevel(comparison, value):
            compare = {">=": ge, "<=": le, "=": eq}[comparison]
            known = {course.course_id: course.course_level for course in courses if course.course_level is not None}
            return {course_id for course_id, level in known.items() if compare(level, value)}
        case Both(parts):
            return set.intersection(*(chosen(part, courses) for part in parts))
        case Either(parts):
            return set.union(*(chosen(part, courses) for part in parts))
        case Except(kept, removed):
            return chosen(kept, courses).difference(*(chosen(part, courses) for part in removed))


@given(trees(ANY_LEAVES))
def test_parse_undoes_unparse(tree: Pool) -> None:
    normal = pools.normalised(tree)
    assert pools.parse(pools.unparse(tree)) == normal
    assert pools.normalised(normal) == normal


@given(st.text('AB except subject=><course_level12&|()"`', max_size=25))
def test_any_text_is_read_to_a_fixed_point_or_refused_with_reason(text: str) -> None:
    reason, printed = "at", "A"
    try:
        printed = pools.unparse(pools.parse(text))
    except ValueError as refused:
        reason = str(refused)
    assert reason.startswith("at")
    assert pools.unparse(pools.parse(printed)) == printed


@given(trees(FEW_LEAVES), COURSES)
def test_selection_agrees_with_sets_and_keeps_the_order(tree: Pool, courses: list[Facts]) -> None:
    wanted = chosen(tree, courses)
    assert pools.select(tree, courses) == tuple(course.course_id for course in courses if course.course_id in wanted)


@given(trees(FEW_LEAVES), COURSES)
def test_normal_form_selects_the_same(tree: Pool, courses: list[Facts]) -> None:
    assert pools.select(pools.normalised(tree), courses) == pools.select(tree, courses)


@given(trees(FEW_LEAVES), COURSES)
def test_each_course_is_judged_by_itself(tree: Pool, courses: list[Facts]) -> None:
    apart = tuple(code for course in courses for code in pools.select(tree, [course]))
    assert pools.select(tree, courses) == apart
