"""Who has which right: one file, `access.toml`, read into rules, and the rules asked about a sign-in's claims.

The claims are what the identity provider says of somebody in the token of the sign-in. Nobody has more than the file
says: what it does not grant is not granted, and an address that the provider has not verified grants nothing.
`access.example.toml` explains the file line by line.
"""

from __future__ import annotations

import difflib
import hashlib
import json
import tomllib
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictStr,
    ValidationError,
    model_validator,
)

from planner.access.rights import Person, Right
from planner.errors import DataError, Fault

FILE = "access.toml"
LONGEST_SIGN_IN_HOURS = 30 * 24
"""The cookie of a sign-in lasts no longer."""
_LONGEST_NAME = 80

Claims = Mapping[str, Any]


def _as_list(value: object) -> object:
    return value if isinstance(value, list | tuple) else [value]


def _is_address(value: str) -> str:
    name, at, domain = value.strip().lower().partition("@")
    if not (name and at) or "@" in domain or any(sign.isspace() for sign in value.strip()):
        raise ValueError("an address such as ann@college.example")
    return f"{name}@{_is_domain(domain)}"


def _is_domain(value: str) -> str:
    domain = value.strip().lower()
    if not domain or any(not part for part in domain.split(".")) or any(sign in domain for sign in "@*/: \t"):
        raise ValueError("a whole domain such as college.example, without @ and without *")
    return domain


def _is_claimed(value: object) -> object:
    if not isinstance(value, str | bool | int):
        raise ValueError("a text in quotes, a whole number, true or false")
    return value


Rights = Annotated[tuple[Right, ...], BeforeValidator(_as_list)]
Addresses = Annotated[tuple[Annotated[StrictStr, AfterValidator(_is_address)], ...], BeforeValidator(_as_list)]
Domains = Annotated[tuple[Annotated[StrictStr, AfterValidator(_is_domain)], ...], BeforeValidator(_as_list)]
Values = Annotated[
    tuple[Annotated[Any, AfterValidator(_is_claimed)], ...], BeforeValidator(_as_list), Field(min_length=1)
]


class Grant(BaseModel):
    """Rights for whoever fits every condition that is given; of several values of one condition, any will do."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rights: Annotated[Rights, Field(min_length=1)]
    address: Addresses = ()
    domain: Domains = ()
    claim: Annotated[dict[str, Values], Field(default_factory=dict)]

    @model_validator(mode="after")
    def _has_a_condition(self) -> Grant:
        if not (self.address or self.domain or self.claim):
            raise ValueError("an address, a domain or a claim: a grant to everybody is said by everyone = [...]")
        return self

    def fits(self, claims: Claims, address: str) -> bool:
        """Whether somebody with these claims and this verified address ("" without one) fits."""
        if self.address and address not in self.address:
            return False
        if self.domain and address.rpartition("@")[2] not in self.domain:
            return False
        return all(_claimed(claims, name, values) for name, values in self.claim.items())


class Rules(BaseModel):
    """What `access.toml` says."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sign_in_hours: Annotated[float, Field(gt=0, le=LONGEST_SIGN_IN_HOURS, strict=True, allow_inf_nan=False)] = 12
    """Hours from the sign-in at the provider until somebody has to sign in again."""
    everyone: Rights = ()
    """What everybody has who has signed in."""
    trust_unmarked_addresses: StrictBool = False
    """Whether an address counts that the provider marks neither as verified nor as not verified."""
    grant: tuple[Grant, ...] = ()


NOTHING = Rules()
"""Rules by which nobody has any right: what holds where the file is missing or wrong."""


def read(data: bytes, file: str = FILE) -> Rules:
    """The rules of a file. Raises `DataError` with every fault, naming the place as the file is laid out."""
    try:
        entries = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise DataError([Fault(file, None, None, None, "text in UTF-8")]) from error
    except tomllib.TOMLDecodeError as error:
        raise DataError([Fault(file, None, None, None, f"TOML, which it is not: {error}")]) from error
    try:
        return Rules.model_validate(entries)
    except ValidationError as error:
        raise DataError([_fault(file, found) for found in error.errors(include_url=False)]) from error


def granted(rules: Rules, claims: Claims) -> frozenset[Right]:
    """All rights of somebody who has signed in with these claims."""
    address = verified_address(rules, claims)
    fitting = [grant.rights for grant in rules.grant if grant.fits(claims, address)]
    return frozenset(rules.everyone).union(*fitting)


def verified_address(rules: Rules, claims: Claims) -> str:
    """The address in lower case, "" where there is none or the provider does not vouch for it."""
    address, mark = claims.get("email"), claims.get("email_verified")
    vouched = mark is True or mark == "true" or (mark is None and rules.trust_unmarked_addresses)
    if not vouched or not isinstance(address, str):
        return ""
    try:
        return _is_address(address)
    except ValueError:
        return ""


def is_over(rules: Rules, claims: Claims, now: float) -> bool:
    """Whether a sign-in is older than the rules let it be; `now` in seconds since 1970. Without a time it is over.

    The time is when the provider gave the token (`iat`), which is when somebody signed in here. `auth_time` stands in
    where that is not said: it may be older, and signing in again would then not help.
    """
    times = [claims.get("iat"), claims.get("auth_time")]
    told = next((time for time in times if isinstance(time, int | float) and not isinstance(time, bool)), None)
    return told is None or now - told > rules.sign_in_hours * 3600


def person(rules: Rules, claims: Claims) -> Person | None:
    """Who has signed in, with their rights; None where the claims do not say who it is (`iss` and `sub`)."""
    issuer, subject = claims.get("iss"), claims.get("sub")
    if not (isinstance(issuer, str) and issuer and isinstance(subject, str) and subject):
        return None
    address = verified_address(rules, claims)
    return Person(_id(issuer, subject), _name(claims, address), granted(rules, claims), address)


def _id(issuer: str, subject: str) -> str:
    """The same for the same account at the same provider, and not to be read back: 128 bits."""
    digest = hashlib.sha256(json.dumps([issuer, subject]).encode()).hexdigest()
    return f"p-{digest[:32]}"


def _name(claims: Claims, address: str) -> str:
    for said in (claims.get("name"), claims.get("preferred_username"), address):
        text = said if isinstance(said, str) else ""
        shown = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
        if shown:
            return shown[:_LONGEST_NAME]
    return "No name"


def _claimed(claims: Claims, name: str, values: tuple[str | bool | int, ...]) -> bool:
    """Whether a claim is one of the values, or a list with one of them; "a.b" also finds b inside a."""
    found: Any = claims.get(name)
    if found is None and "." in name:
        found = claims
        for part in name.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
    held = found if isinstance(found, list | tuple) else [found]
    return any(type(one) is type(value) and one == value for one in held for value in values)


def _fault(file: str, found: Any) -> Fault:
    """One fault of pydantic in the words of the file: "grant 2, rights" for ("grant", 1, "rights", 0)."""
    place = list(found["loc"])
    if isinstance(place[-1], int) and place[:-1] != ["grant"]:
        place.pop()  # The value says which of a list it is.
    names = [f" {part + 1}" if isinstance(part, int) else f", {part}" for part in place]
    column = "".join(names).lstrip(", ") or None
    value = found["input"]
    shown = value if isinstance(value, str) else None if isinstance(value, dict | list) else json.dumps(value)
    return Fault(file, None, column, shown, _expected(found))


_EXPECTED = {
    "extra_forbidden": "no such entry",
    "missing": "this entry, which is not there",
    "enum": "one of " + ", ".join(right.value for right in Right),
    "float_type": "a number of hours",
    "finite_number": "a number of hours",
    "greater_than": "more than 0 hours",
    "less_than_equal": f"at most {LONGEST_SIGN_IN_HOURS} hours",
    "too_short": "at least one value",
    "bool_type": "true or false",
    "string_type": "a text in quotes",
    "dict_type": 'a claim with its value: { groups = "faculty" }',
    "model_type": "a table that begins with [[grant]]",
    "tuple_type": "tables that begin with [[grant]]",
}


def _expected(found: Any) -> str:
    if found["type"] == "value_error":
        return str(found["ctx"]["error"])
    said = _EXPECTED.get(found["type"], found["msg"])
    near: list[str] = []
    if found["type"] == "enum" and isinstance(found["input"], str):
        near = difflib.get_close_matches(found["input"].lower(), [right.value for right in Right], n=1)
    elif found["type"] == "extra_forbidden":
        model = Grant if "grant" in found["loc"][:-1] else Rules
        near = difflib.get_close_matches(str(found["loc"][-1]), list(model.model_fields), n=1)
        said = f"one of {', '.join(model.model_fields)}"
    return f"{said}; perhaps {near[0]} is meant" if near else said
