"""What is known of people: names for others, all that is stored about oneself, and being forgotten."""

from __future__ import annotations

import json
from datetime import date

import pytest
from sqlalchemy import func, select, update

from planner.access import LOCAL, NOBODY, Person
from planner.scenario import Drop, Scenario
from planner.store import (
    Store,
    disputes,
    drafts,
    people,
    plans,
    rejections,
    revisions,
    scenarios,
    schema,
    shares,
    work_tables,
)
from planner.store.schema_types import metadata
from tests.builders import tiny_plan
from tests.people import ADA, GIL, RUTH, person
from tests.store.editing import BASE, level, levels, made, title

PLAN = tiny_plan({"2026 Fall": ["A-1"]}, title="Secret wishes")


def everywhere(db: Store, who: Person) -> set[str]:
    """The tables in which a person's id stands, in whatever column."""
    found = set()
    with db.reading() as connection:
        for table in metadata.sorted_tables:
            for row in connection.execute(select(table)):
                if who.person_id in row._mapping.values():
                    found.add(table.name)
    return found


def busy(db: Store, who: Person) -> None:
    """Let somebody do one of everything."""
    made(db)
    people.seen(db, who)
    kept = plans.create(db, who, "tiny", PLAN)
    shares.create(db, who, kept.plan_id, date(2026, 12, 31))
    drafts.save(db, who, drafts.step(db, who, "tiny", None, [level("A-1", "M")]), "deeper")
    drafts.step(db, who, "tiny", None, [title("A-1", "Mixing")])
    theirs = drafts.propose(db, GIL, drafts.step(db, GIL, "tiny", None, [title("A-2", "Other")]), "")
    drafts.comment(db, who, theirs.draft_id, "why?")
    drafts.accept(db, who, theirs.draft_id, theirs.version, "")
    made_here = disputes.dispute(db, who, "tiny", "courses", ("A-1",), "title", "wrong")
    disputes.settle(db, who, made_here.dispute_id, "now right")
    rejections.put(db, who, "tiny", "A-1", "editing")
    idea = scenarios.create(db, who, "tiny", Scenario("Secret idea", (Drop(("A-2",)),)))
    scenarios.save(db, who, idea.scenario_id, idea.version, Scenario("Secret idea"))


HANNA = person("hanna", "faculty", "reviewer", "student")


def test_names_are_noted_once_a_day_and_nothing_of_who_has_not_signed_in(db: Store) -> None:
    for who in (LOCAL, NOBODY):
        people.seen(db, who)
    assert people.names(db) == {}
    people.seen(db, HANNA)
    people.seen(db, person("nameless", "viewer"))
    assert people.names(db) == {"hanna": "Hanna", "nameless": "Nameless"}
    with db.writing() as connection:
        connection.execute(update(work_tables.people).values(last_seen_on=date(2020, 1, 1), address="kept"))
    people.seen(db, Person("hanna", "Hanna B", HANNA.rights, "h@college.example"))
    with db.reading() as connection:
        row = connection.execute(select(work_tables.people).where(work_tables.people.c.person_id == "hanna")).one()
    assert (row.name, row.address, row.last_seen_on > date(2020, 1, 1)) == ("Hanna B", "h@college.example", True)


def test_somebody_sees_all_that_is_stored_about_them_and_nothing_of_others(db: Store) -> None:
    busy(db, HANNA)
    plans.create(db, RUTH, "tiny", tiny_plan(title="Of somebody else"))
    found = people.own_data(db, HANNA)
    assert {kind: len(rows) for kind, rows in found.items()} == {
        "person": 1,
        "plans": 1,
        "shares": 1,
        "plan_changes": 1,
        "drafts": 2,
        "draft_steps": 2,
        "draft_comments": 0,
        "scenarios": 1,
        "scenario_steps": 2,
        "revisions": 1,
        "revisions accepted": 1,
        "comments": 2,
        "disputes": 1,
        "disputes settled": 1,
        "rejected suggestions": 1,
        "actions": 0,
        "actions changed": 0,
        "actions owned": 0,
    }
    assert found["plan_changes"][0]["plan"]["title"] == "Secret wishes"
    edits = [row["edits"] for row in found["draft_steps"]]
    assert found["scenario_steps"][0]["document"]["changes"] == [{"kind": "drop", "course_ids": ["A-2"]}]
    assert [["course_skills", ["A-1", "mixing"], {"level": "M"}]] in edits
    assert (found["revisions"][0]["number"], found["revisions"][0]["note"]) == (2, "deeper")
    text = json.dumps(found)
    assert "Of somebody else" not in text
    assert "token" not in text
    assert {kind: len(rows) for kind, rows in people.own_data(db, ADA).items() if rows} == {"revisions": 1}


def test_who_is_forgotten_stands_nowhere_and_the_work_stays(db: Store) -> None:
    busy(db, HANNA)
    others = plans.create(db, RUTH, "tiny", PLAN)
    assert everywhere(db, HANNA) == {
        "people",
        "plans",
        "drafts",
        "scenarios",
        "revisions",
        "draft_comments",
        "disputes",
        "rejections",
    }
    counts = people.forget(db, HANNA)
    assert counts == {
        "plans": 1,
        "drafts": 2,
        "scenarios": 1,
        "revisions": 1,
        "revisions accepted": 1,
        "comments": 2,
        "disputes": 1,
        "disputes settled": 1,
        "rejected suggestions": 1,
        "people": 1,
    }
    assert everywhere(db, HANNA) == set()
    authors = {revision.author for revision in revisions.all_of(db, "tiny")}
    (former,) = authors - {"ada", "gil"}
    assert former.startswith(people.FORMER)
    assert levels(db)["A-1"] == "M"
    assert revisions.read(db, "tiny", 1) == BASE
    assert plans.get(db, RUTH, others.plan_id) == others
    assert people.forget(db, HANNA) == {}
    with db.reading() as connection:
        left = [
            connection.scalar(select(func.count()).select_from(t)) for t in (schema.shares, work_tables.draft_steps)
        ]
    assert left == [0, 1]


def test_nobody_has_no_data(db: Store) -> None:
    for call in (people.own_data, people.forget):
        with pytest.raises(KeyError):
            call(db, NOBODY)
