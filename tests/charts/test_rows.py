from __future__ import annotations

from planner.charts import rows


def test_a_heading_takes_a_row_wherever_the_section_changes() -> None:
    found = rows.under_headings(["x", "x", "y"])
    assert found.places == (1, 2, 4)
    assert found.headings == ((0, "x"), (3, "y"))
    assert found.end == 4.5


def test_without_sections_there_are_no_headings() -> None:
    found = rows.under_headings([None, ""])
    assert (found.places, found.headings, found.end) == ((0, 1), (), 1.5)


def test_no_rows_take_no_height_but_what_is_around() -> None:
    assert rows.height(rows.under_headings([]), row=30, around=40) == 40


def test_the_axis_runs_from_the_top_down_with_wrapped_labels() -> None:
    axis = rows.axis(rows.under_headings([None, None]), ["Live Sound Engineer", "DJ"], width=12)
    assert axis["range"] == [1.5, -0.5]
    assert axis["ticktext"] == ["Live Sound<br>Engineer", "DJ"]


def test_headings_are_bold_and_safe() -> None:
    trace = rows.headings_trace(rows.under_headings(["R&B"]), dark=False)
    assert trace["text"] == ["<b>R&amp;B</b>"]
    assert trace["xaxis"] == "x2"
