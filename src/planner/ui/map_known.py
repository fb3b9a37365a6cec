"""What the store knows beside a curriculum for its map: which cells are disputed, and which courses are one's own."""

from __future__ import annotations

from planner.mapping.cell_edits import LINKS, courses_of_edits
from planner.mapping.filter import Known, MapFilter
from planner.store import StoreError, authors, disputes
from planner.store.disputes import Dispute
from planner.ui import data, people
from planner.ui.map_draft import MapDraft


def open_disputes() -> tuple[Dispute, ...]:
    """The disputes about cells of the map that nobody has settled; none where the store cannot be asked."""
    db = data.store()
    if db is None:
        return ()
    try:
        found = disputes.open_of(db, data.curriculum_id())
    except StoreError:
        return ()
    return tuple(dispute for dispute in found if dispute.table == LINKS)


def known(draft: MapDraft, chosen: MapFilter) -> Known:
    """What the filter and the grid need to know. What is one's own is asked only where the filter asks for it."""
    disputed = frozenset((dispute.key[0], dispute.key[1]) for dispute in open_disputes())
    mine = _mine() | courses_of_edits(draft.draft.edits) if chosen.courses == "mine" else frozenset[str]()
    return Known(mine, disputed)


def _mine() -> frozenset[str]:
    """The courses of which the person brought a cell as it stands now, or their row."""
    db = data.store()
    if db is None:
        return frozenset()
    try:
        rows = authors.rows_of(db, data.curriculum_id(), LINKS, people.me().person_id)
    except StoreError:
        return frozenset()
    return frozenset(key[0] for key in rows)
