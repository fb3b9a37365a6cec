"""Archives: what is taken, and what is refused before it is unpacked."""

from __future__ import annotations

import io
import stat
import warnings
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.exchange.archives import MOST_MEMBERS, MOST_UNPACKED, is_zip, members
from planner.exchange.findings import Findings


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these files."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def read(
    data: bytes, *, most_bytes: int = 100_000, most_unpacked: int = MOST_UNPACKED, most_members: int = MOST_MEMBERS
) -> tuple[dict[str, bytes] | None, list[str]]:
    """What is found, and what is expected in each fault."""
    findings = Findings()
    found = members(data, findings, most_bytes=most_bytes, most_unpacked=most_unpacked, most_members=most_members)
    return found, [fault.expected for fault in findings.faults]


def test_members_are_given_by_their_path() -> None:
    files = {"courses.csv": b"course_id\nA-1\n", "plans/one.json": b"{}"}
    assert read(zipped(files)) == (files, [])


def test_folders_and_what_systems_leave_behind_are_passed_over() -> None:
    files = {"a/": b"", "a/b.csv": b"x", "__MACOSX/a/._b.csv": b"y", "a/.DS_Store": b"z"}
    assert read(zipped(files))[0] == {"a/b.csv": b"x"}


def test_backslashes_separate_folders() -> None:
    assert read(zipped({"a\\b.csv": b"x"}))[0] == {"a/b.csv": b"x"}


def test_an_archive_over_the_limit_is_refused_unread() -> None:
    assert read(b"PK" * 60, most_bytes=100) == (None, ["an archive of at most 100 bytes"])


def test_a_bomb_is_refused_by_what_it_declares() -> None:
    found, faults = read(zipped({"zeros.csv": bytes(10_000_000)}), most_unpacked=1_000_000)
    assert (found, faults) == (None, ["files of at most 1,000,000 bytes together once they are unpacked"])


def test_a_bomb_that_declares_too_little_gives_no_more_than_it_declares() -> None:
    data = zipped({"zeros.csv": bytes(1_000_000)})
    size = (1_000_000).to_bytes(4, "little")
    found, faults = read(data.replace(size, (10).to_bytes(4, "little")), most_unpacked=1_000)
    assert found is None
    assert "Bad CRC-32" in faults[0]


def test_too_many_members_are_refused() -> None:
    files = {f"{number}.csv": b"" for number in range(4)}
    assert read(zipped(files), most_members=3) == (None, ["an archive of at most 3 files"])
    many = {f"{number}.csv": b"" for number in range(400)}
    assert read(zipped(many), most_members=3) == (None, ["an archive of at most 3 files"])


@pytest.mark.parametrize("name", ["../secret.csv", "a/../../b.csv", "/root.csv", "C:/b.csv", "a\\..\\b.csv"])
def test_a_path_that_leads_outside_is_refused(name: str) -> None:
    assert read(zipped({name: b""})) == (None, ["a path inside the archive, without .. and not from the root"])


def test_a_link_is_refused() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        link = zipfile.ZipInfo("courses.csv")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/hostname")
    assert read(target.getvalue()) == (None, ["a file, not a link to one"])


def test_a_file_that_stands_twice_is_refused() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        archive.writestr("courses.csv", "one")
        archive.writestr("courses.csv", "two")
    assert read(target.getvalue()) == (None, ["each file once"])


def test_two_spellings_of_one_path_are_one_file() -> None:
    assert read(zipped({"a/b.csv": b"1", "a//./b.csv": b"2"})) == (None, ["each file once"])


def test_a_member_without_a_name_is_passed_over() -> None:
    data = zipped({"x": b"1", "b.csv": b"2"}).replace(b"x", b"\0")
    assert read(data)[0] == {"b.csv": b"2"}


def test_a_password_is_refused() -> None:
    data = bytearray(zipped({"courses.csv": b"course_id"}, zipfile.ZIP_STORED))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    assert read(bytes(data)) == (None, ["a file without a password"])


def test_rare_methods_are_refused() -> None:
    assert read(zipped({"a.csv": b"x"}, zipfile.ZIP_LZMA)) == (None, ["a file that is stored or deflated"])


def test_an_archive_is_known_by_its_beginning() -> None:
    assert is_zip(zipped({"a.csv": b""}))
    assert is_zip(zipped({}))
    assert not is_zip(b"course_id")


@settings(deadline=None, max_examples=100)
@given(
    st.one_of(
        st.binary(max_size=300),
        st.tuples(st.integers(0, 400), st.integers(0, 255)).map(
            lambda change: _changed(zipped({"a.csv": b"abc" * 30, "b/c.csv": b"d"}), *change)
        ),
    )
)
def test_any_bytes_are_members_or_faults(data: bytes) -> None:
    found, faults = read(data)
    assert (found is None) == bool(faults)


def _changed(data: bytes, position: int, value: int) -> bytes:
    position %= len(data)
    return data[:position] + bytes([value]) + data[position + 1 :]
