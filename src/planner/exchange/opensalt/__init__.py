"""OpenSALT's spreadsheets for frameworks: the workbook (CF Doc, CF Item, CF Association) both ways, its CSV in.

They say the same as a CASE package, so `planner.exchange.case` turns them into rows and makes the items to write.
"""

from planner.exchange.opensalt.reading import MOST_BYTES, read
from planner.exchange.opensalt.writing import write

__all__ = ["MOST_BYTES", "read", "write"]
