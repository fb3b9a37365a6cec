from __future__ import annotations

import pandas as pd
import pytest

from planner.charts import theme
from planner.charts.wages import wages, wages_frame
from planner.tables import Occupation

MIXER = Occupation(
    onet_soc="27-4014.00",
    soc="27-4014",
    title="Mixers",
    year=2025,
    annual_p10=30000,
    annual_median=50000,
    annual_p90=90000,
)
TUNER = Occupation(
    onet_soc="49-9063.00",
    soc="49-9063",
    title="Tuners",
    year=2025,
    annual_p10=20000,
    annual_median=40000,
    annual_p90=None,
)
SINGER = Occupation(onet_soc="27-2042.00", soc="27-2042", title="Singers")


def test_what_is_not_published_stays_missing() -> None:
    frame = wages_frame([MIXER, SINGER])
    assert frame["annual_median"].tolist() == [50000, pd.NA]


@pytest.mark.parametrize(
    ("occupations", "sentence"),
    [
        ([], "No wages are published."),
        ([SINGER], "No wages are published."),
        ([MIXER], "Half of the employees earned more than $50,000 for Mixers in 2025."),
        (
            [MIXER, TUNER, SINGER],
            "Half of the employees earned more than $50,000 for Mixers and $40,000 for Tuners in 2025. "
            "Not published for 1 more.",
        ),
        (
            [MIXER, TUNER, MIXER],
            "The median yearly wages of 3 occupations in 2025 run from $40,000 to $50,000.",
        ),
    ],
)
def test_the_sentence(occupations: list[Occupation], sentence: str) -> None:
    assert wages(occupations, dark=False).sentence == sentence


@pytest.mark.parametrize("dark", [False, True])
def test_ranges_medians_and_figures(dark: bool) -> None:
    ranges, medians, figures = wages([MIXER, TUNER, SINGER], dark=dark).figure.data
    assert list(ranges.x) == [30000, 90000, None]
    assert list(medians.x) == [50000, 40000]
    assert medians.marker.color == theme.palette(dark).accent
    assert list(figures.text) == ["\u2002$50,000", "\u2002$40,000", "\u2002not published"]
    assert medians.customdata[1] == (
        "<b>Tuners</b><br>median $40,000<br>one in ten earns less than $20,000, one in ten more than not published"
    )
