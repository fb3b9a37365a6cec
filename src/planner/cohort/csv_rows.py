"""Rows of CSV files as batches of texts: any usual separator, UTF-8, UTF-16 or Windows-1252, plain or compressed."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from planner.errors import DataError, Fault

_SEPARATORS = ",;\t|"
_BEGINNING = 1_000_000
"""Bytes that the header must end in."""
_BLOCK = 8_000_000


@dataclass
class Broken:
    """Rows that have more or fewer cells than the header, and were left out."""

    count: int = 0
    cells: Counter[str] = field(default_factory=Counter)
    """What was found in place of the header's number: "4 cells, not 5"."""

    def note(self, row: arrow_csv.InvalidRow) -> str:
        """Count a row and pass over it; one that goes on over several lines ends the reading."""
        if "\n" in row.text.strip():
            return "error"
        self.count += 1
        found = "1 cell" if row.actual_columns == 1 else f"{row.actual_columns} cells"
        self.cells[f"{found}, not {row.expected_columns}"] += 1
        return "skip"


@dataclass(frozen=True)
class CsvFile:
    """One file: its path, or its content in memory. `name` is what faults call it."""

    name: str
    path: str = ""
    data: bytes = b""

    def names(self) -> tuple[str, ...]:
        """The names in the header. Raises `DataError`."""
        return self._header(self._encoding())[1]

    def batches(self, columns: dict[str, str], broken: Broken) -> Iterator[pa.RecordBatch]:
        """The rows as texts, under our names for `columns` (ours to theirs). Raises `DataError`.

        A cell that goes on over several lines is a fault: it is a mark that was not closed, and would hide rows.
        """
        encoding = self._encoding()
        separator, names = self._header(encoding)
        reader = self._reader(encoding, separator, names, columns, broken)
        try:
            for batch in reader:
                if any(pc.any(pc.match_substring(cells, "\n")).as_py() for cells in batch.columns):
                    raise self._unreadable()
                yield batch.rename_columns(list(columns))
        except (pa.ArrowInvalid, UnicodeDecodeError):
            raise self._unreadable() from None

    def _reader(
        self, encoding: str, separator: str, names: tuple[str, ...], columns: dict[str, str], broken: Broken
    ) -> Iterator[pa.RecordBatch]:
        theirs = list(columns.values())
        try:
            return arrow_csv.open_csv(  # type: ignore[no-any-return]
                self._stream(),
                read_options=arrow_csv.ReadOptions(
                    encoding=encoding, block_size=_BLOCK, column_names=list(names), skip_rows=1
                ),
                parse_options=arrow_csv.ParseOptions(
                    delimiter=separator, newlines_in_values=True, invalid_row_handler=broken.note
                ),
                convert_options=arrow_csv.ConvertOptions(
                    include_columns=theirs, column_types=dict.fromkeys(theirs, pa.string()), strings_can_be_null=False
                ),
            )
        except (pa.ArrowInvalid, UnicodeDecodeError):
            raise self._unreadable() from None

    def _unreadable(self) -> DataError:
        """The fault in place of the reader's own words: these quote rows, and would stand in the server's log."""
        return DataError([Fault(self.name, None, None, None, 'a CSV file, with quotation marks ("…") in pairs')])

    def _stream(self) -> pa.NativeFile:
        try:
            return pa.BufferReader(self.data) if not self.path else pa.input_stream(self.path, compression="detect")
        except OSError as error:
            raise DataError([Fault(self.name, None, None, None, "a file that can be read")]) from error

    def _encoding(self) -> str:
        """The encoding by the byte order mark, else UTF-8 where all bytes are, else Windows-1252."""
        with self._stream() as stream:
            return _encoding_of(lambda: stream.read(_BLOCK))

    def _header(self, encoding: str) -> tuple[str, tuple[str, ...]]:
        """The separator, the one that the header holds most, and the names of the columns."""
        with self._stream() as stream:
            beginning = stream.read(_BEGINNING)
        text = codecs.getincrementaldecoder(encoding)("replace").decode(beginning)
        return header_of(self.name, text.partition("\n")[0].rstrip("\r"))


def header_of(file: str, line: str) -> tuple[str, tuple[str, ...]]:
    """The separator of a file, the one that its first line holds most, and the names there. Raises `DataError`."""
    if not line.strip() or "\0" in line:
        expected = "a CSV file" if line.strip() else "a header row with the names of the columns"
        raise DataError([Fault(file, 1, None, None, expected)])
    outside_marks = "".join(line.removeprefix("\ufeff").split('"')[::2])
    separator = max(_SEPARATORS, key=outside_marks.count)
    cells = next(csv.reader(io.StringIO(line.removeprefix("\ufeff")), delimiter=separator))
    return separator, tuple(name.strip() for name in cells)


def _encoding_of(read: Callable[[], bytes]) -> str:
    block = read()
    if block.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while block:
            decoder.decode(block)
            block = read()
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"
