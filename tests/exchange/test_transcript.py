from __future__ import annotations

import pytest

from planner.errors import DataError
from planner.exchange import transcript, transcript_terms
from planner.exchange.transcript import MOST_BYTES, MOST_ROWS, Transcript, TranscriptRow
from planner.model import Term
from tests.builders import SEASONS

FALL = Term(2026, "Fall")


def read(text: str | bytes) -> Transcript:
    return transcript.read(text if isinstance(text, bytes) else text.encode(), "t.csv", SEASONS)


def faults(text: str | bytes) -> list[str]:
    with pytest.raises(DataError) as caught:
        read(text)
    return [str(fault) for fault in caught.value.faults]


def test_a_row_is_read_as_written_with_its_term() -> None:
    found = read("course,term,grade\nMP-211,2026 Fall,A-\nET-111,sometime,\n")
    assert found == Transcript(
        (
            TranscriptRow(2, "MP-211", "2026 Fall", FALL, "A-"),
            TranscriptRow(3, "ET-111", "sometime", None, None),
        )
    )


@pytest.mark.parametrize(
    "text",
    [
        "Semester;Final Grade;Course Code\nFall 2026;A;MP-211\n",
        "\ufeffTERM\tCODE\tGRADE\nFall 2026\tMP-211\tA\n",
        'course_code,"term taken",mark\n MP-211 ,"Fall 2026", A\n',
        "\r\nCourse-Number,Session,Result\r\n\r\nMP-211,Fall 2026,A\r\n",
    ],
)
def test_columns_go_by_many_names_in_any_order_and_with_any_separator(text: str) -> None:
    assert [(row.course, row.term, row.grade) for row in read(text).rows] == [("MP-211", FALL, "A")]


def test_the_grade_may_be_missing() -> None:
    assert read("course,term\nMP-211,2026 Fall\n").rows == (TranscriptRow(2, "MP-211", "2026 Fall", FALL, None),)


def test_the_plainest_of_two_columns_is_read_and_the_other_is_named() -> None:
    found = read("Course,Course Code,Term,Credits\nAudio,MP-211,2026 Fall,2\n")
    assert [row.course for row in found.rows] == ["MP-211"]
    assert found.notes == ("Read from the columns course code, term; left out: course, credits.",)


def test_windows_1252_is_read_with_a_note() -> None:
    found = read("course,term,grade\nMP-211,2026 Fall,très bien\n".encode("cp1252"))
    assert [row.grade for row in found.rows] == ["très bien"]
    assert found.notes == ("t.csv is not in UTF-8: it was read as Windows-1252, so check its accents",)


def test_cells_lose_line_breaks_and_control_characters() -> None:
    assert read('course,term,grade\n"MP-\x07211","2026\nFall",A\x0b+\n').rows == (
        TranscriptRow(2, "MP-211", "2026 Fall", FALL, "A +"),
    )


def test_columns_that_are_missing_are_named_together() -> None:
    first, second = faults("Name,Points\nAudio,3\n")
    assert first.startswith("t.csv, row 1: found 'name, points'; expected a column for the course, called one of: ")
    assert second.startswith("t.csv, row 1: found 'name, points'; expected a column for the term, called one of: ")


def test_every_faulty_row_is_told() -> None:
    assert faults('course,term\nA,2026 Fall,too,much\n"A,2026 Fall\nB,2026 Fall\n') == [
        "t.csv, row 2: found 'too'; expected no cell beyond the 2 columns of the header; "
        "a cell that holds the separator is quoted",
        't.csv, row 3; expected quotation marks in pairs: a cell "in marks" ends with the second, '
        "and a mark inside it is doubled",
    ]
    assert faults(f"course,term\n{'A' * 201},2026 Fall\nB,{'2' * 201}\n") == [
        f"t.csv, row 2, column course: found '{'A' * 79}…'; expected at most 200 characters",
        f"t.csv, row 3, column term: found '{'2' * 79}…'; expected at most 200 characters",
    ]


def test_a_file_without_rows_or_header_is_refused() -> None:
    assert faults("course,term\n") == ["t.csv; expected rows with courses below the header; there are none"]
    assert faults(b"") == ["t.csv; expected a header row with the names of the columns"]


def test_sizes_are_limited() -> None:
    assert faults(b"course,term\n" + b"x" * MOST_BYTES) == [
        "t.csv: found '1,000,012 bytes'; expected a file of at most 1,000,000 bytes"
    ]
    assert len(read("course,term\n" + "A,2026 Fall\n" * MOST_ROWS).rows) == MOST_ROWS
    assert faults("course,term\n" + "A,2026 Fall\n" * (MOST_ROWS + 1)) == [
        "t.csv: found '301 rows'; expected at most 300 rows"
    ]


USUAL = "2026 Fall|fall 2026|Fall, 2026|Fall Semester 2026|2026/Fall|2026FA|FA26|26FA|Fa'26|F26|Fall '26"
DOUBTFUL = (
    "Fall|2026|S26|2026-27 Fall|Fall 2026-2027|202609|Spring/Fall 2026|Autumn 2026|Fall 1126|Fall 26 2027|٢٠٢٦ Fall"
)


@pytest.mark.parametrize("text", USUAL.split("|"))
def test_a_term_is_read_in_the_usual_forms(text: str) -> None:
    assert transcript_terms.read(text, SEASONS) == FALL


@pytest.mark.parametrize("text", ["", "Transfer", "Fall 2026 " * 7, *DOUBTFUL.split("|")])
def test_what_could_be_two_terms_or_none_is_not_read(text: str) -> None:
    assert transcript_terms.read(text, SEASONS) is None


def test_seasons_with_figures_are_read() -> None:
    seasons = ("Term 1", "Term 2")
    assert transcript_terms.read("2026 Term 2", seasons) == Term(2026, "Term 2")
    assert transcript_terms.read("Term 1, 2026", seasons) == Term(2026, "Term 1")
    assert transcript_terms.read("Term 2026", seasons) is None
