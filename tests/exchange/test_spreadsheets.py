from __future__ import annotations

import pandas as pd

from planner.exchange.spreadsheets import spreadsheet_safe


def test_texts_that_begin_like_a_formula_get_an_apostrophe() -> None:
    frame = pd.DataFrame({"@note": ["=1+1", "+x", "-3 dB", "@sum", "\tx", "plain", ""]})
    safe = spreadsheet_safe(frame)
    assert safe.columns.tolist() == ["'@note"]
    assert safe["'@note"].tolist() == ["'=1+1", "'+x", "'-3 dB", "'@sum", "'\tx", "plain", ""]


def test_numbers_stay_numbers() -> None:
    frame = pd.DataFrame({"growth": ["-1.5", "+2", "3"], "count": [-1, 0, 1]})
    assert spreadsheet_safe(frame).to_dict("list") == {"growth": ["-1.5", "+2", "3"], "count": [-1, 0, 1]}


def test_the_frame_itself_is_not_changed() -> None:
    frame = pd.DataFrame({"note": ["=1"]})
    spreadsheet_safe(frame)
    assert frame["note"].tolist() == ["=1"]
