"""A curriculum as a workbook (.xlsx): a sheet that explains, the sheet `about`, a sheet a table, and example plans.

`write` and `read` are inverse to each other: a workbook that is written is read back as the same curriculum.
"""

from planner.exchange.workbook.reading import read
from planner.exchange.workbook.writing import template, write

__all__ = ["read", "template", "write"]
