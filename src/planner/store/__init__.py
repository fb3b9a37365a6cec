"""The store: revisions of curricula, plans with every change, and links to plans, in a SQL database.

Nothing else opens one. `open_store()` gives the `Store` that the functions of `plans`, `shares` and `revisions` take
first: an SQLite file by default, PostgreSQL where $DATABASE_URL says so. What the database refuses is a `StoreError`;
a plan that somebody else has changed meanwhile is `plans.Stale`.
"""

from planner.store import plans, revisions, shares
from planner.store.database import Store, close_all, open_store
from planner.store.errors import StoreError

__all__ = ["Store", "StoreError", "close_all", "open_store", "plans", "revisions", "shares"]
