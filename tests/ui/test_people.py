"""Who somebody is found to be: without sign-in by where they are, with it by the claims and the file of rights."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from planner.access import LOCAL, NOBODY, Right
from planner.ui import people, sign_in, sign_in_file, sign_in_settings
from planner.ui.people import VISITOR, Why
from tests.ui.opened import APP, checked, texts, title

RULES = """
sign_in_hours = 12
[[grant]]
rights = "student"
domain = "college.example"
"""
SETTINGS = {
    "redirect_uri": "https://planner.college.example/oauth2callback",
    "cookie_secret": "0123456789abcdef0123456789abcdef",
    "client_id": "planner",
    "client_secret": "of the tests",
    "server_metadata_url": "https://id.example/.well-known/openid-configuration",
}


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of rights, in use."""
    made = tmp_path / "access.toml"
    made.write_text(RULES, encoding="utf-8")
    monkeypatch.setenv("PLANNER_ACCESS", str(made))
    return made


@pytest.fixture(autouse=True)
def nothing_ended() -> Iterator[None]:
    yield
    people._ended.clear()


def claims(**more: object) -> dict[str, Any]:
    said = {"is_logged_in": True, "iss": "https://id.example", "sub": "1", "iat": int(time.time()), "name": "Ann"}
    return {**said, "email": "ann@college.example", "email_verified": True, **more}


def coming(user: dict[str, Any], **settings: Any) -> AppTest:
    """The front page with sign-in and these claims; a setting that is None is left out."""
    at = AppTest.from_file(APP, default_timeout=60)
    at.secrets["auth"] = {name: value for name, value in {**SETTINGS, **settings}.items() if value is not None}
    at.user = user
    return checked(at.run())


def first_screen(at: AppTest) -> bool:
    return title(at) == "Which courses lead to which jobs?"


def said(at: AppTest) -> str:
    return " ".join(element.value for element in [*at.info, *at.warning])


def test_without_sign_in_there_is_one_person_on_this_machine() -> None:
    assert people.me() == LOCAL
    at = checked(AppTest.from_file(APP, default_timeout=60).run())
    assert not first_screen(at)
    assert said(at) == ""


def test_who_has_not_signed_in_sees_the_first_screen_at_every_door(file: Path) -> None:
    at = coming({})
    assert first_screen(at)
    assert [button.label for button in at.button] == ["Sign in"]
    for page in ("pages/student/my_plan.py", "pages/faculty/curriculum.py", "pages/explore/your_data.py"):
        assert first_screen(checked(at.switch_page(page).run()))


@pytest.mark.parametrize("claim", ["is_logged_in", "iss", "sub"])
def test_a_sign_in_that_does_not_say_who_it_is_is_none(file: Path, claim: str) -> None:
    assert first_screen(coming({name: value for name, value in claims().items() if name != claim}))


def test_logged_in_must_be_true_and_not_a_text(file: Path) -> None:
    assert first_screen(coming(claims(is_logged_in="true")))


def test_who_has_signed_in_sees_the_pages(file: Path) -> None:
    at = coming(claims())
    assert not first_screen(at)
    assert said(at) == ""


def test_a_sign_in_that_is_over_is_said(file: Path) -> None:
    at = coming(claims(iat=int(time.time()) - 12 * 3600 - 60))
    assert first_screen(at)
    assert said(at) == "Your sign-in is over: it lasts 12 hours. What you did is kept."


def test_who_has_no_right_is_told_so_and_can_sign_out(file: Path) -> None:
    at = coming(claims(email="ann@elsewhere.example"))
    assert first_screen(at)
    assert "You are signed in as Ann, and nobody has given you a right here yet." in said(at)
    assert [button.label for button in at.button] == ["Sign out"]


def test_a_name_with_markup_is_only_text(file: Path) -> None:
    at = coming(claims(email="", name="**Ann** [x](http://evil.example) <b>"))
    assert "**" not in said(at).replace(r"\*\*", "")
    assert "[x]" not in said(at)


def test_rights_that_change_in_the_file_hold_with_the_next_run(file: Path) -> None:
    at = coming(claims())
    assert not first_screen(at)
    file.write_text(RULES.replace("college.example", "other-college.example"), encoding="utf-8")
    assert first_screen(checked(at.run()))
    file.write_text(RULES, encoding="utf-8")
    assert not first_screen(checked(at.run()))


@pytest.mark.parametrize("text", [None, "everyone = [", 'everyone = ["king"]'])
def test_a_file_of_rights_that_is_missing_or_wrong_lets_nobody_in(
    file: Path, text: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    file.unlink()
    if text is not None:
        file.write_text(text, encoding="utf-8")
    at = coming(claims())
    assert first_screen(at)
    assert said(at).startswith("Signing in is not set up right, so nobody can come in.")
    assert [button.label for button in at.button] == []
    assert "Nobody has any right until the file of rights is right" in caplog.text
    assert "access.toml" in caplog.text
    assert "ann@" not in caplog.text


@pytest.mark.parametrize(
    ("settings", "fault"),
    [
        ({"cookie_secret": "guess me"}, "cookie_secret has 8 characters and needs at least 32"),
        ({"cookie_secret": None}, "cookie_secret has 0 characters and needs at least 32"),
        ({"redirect_uri": "https://planner.college.example/"}, "redirect_uri is not the address of the app"),
        ({"client_secret": None, "client_id": ""}, "client_id, client_secret missing in [auth]"),
    ],
)
def test_settings_that_would_let_the_wrong_people_in_let_nobody_in(
    file: Path, settings: dict[str, Any], fault: str, caplog: pytest.LogCaptureFixture
) -> None:
    sign_in_settings._noted.cache_clear()
    at = coming(claims(), **settings)
    assert first_screen(at)
    assert said(at).startswith("Signing in is not set up right")
    assert fault in caplog.text
    assert "guess me" not in caplog.text


def test_several_providers_have_a_button_each(file: Path) -> None:
    own = {key: SETTINGS[key] for key in ("client_id", "client_secret", "server_metadata_url")}
    nothing = dict.fromkeys(own)
    at = coming({}, **nothing, college=own, partner=own)
    assert [button.label for button in at.button] == ["Sign in with college", "Sign in with partner"]


def test_rules_without_sign_in_let_nobody_in(file: Path) -> None:
    """Somebody has meant people to sign in, and the settings were lost."""
    assert people.me() == NOBODY
    assert people.standing().why is Why.NOT_SET_UP
    assert sign_in.health("ok") == {"status": "degraded", "sign_in": "nobody can come in: [auth] is missing"}


def test_a_read_only_app_shows_everything_and_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANNER_READ_ONLY", "1")
    assert people.me() == VISITOR
    assert VISITOR.rights == {Right.VIEWER}
    at = checked(AppTest.from_file(APP, default_timeout=60).run())
    assert not first_screen(at)
    assert (
        said(at) == "You can look at everything and change nothing: this app is open to everybody and only for reading."
    )


def test_a_sign_in_that_was_ended_is_over_in_every_tab(file: Path) -> None:
    user = claims()
    assert not first_screen(coming(user))
    people._ended[people._digest(user)] = time.time()
    assert first_screen(coming(user))
    assert not first_screen(coming({**user, "iat": user["iat"] + 1}))


def test_health_says_whether_people_can_sign_in(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sign_in_settings, "_section", lambda: SETTINGS)
    assert sign_in.health("ok") == {"status": "ok", "sign_in": "on"}
    assert sign_in.health("the curriculum does not load")["status"] == "the curriculum does not load"
    file.write_text("everyone = 3", encoding="utf-8")
    assert sign_in.health("ok") == {"status": "degraded", "sign_in": "nobody can come in: the log says why"}
    monkeypatch.setattr(sign_in_settings, "_section", lambda: None)
    monkeypatch.delenv("PLANNER_ACCESS")
    assert sign_in_file.place() == Path("access.toml")
    assert sign_in.health("ok") == {"status": "ok", "sign_in": "off"}


def test_what_was_refused_is_said_in_words_and_other_errors_are_left_alone() -> None:
    def script() -> None:
        from planner.access import NOBODY, Action, NotAllowed
        from planner.ui import sign_in

        assert sign_in.refused(NotAllowed(NOBODY, Action.SAVE))
        assert not sign_in.refused(PermissionError("another"))

    at = AppTest.from_function(script).run()
    assert not at.exception
    assert said(at) == "You may not save revisions, so nothing was changed. Load the page again to go on."


def test_the_page_of_ones_data_opens(file: Path) -> None:
    at = coming(claims())
    at = checked(at.switch_page("pages/explore/your_data.py").run())
    assert texts(at)
