"""Colours can be read, icons are the ones that are used, numbers line up."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from clerk_app import places
from clerk_app.gui import icons, look
from clerk_app.gui.style import dress

GUI = Path(look.__file__).parent
THEMES = {"light": look.LIGHT, "dark": look.DARK}
# Text on its ground: at least 4.5 (WCAG 2.2, 1.4.3); frames of controls and signs: at least 3 (1.4.11).
READ = [
    ("text", "surface"), ("text", "bg"), ("text", "sel"), ("text2", "surface"), ("text2", "sel"), ("text2", "sunken"),
    ("text3", "surface"), ("text3", "bg"), ("onaccent", "accent"), ("onaccent", "accent2"), ("accenttext", "surface"),
    ("accenttext", "sel"), ("accenttext", "soft"), ("red", "surface"), ("red", "redsoft"), ("red", "sel"),
    ("amber", "surface"), ("amber", "ambersoft"), ("amber", "sel"), ("onused", "used"), ("ontip", "tip"),
    ("tiplink", "tip"), ("ink", "paper"),
]
SEEN = [("border", "field"), ("accent", "surface"), ("ambermark", "surface")]


def ratio(one: str, other: str) -> float:
    """The contrast ratio by the formula of WCAG 2.2."""
    lights = sorted((luminance(QColor(one)), luminance(QColor(other))))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def luminance(colour: QColor) -> float:
    parts = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3])
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("least", "pairs"), [(4.5, READ), (3.0, SEEN)])
def test_every_pair_of_colours_that_meets_has_enough_contrast(
    theme: str, least: float, pairs: list[tuple[str, str]]
) -> None:
    tokens = THEMES[theme]
    weak = {pair: round(ratio(getattr(tokens, pair[0]), getattr(tokens, pair[1])), 2) for pair in pairs}
    assert not {pair: found for pair, found in weak.items() if found < least}


def test_the_palette_carries_the_theme(qapp: QApplication) -> None:
    dress(qapp, dark=True)
    assert look.tokens() is look.DARK
    dress(qapp, dark=False)
    assert look.tokens() is look.LIGHT


def test_the_font_carries_the_size(qapp: QApplication) -> None:
    dress(qapp, dark=False, size="large")
    assert (look.font(look.BODY).pixelSize(), look.scaled(34)) == (16, 39)
    dress(qapp, dark=False)
    assert (look.font(look.BODY).pixelSize(), look.scaled(34)) == (14, 34)


def test_the_shipped_font_is_used_and_all_its_digits_have_one_width(qapp: QApplication) -> None:
    assert look.FAMILIES[0] == "Noto Sans SC"
    for role in (look.BODY, look.STRONG, look.DATA):
        measure = look.metrics(role)
        assert {measure.horizontalAdvance(digit * 8) for digit in "0123456789"} == {measure.horizontalAdvance("0" * 8)}


def sources() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(GUI.rglob("*.py")))


def test_every_icon_that_is_shipped_is_used_and_none_is_missing(qapp: QApplication) -> None:
    shipped = {path.stem for path in (places.resources() / "icons").glob("*.svg")}
    text = sources()
    unused = {name for name in shipped if f'"{name}"' not in text}
    named = set(re.findall(r'icon(?:_button|_name)?\(?(?:s\.icon\()?[=(]"([a-z0-9-]+)"', text))
    assert not unused
    assert named <= shipped


def test_icons_follow_the_theme(qapp: QApplication) -> None:
    picture = icons.icon("printer").pixmap(64, 64).toImage()
    points = [(x, y) for x in range(picture.width()) for y in range(picture.height())]
    solid = {picture.pixelColor(x, y).name() for x, y in points if picture.pixelColor(x, y).alpha() == 255}
    assert solid == {look.LIGHT.text2.lower()}


def test_no_weight_is_asked_for_that_is_not_shipped() -> None:
    assert not re.search(r"Weight\.(?!Bold|Normal)\w+", sources())
