"""Tables on their way to a spreadsheet program, which would run a cell that begins like a formula."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def spreadsheet_safe(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with an apostrophe before each text, in cells and column names, that would be taken for a formula.

    Numbers, also those written as text such as "-3.5", stay. The data folder itself stays raw: there "-3 dB" is a text.

    >>> import pandas as pd
    >>> spreadsheet_safe(pd.DataFrame({"gain": ["-3 dB", "-3", "flat"]}))["gain"].tolist()
    ["'-3 dB", '-3', 'flat']
    """
    return frame.map(_safe).rename(columns=_safe)


def _safe(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and starts_a_formula(value) else value


def starts_a_formula(text: str) -> bool:
    """Whether a spreadsheet program would take a text for a formula; numbers such as -3.5 are none."""
    return text.startswith(_FORMULA_STARTS) and not _is_number(text)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
