"""Laws of the zipped folder: what is written is read back, and any bytes are read or refused."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.curriculum import Curriculum
from planner.errors import DataError
from planner.exchange import folder, zipped_folder
from planner.exchange.imported import Imported
from planner.tables import BY_NAME
from tests.exchange.good_folder import contents, tables_of
from tests.exchange.right_values import curricula

INTO = folder.read_tables(contents())
GOOD = zipped_folder.write(INTO)


def outcome(data: bytes) -> Imported | DataError:
    try:
        return zipped_folder.read(data)
    except DataError as error:
        return error


@settings(max_examples=40, deadline=None)
@given(curricula())
def test_a_zip_that_is_written_is_read_back_the_same(curriculum: Curriculum) -> None:
    found = zipped_folder.read(zipped_folder.write(curriculum))
    rows: dict[str, Any] = dict(found.rows)
    assert found.about is not None
    assert tables_of(Curriculum(about=found.about, **rows, plans=found.plans)) == tables_of(curriculum)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(GOOD)), st.integers(0, 200), st.binary(max_size=20))
def test_a_damaged_zip_is_read_or_refused(start: int, length: int, piece: bytes) -> None:
    found = outcome(GOOD[:start] + piece + GOOD[start + length :])
    assert found.faults if isinstance(found, DataError) else found.whole


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(sorted(BY_NAME)), st.binary(max_size=100) | st.text(max_size=60).map(str.encode))
def test_any_bytes_of_one_table_are_read_or_refused(name: str, data: bytes) -> None:
    try:
        found = zipped_folder.read_one_table(f"{name}.csv", data, INTO)
    except DataError as error:
        assert error.faults  # noqa: PT017 (either outcome is right)
    else:
        assert set(found.rows) == {name}
