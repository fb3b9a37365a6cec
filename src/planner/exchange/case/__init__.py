"""1EdTech CASE: competency frameworks as JSON packages (CFPackage, v1.0; v1.1 is read too), both ways.

`framework` has items and associations free of any file's form, which the OpenSALT sheets share; `package` is the JSON
form and `validation` its schema; `own_items` turns a curriculum into items, `own_rows` turns those back into rows, and
`foreign_rows` makes rows of anybody else's framework.
"""

from planner.exchange.case.package import MOST_BYTES, UNDATED, read, write

__all__ = ["MOST_BYTES", "UNDATED", "read", "write"]
