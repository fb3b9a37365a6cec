"""What is suggested for a text: the answer in counts, and a row for each skill with its reasons in the text's words."""

from __future__ import annotations

import hashlib

import streamlit as st

from planner.curriculum import Curriculum
from planner.suggest import LIKELY, Suggestion, Why, suggestions
from planner.suggest.quoting import Quote, quotes
from planner.suggest.reasons import foremost, points, reason, score_points, words_said
from planner.ui import answers, links, suggest_deciding
from planner.ui.suggest_deciding import Deciding
from planner.ui.suggest_subject import Subject
from planner.wording import counted

_MOST, _QUOTES = 20, 2


def suggested(curriculum: Curriculum, subject: Subject, text: str) -> tuple[Suggestion, ...]:
    """The suggestions for a text, found once for all sessions; the text itself is not kept."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    with st.spinner("Reading the text"):
        return answers.kept(
            curriculum,
            "suggested",
            (digest, subject.course_id),
            lambda: suggestions(curriculum, text, limit=_MOST, without=subject.course_id),
        )


def still_open(found: tuple[Suggestion, ...], deciding: Deciding) -> tuple[Suggestion, ...]:
    """The suggestions that were not rejected before and whose skill the draft still has."""
    return tuple(
        one
        for one in found
        if one.skill_id not in deciding.rejected and deciding.curriculum.has("skills", one.skill_id)
    )


def answer(shown: tuple[Suggestion, ...], deciding: Deciding) -> None:
    """How many skills the text is likely to speak of, and how many of them the map has for the course or role."""
    likely = [one for one in shown if one.score >= LIKELY]
    there = sum(deciding.now(one.skill_id) is not None for one in likely)
    if not shown:
        st.markdown(
            "No skill of this curriculum is found in this text. Paste more of it, or one that says what is done."
        )
        return
    verb = "teaches" if deciding.subject.kind == "course" else "needs"
    have = f"; this {deciding.subject.kind} {verb} {there or 'none'} of them already" if likely else ""
    weak = len(shown) - len(likely)
    st.markdown(
        f"This text is likely to speak of **{counted(len(likely), 'skill') if likely else 'no skill'}**{have}."
        + (f" {counted(weak, 'more skill')} may be meant, less likely." if weak else "")
    )
    st.caption(
        "The score, from 0 to 100, is the sum of what the quoted words add. It is no proof: read the quotations. "
        "Nothing enters the map unless you accept it."
    )


def rows(curriculum: Curriculum, text: str, shown: tuple[Suggestion, ...], deciding: Deciding) -> None:
    """A row for each likely skill, where there is none for the first three; the others when asked for."""
    likely = sum(one.score >= LIKELY for one in shown) or min(3, len(shown))
    every = False
    if likely < len(shown):
        every = st.toggle(f"Show the {len(shown) - likely} less likely ones too", key="suggest_all")
    for rank, one in enumerate(shown if every else shown[:likely], start=1):
        with st.container(border=True, gap="small"):
            _head(curriculum, rank, one, suggest_deciding.standing(deciding, one))
            st.markdown(_reasons(text, one))
            suggest_deciding.row(deciding, text, one)


def _head(curriculum: Curriculum, rank: int, one: Suggestion, standing: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"{rank}\\.", width="content")
        links.to(curriculum, "skill", one.skill_id)
        st.markdown(f"score **{score_points(one)}**", width="content")
        st.caption(links.literal(standing), width="content")


def _reasons(text: str, one: Suggestion) -> str:
    """A line for each reason: what it adds, what the words are, and the words, those of a name with their context."""
    lines = []
    for part, number in foremost(one.parts, points(one)):
        if part.why is Why.COURSE:
            shown = ", ".join(f"“**{links.literal(word)}**”" for word in words_said(text, part))
        else:
            said, more = quotes(text, part.spans, _QUOTES)
            shown = " · ".join(map(_quotation, said)) + (f" · and {counted(more, 'place')} more" if more else "")
        lines.append(f"- {number} for {links.literal(reason(part))}: {shown}")
    return "\n".join(lines)


def _quotation(quote: Quote) -> str:
    """A quotation as Markdown that shows the text as it is, with the words that speak in bold."""
    said = "".join(
        f"**{links.literal(piece.text)}**" if piece.speaks else _spaced(piece.text) for piece in quote.pieces
    )
    return f"“{'… ' if quote.goes_on_before else ''}{said.strip()}{' …' if quote.goes_on_behind else ''}”"


def _spaced(text: str) -> str:
    """The text as it is; `links.literal` takes the spaces at its ends away, which part it from the words beside it."""
    before, behind = (" " if text[place].isspace() else "" for place in (0, -1))
    shown = links.literal(text)
    return f"{before}{shown}{behind}" if shown else " "
