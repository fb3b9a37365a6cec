"""ESCO and O*NET matches, and wages only where the match is exact or close."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from planner.curriculum import Curriculum
from planner.explore.outlook import Match, attribution_line, matches, outlook_frame, outlooks
from planner.tables import Occupation
from tests.builders import tiny_curriculum


def _occupation(code: str, **columns: Any) -> Occupation:
    return Occupation(onet_soc=code, soc=code[:7], title=f"Occupation {code}", **columns)


def _curriculum(**columns: Any) -> Curriculum:
    return tiny_curriculum(
        roles={"mixer": {"a": "M"}},
        role_columns={"mixer": columns},
        occupations=(
            _occupation("27-4014.00", year=2025, annual_p10=1, annual_median=2, annual_p90=3, growth_percent=-1.7),
            _occupation("15-1255.00", annual_openings=9100, education="Bachelor's degree"),
            _occupation("15-1255.01"),
        ),
    )


def test_matches_stand_esco_first_with_title_quality_and_address() -> None:
    curriculum = _curriculum(
        esco_uri=("http://esco/1", "http://esco/2"),
        esco_label=("sound operator",),
        esco_match=("exact",),
        onet_soc=("27-4014.00", "99-9999.00"),
        onet_match=("close", "related"),
    )
    assert matches(curriculum, "mixer") == (
        Match("ESCO", "http://esco/1", "sound operator", "exact", "http://esco/1"),
        Match("ESCO", "http://esco/2", "http://esco/2", "", "http://esco/2"),
        Match(
            "O*NET",
            "27-4014.00",
            "Occupation 27-4014.00",
            "close",
            "https://www.onetonline.org/link/summary/27-4014.00",
        ),
        Match("O*NET", "99-9999.00", "99-9999.00", "related", "https://www.onetonline.org/link/summary/99-9999.00"),
    )


def test_wages_are_shown_for_exact_and_close_matches_exact_first() -> None:
    curriculum = _curriculum(onet_soc=("15-1255.00", "27-4014.00"), onet_match=("close", "exact"))
    assert [found.match.code for found in outlooks(curriculum, "mixer")] == ["27-4014.00", "15-1255.00"]


@pytest.mark.parametrize("quality", ["broad", "related"])
def test_other_matches_show_no_wages(quality: str) -> None:
    curriculum = _curriculum(onet_soc=("27-4014.00",), onet_match=(quality,))
    assert outlooks(curriculum, "mixer") == ()
    assert outlook_frame(curriculum, "mixer").empty


def test_codes_that_share_their_figures_are_shown_once_and_unknown_ones_not() -> None:
    curriculum = _curriculum(
        onet_soc=("99-9999.00", "15-1255.01", "15-1255.00"), onet_match=("exact", "close", "close")
    )
    assert [found.match.code for found in outlooks(curriculum, "mixer")] == ["15-1255.01"]


def test_what_is_not_known_is_missing_and_never_zero() -> None:
    curriculum = _curriculum(onet_soc=("27-4014.00", "15-1255.00"), onet_match=("exact", "close"))
    frame = outlook_frame(curriculum, "mixer")
    assert frame["tenth percentile"].tolist() == [1, pd.NA]
    assert frame["openings a year"].tolist() == [pd.NA, 9100]
    assert frame["growth in percent"].tolist() == [-1.7, pd.NA]


def test_the_attribution_names_only_what_is_used() -> None:
    assert attribution_line(tiny_curriculum(roles={"mixer": {}})) == ""
    curriculum = _curriculum(esco_uri=("http://esco/1",))
    assert attribution_line(curriculum) == (
        "Matches of roles, pay and outlook use the ESCO classification of the European Commission and figures of the "
        "U.S. Bureau of Labor Statistics."
    )
