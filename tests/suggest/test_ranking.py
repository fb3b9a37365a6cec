"""Which skills a text speaks of, by which words, and how the score is made."""

from __future__ import annotations

from math import log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.curriculum import Curriculum
from planner.suggest import LEAST, LONGEST, Suggestion, Weights, Why, suggestions
from planner.suggest.index import skill_index
from planner.tables import CourseSkill
from tests.suggest.curricula import skill, studio


def _one(curriculum: Curriculum, text: str, skill_id: str = "mixing") -> Suggestion:
    return next(found for found in suggestions(curriculum, text) if found.skill_id == skill_id)


def _reasons(curriculum: Curriculum, text: str, skill_id: str = "mixing") -> list[tuple[Why, str, list[str]]]:
    found = _one(curriculum, text, skill_id)
    return [(part.why, part.term, [text[span.start : span.end] for span in part.spans]) for part in found.parts]


def test_a_name_is_found_as_it_is_written_whatever_its_capitals() -> None:
    found = _one(studio(), "We teach MUSIC mixing here.")
    assert found.score == pytest.approx(Weights().name)
    assert _reasons(studio(), "We teach MUSIC mixing here.") == [(Why.NAME, "Music mixing", ["MUSIC mixing"])]


def test_another_name_of_one_word_is_as_strong_as_the_word_is_rare() -> None:
    curriculum = studio()
    rarity = skill_index(curriculum).rarity["mixdown"]
    assert rarity == 1
    assert _one(curriculum, "One mixdown a week.").score == pytest.approx(Weights().other_name)
    common = studio(skill("desk", "Desk work", "console"), skill("console", "Console", definition="A console."))
    assert skill_index(common).rarity["consol"] < 1
    assert _one(common, "A console.", "desk").parts[0].adds == pytest.approx(
        Weights().other_name * skill_index(common).rarity["consol"] ** 2
    )


def test_a_name_in_another_form_is_found_by_its_stems() -> None:
    text = "Two mixdowns a term."
    assert _reasons(studio(), text) == [(Why.FORM, "mixdown", ["mixdowns"])]
    assert _one(studio(), text).score == pytest.approx(Weights().form * Weights().single_form)


def test_a_name_that_joins_two_things_is_found_by_each_of_them() -> None:
    text = "Voice-over recording for beginners."
    assert _reasons(studio(), text, "recording")[0] == (
        Why.PART,
        "voice-over recording",
        ["Voice-over recording"],
    )
    assert _reasons(studio(), "The vocal recording.", "recording")[0][1] == "Vocal recording"


def test_the_words_of_a_name_may_stand_apart_in_one_sentence_but_not_in_two() -> None:
    assert _reasons(studio(), "Mixing all kinds of music.")[0] == (Why.APART, "Music mixing", ["Mixing", "music"])
    assert all(reason[0] is Why.TERMS for reason in _reasons(studio(), "Mixing. A kind of music."))


def test_the_terms_of_the_definition_speak_where_no_name_does() -> None:
    why, term, said = _reasons(studio(), "Students balance tracks.")[0]
    assert (why, term, said) == (Why.TERMS, "", ["balance", "tracks"])


def test_what_shared_terms_add_is_a_cosine_that_can_be_worked_out_by_hand() -> None:
    curriculum = studio(skill("a", "Alpha", definition="Gamma."))
    # The skill says alpha twice (1 + ln 2) and gamma once, both equally rare; the text says gamma alone.
    cosine = 1 / (1 + (1 + log(2)) ** 2) ** 0.5
    weights = Weights(terms=0.5)
    assert suggestions(curriculum, "gamma", weights=weights)[0].score == pytest.approx(0.5 * cosine)
    # In two sentences: the one that is most like the skill, and the whole text, in equal shares.
    both = (cosine + cosine / 2**0.5) / 2
    found = suggestions(curriculum, "Gamma. Singer.", weights=weights)
    assert next(one for one in found if one.skill_id == "a").score == pytest.approx(0.5 * both)


def test_shared_terms_alone_count_up_to_a_limit() -> None:
    weights = Weights(name=0, form=0, terms=2)
    assert _one(studio(), "Balance the tracks of a song, mixing music.").score > 0.5
    found = suggestions(studio(skill("a", "Alpha")), "Alpha", weights=weights)
    assert found[0].score == pytest.approx(weights.most_by_terms)


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("Patches in Max.", [(Why.OTHER_NAME, "Max")]),
        ("To the max", [(Why.FORM, "Max")]),
        ("Some C# is expected.", [(Why.OTHER_NAME, "C#")]),
        ("dsp for all", [(Why.OTHER_NAME, "DSP")]),
    ],
)
def test_names_of_programs_and_abbreviations(text: str, reasons: list[tuple[Why, str]]) -> None:
    assert [reason[:2] for reason in _reasons(studio(), text, "programming")] == reasons


def test_an_abbreviation_that_is_an_everyday_word_must_stand_in_capitals() -> None:
    curriculum = studio(skill("computers", "Computer technology", "IT"))
    assert "computers" not in {found.skill_id for found in suggestions(curriculum, "it works")}
    assert _one(curriculum, "IT works", "computers").parts[0].term == "IT"


def test_a_name_that_is_an_everyday_word_is_weak_and_a_program_in_small_letters_half_as_strong() -> None:
    curriculum = studio(skill("first", "Practice", "Sibelius"))
    assert _one(curriculum, "Practice", "first").score == pytest.approx(Weights().name * 0.5**2)
    assert _one(curriculum, "sibelius", "first").score == pytest.approx(
        _one(curriculum, "Sibelius", "first").score
        / Weights().other_name
        * (Weights().form * Weights().single_form * Weights().small_letters)
    )


def test_a_name_inside_a_longer_name_that_stands_there_does_not_count() -> None:
    curriculum = studio(skill("live", "Live music mixing"))
    assert [found.skill_id for found in suggestions(curriculum, "Live music mixing.") if found.score > 0.7] == ["live"]


def test_a_word_speaks_for_a_skill_once() -> None:
    curriculum = studio(skill("ear", "Ear training", "Ear training lab", definition="Ear training."))
    found = _one(curriculum, "Ear training lab", "ear")
    assert [part.term for part in found.parts] == ["Ear training lab"]


def test_each_further_reason_adds_its_share_of_what_is_left() -> None:
    found = _one(studio(), "Music mixing, to the mixdown.")
    assert [round(part.adds, 10) for part in found.parts] == [0.8, round(0.2 * 0.7, 10)]
    assert found.score == pytest.approx(1 - 0.2 * 0.3)


def test_a_course_that_teaches_it_speaks_by_the_words_of_its_title_and_summary() -> None:
    columns = {"A-1": {"title": "Foley", "summary": "Footsteps."}, "A-2": {"title": "Nothing else"}}
    link = CourseSkill(course_id="A-1", skill_id="recording", level=1)
    curriculum = studio(courses={"A-1": {}, "A-2": {}}, course_columns=columns).replace(course_skills=(link,))
    text = "Footsteps are made by hand."
    assert _reasons(curriculum, text, "recording") == [(Why.COURSE, "A-1", ["Footsteps"])]
    # Of two equally rare words of the course the text has one, and no other of the vocabulary: the cosine is 1 / √2.
    assert _one(curriculum, text, "recording").score == pytest.approx(Weights().course / 2**0.5)
    assert suggestions(curriculum, text, without="A-1") == ()


def test_equal_scores_stand_in_the_order_of_the_curriculum() -> None:
    curriculum = studio(skill("first", "Alpha", "zeta"), skill("second", "Beta", "zeta"))
    assert [found.skill_id for found in suggestions(curriculum, "zeta")] == ["first", "second"]


@pytest.mark.parametrize("text", ["", "  \n", "!?", "the and of", "12 34"])
def test_a_text_that_says_nothing_suggests_nothing(text: str) -> None:
    assert suggestions(studio(), text) == ()


def test_a_curriculum_without_skills_suggests_nothing() -> None:
    assert suggestions(studio().replace(skills=()), "mixing") == ()


def test_a_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(ValueError, match="200001"):
        suggestions(studio(), "x" * (LONGEST + 1))
    assert suggestions(studio(), "x" * LONGEST) == ()


def test_the_index_is_built_once_for_a_curriculum() -> None:
    curriculum = studio()
    assert skill_index(curriculum) is skill_index(curriculum)


def test_limit_keeps_the_first(default: Curriculum) -> None:
    text = "Mixing with equalisers, compressors and reverb, on the console and in the DAW."
    every = suggestions(default, text, limit=20)
    assert suggestions(default, text, limit=3) == every[:3]


_VOCABULARY = ["mixing", "music", "mixdown", "Max", "C#", "tracks", "song", "of", "the", ".", "\n- ", "vocal", "and"]


@settings(deadline=None)
@given(st.lists(st.sampled_from(_VOCABULARY), max_size=30).map(" ".join))
def test_laws_of_scores_parts_and_spans(text: str) -> None:
    found = suggestions(studio(), text)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    for one in found:
        assert LEAST <= one.score <= 1
        assert one.score == pytest.approx(sum(part.adds for part in one.parts))
        assert all(part.adds > 0 and part.spans for part in one.parts)
        assert all(0 <= span.start < span.end <= len(text) for span in one.spans)
        assert all(text[span.start : span.end].strip() for span in one.spans)


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    assert all(one.parts for one in suggestions(studio(), text))
