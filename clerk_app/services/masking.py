"""Personal data inside free text: what an export for the head or the statistics does not carry."""

from __future__ import annotations

import re

from clerk_app.law.identity import citizen_number_fits

_CITIZEN = re.compile(r"(?<![0-9A-Za-z])\d{17}[0-9Xx](?![0-9A-Za-z])")
_REACHED = re.compile(
    r"(?<!\d)1[3-9]\d{9}(?!\d)"  # a mobile number
    r"|(?<!\d)0\d{2,3}[-—]\d{7,8}(?!\d)"  # one with its area code
    r"|(?<![\w.@])[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+",  # an e-mail address
    re.ASCII,
)


def without_personal(text: str, hidden: str) -> str:
    """The text with ``hidden`` in place of every identity number that fits its check digit, telephone and e-mail."""
    masked = _CITIZEN.sub(lambda found: hidden if citizen_number_fits(found[0]) else found[0], text)
    return _REACHED.sub(hidden, masked)
