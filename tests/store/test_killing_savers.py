"""A process that is killed while it saves drafts leaves each of them saved with its revision, or open: never half."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from sqlalchemy import select

from planner.store import Store, curricula, open_store, revisions, work_tables
from tests.conftest import fresh_store_url
from tests.people import ADA
from tests.store import editors
from tests.store.editors import BASE, CURRICULUM
from tests.store.server import Server
from tests.store.test_killing import crashing as crashing  # noqa: PLC0414 (a fixture)
from tests.store.test_killing import killed_while_writing


def check_whole(db: Store, noted: Path) -> None:
    """Revisions and saved drafts belong together one by one, and what was noted is there."""
    found = revisions.all_of(db, CURRICULUM)
    assert [revision.number for revision in found] == list(range(1, len(found) + 1))
    with db.reading() as connection:
        rows = connection.execute(select(work_tables.drafts).order_by(work_tables.drafts.c.revision)).all()
    saved = [row for row in rows if row.state == "saved"]
    assert [row.revision for row in saved] == [revision.number for revision in found[1:]]
    assert [row.note for row in saved] == [revision.note for revision in found[1:]]
    assert [row.state for row in rows if row.state != "saved"] in ([], ["open"])
    for revision in found[1:]:
        titles = {course.title for course in revisions.read(db, CURRICULUM, revision.number).courses}
        assert titles == {f"state {revision.number}"}
    lines = noted.read_text().splitlines(keepends=True)
    notes = [tuple(line.split()) for line in lines if line.endswith("\n")]
    assert set(notes) <= {(str(row.revision), row.draft_id) for row in saved}


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_killing_who_saves_leaves_whole_drafts_and_revisions(
    database: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    if database == "sqlite":
        url = fresh_store_url(tmp_path)
    else:
        server: Server = request.getfixturevalue("crashing")
        url = server.new_database()
    curricula.create(open_store(url), ADA, CURRICULUM, BASE, "")
    noted, chance = tmp_path / "noted", random.Random(5)  # noqa: S311 (only how long it may write)
    for _ in range(12):
        killed_while_writing(url, noted, chance.uniform(0, 0.12), editors.save_for_ever)
    check_whole(open_store(url), noted)
