"""The store: curricula with their revisions, people's drafts, plans with every change, and links, in a SQL database.

Nothing else opens one. `open_store()` gives the `Store` that the functions of the modules here take first: an SQLite
file by default, PostgreSQL where $DATABASE_URL says so. Who acts comes second wherever something is changed or private,
and those functions ask themselves whether that person may. What the database refuses is a `StoreError`; what somebody
else has changed meanwhile is `plans.Stale`, `drafts.StaleDraft`, `scenarios.StaleScenario` or `Overtaken`.
"""

from planner.store import (
    actions,
    all_plans,
    curricula,
    disputes,
    drafts,
    people,
    plans,
    purging,
    rejections,
    revisions,
    scenarios,
    shares,
)
from planner.store.database import Store, close_all, open_store
from planner.store.errors import Overtaken, ReviewRequired, StoreError

__all__ = [
    "Overtaken",
    "ReviewRequired",
    "Store",
    "StoreError",
    "actions",
    "all_plans",
    "close_all",
    "curricula",
    "disputes",
    "drafts",
    "open_store",
    "people",
    "plans",
    "purging",
    "rejections",
    "revisions",
    "scenarios",
    "shares",
]
