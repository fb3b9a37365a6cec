"""The document is read back: its figures are the library's, its texts stand in it as they are."""

from __future__ import annotations

import io
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from planner.curriculum import Curriculum
from planner.model import Severity, Term
from planner.plan import Plan, PlannedTerm
from planner.report import plan_document
from planner.report.plan_content import content
from planner.report.plan_document import FONTS, plan_pdf
from planner.wording import headline, percent, sentence
from tests.builders import tiny_plan
from tests.report.plans import MADE_ON, MARKUP, curriculum, plan, plan_of_markup

ROOT = Path(__file__).parents[2]


def read(of: Plan, beside: Curriculum | None = None) -> PdfReader:
    return PdfReader(io.BytesIO(plan_pdf(beside or curriculum(), of, made_on=MADE_ON)))


def text(reader: PdfReader) -> str:
    """All the text on one line, without the places where lines were broken."""
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader.pages))


def meta(reader: PdfReader) -> str:
    found = reader.xmp_metadata
    assert found is not None
    return found.stream.get_data().decode()


def test_figures_are_those_of_the_library(default: Curriculum) -> None:
    example = default.plans["live-sound"]
    found, shown = content(default, example, MADE_ON), text(read(example, default))
    assert found.sentence in shown
    for coverage in found.coverages:
        assert f"{default.role(coverage.role_id).title} {headline(coverage)}" in shown
        assert percent(coverage.leading) in shown
    for course_id in example.courses:
        assert course_id in shown
    for group in found.audit.groups:
        assert ", ".join(group.courses) in shown
    assert found.gaps_sentence in shown
    assert found.steps_sentence in shown
    assert all(note in shown for note in found.notes)
    assert f"from the curriculum {default.fingerprint}." in shown
    assert "Made on 22 November 2026, 20:34 UTC" in shown


def test_problems_terms_and_choices_are_told() -> None:
    of = tiny_plan({"2026 Fall": ["A-2", "Z-9"]}, aims=["mixer"], programmes=("sound",), exclusions=("C-1",))
    found, shown = content(curriculum(), of, MADE_ON), text(read(of))
    assert [problem.severity for problem in found.problems].count(Severity.ERROR) == 2
    for problem in found.problems:
        assert f"{problem.severity.value.capitalize()}. {sentence(problem, curriculum())}" in shown
    assert "2026 Fall 3 + 2 unlisted of at most 16 credits, fewer than 12" in shown
    assert "Excluded: C-1 Course C-1" in shown
    assert "Lacking: A-1 Course A-1." in shown
    assert "Unofficial, and tiny." in shown


def test_markup_in_texts_is_text() -> None:
    reader = read(plan_of_markup())
    shown = text(reader)
    assert MARKUP in shown
    assert "Waiver: Core: =1+1" in shown
    assert "B-1 Course B-1 stands for A-1 Course A-1: #read(<x>)" in shown
    assert "#Z-1 [x]" in shown
    assert reader.metadata is not None
    assert reader.metadata.title == MARKUP


def test_grades_are_left_out() -> None:
    assert plan().completed[0].grade == "B-minus-minus"
    shown = text(read(plan()))
    assert "A-1 Course A-1 (2026 Spring) 3 " in shown
    assert "minus" not in shown


def test_it_is_tagged_and_claims_pdf_ua() -> None:
    reader = read(plan())
    root: Any = reader.root_object
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == "en-GB"
    assert "/StructTreeRoot" in root
    assert "<pdfuaid:part>1</pdfuaid:part>" in meta(reader)
    numbers = [re.search(r"(\d) of (\d)$", page.extract_text().strip()) for page in reader.pages]
    assert [found.groups() if found else None for found in numbers] == [("1", "2"), ("2", "2")]


def test_the_picture_has_its_sentence_as_text_alternative() -> None:
    found = plan_pdf(curriculum(), plan(), made_on=MADE_ON)
    reader = PdfReader(io.BytesIO(found))
    numbers = range(1, len(reader.xref[0]) + len(reader.xref_objStm) + 1)
    objects: list[Any] = [reader.get_object(number) for number in numbers]
    alternatives = [str(held["/Alt"]) for held in objects if isinstance(held, dict) and "/Alt" in held]
    assert alternatives == [content(curriculum(), plan(), MADE_ON).steps_sentence]


def test_equal_plans_and_times_give_equal_bytes() -> None:
    first = plan_pdf(curriculum(), plan(), made_on=MADE_ON)
    assert plan_pdf(curriculum(), plan(), made_on=MADE_ON) == first
    assert plan_pdf(curriculum(), plan(), made_on=MADE_ON + timedelta(minutes=1)) != first


def test_a_plan_without_aims_courses_and_programmes_is_set() -> None:
    shown = text(read(Plan(title="Empty", first_term=Term(2026, "Fall"), terms=())))
    assert "The plan aims at no role." in shown
    assert "The plan names no programme with rules." in shown
    assert "Coverage after each term" not in shown
    assert "Gaps" not in shown


def test_twelve_terms_and_long_titles_are_set() -> None:
    terms = tuple(
        PlannedTerm(term=Term(2026 + year, season)) for year in range(4) for season in ("Spring", "Summer", "Fall")
    )
    long = tiny_plan(aims=["mixer"], first_term="2026 Spring").replace(title="Wonderful " * 60 + "W" * 300, terms=terms)
    shown = text(read(long))
    assert shown.count("Wonderful") >= 60
    assert all(f"{planned.term} 0 of at most 16 credits No course yet." in shown for planned in terms)


def test_a_character_that_the_font_does_not_have_is_no_obstacle() -> None:
    reader = read(plan().replace(title="My 空 way"))
    assert "planned courses in 3 terms" in text(reader)
    assert "/StructTreeRoot" in reader.root_object
    assert "pdfuaid" not in meta(reader)


def test_only_the_font_beside_the_code_is_used() -> None:
    pages: Any = read(plan()).pages
    names = {
        str(font.get_object()["/BaseFont"]).partition("+")[2]
        for page in pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert names == {"NotoSans-Regular", "NotoSans-Bold"}
    fonts = list(FONTS.glob("*.ttf"))
    assert sorted(font.stem for font in fonts) == sorted(names)
    assert sum(font.stat().st_size for font in fonts) < 1_500_000
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert "src/planner/report/fonts" in (ROOT / "NOTICE").read_text(encoding="utf-8")
    assert plan_document.FONTS.parent == ROOT / "src" / "planner" / "report"
