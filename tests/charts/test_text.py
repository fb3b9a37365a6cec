from __future__ import annotations

import pytest

from planner.charts.text import cut, listed, safe, unique, whole, wrapped


def test_markup_in_the_data_stays_text() -> None:
    assert safe("R&B <b>live</b>") == "R&amp;B &lt;b&gt;live&lt;/b&gt;"
    assert wrapped("R&B", 10) == "R&amp;B"


def test_a_label_is_wrapped_at_spaces_and_after_slashes() -> None:
    assert wrapped("Live Sound Engineer", 12) == "Live Sound<br>Engineer"
    assert wrapped("Studio Technician/Maintenance", 18) == "Studio Technician/<br>Maintenance"
    assert wrapped("Recording Engineer/Mixer", 24) == "Recording Engineer/Mixer"
    assert wrapped("Sound system set-up", 16) == "Sound system<br>set-up"


def test_a_long_label_loses_its_brackets_before_its_end() -> None:
    assert wrapped("Mastering Engineer (Post-Production Engineer)", 18, lines=1) == "Mastering Engineer"
    assert wrapped("Sound for picture and interactive media", 16, lines=2) == "Sound for<br>picture and…"
    assert cut("Sound for picture", 11) == "Sound for…"


def test_an_empty_label_is_empty() -> None:
    assert not wrapped("", 10)


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["a", "b", "c", "d", "e"], "a, b, c and 2 more"),
        (["web, sound", "law"], "web, sound; law"),
        (["time and work", "b", "c", "d", "e"], "time and work; b; c; 2 more"),
    ],
)
def test_names_in_a_sentence(names: list[str], sentence: str) -> None:
    assert listed(names) == sentence


def test_whole_numbers_have_a_comma_between_thousands() -> None:
    assert whole(1234567) == "1,234,567"


def test_equal_labels_become_different_and_look_the_same() -> None:
    labels = unique(["a", "b", "a", "a"])
    assert len(set(labels)) == 4
    assert [label.replace("\u200b", "") for label in labels] == ["a", "b", "a", "a"]
