"""`planner purge`: what is past its time is removed from the store."""

from __future__ import annotations

from typing import Annotated

import typer

from planner.cli.printing import AsJson, as_object, line, stop, table


def purge(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only count what would be removed.")] = False,
    as_json: AsJson = False,
) -> None:
    """Remove what is past its time: deleted plans, ended links, closed drafts, removed curricula, people long gone.

    The store is that of $DATABASE_URL, else var/planner.db. Who can run this can read the database anyway: it asks for
    no right. Run it once a day.
    """
    from datetime import UTC, datetime

    from planner.access import LOCAL
    from planner.store import StoreError, open_store, purging

    try:
        counts = purging.purge(open_store(), LOCAL, datetime.now(UTC), dry_run=dry_run)
    except StoreError as error:
        stop(1, f"Nothing was removed: {error}.")
    if as_json:
        as_object({"dry_run": dry_run, "removed": dict(counts)})
        return
    line("Would be removed:" if dry_run else "Removed:")
    table(("kind", "kept for days", "count"), [(kind, purging.KEEP[kind], count) for kind, count in counts.items()])
