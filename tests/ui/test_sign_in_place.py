"""Whether a request comes from this machine: only where everything says so."""

from __future__ import annotations

import pytest

from planner.ui.sign_in_place import is_direct, is_loopback


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("127.8.9.1", True),
        ("::1", True),
        ("::ffff:127.0.0.1", True),
        ("0.0.0.0", False),
        ("::", False),
        ("10.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("localhost.evil.example", False),
        ("127.0.0.1.evil.example", False),
        ("unix:///run/planner.sock", False),
        ("", False),
        (None, False),
    ],
)
def test_only_loopback_addresses_are_this_machine(address: str | None, expected: bool) -> None:
    assert is_loopback(address) is expected


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("localhost", True),
        ("localhost:8501", True),
        ("LOCALHOST:8501", True),
        ("127.0.0.1:8501", True),
        ("[::1]:8501", True),
        # Another site's name that was made to lead here.
        ("evil.example:8501", False),
        ("localhost.evil.example:8501", False),
        ("localhost@evil.example", False),
        ("192.168.1.2:8501", False),
        ("[::1", False),
        ("", False),
        (None, False),
    ],
)
def test_the_name_that_was_asked_for_counts(host: str | None, expected: bool) -> None:
    assert is_direct(host, ["Host", "User-Agent"]) is expected


@pytest.mark.parametrize(
    "header",
    ["Forwarded", "Via", "X-Forwarded-For", "x-forwarded-proto", "X-Real-IP", "X-Forwarded-Host", "CF-Connecting-IP"],
)
def test_what_a_proxy_passed_on_is_not_from_here(header: str) -> None:
    assert is_direct("localhost:8501", ["Host"])
    assert not is_direct("localhost:8501", ["Host", header])
