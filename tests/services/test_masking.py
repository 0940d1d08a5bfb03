"""What of a text an export without personal data hides, and what it leaves."""

from __future__ import annotations

import pytest

from clerk_app.services.masking import without_personal


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("身份证11010519491231002X。", "身份证＊。"),  # the example of GB 11643-1999
        ("110105194912310021", "110105194912310021"),  # its check digit does not fit: some other number
        ("电话13800000000，座机021-55501170", "电话＊，座机＊"),
        ("信箱 a.b@example.invalid。", "信箱 ＊。"),
        ("公开〔2026〕13号，档号2026138000000001234", "公开〔2026〕13号，档号2026138000000001234"),
        ("2026-08-03至2026-10-13，第12345678901条", "2026-08-03至2026-10-13，第12345678901条"),
        ("", ""),
    ],
)
def test_numbers_of_people_are_hidden_and_other_numbers_stay(text: str, masked: str) -> None:
    assert without_personal(text, "＊") == masked
