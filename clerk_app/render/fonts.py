"""Which font draws which character: a chain of faces for each role, loaded when first asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum, unique
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from clerk_app.cases.plain_text import is_private_use
from clerk_app.trouble import KnownTrouble

if TYPE_CHECKING:
    from clerk_app.render.letter_font import LetterFont


@unique
class Role(Enum):
    """What a face is for on the page."""

    BODY = "body"
    HEADING = "heading"
    TITLE = "title"
    SONG = "song"


RARE = ("FandolFang-Regular.ttf", "ClerkSerif-Light.ttf", "ClerkRareHan-Regular.ttf")
CHAINS: Mapping[Role, tuple[str, ...]] = MappingProxyType({
    Role.BODY: RARE,
    Role.HEADING: ("ClerkSans-Bold.ttf", "ClerkSans-Regular.ttf", *RARE),
    Role.TITLE: ("ClerkSerif-Black.ttf", "ClerkSerif-Regular.ttf", *RARE),
    Role.SONG: ("ClerkSerif-Regular.ttf", *RARE),
})
"""The files of each role, first choice first; the character decides."""


@dataclass(frozen=True)
class Glyph:
    """One character with the face that draws it and its width in points."""

    char: str
    font: str
    width: float


@dataclass(frozen=True)
class FontBook:
    """The faces of a folder, and those an office put in front of them (its own 仿宋, 小标宋)."""

    folder: Path
    own: Mapping[Role, Path] = field(default_factory=lambda: MappingProxyType({}))
    _loaded: dict[Path, LetterFont] = field(default_factory=dict, compare=False, repr=False)
    _named: dict[str, LetterFont] = field(default_factory=dict, compare=False, repr=False)
    _found: dict[tuple[Role, str], LetterFont | None] = field(default_factory=dict, compare=False, repr=False)
    _checked: dict[Role, set[str]] = field(default_factory=dict, compare=False, repr=False)
    _drawn: dict[tuple[Role, float], dict[str, Glyph]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def load(cls, folder: Path, own: Mapping[Role, Path] | None = None) -> FontBook:
        """The book of a folder. A file is read when a character first needs it; an own file at once, to be checked."""
        book = cls(folder, MappingProxyType(dict(own or {})))
        for path in book.own.values():
            book._font(path)
        return book

    def glyph(self, char: str, role: Role, size: float) -> Glyph:
        """The character as the first face of its role that has it. Raises KnownTrouble("glyph_missing")."""
        return self.glyphs(char, role, size)[0]

    def glyphs(self, text: str, role: Role, size: float) -> tuple[Glyph, ...]:
        """Every character of a text. Raises KnownTrouble as ``check`` does."""
        drawn = self._drawn.setdefault((role, size), {})
        new = [char for char in dict.fromkeys(text) if char not in drawn]
        if new:
            self.check("".join(new), role)
        for char in new:
            font = self._face(char, role)
            assert font is not None, "checked"
            drawn[char] = Glyph(char, font.fontName, font.face.getCharWidth(ord(char)) * size / 1000)
        return tuple(map(drawn.__getitem__, text))

    def check(self, text: str, role: Role) -> None:
        """Raise KnownTrouble naming the characters of a text that no face has, or that are private use."""
        known = self._checked.setdefault(role, set())
        chars = sorted(set(text) - known)
        private = [char for char in chars if is_private_use(char)]
        if private:
            raise KnownTrouble("private_use_character", kind="input", chars=_shown(private))
        missing = [char for char in chars if self._face(char, role) is None]
        if missing:
            raise KnownTrouble("glyph_missing", kind="input", chars=_shown(missing))
        known.update(chars)

    def font(self, name: str) -> LetterFont:
        """A face that has drawn something, by its name."""
        return self._named[name]

    def names(self, fonts: Iterable[str]) -> tuple[str, ...]:
        """The faces by these names as they are recorded with a letter: name and version."""
        return tuple(sorted(self.font(name).said for name in set(fonts)))

    def _face(self, char: str, role: Role) -> LetterFont | None:
        """The first face of the role's chain that has the character, None where none has."""
        if (role, char) not in self._found:
            bundled = (self.folder / name for name in CHAINS[role])
            fonts = map(self._font, (self.own[role], *bundled) if role in self.own else bundled)
            self._found[role, char] = next((font for font in fonts if ord(char) in font.face.charToGlyph), None)
        return self._found[role, char]

    def _font(self, path: Path) -> LetterFont:
        font = self._loaded.get(path)
        if font is None:
            from clerk_app.render.letter_font import registered  # reportlab: a window that shows lists needs none of it

            font = self._loaded[path] = registered(path)
            self._named[font.fontName] = font
        return font


def _shown(chars: Iterable[str]) -> str:
    return "、".join(f"“{char}”（U+{ord(char):04X}）" for char in chars)
