"""The plain map of a department: courses by skills or outcomes, with letters such as I, R, M and A in the cells."""

from planner.exchange.matrix.reading import read
from planner.exchange.matrix.writing import write

__all__ = ["read", "write"]
