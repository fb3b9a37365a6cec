"""The labelled texts are sound, and suggestions find more of them than plain TF-IDF does."""

from __future__ import annotations

import tomllib

import pytest

from benchmarks import suggesting
from planner.curriculum import Curriculum


def test_every_label_is_a_skill_of_the_default_curriculum(default: Curriculum) -> None:
    rows = tomllib.loads(suggesting.LABELLED.read_text(encoding="utf-8"))["text"]
    assert len({row["id"] for row in rows}) == len(rows) == 34
    assert [(row["id"], skill) for row in rows for skill in row["skills"] if not default.has("skills", skill)] == []
    assert {row["kind"] for row in rows} == {"course", "syllabus", "job"}
    assert [sum(row["split"] == split for row in rows) for split in ("dev", "test")] == [15, 19]


@pytest.mark.parametrize("split", ["dev", "test"])
def test_suggestions_find_more_than_plain_tf_idf(default: Curriculum, split: str) -> None:
    texts = suggesting.written(split)
    ours = suggesting.figures(suggesting.ours(default), texts)
    plain = suggesting.figures(suggesting.plain(default), texts)
    assert ours.recall > plain.recall + 0.05
    assert ours.precision > plain.precision
    assert ours.recall > 0.75


def test_figures_count_hits_among_the_first_ten_places() -> None:
    one = suggesting.Labelled("a", frozenset({"x", "y"}))
    other = suggesting.Labelled("b", frozenset({"z"}))
    found = suggesting.figures(lambda text: ["x", "z"] if text == "a" else [], (one, other))
    assert found == suggesting.Figures(precision=0.05, recall=0.25, precision_micro=0.05, recall_micro=1 / 3)
