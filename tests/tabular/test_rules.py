"""What an expression says, as a tree of words."""

from __future__ import annotations

from planner.tabular.rules import Line, Rule, marked, pool_sentence, rule
from tests.builders import tiny_curriculum
from tests.tabular.standings import studio


def _tree(found: Rule) -> list[str]:
    return ["  " * line.depth + line.words for line in found.tree]


def test_a_requisite_is_a_tree_with_the_titles_of_its_courses() -> None:
    found = rule(studio(), "requisite", 'A-1&(A-2|"good ears"|2 of (B-1, A-2, credits >= 6))')
    assert _tree(found) == [
        "all of:",
        "  A-1 Course A-1",
        "  one of:",
        "    A-2 Course A-2",
        "    the condition ‘good ears’",
        "    2 of these 3:",
        "      B-1 Course B-1",
        "      A-2 Course A-2",
        "      6 credits earned",
    ]
    assert found.text == 'A-1 & (A-2 | "good ears" | 2 of (B-1, A-2, credits >= 6))'
    assert (found.is_readable, found.unknown) == (True, ())


def test_none_and_nothing_are_two_things() -> None:
    assert _tree(rule(studio(), "requisite", "none")) == ["none: known to have none"]
    assert rule(studio(), "requisite", "  ") == Rule("", (Line(0, "nothing is known of it"),))
    assert not rule(studio(), "pool", "").is_readable


def test_what_leads_nowhere_is_said_with_the_nearest() -> None:
    found = rule(studio(), "requisite", 'A-3 & "good eyes" & ZZZ')
    assert found.unknown == (
        "A-3 is no course; is it A-2?",
        "ZZZ is no course",
        "‘good eyes’ is no condition; is it good ears?",
    )
    assert _tree(found)[1] == "  A-3 (not known)"
    assert found.is_readable


def test_a_text_that_cannot_be_read_says_where_and_what_is_expected() -> None:
    found = rule(studio(), "requisite", "A-1 & & A-2")
    assert found.fault.startswith("at character 7: a course code")
    assert marked(found) == "A-1 & & A-2\n      ^"
    ended = rule(studio(), "requisite", "A-1 |")
    assert ended.fault.startswith("at the end: ")
    assert marked(ended) == "A-1 |\n     ^"


def test_a_pool_is_a_tree_and_holds_courses() -> None:
    found = rule(studio(), "pool", '(subject = "A" & course_level >= 0) | B-1 except A-2 except A-1')
    assert _tree(found) == [
        "the courses in:",
        "  the courses in any of:",
        "    the courses in all of:",
        "      every course of the subject A",
        "      every course with a course level of at least 0",
        "    B-1 Course B-1",
        "except:",
        "  A-2 Course A-2",
        "  A-1 Course A-1",
    ]
    assert found.holds == ("B-1",)
    assert rule(studio(), "pool", 'subject = "a"').holds == ("A-1", "A-2")
    assert rule(studio(), "pool", "A-1 | A-9").unknown == ("A-9 is no course; is it A-2?",)


def test_outside_courses_are_in_no_pool_and_unknown_credits_are_said() -> None:
    curriculum = tiny_curriculum(
        {}, {"A-1": {}, "A-2": {}, "A-3": {}}, credits={"A-1": 2.5, "A-2": None}, outside=["A-3"]
    )
    found = rule(curriculum, "pool", 'subject = "A"')
    assert found.holds == ("A-1", "A-2")
    assert (
        pool_sentence(curriculum, found.holds) == "It holds 2 courses now, 2.5 credits in all, of 1 course not known."
    )
    assert pool_sentence(curriculum, ("A-1",)) == "It holds 1 course now, 2.5 credits in all."
