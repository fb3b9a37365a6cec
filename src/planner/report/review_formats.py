"""The formats that a report of a review is made in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from planner.report.review_content import ReviewContent


class ReportFormat(StrEnum):
    """A format, by the ending of its files."""

    PDF = "pdf"
    WORKBOOK = "xlsx"
    PAGE = "html"


@dataclass(frozen=True, slots=True)
class FormatFacts:
    """What a format is called, and how browsers know it."""

    title: str
    mime: str
    made: Callable[[ReviewContent], bytes]


def file_of(found: ReviewContent, wanted: ReportFormat) -> bytes:
    """The report in a format; equal contents give equal bytes."""
    return FACTS[wanted].made(found)


def _pdf(found: ReviewContent) -> bytes:
    from planner.report.review_document import review_pdf  # the typesetter is loaded where it is needed

    return review_pdf(found)


def _workbook(found: ReviewContent) -> bytes:
    from planner.report.review_workbook import review_workbook

    return review_workbook(found)


def _page(found: ReviewContent) -> bytes:
    from planner.report.review_page import review_page

    return review_page(found)


FACTS = {
    ReportFormat.PDF: FormatFacts("PDF", "application/pdf", _pdf),
    ReportFormat.WORKBOOK: FormatFacts(
        "Spreadsheet", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _workbook
    ),
    ReportFormat.PAGE: FormatFacts("Web page", "text/html", _page),
}
