"""The document is read back: its figures are the library's, its texts stand in it as they are."""

from __future__ import annotations

import io
import re
from datetime import timedelta
from typing import Any

import pytest
from pypdf import PdfReader

from planner import review
from planner.curriculum import Curriculum
from planner.report.review_blocks import Figures, Picture, cell_words
from planner.report.review_content import ReviewContent
from planner.report.review_document import is_read, review_pdf
from planner.wording import percent
from tests.report.reviews import MADE_ON, MARKUP, curriculum, gathered, of_markup


def read(found: ReviewContent) -> PdfReader:
    return PdfReader(io.BytesIO(review_pdf(found)))


def bare(text: str) -> str:
    """Without spaces and places where lines or words may be broken."""
    return re.sub(r"[\s\u200b]+", "", text)


def text(reader: PdfReader) -> str:
    return bare(" ".join(page.extract_text() for page in reader.pages))


@pytest.fixture(scope="module")
def whole(default: Curriculum) -> tuple[ReviewContent, str]:
    """The default curriculum's review and the text of its document."""
    found = gathered(default)
    return found, text(read(found))


def test_every_answer_and_table_stands_in_it(whole: tuple[ReviewContent, str]) -> None:
    found, shown = whole
    tables = 0
    for chapter in found.chapters:
        assert bare(chapter.answer) in shown
        for block in filter(is_read, chapter.blocks):
            if isinstance(block, Figures):
                tables += 1
                assert bare(f"Table {tables}: {block.caption}") in shown
                for row in block.shown:
                    cells = (cell_words(cell, field.kind) for cell, field in zip(row, block.shown_fields, strict=True))
                    assert bare("".join(cells)) in shown
    assert tables > 10


def test_figures_are_those_of_the_library(whole: tuple[ReviewContent, str], default: Curriculum) -> None:
    _, shown = whole
    for row in review.promises(default, "mpe-major").to_dict(orient="records"):
        counts = f"{row['needs']}{row['core_met']}{row['catalogue_met']}{row['essentials']}"
        shares = f"{percent(row['core_coverage'])}{percent(row['catalogue_coverage'])}"
        assert bare(f"{row['role']}{counts}{shares}") in shown
    orphans = review.risks(default).query("finding == 'orphan skill'")
    for row in orphans.to_dict(orient="records"):
        cells = (row["skill"], row["category"], row["needed_by"], row["deepest_needed"], row["outside"])
        assert bare("".join(map(str, cells))) in shown
    for row in review.evidence(default).to_dict(orient="records"):
        assert bare(f"{row['department']}{row['courses']}{row['mapped']}{percent(row['mapped_share'])}") in shown
    assert bare(review.balance_sentence(default)) in shown


def test_it_says_which_data_it_is_of_on_every_page() -> None:
    of = curriculum()
    reader = read(gathered())
    for number, page in enumerate(reader.pages, start=1):
        foot = "Made on 22 November 2026, 20:34 UTC. Curriculum: revision 4, fingerprint"
        assert bare(f"{foot} {of.fingerprint}.") in bare(page.extract_text())
        assert page.extract_text().strip().endswith(f"{number} of {len(reader.pages)}")
    assert "Unofficial,andtiny." in text(reader)
    assert "https://college.example/sheet" in text(reader)


def test_contents_name_the_page_of_each_section() -> None:
    reader = read(gathered())
    contents = reader.pages[1].extract_text()
    pages = [page.extract_text() for page in reader.pages]
    for chapter in gathered().chapters:
        found = re.search(rf"^{chapter.title}\W+(\d+)$", contents, re.MULTILINE)
        assert found is not None, chapter.title
        assert chapter.title in pages[int(found[1]) - 1]


def test_it_is_tagged_and_claims_pdf_ua(default: Curriculum) -> None:
    reader = read(gathered(default))
    root: Any = reader.root_object
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == "en-GB"
    assert reader.xmp_metadata is not None
    assert "<pdfuaid:part>1</pdfuaid:part>" in reader.xmp_metadata.stream.get_data().decode()
    assert reader.metadata is not None
    assert reader.metadata.title == "Review: Music Production and Engineering"


def test_pictures_have_their_sentence_as_text_alternative() -> None:
    found = gathered()
    reader = read(found)
    numbers = range(1, len(reader.xref[0]) + len(reader.xref_objStm) + 1)
    objects: list[Any] = [reader.get_object(number) for number in numbers]
    told = {str(held["/Alt"]) for held in objects if isinstance(held, dict) and "/Alt" in held}
    pictures = [block for chapter in found.chapters for block in chapter.blocks if isinstance(block, Picture)]
    assert {picture.sentence for picture in pictures} <= told
    assert len(pictures) == 7


def test_only_the_font_beside_the_code_is_used(default: Curriculum) -> None:
    pages: Any = read(gathered(default)).pages
    fonts = (font.get_object() for page in pages for font in page["/Resources"]["/Font"].values())
    assert {str(font["/BaseFont"]).partition("+")[2] for font in fonts} == {"NotoSans-Regular", "NotoSans-Bold"}


def test_markup_in_texts_is_text() -> None:
    reader = read(gathered(of_markup(), programme_id=None))
    assert bare(MARKUP) in text(reader)
    assert "=1+1" in text(reader)


def test_equal_contents_give_equal_bytes() -> None:
    first = review_pdf(gathered())
    assert review_pdf(gathered()) == first
    assert review_pdf(gathered(made_on=MADE_ON + timedelta(minutes=1))) != first


def test_a_character_that_the_font_does_not_have_is_no_obstacle() -> None:
    reader = read(gathered(curriculum(about={"department": "Department of 空"})))
    assert "/StructTreeRoot" in reader.root_object
    assert reader.xmp_metadata is not None
    assert "pdfuaid" not in reader.xmp_metadata.stream.get_data().decode()


def test_many_roles_and_categories_break_over_pages() -> None:
    roles = {f"role-{number}": {f"skill-{number % 40}": "M"} for number in range(90)}
    categories = {f"skill-{number}": f"Category number {number}" for number in range(40)}
    shown = text(read(gathered(curriculum(roles=roles, categories=categories, role_columns={}))))
    assert "categories3of3" in shown
    assert shown.count("Role89") >= 4
