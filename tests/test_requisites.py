"""Requisites: text, what is met, what is missing, words."""

from __future__ import annotations

import pytest

from planner import requisites
from planner.requisites import (
    NONE,
    AllOf,
    AnyOf,
    CreditsEarned,
    NOf,
    Requisite,
    Standing,
    Taken,
    Ticked,
    all_of,
    any_of,
    n_of,
)

A, B, C, D = (Taken(code) for code in ("A-1", "B-1", "C-1", "D-1"))
MATHS = Ticked("mathematics proficiency")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("none", NONE),
        ("A-1", A),
        ("A-1 & B-1", AllOf((A, B))),
        ("A-1 | B-1 | C-1", AnyOf((A, B, C))),
        ("A-1 & (B-1 | C-1)", AllOf((A, AnyOf((B, C))))),
        ("(A-1 & B-1) | C-1", AnyOf((AllOf((A, B)), C))),
        ("2 of (A-1, B-1, C-1)", NOf(2, (A, B, C))),
        ("2 of (A-1, B-1 & C-1, D-1)", NOf(2, (A, AllOf((B, C)), D))),
        ('A-1 | "mathematics proficiency"', AnyOf((A, MATHS))),
        ("credits >= 24", CreditsEarned(24)),
        ("credits >= 24.5", CreditsEarned(24.5)),
        ("`CS 101`", Taken("CS 101")),
        ("`a``b`", Taken("a`b")),
        ('"say ""yes"""', Ticked('say "yes"')),
        ("EL/2.1:x_y", Taken("EL/2.1:x_y")),
        ("Übung-1", Taken("Übung-1")),
        ("101 & 102", AllOf((Taken("101"), Taken("102")))),
        ("2 of (101, 102, 2)", NOf(2, (Taken("101"), Taken("102"), Taken("2")))),
        ("credits", Taken("credits")),
        ("of", Taken("of")),
        ("none-1", Taken("none-1")),
        ("`none`", Taken("none")),
    ],
)
def test_text_is_read_and_printed_back_the_same(text: str, tree: Requisite) -> None:
    assert requisites.parse(text) == tree
    assert requisites.unparse(tree) == text


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("A-1&B-1", "A-1 & B-1"),
        ("A-1 & B-1 | C-1", "(A-1 & B-1) | C-1"),
        ("((A-1))", "A-1"),
        ("A-1 & (B-1 & C-1)", "A-1 & B-1 & C-1"),
        ("`A-1`", "A-1"),
        ("1 of (A-1)", "A-1"),
        ("1 OF(A-1,B-1)", "1 of (A-1, B-1)"),
        ("Credits>=024.50", "credits >= 24.5"),
        (" None ", "none"),
        ("A-1\n& B-1", "A-1 & B-1"),
    ],
)
def test_other_spellings_are_printed_in_one_form(text: str, printed: str) -> None:
    assert requisites.unparse(requisites.parse(text)) == printed


START = "a course code, a condition in quotes, credits >= n, n of (…)"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", f"at the end: {START}, none or ("),
        ("A-1 &", f"at the end: {START} or ("),
        ("A-1 & & B-1", f"at character 7: {START} or ("),
        ("A-1 B-1", "at character 5: &, | or the end"),
        ("A-1, B-1", "at character 4: &, | or the end"),
        ("(A-1", "at the end: ), & or |"),
        ("A-1)", "at character 4: &, | or the end"),
        ("A-1 + B-1", "at character 5: &, | or the end"),
        ("2 of A-1, B-1", "at character 6: ("),
        ("2 of (A-1 B-1)", "at character 11: ,, ), & or |"),
        ("2 of ()", f"at character 7: {START} or ("),
        ("3 of (A-1, B-1)", "at character 1: n of (…) with n from 1 to 2, the number of its parts"),
        ("0 of (A-1, B-1)", "at character 1: n of (…) with n from 1 to 2, the number of its parts"),
        ("credits > 24", "at character 9: >="),
        ("credits >= many", "at character 12: a number such as 24"),
        ("credits >= 10001", "at character 12: credits from 0 to 10,000"),
        ('A-1 | "maths', "at character 7: a text in quotes that are closed again"),
        ("A-1 | `CS 101", "at character 7: a course code in backticks that are closed again"),
        ('A-1 "maths"', "at character 5: &, | or the end"),
        ('""', "at character 1: a condition that is not blank"),
        ('" "', "at character 1: a condition that is not blank"),
        ("` `", "at character 1: a course code that is not blank"),
        ("A-1 | none", f"at character 7: {START} or ("),
        ("none & A-1", "at character 6: the end"),
    ],
)
def test_wrong_text_is_refused_with_the_place_and_what_was_expected(text: str, message: str) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011 (the whole message is compared)
        requisites.parse(text)
    assert str(refused.value) == message


def test_fifty_brackets_inside_each_other_are_read_and_fifty_one_refused() -> None:
    assert requisites.parse("(" * 50 + "A-1" + ")" * 50) == A
    with pytest.raises(ValueError, match=r"^at character 51: at most 50 brackets inside each other$"):
        requisites.parse("(" * 51 + "A-1" + ")" * 51)


def test_brackets_in_quotes_do_not_count() -> None:
    assert requisites.parse('"' + "(" * 60 + '"') == Ticked("(" * 60)


def test_two_thousand_characters_are_read_and_one_more_refused_white_space_left_out() -> None:
    assert requisites.parse(" " * 3000 + "A" * 2000) == Taken("A" * 2000)
    with pytest.raises(ValueError, match=r"^a text of at most 2,000 characters, white space left out$"):
        requisites.parse("A" * 2001)


def test_text_whose_printed_form_has_too_many_brackets_is_refused() -> None:
    deep = "A-1"
    for _ in range(30):
        deep = f"B-1 & ({deep}) | C-1"
    with pytest.raises(ValueError, match="at most 50 brackets inside each other"):
        requisites.parse(deep)


def test_constructors_open_nested_parts_of_the_same_kind() -> None:
    assert all_of(A, all_of(B, C)) == AllOf((A, B, C))
    assert any_of(any_of(A, B), C) == AnyOf((A, B, C))
    assert n_of(1, n_of(1, A, B), C) == NOf(1, (NOf(1, (A, B)), C))


def test_constructors_leave_a_single_part_alone() -> None:
    assert (all_of(A), any_of(A), n_of(1, A)) == (A, A, A)


def test_none_counts_as_met_in_every_constructor() -> None:
    assert all_of(A, NONE) == A
    assert any_of(A, NONE) == NONE
    assert n_of(2, A, NONE, B) == NOf(1, (A, B))
    assert n_of(1, A, NONE) == NONE


def test_nodes_that_mean_nothing_are_refused() -> None:
    with pytest.raises(ValueError, match="n from 1 to 2"):
        NOf(3, (A, B))
    with pytest.raises(ValueError, match="at least one part"):
        AnyOf(())
    with pytest.raises(ValueError, match="a course code that is not blank"):
        Taken(" ")
    with pytest.raises(ValueError, match="a condition that is not blank"):
        Ticked("")
    with pytest.raises(ValueError, match="credits from 0 to 10,000"):
        CreditsEarned(float("nan"))


def test_credits_are_met_by_exactly_as_many_and_not_by_fewer() -> None:
    assert requisites.is_met(CreditsEarned(24), Standing(credits=24))
    assert not requisites.is_met(CreditsEarned(24), Standing(credits=23.5))


def test_condition_is_met_without_regard_to_case() -> None:
    assert requisites.is_met(MATHS, Standing(conditions=frozenset({"Mathematics Proficiency"})))
    assert not requisites.is_met(MATHS, Standing(courses=frozenset({"mathematics proficiency"})))


def test_course_code_is_compared_exactly() -> None:
    assert not requisites.is_met(A, Standing(courses=frozenset({"a-1"})))


@pytest.mark.parametrize(
    ("courses", "missing"),
    [
        ("", "2 of (A-1, B-1 & C-1, D-1)"),
        ("B-1", "2 of (A-1, C-1, D-1)"),
        ("A-1", "1 of (B-1 & C-1, D-1)"),
        ("A-1 C-1", "1 of (B-1, D-1)"),
        ("A-1 D-1", "none"),
        ("B-1 C-1 D-1", "none"),
    ],
)
def test_unmet_part_of_an_n_of_counts_what_is_met(courses: str, missing: str) -> None:
    standing = Standing(courses=frozenset(courses.split()))
    left = requisites.unmet(requisites.parse("2 of (A-1, B-1 & C-1, D-1)"), standing)
    assert requisites.unparse(left) == missing


def test_unmet_drops_what_is_met_from_an_all_of_and_the_whole_any_of() -> None:
    requisite = requisites.parse("A-1 & (B-1 | C-1) & credits >= 24")
    left = requisites.unmet(requisite, Standing(courses=frozenset({"C-1"}), credits=12))
    assert requisites.unparse(left) == "A-1 & credits >= 24"


def test_courses_and_conditions_come_in_order_of_appearance_each_once() -> None:
    requisite = requisites.parse('B-1 & ("Maths" | A-1) & 1 of (B-1, "maths", "Audition", credits >= 3)')
    assert requisites.courses_in(requisite) == ("B-1", "A-1")
    assert requisites.conditions_in(requisite) == ("Maths", "Audition")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("none", "nothing"),
        ("MP-211 & (LMSC-208 | LMSC-209)", "MP-211 and one of LMSC-208 or LMSC-209"),
        ("(A-1 | B-1) & C-1 & (A-1 | D-1)", "(A-1 or B-1), C-1 and one of A-1 or D-1"),
        ("(A-1 & B-1) | C-1 | D-1", "(A-1 and B-1), C-1 or D-1"),
        ("2 of (A-1, B-1, C-1)", "2 of A-1, B-1, C-1"),
        ("2 of (A-1, B-1, C-1) & D-1", "(2 of A-1, B-1, C-1) and D-1"),
        ("D-1 & 1 of (A-1, B-1)", "D-1 and one of A-1 or B-1"),
        ("credits >= 24", "24 credits earned"),
        ("credits >= 1", "1 credit earned"),
        ("credits >= 4.5", "4.5 credits earned"),
        ('"mathematics proficiency"', "the condition ‘mathematics proficiency’"),
    ],
)
def test_requisite_is_put_into_words(text: str, words: str) -> None:
    assert requisites.in_words(requisites.parse(text)) == words


def test_words_name_courses_as_the_caller_says() -> None:
    words = requisites.in_words(requisites.parse("A-1 | B-1"), {"A-1": "Acoustics", "B-1": "Beats"}.__getitem__)
    assert words == "Acoustics or Beats"
