"""A link to a plan: made and taken back in the dialog, and the page that it opens."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from planner.plan import Completed, Plan, Waiver
from planner.store import StoreError, open_store, plans, shares
from planner.ui.plan_share import address_of
from planner.ui.shared_plan import NOTHING
from tests.ui.my_plan import ROOT, example, held, opened, plan, ran, texts
from tests.ui.opened import captions, shown
from tests.ui.test_my_plan_kept import CURRICULUM, OWNER, keep, stored

TODAY = datetime.now(UTC).date()
MINE = example("live-sound").replace(
    title="Robin’s plan",
    completed=(Completed(course_id="LHUM-400", grade="B-"),),
    waivers=(Waiver(group_id="general-education", reason="A talk with Robin"),),
)


def _token(kept: Plan = MINE, ends_on: date = TODAY, *, grades: bool = False, title: bool = False) -> str:
    """A link to a plan that is put into the store."""
    return shares.create(open_store(), OWNER, keep(kept), ends_on, with_grades=grades, with_title=title)[1]


def _page(token: str | None) -> AppTest:
    """The shared page in a fresh session."""
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    at.switch_page("pages/student/shared.py")
    if token is not None:
        at.query_params["token"] = token
    return ran(at)


def _body() -> None:
    from planner.ui import data, plan_opening, plan_share

    plan_share.body(plan_opening.current(data.curriculum()))


def _dialog() -> AppTest:
    """What the dialog shows, without the dialog."""
    return ran(AppTest.from_function(_body, default_timeout=60))


def test_the_holder_of_a_link_sees_the_plan_and_can_change_nothing() -> None:
    at = _page(_token())
    assert "**Shared plan** puts 37 courses into 8 terms" in texts(at)
    assert "groups are met by this plan" in texts(at)
    assert "**meets at least 5 of 7 needs, 1 of 3 essential**" in texts(at)
    assert [heading.value for heading in at.subheader][:2] == ["Completed", "2026 Fall"]
    assert [*at.button, *at.menu_button, *at.selectbox, *at.text_input] == []


def test_the_visitors_own_plan_is_not_touched() -> None:
    at = _page(_token())
    assert "planner_session" not in at.session_state
    assert stored() == [MINE]


@pytest.mark.parametrize("shows", [False, True])
def test_grades_title_and_reasons_are_shown_only_where_they_are_shared(shows: bool) -> None:
    at = _page(_token(grades=shows, title=shows))
    said = texts(at)
    assert ("Robin’s plan" in said) == shows
    assert ("grade B-" in said) == shows
    assert f"is waived: {'A talk with Robin' if shows else 'not shared'}" in shown(said)
    assert any("It leaves out grades and the title" in words for words in captions(at)) == (not shows)


def test_the_page_follows_the_plan() -> None:
    token = _token(title=True)
    db = open_store()
    head = plans.heads(db, OWNER, CURRICULUM)[0]
    plans.save(db, OWNER, head.plan_id, head.version, MINE.replace(title="Renamed"))
    assert "**Renamed** puts" in texts(_page(token))


def _wrong() -> str | None:
    _token()
    return "nonsense"


def _missing() -> str | None:
    return None


def _ended() -> str | None:
    return _token(ends_on=TODAY - timedelta(days=1))


def _revoked() -> str | None:
    token, db = _token(), open_store()
    share = shares.of_plan(db, OWNER, plans.heads(db, OWNER, CURRICULUM)[0].plan_id)[0]
    shares.revoke(db, OWNER, share.share_id)
    return token


def _deleted() -> str | None:
    token, db = _token(), open_store()
    head = plans.heads(db, OWNER, CURRICULUM)[0]
    plans.delete(db, OWNER, head.plan_id, head.version)
    return token


def _of_another_curriculum() -> str | None:
    db = open_store()
    kept = plans.create(db, OWNER, "another-curriculum", MINE)
    return shares.create(db, OWNER, kept.plan_id, TODAY)[1]


def _unreadable() -> str | None:
    token, db = _token(), open_store()
    with db.writing() as connection:
        connection.exec_driver_sql("UPDATE plan_changes SET plan = '{}'")
    return token


@pytest.mark.parametrize("link", [_wrong, _missing, _ended, _revoked, _deleted, _of_another_curriculum, _unreadable])
def test_every_link_that_leads_nowhere_gives_the_same_answer(link: object) -> None:
    at = _page(link())  # type: ignore[operator]
    assert [warning.value for warning in at.warning] == [NOTHING]
    assert [*at.markdown, *at.subheader, *at.caption] == []


def test_a_link_is_made_listed_and_taken_back() -> None:
    keep(MINE)
    at = _dialog()
    ran(at.button(key="share_make").click())
    token = at.code[0].value.partition("token=")[2]
    assert "**Shared plan** puts 37 courses" in texts(_page(token))
    end = TODAY + timedelta(days=30)
    assert f"Made {TODAY}, works up to {end}, without grades, without title and reasons" in texts(at)
    ran(next(button for button in at.button if button.label == "Take back").click())
    assert list(at.code) == []
    assert at.caption[0].value == "1 link has ended or been taken back."
    assert [warning.value for warning in _page(token).warning] == [NOTHING]


def test_end_grades_and_title_are_chosen() -> None:
    keep(MINE)
    at = _dialog()
    ran(at.date_input(key="share_ends").set_value(TODAY + timedelta(days=3)))
    ran(at.checkbox(key="share_grades").check())
    ran(at.checkbox(key="share_title").check())
    ran(at.button(key="share_make").click())
    assert f"works up to {TODAY + timedelta(days=3)}, with grades, with title and reasons" in texts(at)


def test_an_example_that_is_shared_becomes_a_plan_of_ones_own() -> None:
    at = _dialog()
    assert held(at).kept is None
    ran(at.button(key="share_make").click())
    assert held(at).kept is not None
    assert stored() == [example("live-sound")]
    assert len(at.code) == 1


@pytest.mark.parametrize(("name", "key"), [("create", "share_make"), ("revoke", "revoke ")])
def test_what_fails_is_said_in_the_dialog(monkeypatch: pytest.MonkeyPatch, name: str, key: str) -> None:
    def fails(*_: object, **__: object) -> None:
        raise StoreError("disk full")

    _token()
    at = _dialog()
    monkeypatch.setattr(shares, name, fails)
    ran(next(button for button in at.button if str(button.key).startswith(key)).click())
    assert at.warning[0].value.startswith("The link could not be ")
    assert list(at.code) == []


def test_the_button_opens_the_dialog() -> None:
    at = opened()
    ran(at.button(key="share").click())
    assert at.button(key="share_make").label == "Make a link"
    assert plan(at) == example("live-sound")


def test_a_title_is_shown_as_text() -> None:
    keep(MINE.replace(title="**bold** [x](https://example.org)"))
    assert "“**bold** [x](https://example.org)”" in shown(texts(_dialog()))


@pytest.mark.parametrize(
    ("page", "shared"),
    [
        ("http://localhost:8501/my-plan?view=Check", "http://localhost:8501/shared?token=abc"),
        ("https://host.example/planner/my-plan", "https://host.example/planner/shared?token=abc"),
        ("http://localhost:8501/", "http://localhost:8501/shared?token=abc"),
    ],
)
def test_the_address_of_a_link_stands_beside_the_page(page: str, shared: str) -> None:
    assert address_of(page, "abc") == shared
