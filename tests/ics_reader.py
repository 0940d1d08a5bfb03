"""A reader of calendar files written from RFC 5545 alone (3.1 unfolding, 3.3.11 TEXT): it shares nothing with ours."""

from __future__ import annotations

import re


def properties(data: bytes) -> list[tuple[str, str]]:
    """Names with their parameters, and raw values, lines unfolded octet by octet before they are decoded."""
    whole = re.sub(rb"\r\n[ \t]", b"", data)
    lines = whole.removesuffix(b"\r\n").split(b"\r\n")
    return [(name.decode(), value.decode()) for name, _, value in (line.partition(b":") for line in lines)]


def read_ics(data: bytes) -> list[dict[str, str]]:
    """The events: texts unescaped; what an alarm says stands under ALARM."""
    found: list[dict[str, str]] = []
    inside: list[str] = []
    for name, value in properties(data):
        if name == "BEGIN":
            inside.append(value)
            if value == "VEVENT":
                found.append({})
        elif name == "END":
            assert inside.pop() == value
        elif inside[-1] == "VEVENT":
            assert name not in found[-1], f"{name} twice"
            found[-1][name] = _unescaped(value)
        elif inside[-1] == "VALARM" and name == "TRIGGER":
            found[-1]["ALARM"] = value
    assert not inside
    return found


def _unescaped(value: str) -> str:
    return re.sub(r"\\(.)", lambda one: "\n" if one[1] in "nN" else one[1], value)
