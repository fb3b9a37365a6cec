"""Laws of requisites, against brute force over random trees and standings."""

from __future__ import annotations

from itertools import combinations

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from planner import requisites
from planner.requisites import (
    NONE,
    AllOf,
    AnyOf,
    CreditsEarned,
    Leaf,
    NOf,
    Requisite,
    Standing,
    Taken,
    Ticked,
    all_of,
    any_of,
)

CODES = ("A", "B", "C", "D")
TITLES = ("maths", "Maths", "audition")
CREDITS = (12.0, 24.0)
FEW_LEAVES = st.one_of(
    st.sampled_from(CODES).map(Taken),
    st.sampled_from(TITLES).map(Ticked),
    st.sampled_from(CREDITS).map(CreditsEarned),
)
ANY_TEXT = st.text(min_size=1, max_size=8).filter(lambda text: bool(text.strip()))
ANY_LEAVES = st.one_of(
    ANY_TEXT.map(Taken),
    st.text('nNoOeEfF12.-/:_ `"&|(),', min_size=1, max_size=8).filter(lambda text: bool(text.strip())).map(Taken),
    st.sampled_from(("none", "None", "of", "credits", "except", "2", "2 of", "`", "A&B")).map(Taken),
    ANY_TEXT.map(Ticked),
    st.floats(0, 10_000).map(CreditsEarned),
)


def branches(parts: st.SearchStrategy[Requisite]) -> st.SearchStrategy[Requisite]:
    """Nodes over parts, in normal form or not."""
    some = st.lists(parts, min_size=1, max_size=4).map(tuple)
    counts = some.flatmap(lambda chosen: st.integers(1, len(chosen)).map(lambda n: NOf(n, chosen)))
    return st.one_of(some.map(AllOf), some.map(AnyOf), counts, st.just(NONE))


def trees(leaves: st.SearchStrategy[Requisite]) -> st.SearchStrategy[Requisite]:
    return st.recursive(leaves, branches, max_leaves=9)


TREES = trees(FEW_LEAVES)
STANDINGS = st.builds(
    Standing,
    st.frozensets(st.sampled_from(CODES)),
    st.sampled_from((0, 12, 23.5, 24)),
    st.frozensets(st.sampled_from(TITLES)),
)


def holds(requisite: Requisite, standing: Standing) -> bool:
    """Brute force: an n-of is met when all of some n parts are; an any-of when one is."""
    match requisite:
        case Taken(course_id):
            return course_id in standing.courses
        case CreditsEarned(least):
            return least <= standing.credits
        case Ticked(title):
            return any(title.lower() == ticked.lower() for ticked in standing.conditions)
        case AllOf(parts):
            return not [part for part in parts if not holds(part, standing)]
        case AnyOf(parts):
            return [part for part in parts if holds(part, standing)] != []
        case NOf(n, parts):
            return any(all(holds(part, standing) for part in some) for some in combinations(parts, n))


def together(first: Standing, second: Standing) -> Standing:
    return Standing(
        first.courses | second.courses, max(first.credits, second.credits), first.conditions | second.conditions
    )


def meeting(choice: tuple[Leaf, ...], standing: Standing) -> Standing:
    """The standing, grown by the chosen leaves."""
    return together(
        standing,
        Standing(
            frozenset(leaf.course_id for leaf in choice if isinstance(leaf, Taken)),
            max((leaf.least for leaf in choice if isinstance(leaf, CreditsEarned)), default=0),
            frozenset(leaf.title for leaf in choice if isinstance(leaf, Ticked)),
        ),
    )


def is_normal(requisite: Requisite) -> bool:
    """Whether no all-of stands in an all-of, no any-of in an any-of, no part alone, and `NONE` nowhere inside."""
    if not isinstance(requisite, AllOf | AnyOf | NOf) or requisite == NONE:
        return True
    nested = any(isinstance(part, type(requisite)) for part in requisite.parts) and not isinstance(requisite, NOf)
    return (
        len(requisite.parts) > 1 and not nested and NONE not in requisite.parts and all(map(is_normal, requisite.parts))
    )


@given(trees(ANY_LEAVES))
@example(AllOf((AllOf((Taken("A"), AnyOf((Taken("none"),)))), NONE)))
def test_parse_undoes_unparse(tree: Requisite) -> None:
    normal = requisites.normalised(tree)
    assert requisites.parse(requisites.unparse(tree)) == normal
    assert requisites.normalised(normal) == normal
    assert is_normal(normal)


@given(trees(ANY_LEAVES))
def test_unparse_of_what_was_parsed_is_a_fixed_point(tree: Requisite) -> None:
    text = requisites.unparse(tree)
    assert requisites.unparse(requisites.parse(text)) == text


@given(st.text('AB2of none credits>=&|()"`,', max_size=25))
def test_any_text_is_read_to_a_fixed_point_or_refused_with_reason(text: str) -> None:
    reason = ""
    try:
        tree = requisites.parse(text)
    except ValueError as refused:
        reason = str(refused)
        tree = NONE
    assert reason == "" or reason.startswith("at ")
    assert is_normal(tree)
    assert requisites.parse(requisites.unparse(tree)) == tree


@given(TREES, STANDINGS)
def test_is_met_agrees_with_brute_force_also_in_normal_form(tree: Requisite, standing: Standing) -> None:
    assert requisites.is_met(tree, standing) == holds(tree, standing)
    assert requisites.is_met(requisites.normalised(tree), standing) == holds(tree, standing)


@given(TREES, STANDINGS, STANDINGS)
def test_what_is_unmet_decides_every_later_standing(tree: Requisite, standing: Standing, extra: Standing) -> None:
    later = together(standing, extra)
    left = requisites.unmet(tree, standing)
    assert holds(left, later) == holds(tree, later)
    added = Standing(later.courses - standing.courses, later.credits, later.conditions - standing.conditions)
    assert holds(left, added) == holds(tree, later)


@given(TREES, STANDINGS)
def test_unmet_is_none_exactly_when_met_and_names_nothing_that_is_there(tree: Requisite, standing: Standing) -> None:
    left = requisites.unmet(tree, standing)
    assert (left == NONE) == holds(tree, standing)
    assert not [leaf for leaf in requisites.leaves(left) if holds(leaf, standing)]
    assert is_normal(left)


@given(TREES, STANDINGS)
def test_unmet_twice_is_unmet_once(tree: Requisite, standing: Standing) -> None:
    left = requisites.unmet(tree, standing)
    assert requisites.unmet(left, standing) == left


@given(TREES)
def test_with_nothing_there_everything_is_unmet(tree: Requisite) -> None:
    assert requisites.unmet(tree, Standing()) == requisites.normalised(tree)


@settings(max_examples=300)
@example(AllOf((CreditsEarned(12), AnyOf((Taken("A"), CreditsEarned(24))))), Standing(), None)
@given(TREES, STANDINGS, st.none() | st.fixed_dictionaries({code: st.integers(0, 3) for code in CODES}))
def test_smallest_choice_agrees_with_brute_force(
    tree: Requisite, standing: Standing, costs: dict[str, int] | None
) -> None:
    left = requisites.unmet(tree, standing)
    ordered = [leaf for leaf in _spelled_once(left) if not holds(leaf, standing)]
    ways = [
        way
        for size in range(len(ordered) + 1)
        for way in combinations(ordered, size)
        if holds(tree, meeting(way, standing))
    ]

    def rank(way: tuple[Leaf, ...]) -> tuple[int, int, float, list[int]]:
        cost = sum(costs[leaf.course_id] for leaf in way if isinstance(leaf, Taken)) if costs else 0
        earned = max((leaf.least for leaf in way if isinstance(leaf, CreditsEarned)), default=0)
        return len(way), cost, earned, [ordered.index(leaf) for leaf in way]

    chosen = requisites.smallest_unmet(tree, standing, costs.__getitem__ if costs else None)
    assert _folded(chosen) == _folded(min(ways, key=rank))


def _spelled_once(requisite: Requisite) -> list[Leaf]:
    found: dict[Leaf, Leaf] = {}
    for leaf in requisites.leaves(requisite):
        found.setdefault(_folded((leaf,))[0], leaf)
    return list(found.values())


def _folded(leaves: tuple[Leaf, ...]) -> list[Leaf]:
    return [Ticked(leaf.title.casefold()) if isinstance(leaf, Ticked) else leaf for leaf in leaves]


@given(TREES, st.frozensets(st.sampled_from(TITLES)))
def test_forced_courses_are_those_in_every_way_of_meeting_it(tree: Requisite, unticked: frozenset[str]) -> None:
    out = {title.casefold() for title in unticked}
    possible = frozenset(title for title in TITLES if title.casefold() not in out)
    histories = [frozenset(some) for size in range(len(CODES) + 1) for some in combinations(CODES, size)]
    ways = [courses for courses in histories if holds(tree, Standing(courses, 24, possible))]
    assume(bool(ways))
    assert set(requisites.forced_courses(tree, unticked)) == set.intersection(*map(set, ways))


@given(TREES, TREES)
def test_words_are_the_same_for_requisites_that_print_the_same(left: Requisite, right: Requisite) -> None:
    both, either = all_of(left, right), any_of(left, right)
    assert requisites.in_words(both) == requisites.in_words(AllOf((left, right)))
    assert requisites.in_words(either) == requisites.in_words(AnyOf((left, right)))
