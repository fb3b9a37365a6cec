"""Quotations of the words that speak, and reasons in words and whole numbers."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.suggest import Part, Span, Suggestion, Why
from planner.suggest.quoting import Piece, Quote, quotes
from planner.suggest.reasons import foremost, points, reason, score_points, words_said

TEXT = "In the first weeks we learn how to place microphones on drums, and later on how to mix them."


def _span(word: str, text: str = TEXT) -> Span:
    return Span(text.index(word), text.index(word) + len(word), word, Why.TERMS)


def _said(quote: Quote) -> str:
    return "".join(f"*{piece.text}*" if piece.speaks else piece.text for piece in quote.pieces)


def test_a_word_is_quoted_with_what_stands_around_it_and_no_word_is_cut() -> None:
    found, more = quotes(TEXT, [_span("microphones")])
    assert [_said(quote) for quote in found] == [
        "weeks we learn how to place *microphones* on drums, and later on how to"
    ]
    assert (found[0].goes_on_before, found[0].goes_on_behind, more) == (True, True, 0)


def test_words_near_each_other_stand_in_one_quotation_and_others_in_their_own() -> None:
    found, _ = quotes(TEXT, [_span("place"), _span("microphones"), _span("mix")])
    assert [_said(quote) for quote in found] == [
        "the first weeks we learn how to *place* *microphones* on drums, and later on how to",
        "on drums, and later on how to *mix* them.",
    ]
    assert not found[1].goes_on_behind
    assert quotes(TEXT, [_span("place"), _span("mix")], most=1)[1] == 1


def test_spans_that_overlap_are_quoted_once() -> None:
    inside = Span(0, 12, "In the first", Why.NAME), Span(3, 6, "the", Why.NAME)
    assert quotes(TEXT, inside)[0][0].pieces[0] == Piece("In the first", speaks=True)


@settings(deadline=None)
@given(st.text(min_size=1, max_size=80), st.data())
def test_a_quotation_is_a_stretch_of_the_text_that_holds_the_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    (quote,), more = quotes(text, [Span(start, end, "", Why.NAME)])
    assert more == 0
    whole = "".join(piece.text for piece in quote.pieces)
    assert whole in text
    assert [piece.text for piece in quote.pieces if piece.speaks] == [text[start:end]]


def _suggestion(*adds: float) -> Suggestion:
    return Suggestion("a", sum(adds), tuple(Part(Why.TERMS, "", share, (_span("mix"),)) for share in adds))


def test_whole_numbers_sum_to_the_score_as_it_is_shown() -> None:
    assert points(_suggestion(0.5, 0.25)) == (50, 25)
    assert points(_suggestion(0.334, 0.333, 0.003)) == (33, 34, 0)
    assert score_points(_suggestion(0.334, 0.333, 0.003)) == 67
    assert [number for _, number in foremost(_suggestion(0.334, 0.333, 0.003).parts, (33, 34, 0))] == [33, 34]


@given(st.lists(st.floats(0, 0.2), min_size=1, max_size=5))
def test_rounding_loses_nothing(adds: list[float]) -> None:
    one = _suggestion(*adds)
    assert sum(points(one)) == score_points(one)
    assert all(number >= 0 for number in points(one))


def test_reasons_in_words() -> None:
    assert reason(Part(Why.OTHER_NAME, "mixing desk", 0.5, ())) == "its other name “mixing desk”"
    assert reason(Part(Why.COURSE, "MP-340", 0.5, ())) == "words of MP-340, which teaches it"
    assert all(reason(Part(why, "x", 0.5, ())) for why in Why)


def test_each_word_is_said_once_as_it_first_stands() -> None:
    text = "Mix and mix, then\nrecord"
    spans = (Span(0, 3, "", Why.COURSE), Span(8, 11, "", Why.COURSE), Span(18, 24, "", Why.COURSE))
    assert words_said(text, Part(Why.COURSE, "A-1", 0.5, spans)) == ("Mix", "record")
