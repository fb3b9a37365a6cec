"""O*NET, the occupational database of the U.S. Department of Labor: published tables to roles and skills."""

from planner.exchange.onet.database import Database, Element, Occupation, Part, Rating, Software
from planner.exchange.onet.opening import open_database
from planner.exchange.onet.reader import attribution, read

__all__ = [
    "Database",
    "Element",
    "Occupation",
    "Part",
    "Rating",
    "Software",
    "attribution",
    "open_database",
    "read",
]
