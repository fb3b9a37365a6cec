"""The file of rights: what it says of whom, and every way in which it can be wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.access import Person, Right, rules
from planner.errors import DataError, Fault

ROOT = Path(__file__).parents[2]
EXAMPLE = (ROOT / "access.example.toml").read_bytes()
VIEWER, STUDENT, FACULTY, REVIEWER, ADMIN = (frozenset({right}) for right in Right)


def claims(email: str = "", *, verified: object = True, **more: object) -> dict[str, Any]:
    said = {"email": email, "email_verified": verified} if email else {}
    return {"iss": "https://id.example", "sub": "1", **said, **more}


@pytest.mark.parametrize(
    ("said", "rights"),
    [
        (claims(), VIEWER),
        (claims("mia@students.college.example"), VIEWER | STUDENT),
        (claims("Mia@Students.College.EXAMPLE"), VIEWER | STUDENT),
        # Neither what ends like the domain, nor what begins like it, nor a part of it.
        (claims("mia@evil-students.college.example"), VIEWER),
        (claims("mia@x.students.college.example"), VIEWER),
        (claims("mia@students.college.example.evil.example"), VIEWER),
        (claims("mia@college.example"), VIEWER),
        (claims("students.college.example"), VIEWER),
        (claims("mia@evil.example@students.college.example"), VIEWER),
        (claims("mia@students.college.example@evil.example"), VIEWER),
        (claims("mia@students.college.example\n@evil.example"), VIEWER),
        (claims("mia @students.college.example"), VIEWER),
        # Addresses that nobody vouches for give nothing.
        (claims("mia@students.college.example", verified=False), VIEWER),
        (claims("mia@students.college.example", verified="false"), VIEWER),
        (claims("mia@students.college.example", verified=None), VIEWER),
        (claims("mia@students.college.example", verified=1), VIEWER),
        (claims("mia@students.college.example", verified="true"), VIEWER | STUDENT),
        (claims(groups="music-faculty"), VIEWER | FACULTY),
        (claims(groups=["staff", "music-faculty"]), VIEWER | FACULTY),
        (claims(groups="music-faculty-guests"), VIEWER),
        (claims(groups={"music-faculty": True}), VIEWER),
        (claims(group="music-faculty"), VIEWER),
        (claims("ANN@college.example"), VIEWER | FACULTY | REVIEWER),
        (claims("ann@college.example.evil.example"), VIEWER),
        # Every condition of a grant must fit.
        (claims("cyd@college.example", groups=["it-services"]), VIEWER | ADMIN),
        (claims("cyd@elsewhere.example", groups=["it-services"]), VIEWER),
        (claims("cyd@college.example", groups=["other"]), VIEWER),
        # The rights of all that fits add up.
        (claims("ann@college.example", groups=["planner-admins"]), VIEWER | FACULTY | REVIEWER | ADMIN),
    ],
)
def test_the_example_gives_each_what_it_says(said: dict[str, Any], rights: frozenset[Right]) -> None:
    assert rules.granted(rules.read(EXAMPLE), said) == rights


def test_an_empty_file_gives_nobody_anything() -> None:
    assert rules.granted(rules.read(b""), claims("ann@college.example", groups=["planner-admins"])) == frozenset()
    assert rules.read(b"") == rules.NOTHING


def test_an_address_without_a_mark_counts_only_where_the_file_says_so() -> None:
    trusting = rules.read(b'trust_unmarked_addresses = true\n[[grant]]\nrights = "admin"\ndomain = "a.example"')
    assert rules.granted(trusting, {"email": "ann@a.example"}) == ADMIN
    assert rules.granted(trusting, {"email": "ann@a.example", "email_verified": False}) == frozenset()


@pytest.mark.parametrize(
    ("claim", "said", "fits"),
    [
        ('"realm_access.roles" = "faculty"', {"realm_access": {"roles": ["faculty"]}}, True),
        ('"realm_access.roles" = "faculty"', {"realm_access": ["faculty"]}, False),
        ('"https://college.example/roles" = "faculty"', {"https://college.example/roles": "faculty"}, True),
        ("staff = true", {"staff": True}, True),
        ("staff = true", {"staff": 1}, False),
        ("staff = true", {"staff": "true"}, False),
        ("level = 1", {"level": [1]}, True),
        ("level = 1", {"level": True}, False),
        ('groups = ["a", "b"]', {"groups": ["b"]}, True),
        ('groups = "a"\nstaff = true', {"groups": ["a"]}, False),
        ('groups = "a"', {}, False),
    ],
)
def test_a_claim_fits_by_value_or_by_one_of_a_list(claim: str, said: dict[str, Any], fits: bool) -> None:
    held = rules.read(f'[[grant]]\nrights = "faculty"\n[grant.claim]\n{claim}'.encode())
    assert rules.granted(held, said) == (FACULTY if fits else frozenset())


@pytest.mark.parametrize(
    ("text", "column", "value", "expected"),
    [
        ("sign_in_hour = 3", "sign_in_hour", "3", "perhaps sign_in_hours is meant"),
        ("sign_in_hours = 0", "sign_in_hours", "0", "more than 0 hours"),
        ("sign_in_hours = 721", "sign_in_hours", "721", "at most 720 hours"),
        ("sign_in_hours = nan", "sign_in_hours", "NaN", "a number of hours"),
        ('sign_in_hours = "12"', "sign_in_hours", "12", "a number of hours"),
        ("sign_in_hours = true", "sign_in_hours", "true", "a number of hours"),
        ('everyone = ["viewr"]', "everyone", "viewr", "perhaps viewer is meant"),
        ('trust_unmarked_addresses = "yes"', "trust_unmarked_addresses", "yes", "true or false"),
        ("grant = 3", "grant", "3", "tables that begin with [[grant]]"),
        ("grant = [3]", "grant 1", "3", "a table that begins with [[grant]]"),
        ('[[grant]]\nrights = "admin"', "grant 1", None, "an address, a domain or a claim"),
        ('[[grant]]\nrights = "admin"\ndomain = []', "grant 1", None, "an address, a domain or a claim"),
        ('[[grant]]\nrights = []\ndomain = "a.example"', "grant 1, rights", None, "at least one value"),
        ('[[grant]]\ndomain = "a.example"', "grant 1, rights", None, "this entry, which is not there"),
        ('[[grant]]\nrights = "admin"\ndomain = "*.a.example"', "grant 1, domain", "*.a.example", "without *"),
        ('[[grant]]\nrights = "admin"\ndomain = "@a.example"', "grant 1, domain", "@a.example", "without @"),
        ('[[grant]]\nrights = "admin"\naddress = "ann"', "grant 1, address", "ann", "ann@college.example"),
        ('[[grant]]\nrights = "admin"\naddress = "a@b@c"', "grant 1, address", "a@b@c", "ann@college.example"),
        ('[[grant]]\nrights = "admin"\nclaim = "x"', "grant 1, claim", "x", "a claim with its value"),
        ('[[grant]]\nrights = "admin"\nclaim = { x = 1.5 }', "grant 1, claim, x", "1.5", "a whole number"),
        ('[[grant]]\nrights = "admin"\nclaim = { x = [] }', "grant 1, claim, x", None, "at least one value"),
        ('[[grant]]\nrights = "admin"\nadress = "a@b.c"', "grant 1, adress", "a@b.c", "perhaps address is meant"),
        ("a =", None, None, "TOML, which it is not"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, column: str | None, value: str | None, expected: str) -> None:
    with pytest.raises(DataError) as caught:
        rules.read(text.encode(), "here.toml")
    fault = caught.value.faults[-1]
    assert (fault.file, fault.row, fault.column, fault.value) == ("here.toml", None, column, value)
    assert expected in fault.expected


def test_every_fault_is_told_and_not_just_the_first() -> None:
    wrong = b'everyone = ["a", "b"]\nsign_in_hours = 0\n[[grant]]\nrights = "c"\nclaim = { x = 1.5 }'
    with pytest.raises(DataError) as caught:
        rules.read(wrong)
    assert len(caught.value.faults) == 5


def test_a_file_in_another_encoding_is_told() -> None:
    with pytest.raises(DataError, match="text in UTF-8"):
        rules.read('everyone = ["viewer"] # é'.encode("latin-1"))


@given(st.binary(max_size=80) | st.text(alphabet='[]{}=", \ngrantsidomeclv', max_size=80).map(str.encode))
def test_any_bytes_are_rules_or_faults(data: bytes) -> None:
    try:
        read: frozenset[Right] | tuple[Fault, ...] = rules.granted(rules.read(data), claims("ann@college.example"))
    except DataError as error:
        read = error.faults
    assert isinstance(read, frozenset) or len(read) > 0


def test_a_sign_in_lasts_as_long_as_the_file_says() -> None:
    held = rules.read(b"sign_in_hours = 2")
    assert not rules.is_over(held, {"iat": 1000}, 1000 + 7200)
    assert rules.is_over(held, {"iat": 1000}, 1000 + 7201)
    # The token's time, not that of an older session with the provider, from which nobody could come in again.
    assert not rules.is_over(held, {"iat": 10_000, "auth_time": 10}, 10_100)
    assert rules.is_over(held, {"auth_time": 1000}, 1000 + 7201)
    assert rules.is_over(held, {}, 0)
    assert rules.is_over(held, {"iat": True, "auth_time": "now"}, 0)


def test_a_person_is_the_same_by_issuer_and_subject_alone() -> None:
    held = rules.read(EXAMPLE)
    ann = rules.person(held, claims("ann@college.example", name="Ann"))
    assert isinstance(ann, Person)
    assert (ann.name, ann.address, ann.rights) == ("Ann", "ann@college.example", VIEWER | FACULTY | REVIEWER)
    married = rules.person(held, claims("ann.b@college.example", name="Ann B"))
    other = rules.person(held, {**claims("ann@college.example", name="Ann"), "sub": "2"})
    elsewhere = rules.person(held, {**claims("ann@college.example", name="Ann"), "iss": "https://other.example"})
    assert married is not None
    assert other is not None
    assert elsewhere is not None
    assert married.person_id == ann.person_id
    assert len({ann.person_id, other.person_id, elsewhere.person_id}) == 3
    # No claim can name the one person without sign-in, or an author that is no person.
    assert ann.person_id.startswith("p-")


@pytest.mark.parametrize("missing", ["iss", "sub"])
@pytest.mark.parametrize("value", [None, "", 3])
def test_without_issuer_or_subject_there_is_nobody(missing: str, value: object) -> None:
    assert rules.person(rules.read(EXAMPLE), {**claims("ann@college.example"), missing: value}) is None


def test_issuer_and_subject_do_not_run_into_each_other() -> None:
    one = rules.person(rules.NOTHING, {"iss": "https://a.example/", "sub": "b|c"})
    two = rules.person(rules.NOTHING, {"iss": "https://a.example/b|", "sub": "c"})
    assert one is not None
    assert two is not None
    assert one.person_id != two.person_id


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ({"name": "Ann"}, "Ann"),
        ({"name": "  Ann\n\x00 B\u202e "}, "Ann B"),
        ({"name": "", "preferred_username": "ann"}, "ann"),
        ({"email": "ann@college.example", "email_verified": True}, "ann@college.example"),
        ({"email": "ann@college.example", "email_verified": False}, "No name"),
        ({"name": ["Ann"]}, "No name"),
        ({"name": "A" * 200}, "A" * 80),
    ],
)
def test_the_name_is_one_short_line(said: dict[str, Any], name: str) -> None:
    found = rules.person(rules.NOTHING, {"iss": "https://id.example", "sub": "1", **said})
    assert found is not None
    assert found.name == name
