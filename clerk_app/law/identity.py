"""Check characters of identity numbers: does a number fit its own last character? (GB 11643-1999, GB 32100-2015)."""

from __future__ import annotations

_CITIZEN_CHECKS = "10X98765432"
_CODE_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def citizen_number_fits(number: str) -> bool:
    """Whether an 18-character 公民身份号码 fits its check character (GB 11643-1999, MOD 11-2)."""
    text = number.strip().upper()
    if len(text) != 18 or not text[:17].isascii() or not text[:17].isdigit():
        return False
    total = sum(int(digit) * (2 ** (17 - place) % 11) for place, digit in enumerate(text[:17]))
    return _CITIZEN_CHECKS[total % 11] == text[17]


def credit_code_fits(code: str) -> bool:
    """Whether an 18-character 统一社会信用代码 fits its check character (GB 32100-2015, MOD 31-3)."""
    text = code.strip().upper()
    if len(text) != 18 or any(letter not in _CODE_LETTERS for letter in text):
        return False
    total = sum(_CODE_LETTERS.index(letter) * (3**place % 31) for place, letter in enumerate(text[:17]))
    return _CODE_LETTERS[(31 - total % 31) % 31] == text[17]
