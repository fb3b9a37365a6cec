"""Whatever the bytes are, a transcript is read or refused with faults, and no row is lost."""

from __future__ import annotations

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.errors import DataError
from planner.exchange import transcript, transcript_terms
from planner.exchange.transcript import Transcript
from planner.model import Term
from tests.builders import SEASONS

LINES = st.lists(
    st.lists(st.text(alphabet='A1-,;\t"\n\r =+\x07é√', max_size=6), max_size=4).map(",".join), max_size=6
).map("\n".join)


def outcome(content: bytes) -> Transcript | DataError:
    try:
        return transcript.read(content, "t.csv", SEASONS)
    except DataError as error:
        return error


def right(found: Transcript | DataError) -> bool:
    if isinstance(found, DataError):
        return bool(found.faults) and all(fault.expected for fault in found.faults)
    numbers = [row.number for row in found.rows]
    return bool(numbers) and numbers == sorted(set(numbers))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    assert right(outcome(content))


@settings(max_examples=200, deadline=None)
@given(LINES)
def test_any_lines_below_a_header_are_read_or_refused(text: str) -> None:
    assert right(outcome(f"course,term,grade\n{text}".encode()))


CELLS = st.text(alphabet="ABC 123-'\";,é\n", min_size=1, max_size=12).filter(lambda text: text.strip())


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=8))
def test_no_row_that_was_written_is_lost(rows: list[tuple[str, str, str]]) -> None:
    written = io.StringIO()
    csv.writer(written).writerows([("course", "term", "grade"), *rows])
    found = outcome(written.getvalue().encode())
    assert isinstance(found, Transcript)
    assert [(row.course, row.term_text, row.grade) for row in found.rows] == [
        tuple(" ".join(cell.split()) for cell in row) for row in rows
    ]


@settings(max_examples=200, deadline=None)
@given(st.integers(1950, 2099), st.sampled_from(SEASONS), st.sampled_from(["{y} {s}", "{s} {y}", "{s}{y}", "{y}-{s}"]))
def test_a_term_is_read_back_in_either_order(year: int, season: str, form: str) -> None:
    assert transcript_terms.read(form.format(y=year, s=season), SEASONS) == Term(year, season)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=70))
def test_any_text_is_a_term_of_the_seasons_or_none(text: str) -> None:
    found = transcript_terms.read(text, SEASONS)
    assert found is None or (found.season in SEASONS and Term.parse(str(found)) == found)
