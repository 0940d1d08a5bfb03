"""How the window looks: every colour and every size of type stands here and nowhere else.

The application's palette carries the theme (light or dark), its font carries the size the clerk chose (小, 中, 大).
So nothing has to be told when either changes: whoever paints asks ``tokens()`` and ``font(ROLE)`` at that moment.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPalette


@dataclass(frozen=True)
class Tokens:
    """The colours of one theme, by what they are for."""

    bg: str
    surface: str
    sunken: str
    hover: str
    line: str
    line2: str
    border: str
    field: str
    text: str
    text2: str
    text3: str
    off: str
    accent: str
    accent2: str
    onaccent: str
    accenttext: str
    soft: str
    softline: str
    sel: str
    red: str
    redsoft: str
    redline: str
    amber: str
    ambersoft: str
    amberline: str
    ambermark: str
    used: str
    onused: str
    rest: str
    hatch: str
    tip: str
    ontip: str
    tiplink: str
    paper: str
    ink: str


LIGHT = Tokens(
    bg="#F3F2EE", surface="#FFFFFF", sunken="#FAF9F6", hover="#F1EFEA", line="#E3E0D9", line2="#CFCBC2",
    border="#918D85", field="#FFFFFF", text="#1D2025", text2="#565960", text3="#65676D", off="#A3A19B",
    accent="#2A5A94", accent2="#214A7C", onaccent="#FFFFFF", accenttext="#234F86", soft="#E6EDF6",
    softline="#B4C8E0", sel="#DFE9F5", red="#B3261E", redsoft="#FBE9E7", redline="#E7B7B2", amber="#8A5200",
    ambersoft="#FBF0DB", amberline="#E3C58C", ambermark="#C67C10", used="#4F73A3", onused="#FFFFFF", rest="#ECEAE4",
    hatch="#DEDBD3", tip="#2B2D31", ontip="#FFFFFF", tiplink="#9CC1EF", paper="#FFFFFF", ink="#1B1B1B",
)
DARK = Tokens(
    bg="#191A1C", surface="#222326", sunken="#1D1E21", hover="#2A2C30", line="#34363B", line2="#45484E",
    border="#7A7D84", field="#1B1C1F", text="#E8E6E2", text2="#B0B2B7", text3="#A0A3AA", off="#686B71",
    accent="#3F73B5", accent2="#35649F", onaccent="#FFFFFF", accenttext="#9CC1EF", soft="#26344A",
    softline="#3F5878", sel="#2B3D57", red="#F29A91", redsoft="#41211F", redline="#74423E", amber="#E7B965",
    ambersoft="#3B2E18", amberline="#6B5530", ambermark="#E0A53F", used="#4A70A3", onused="#FFFFFF", rest="#2B2D31",
    hatch="#3A3C41", tip="#3A3D43", ontip="#FFFFFF", tiplink="#9CC1EF", paper="#F4F2EC", ink="#1B1B1B",
)


@dataclass(frozen=True)
class Type:
    """One role of type: pixels at the middle size, weight, and the line it sits on."""

    px: int
    bold: bool
    line: int


FIGURE = Type(24, True, 32)
DATE_LARGE = Type(20, True, 28)
TITLE = Type(18, True, 26)
SUBJECT = Type(16, True, 22)
PALETTE = Type(16, False, 22)
LEAD = Type(15, True, 22)
BODY = Type(14, False, 20)
BODY_LARGE = Type(15, False, 22)
STRONG = Type(14, True, 20)
DATA = Type(13, False, 20)
DATA_STRONG = Type(13, True, 20)
CAPTION = Type(12, False, 18)
CAPTION_STRONG = Type(12, True, 18)
SIGN = Type(11, False, 14)
SIGN_STRONG = Type(11, True, 14)
SIGN_SMALL = Type(10, True, 13)
CALENDAR_SIGN = Type(9, False, 12)

FAMILIES = ("Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei UI", "PingFang SC", "Noto Serif SC", "Clerk Rare Han")
SIZES = {"small": 13, "middle": 14, "large": 16}
"""字号 小, 中, 大: the pixels of body text; everything else goes with it."""

_MIDDLE = BODY.px
_WORN: dict[str, Tokens] = {}
"""The colours by the ground of their palette: it says which are on."""
_KNOWN: dict[int, Tokens] = {}
"""The colours by the key of a palette already looked at: a list asks for them a hundred times a frame."""


def tokens() -> Tokens:
    """The colours of the theme that is on now."""
    worn = QGuiApplication.palette()
    key = worn.cacheKey()
    if key not in _KNOWN:
        _KNOWN[key] = _WORN.get(worn.color(QPalette.ColorRole.Window).name(), LIGHT)
    return _KNOWN[key]


def is_dark() -> bool:
    """Whether the dark theme is on."""
    return tokens() is DARK


@lru_cache(maxsize=256)
def color(name: str) -> QColor:
    """The colour of a token's value. Never change what comes back."""
    return QColor(name)


def scaled(pixels: int) -> int:
    """A height or width that goes with the size of type."""
    return round(pixels * _body_px() / _MIDDLE)


def _body_px() -> int:
    size = QGuiApplication.font().pixelSize()
    return size if size in SIZES.values() else _MIDDLE


def font(role: Type) -> QFont:
    """The font of a role at the size that is on now. Never change what comes back; copy it."""
    return _font(role, _body_px())


def metrics(role: Type) -> QFontMetrics:
    """Measures of a role's font."""
    return _metrics(role, _body_px())


@lru_cache(maxsize=64)
def _font(role: Type, body_px: int) -> QFont:
    made = QFont()
    made.setFamilies(list(FAMILIES))
    made.setPixelSize(max(9, round(role.px * body_px / _MIDDLE)))
    made.setWeight(QFont.Weight.Bold if role.bold else QFont.Weight.Normal)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


@lru_cache(maxsize=64)
def _metrics(role: Type, body_px: int) -> QFontMetrics:
    return QFontMetrics(_font(role, body_px))


def application_font(size: str = "middle") -> QFont:
    """The program's font; its pixel size says which 字号 is on."""
    made = QFont()
    made.setFamilies(list(FAMILIES))
    made.setPixelSize(SIZES.get(size, _MIDDLE))
    return made


# Which palette role shows which token: a label asks for a role once and follows the theme by itself.
TEXT = QPalette.ColorRole.WindowText
TEXT2 = QPalette.ColorRole.Mid
TEXT3 = QPalette.ColorRole.PlaceholderText
ACCENT_TEXT = QPalette.ColorRole.Link
AMBER = QPalette.ColorRole.LinkVisited
RED = QPalette.ColorRole.BrightText
ON_TIP = QPalette.ColorRole.ToolTipText
BG = QPalette.ColorRole.Window
SURFACE = QPalette.ColorRole.Base
SUNKEN = QPalette.ColorRole.AlternateBase


def palette(of: Tokens) -> QPalette:
    """The palette that carries a theme."""
    _WORN[QColor(of.bg).name()] = of
    made = QPalette()
    role = QPalette.ColorRole
    plain = {
        role.Window: of.bg, role.WindowText: of.text, role.Base: of.surface, role.AlternateBase: of.sunken,
        role.Text: of.text, role.Button: of.surface, role.ButtonText: of.text, role.BrightText: of.red,
        role.Link: of.accenttext, role.LinkVisited: of.amber, role.PlaceholderText: of.text3, role.Mid: of.text2,
        role.Midlight: of.soft, role.Light: of.surface, role.Dark: of.line2, role.Shadow: of.border,
        role.Highlight: of.sel, role.HighlightedText: of.text, role.Accent: of.accent, role.ToolTipBase: of.tip,
        role.ToolTipText: of.ontip,
    }
    for each, value in plain.items():
        made.setColor(each, QColor(value))
    for each in (role.WindowText, role.Text, role.ButtonText, role.Mid, role.Link):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(of.off))
    return made
