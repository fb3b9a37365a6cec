"""Outcomes of the learning platform Canvas, as its CSV file has them, both ways.

The columns, in any order: vendor_guid, object_type (outcome or group), title, description, parent_guids and others, and
last of all `ratings`, whose cells go on under a blank header: points, description, points, description.
"""

from planner.exchange.canvas.reader import read
from planner.exchange.canvas.writer import write

__all__ = ["read", "write"]
