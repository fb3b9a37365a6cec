"""Curricula and degree plans of Curricular Analytics, as CSV files: read as people wrote them, and written.

`layout` finds the heading and the blocks of a file, `codes` makes a code for each course, `requisites_read` turns
columns of ids into requisites, `reading` puts the rows together, `writing` makes a file. The format is described at
https://curricularanalytics.github.io/CurricularAnalytics.jl/ under "Reading/Writing Curricula & Degree Plans".
"""

from planner.exchange.curricular_analytics.reading import MOST_BYTES, read
from planner.exchange.curricular_analytics.terms_of_plan import FIRST_YEAR
from planner.exchange.curricular_analytics.writing import write, written

__all__ = ["FIRST_YEAR", "MOST_BYTES", "read", "write", "written"]
