"""Pools: text, and which courses are in."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from planner import pools
from planner.pools import Both, Code, CourseLevel, Either, Except, Field, Pool, both, either, without


@dataclass(frozen=True)
class Facts:
    """A course with the facts that pools ask for."""

    course_id: str
    subject: str | None = None
    department: str | None = None
    course_level: int | None = None


COURSES = (
    Facts("MP-113", "MP", "Production", 100),
    Facts("MTEC-340", "MTEC", "Technology", 300),
    Facts("MP-211", "MP", "Production", 200),
    Facts("MP-340", "MP", "Production", 300),
    Facts("X-1"),
)
A, B, C = (Code(code) for code in ("A-1", "B-1", "C-1"))
MP = Field("subject", "MP")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("A-1", A),
        ("A-1 | B-1 | C-1", Either((A, B, C))),
        ("A-1 & B-1", Both((A, B))),
        ('subject = "MP"', MP),
        ('department = "Music Production & Engineering"', Field("department", "Music Production & Engineering")),
        ("course_level >= 200", CourseLevel(">=", 200)),
        ("course_level <= 200", CourseLevel("<=", 200)),
        ("course_level = 200", CourseLevel("=", 200)),
        ('(subject = "MP" & course_level >= 200) | A-1', Either((Both((MP, CourseLevel(">=", 200))), A))),
        ('subject = "MP" & (A-1 | B-1)', Both((MP, Either((A, B))))),
        ('subject = "MP" except A-1', Except(MP, (A,))),
        ('subject = "MP" except A-1 except B-1', Except(MP, (A, B))),
        ('subject = "MP" except (A-1 | B-1)', Except(MP, (Either((A, B)),))),
        ("A-1 except (B-1 except C-1)", Except(A, (Except(B, (C,)),))),
        ("A-1 | (B-1 except C-1)", Either((A, Except(B, (C,))))),
        ("`CS 101` | 101", Either((Code("CS 101"), Code("101")))),
        (
            "subject | course_level | `except` | `none`",
            Either(tuple(map(Code, ["subject", "course_level", "except", "none"]))),
        ),
    ],
)
def test_text_is_read_and_printed_back_the_same(text: str, tree: Pool) -> None:
    assert pools.parse(text) == tree
    assert pools.unparse(tree) == text


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("A-1 | B-1 & C-1 except `D-1`", "(A-1 | (B-1 & C-1)) except D-1"),
        ("(A-1 except B-1) EXCEPT C-1", "A-1 except B-1 except C-1"),
        ('Subject="MP"&((Course_Level>=0200))', 'subject = "MP" & course_level >= 200'),
        ("A-1 | (B-1 | C-1)", "A-1 | B-1 | C-1"),
    ],
)
def test_other_spellings_are_printed_in_one_form(text: str, printed: str) -> None:
    assert pools.unparse(pools.parse(text)) == printed


START = 'a course code, subject = "…", course_level >= n or ('


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", f"at the end: {START}"),
        ("A-1 except", f"at the end: {START}"),
        ("except A-1", f"at character 1: {START}"),
        ("A-1 B-1", "at character 5: except, &, | or the end"),
        ("(A-1", "at the end: except, ), & or |"),
        ("subject = MP", "at character 11: a text in quotes"),
        ('subject >= "MP"', "at character 9: ="),
        ("course_level > 200", "at character 14: >=, <= or ="),
        ("course_level >= high", "at character 17: a whole number"),
        ("course_level >= 1000001", "at character 17: a course level from 0 to 1,000,000"),
        ('department = "', "at character 14: a text in quotes that are closed again"),
        ('department = " "', "at character 14: a department that is not blank"),
        ('"MP"', f"at character 1: {START}"),
        ("none", f"at character 1: {START}"),
    ],
)
def test_wrong_text_is_refused_with_the_place_and_what_was_expected(text: str, message: str) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011 (the whole message is compared)
        pools.parse(text)
    assert str(refused.value) == message


def test_more_than_fifty_brackets_or_two_thousand_characters_are_refused() -> None:
    assert pools.parse("(" * 50 + "A-1" + ")" * 50) == A
    with pytest.raises(ValueError, match=r"^at character 51: at most 50 brackets inside each other$"):
        pools.parse("(" * 51 + "A-1" + ")" * 51)
    with pytest.raises(ValueError, match=r"^a text of at most 2,000 characters, white space left out$"):
        pools.parse("A" * 2001)


def test_many_excepts_in_a_row_are_read() -> None:
    text = "A-1" + " except B-1" * 200
    assert pools.unparse(pools.parse(text)) == text


@pytest.mark.parametrize(
    ("text", "selected"),
    [
        ("MP-340 | X-1 | MP-211", "MP-211 MP-340 X-1"),
        ('subject = "mp"', "MP-113 MP-211 MP-340"),
        ('department = "Technology"', "MTEC-340"),
        ("course_level >= 200", "MTEC-340 MP-211 MP-340"),
        ("course_level <= 200", "MP-113 MP-211"),
        ("course_level = 200", "MP-211"),
        ('subject = "MP" & course_level >= 200', "MP-211 MP-340"),
        ('subject = "MTEC" | course_level = 100', "MP-113 MTEC-340"),
        ('subject = "MP" except MP-211 except course_level = 100', "MP-340"),
        ("(MP-113 | MP-211) except (MP-211 except MP-211)", "MP-113 MP-211"),
        ("UNKNOWN-1", ""),
    ],
)
def test_pool_selects_courses_in_the_given_order(text: str, selected: str) -> None:
    assert pools.select(pools.parse(text), COURSES) == tuple(selected.split())


def test_course_whose_field_is_not_known_is_neither_selected_nor_removed_by_it() -> None:
    assert pools.select(pools.parse('X-1 & (subject = "MP" | course_level >= 0)'), COURSES) == ()
    assert pools.select(pools.parse("X-1 except course_level >= 0"), COURSES) == ("X-1",)


def test_codes_are_listed_in_order_of_appearance_each_once() -> None:
    assert pools.codes_in(pools.parse('B-1 | A-1 & subject = "MP" | B-1 except (C-1 | A-1)')) == ("B-1", "A-1", "C-1")


def test_constructors_open_nested_parts_and_leave_a_single_part_alone() -> None:
    assert both(A, both(B, C)) == Both((A, B, C))
    assert either(either(A, B), C) == Either((A, B, C))
    assert without(without(A, B), C) == Except(A, (B, C))
    assert (both(A), either(A), without(A)) == (A, A, A)


def test_nodes_that_mean_nothing_are_refused() -> None:
    for node in (Both, Either):
        with pytest.raises(ValueError, match="at least one part"):
            node(())
    with pytest.raises(ValueError, match="at least one part"):
        Except(A, ())
    with pytest.raises(ValueError, match="a course code that is not blank"):
        Code("")
    with pytest.raises(ValueError, match="subject or department"):
        Field("campus", "North")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=">=, <= or ="):
        CourseLevel("<", 200)  # type: ignore[arg-type]
