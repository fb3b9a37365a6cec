"""The web page is read back: its tables are the library's, it asks for nothing outside, and texts stay texts."""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import pairwise

import pytest

from planner import review
from planner.curriculum import Curriculum
from planner.report.review_blocks import Figures, cell_words
from planner.report.review_content import ReviewContent
from planner.report.review_document import is_read
from planner.report.review_page import review_page
from planner.wording import percent
from tests.report.reviews import MARKUP, gathered, of_markup

VOID = {"meta", "br", "img", "link", "hr", "input"}


class Reader(HTMLParser):
    """Elements with their attributes, the text under each, and tables as lists of rows of cells."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[tuple[str, ...], str]] = []
        self.tables: list[tuple[str, list[list[str]]]] = []
        self._open: list[str] = []
        self.feed(page.decode())
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)
        if tag == "table":
            self.tables.append(("", []))
        elif tag == "tr":
            self.tables[-1][1].append([])
        elif tag in {"td", "th"}:
            self.tables[-1][1][-1].append("")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((tuple(self._open), data))
        if self._open[-1:] == ["caption"]:
            self.tables[-1] = (data, self.tables[-1][1])
        elif {"td", "th"} & set(self._open):
            self.tables[-1][1][-1][-1] += data

    def attributes(self, name: str) -> list[str]:
        return [str(found[name]) for _, found in self.tags if name in found]


@pytest.fixture(scope="module")
def whole(default: Curriculum) -> tuple[ReviewContent, Reader]:
    found = gathered(default)
    return found, Reader(review_page(found))


def test_every_table_as_it_was_gathered(whole: tuple[ReviewContent, Reader]) -> None:
    found, page = whole
    read = [block for chapter in found.chapters for block in chapter.blocks if is_read(block)]
    tables = [block for block in read if isinstance(block, Figures)]
    assert [caption for caption, _ in page.tables] == [
        f"Table {number}: {table.caption}" for number, table in enumerate(tables, start=1)
    ]
    for table, (_, rows) in zip(tables, page.tables, strict=True):
        fields = table.shown_fields
        assert rows[0] == [field.head for field in fields]
        assert rows[1:] == [
            [cell_words(cell, field.kind) for cell, field in zip(row, fields, strict=True)] for row in table.shown
        ]


def test_figures_are_those_of_the_library(whole: tuple[ReviewContent, Reader], default: Curriculum) -> None:
    _, page = whole
    shown = {row[0]: row[1:] for row in page.tables[0][1][1:]}
    for row in review.promises(default, "mpe-major").to_dict(orient="records"):
        counts = [str(row[name]) for name in ("needs", "core_met", "catalogue_met", "essentials")]
        assert shown[row["role"]] == [*counts, percent(row["core_coverage"]), percent(row["catalogue_coverage"])]


def test_it_needs_nothing_from_outside() -> None:
    page = Reader(review_page(gathered()))
    names = {tag for tag, _ in page.tags}
    assert not names & {"script", "link", "img", "iframe", "object", "embed", "base", "form"}
    assert not page.attributes("src")
    assert not [name for _, found in page.tags for name in found if name.startswith("on")]
    style = next(text for inside, text in page.texts if inside[-1:] == ("style",))
    assert "url(" not in style
    assert "@import" not in style
    policy = next(found["content"] for tag, found in page.tags if tag == "meta" and "http-equiv" in found)
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"
    outside = [address for address in page.attributes("href") if not address.startswith("#")]
    assert outside == ["https://college.example/sheet"]


def test_what_stands_in_it_for_readers_of_all_kinds() -> None:
    found = gathered()
    page = Reader(review_page(found))
    assert next(attributes for tag, attributes in page.tags if tag == "html") == {"lang": "en-GB"}
    ids = page.attributes("id")
    assert len(ids) == len(set(ids))
    assert {address.removeprefix("#") for address in page.attributes("href") if address.startswith("#")} <= {*ids}
    headings = [int(tag[1]) for tag, _ in page.tags if tag in {"h1", "h2", "h3"}]
    assert headings[0] == 1
    assert headings.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(headings))
    images = [found["aria-label"] for tag, found in page.tags if tag == "svg"]
    assert len(images) == 7
    assert all(label and label.endswith(".") for label in images)
    assert all(found.get("scope") in {"row", "col"} for tag, found in page.tags if tag == "th")
    style = next(text for inside, text in page.texts if inside[-1:] == ("style",))
    assert "prefers-color-scheme: dark" in style
    assert "@media print" in style


def test_it_says_which_data_it_is_of() -> None:
    found = gathered()
    words = [text for _, text in Reader(review_page(found)).texts]
    for name, fact in found.facts:
        assert words[words.index(name) + 1] == fact
    assert "Unofficial, and tiny." in words
    assert all(chapter.answer in words for chapter in found.chapters)


def test_markup_in_texts_is_text() -> None:
    page = Reader(review_page(gathered(of_markup())))
    assert "script" not in {tag for tag, _ in page.tags}
    assert MARKUP in [text for _, text in page.texts]
    assert MARKUP in {row[0] for row in page.tables[0][1]}


def test_only_web_addresses_become_links() -> None:
    from planner import tables
    from tests.report.reviews import curriculum

    sources = (tables.Source(source_id="odd", title="Odd", address="javascript:alert(1)"),)
    page = Reader(review_page(gathered(curriculum(sources=sources))))
    assert not [address for address in page.attributes("href") if not address.startswith("#")]


def test_equal_contents_give_equal_bytes() -> None:
    assert review_page(gathered()) == review_page(gathered())
