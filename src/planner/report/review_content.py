"""What the document, the workbook and the web page of a review all say, gathered once, so that they cannot differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from planner.curriculum import Curriculum
from planner.optimiser import Progress, Watch
from planner.report.review_actions import actions_chapter
from planner.report.review_blocks import Chapter, Figures
from planner.report.review_evidence import evidence_chapter
from planner.report.review_method import method_chapter, sources_chapter
from planner.report.review_outcomes import outcomes_chapter
from planner.report.review_promises import promises_chapter
from planner.report.review_risks import risks_chapter
from planner.report.review_structure import structure_chapter
from planner.report.review_subject import TITLES, ActionRow, Answer, Section, Subject, day_words
from planner.structure import Structure
from planner.wording import counted

EVERY_SECTION = tuple(Section)
_CHAPTERS: dict[Section, Callable[[Subject], Chapter]] = {
    Section.PROMISES: promises_chapter,
    Section.RISKS: risks_chapter,
    Section.STRUCTURE: structure_chapter,
    Section.EVIDENCE: evidence_chapter,
    Section.OUTCOMES: outcomes_chapter,
    Section.ACTIONS: actions_chapter,
    Section.METHOD: method_chapter,
}


class Stopped(Exception):  # noqa: N818 - no error: somebody wished it
    """The report was stopped while it was made."""


@dataclass(frozen=True)
class ReviewContent:
    """A review with every figure and sentence that a report of it shows."""

    curriculum: Curriculum
    programme_id: str | None
    made_on: datetime
    revision: int | None
    """Number of the curriculum's revision; None where it has none, as in a folder."""
    chapters: tuple[Chapter, ...]

    @property
    def title(self) -> str:
        """The name of what is reviewed: the programme, or the curriculum where there is none."""
        if self.programme_id is None:
            return self.curriculum.about.title
        return self.curriculum.programme(self.programme_id).title

    @property
    def made_on_words(self) -> str:
        """The time at which the report was made: "22 November 2026, 20:34 UTC"."""
        there = self.made_on.astimezone(UTC)
        return f"{day_words(there)}, {there:%H:%M} UTC"

    @property
    def revision_words(self) -> str:
        """Revision and fingerprint, which say on which data the figures are computed."""
        number = "" if self.revision is None else f"revision {self.revision}, "
        return f"{number}fingerprint {self.curriculum.fingerprint}"

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What stands on the title page: a name and its words, those that are not known left out."""
        about = self.curriculum.about
        programme = "none"
        if self.programme_id is not None:
            row = self.curriculum.programme(self.programme_id)
            programme = f"{row.title} ({row.kind})"
        found = (
            ("Institution", about.institution),
            ("Department", about.department),
            ("Programme", programme),
            ("Curriculum", about.title),
            ("Catalogue year", about.catalogue_year or ""),
            ("Revision", "not numbered" if self.revision is None else str(self.revision)),
            ("Fingerprint", self.curriculum.fingerprint),
            ("Made on", self.made_on_words),
            ("Sources", counted(len(self.curriculum.sources), "source")),
        )
        return tuple((name, words) for name, words in found if words)

    @property
    def notice(self) -> str:
        """What the curriculum says of its own standing; empty where it says nothing."""
        return self.curriculum.about.disclaimer or ""

    @property
    def key_figures(self) -> tuple[tuple[str, str], ...]:
        """The large figures of all sections, each with what it counts."""
        return tuple(figure for chapter in self.chapters for figure in chapter.key_figures)

    @property
    def tables(self) -> tuple[Figures, ...]:
        """The tables of all sections."""
        return tuple(table for chapter in self.chapters for table in chapter.tables)


def content(
    curriculum: Curriculum,
    *,
    programme_id: str | None,
    made_on: datetime,
    sections: Iterable[Section] = EVERY_SECTION,
    revision: int | None = None,
    guarantees: Answer | None = None,
    structure: Structure | None = None,
    actions: Iterable[ActionRow] = (),
    watch: Watch | None = None,
) -> ReviewContent:
    """All that a report shows, in the sections asked for, which always stand in the same order.

    `guarantees` and `structure` (of the catalogue) are what was computed before; without guarantees the report says
    that nothing is said of all legal plans, without a structure it is computed. Raises `ValueError` where `made_on` has
    no time zone or the guarantees are of another programme, `KeyError` for a programme that does not exist, and
    `Stopped` where the watch is stopped.
    """
    if made_on.tzinfo is None:
        raise ValueError("the time at which a report is made has a time zone")
    if programme_id is not None:
        curriculum.programme(programme_id)
    of = getattr(guarantees, "programme_id", programme_id)
    if of != programme_id:
        raise ValueError(f"what is guaranteed was computed for the programme {of}")
    subject = Subject(curriculum, programme_id, made_on, guarantees, structure, tuple(actions))
    chosen, watch = frozenset(sections), watch or Watch()
    wanted = [section for section in Section if section in chosen]
    chapters = []
    for number, section in enumerate(wanted):
        if watch.stop.is_set():
            raise Stopped
        watch.tell(Progress(number, len(wanted) + 1, TITLES[section]))
        chapters.append(_CHAPTERS[section](subject))
    if Section.METHOD not in chosen:
        chapters.append(sources_chapter(subject))
    watch.tell(Progress(len(wanted), len(wanted) + 1, "the file"))
    return ReviewContent(curriculum, programme_id, made_on, revision, tuple(chapters))
