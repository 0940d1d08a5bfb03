"""Windows' high contrast: the clerk's own colours instead of ours, in every place that asks for a token."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from clerk_app.gui.look import LIGHT, Tokens

_CHOSEN, _UNDER, _HATCH = 0.25, 0.12, 0.45
"""How much a ground takes of the colour of what is chosen, and of the text's, to stand under text or to be a sign."""
_READ, _SEEN = 4.5, 3.0
"""What text and what marks need (WCAG 2.2, 1.4.3 and 1.4.11)."""
_GLARE = 0.05
_WEIGHTS = (0.2126, 0.7152, 0.0722)


def is_on() -> bool:
    """Whether the system asks for it; Qt tells from 6.10 on."""
    hints = getattr(QGuiApplication.styleHints(), "accessibility", None)
    return hints is not None and hints().contrastPreference() == Qt.ContrastPreference.HighContrast


def system_palette(application: QApplication) -> QPalette:
    """The palette of the system, which ours lies over. It is on until another one is set."""
    QGuiApplication.styleHints().unsetColorScheme()  # a theme asked for by hand hides the system's colours
    application.setPalette(QPalette())
    return application.palette()


def tokens_of(system: QPalette) -> Tokens:
    """Text, ground, selection, links and what is greyed as the system has them. Tones of a deadline become text: signs
    and words tell them apart. What is chosen has a ground of its own with the text on it, and the system's colour as
    its mark."""
    role = QPalette.ColorRole
    ground, text = system.color(role.Window), system.color(role.WindowText)
    mark, on_mark = system.color(role.Highlight), system.color(role.HighlightedText)
    greyed = system.color(QPalette.ColorGroup.Disabled, role.WindowText)
    chosen, under = _mixed(ground, mark, _CHOSEN), _mixed(ground, text, _UNDER)
    if contrast(text, chosen) < _READ:
        chosen = under
    said = system.color(role.Link)
    link = said if min(contrast(said, each) for each in (ground, chosen)) >= _READ else text
    if contrast(mark, ground) < _SEEN or contrast(on_mark, mark) < _READ:
        mark, on_mark = text, ground
    bg, ink, accent = ground.name(), text.name(), mark.name()
    return Tokens(
        bg=bg, surface=bg, sunken=bg, hover=under.name(), line=ink, line2=ink, border=ink, field=bg, text=ink,
        text2=ink, text3=ink, off=greyed.name(), accent=accent, accent2=accent, onaccent=on_mark.name(),
        accenttext=link.name(), soft=chosen.name(), softline=accent, sel=chosen.name(), red=ink, redsoft=bg,
        redline=ink, amber=ink, ambersoft=bg, amberline=ink, ambermark=ink, used=accent, onused=on_mark.name(),
        rest=under.name(), hatch=_mixed(ground, text, _HATCH).name(), tip=bg, ontip=ink, tiplink=link.name(),
        paper=LIGHT.paper, ink=LIGHT.ink,
    )


def contrast(one: QColor, other: QColor) -> float:
    """How far two colours stand apart, 1 to 21 (WCAG 2.2, contrast ratio)."""
    low, high = sorted((_light(one), _light(other)))
    return (high + _GLARE) / (low + _GLARE)


def _light(colour: QColor) -> float:
    parts = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3])
    return sum(weight * part for weight, part in zip(_WEIGHTS, parts, strict=True))


def _mixed(ground: QColor, other: QColor, part: float) -> QColor:
    pairs = zip(ground.getRgb()[:3], other.getRgb()[:3], strict=True)
    return QColor(*(round(one + (two - one) * part) for one, two in pairs))
