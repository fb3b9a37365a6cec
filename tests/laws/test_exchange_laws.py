"""Laws of reading and writing: what is written is read back, and no bytes lead to anything but a `DataError`."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.curriculum import Curriculum
from planner.errors import DataError
from planner.exchange import folder, plan_file
from planner.plan import Completed, Lock, Plan, PlannedTerm
from tests.builders import SEASONS
from tests.exchange.good_folder import contents, put, tables_of
from tests.exchange.right_values import curricula, plans

T = TypeVar("T")


@settings(max_examples=40, deadline=None)
@given(curricula())
def test_a_folder_that_is_written_is_read_back_the_same(curriculum: Curriculum) -> None:
    with tempfile.TemporaryDirectory() as path:
        folder.write(curriculum, Path(path))
        again = folder.read(Path(path))
        assert tables_of(again) == tables_of(curriculum)
        assert again.warnings == ()
        first = {file: file.read_bytes() for file in Path(path).rglob("*.*")}
        folder.write(again, Path(path))
        assert {file: file.read_bytes() for file in Path(path).rglob("*.*")} == first


@settings(max_examples=80, deadline=None)
@given(plans(["A-1", "B 2", "C-3"], ["mixer", "tuner"]))
def test_a_plan_that_is_written_is_read_back_the_same(plan: Plan) -> None:
    assert plan_file.read(plan_file.write(plan), seasons=SEASONS) == plan
    assert plan_file.read(plan_file.write(plan).encode()) == plan


def _outcome(read: Callable[[], T]) -> T | DataError:
    """What a reading gives; anything but a value or a `DataError` fails the test."""
    try:
        return read()
    except DataError as error:
        return error


def _reads_or_refuses(files: dict[str, bytes]) -> None:
    found = _outcome(lambda: folder.read_tables(files))
    if isinstance(found, DataError):
        assert found.faults
        assert all(fault.expected and fault.file for fault in found.faults)
        assert str(found).count("expected") >= len(found.faults)
    else:
        assert folder.read_tables(files).fingerprint == found.fingerprint


FILES = st.sampled_from(sorted(contents()))
PIECES = st.binary(max_size=6) | st.sampled_from(
    [
        b'"',
        b",",
        b";",
        b"\n",
        b"\r",
        b"\t",
        b"\0",
        b"\xff\xfe",
        b"=",
        b"(",
        b"&",
        b"-",
        b"0",
        b"[",
        b"{",
        b"NaN",
        b"\xed\xa0\x80",
    ]
)


@settings(max_examples=80, deadline=None)
@given(FILES, st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_any_bytes_in_the_place_of_a_file_are_read_or_refused(name: str, data: bytes) -> None:
    _reads_or_refuses(contents() | {name: data})


@st.composite
def damaged_files(draw: st.DrawFn) -> dict[str, bytes]:
    """The good folder with pieces put in, taken out, moved between files, and files lost."""
    files = contents()
    for _ in range(draw(st.integers(1, 4))):
        name = draw(FILES)
        data = files.get(name, b"")
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + 30)))
        match draw(st.sampled_from(["put in", "take out", "repeat", "mix up", "lose"])):
            case "put in":
                files[name] = data[:start] + draw(PIECES) + data[end:]
            case "take out":
                files[name] = data[:start] + data[end:]
            case "repeat":
                files[name] = data[:end] + data[start:]
            case "mix up":
                other = draw(FILES)
                files[name], files[other] = files.get(other, b""), data
            case _:
                files.pop(name, None)
    return files


@settings(max_examples=150, deadline=None)
@given(damaged_files())
def test_a_damaged_folder_is_read_or_refused(files: dict[str, bytes]) -> None:
    _reads_or_refuses(files)


@settings(max_examples=10, deadline=None)
@given(damaged_files())
def test_a_folder_on_disk_is_read_as_its_contents_are(files: dict[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as path:
        put(files, Path(path))
        expected = _outcome(lambda: folder.read_tables(files))
        found = _outcome(lambda: folder.read(Path(path)))
    if isinstance(expected, DataError):
        assert isinstance(found, DataError)
        assert found.faults == expected.faults
    else:
        assert isinstance(found, Curriculum)
        assert found.fingerprint == expected.fingerprint


@settings(max_examples=100, deadline=None)
@given(FILES.filter(lambda name: name.endswith(".csv")), st.data())
def test_any_text_in_a_cell_is_read_or_refused_in_its_row(name: str, data: st.DataObject) -> None:
    rows = [line.split(",") for line in contents()[name].decode().splitlines()]
    row = data.draw(st.integers(1, len(rows) - 1))
    column = data.draw(st.integers(0, len(rows[row]) - 1))
    text = data.draw(st.text(max_size=20) | st.sampled_from(["(" * 60, "9" * 5000, "1e999", "-0", "none & none", "٣"]))
    rows[row][column] = '"' + text.replace('"', '""') + '"'
    _reads_or_refuses(contents() | {name: "\n".join(",".join(cells) for cells in rows).encode(errors="replace")})


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def _plan_is_read_or_refused(source: str | bytes) -> None:
    plan = _outcome(lambda: plan_file.read(source, seasons=SEASONS))
    if isinstance(plan, DataError):
        assert plan.faults
    else:
        assert plan_file.read(plan_file.write(plan), seasons=SEASONS) == plan


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=100) | st.text(max_size=60) | JSON.map(json.dumps))
def test_any_content_of_a_plan_file_is_read_or_refused(source: str | bytes) -> None:
    _plan_is_read_or_refused(source)


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_a_plan_with_any_value_in_a_place_is_read_or_refused(data: st.DataObject) -> None:
    fields = json.loads(contents()["plans/core.json"])
    entry = st.sampled_from(["2026 Fall", {"year": 0, "season": ""}, "x"]) | JSON
    name = data.draw(st.sampled_from(list(Plan.model_fields)))
    inner = data.draw(st.sampled_from([*Completed.model_fields, *Lock.model_fields, *PlannedTerm.model_fields]))
    fields[name] = data.draw(entry | st.lists(st.fixed_dictionaries({inner: entry}), max_size=2))
    _plan_is_read_or_refused(json.dumps(fields))


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 500), st.integers(0, 500), PIECES)
def test_a_damaged_plan_file_is_read_or_refused(start: int, length: int, piece: bytes) -> None:
    text = contents()["plans/core.json"]
    _plan_is_read_or_refused(text[:start] + piece + text[start + length :])
