"""Make resources/fonts/ from the published fonts: which characters each file keeps, and under which name.

Usage: python packaging/make_fonts.py SOURCES [NAME ...]

SOURCES is a folder with these packages, as their registries give them:

  expo-google-fonts-noto-sans-sc-0.4.3.tgz    npm pack @expo-google-fonts/noto-sans-sc@0.4.3
  expo-google-fonts-noto-serif-sc-0.4.3.tgz   npm pack @expo-google-fonts/noto-serif-sc@0.4.3
  texlive-lang-chinese_*.deb                  apt-get download texlive-lang-chinese   (Debian 12)
  fonts-babelstone-han_*.deb                  apt-get download fonts-babelstone-han   (Debian 12)
  unicode-data_*.deb                          apt-get download unicode-data           (the list of 8,105 characters)

Needs fontTools and, for the Debian packages, dpkg-deb. NAME limits the run to some of the files.
"""

from __future__ import annotations

import bz2
import io
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

OUT = Path(__file__).resolve().parent.parent / "resources" / "fonts"
MADE_ON = "2026-11-20"

URO = range(0x4E00, 0xA000)
SYMBOL_BLOCKS = (
    (0x20, 0x7E), (0xA0, 0x17F), (0x1CD, 0x1DC), (0x2C6, 0x2DD), (0x391, 0x3C9), (0x401, 0x451), (0x2010, 0x205E),
    (0x2070, 0x209F), (0x20A0, 0x20BF), (0x2100, 0x218F), (0x2190, 0x22FF), (0x2300, 0x23FF), (0x2460, 0x24FF),
    (0x2500, 0x266F), (0x2713, 0x2717), (0x3000, 0x303F), (0x3041, 0x30FF), (0x3105, 0x312F), (0x3220, 0x33FF),
    (0xFE10, 0xFE4F), (0xFF01, 0xFFE6),
)  # fmt: skip


def symbols() -> set[int]:
    """ASCII, the signs of GB2312 rows 1 to 9, and the blocks round them (circles, arrows, boxes, brackets)."""
    return {code for first, last in SYMBOL_BLOCKS for code in range(first, last + 1)} | (_gb2312() - set(URO))


@cache
def _gb2312() -> frozenset[int]:
    rows = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    return frozenset(ord(char) for char in (row.decode("gb2312", "ignore") for row in rows) if char)


class Sources:
    """The published packages in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def npm(self, package: str, member: str) -> TTFont:
        """One font of an npm package."""
        with tarfile.open(self._one(f"expo-google-fonts-{package}-*.tgz")) as archive:
            held = archive.extractfile(f"package/{member}")
            assert held is not None
            return TTFont(io.BytesIO(held.read()))

    def deb(self, package: str, member: str) -> bytes:
        """One file of a Debian package."""
        deb = self._one(f"{package}_*.deb")
        shown = subprocess.run(["dpkg-deb", "--fsys-tarfile", str(deb)], check=True, capture_output=True)
        with tarfile.open(fileobj=io.BytesIO(shown.stdout)) as archive:
            held = archive.extractfile(f"./{member}")
            assert held is not None
            return held.read()

    def general_table(self) -> set[int]:
        """通用规范汉字表: the 8,105 characters that Unihan marks kTGH."""
        packed = self.deb("unicode-data", "usr/share/unicode/Unihan_OtherMappings.txt.bz2")
        lines = bz2.decompress(packed).decode().splitlines()
        chars = {int(line.split("\t")[0][2:], 16) for line in lines if line.startswith("U+") and "\tkTGH\t" in line}
        assert len(chars) == 8105, len(chars)
        return chars

    def _one(self, pattern: str) -> Path:
        found = sorted(self.folder.glob(pattern))
        if len(found) != 1:
            sys.exit(f"{pattern}: {len(found)} files in {self.folder}, one is needed")
        return found[0]


def is_han(code: int) -> bool:
    """Whether the code point is a Han character of any block that has one (not a radical, not a sign)."""
    blocks = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFD))
    return any(first <= code <= last for first, last in blocks)


def keep(font: TTFont, wanted: Iterable[int]) -> TTFont:
    """The font with these characters only, without hints and layout tables: the grid needs neither."""
    options = Options()
    options.hinting = False
    options.layout_features = []
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "STAT", "vhea", "vmtx", "VORG", "DSIG", "gasp", "meta"]
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.notdef_outline = True
    options.glyph_names = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=sorted(set(wanted)))
    subsetter.subset(font)
    return font


def mark(font: TTFont, change: str) -> TTFont:
    """Say in the font itself what was changed and when (GPL-3 section 5, Arphic Public License section 2)."""
    font["name"].setName(f"Changed {MADE_ON} for clerk-desk by packaging/make_fonts.py: {change}", 10, 3, 1, 0x409)
    return font


def rename(font: TTFont, family: str) -> TTFont:
    """Give the font another family name."""
    names = font["name"]
    postscript = family.replace(" ", "")
    for record in list(names.names):
        if record.nameID in {1, 3, 4, 6, 16, 17, 18, 21, 22}:
            names.removeNames(record.nameID, record.platformID, record.platEncID, record.langID)
    for number, text in ((1, family), (2, "Regular"), (3, postscript), (4, family), (6, postscript)):
        names.setName(text, number, 3, 1, 0x409)
    return font


def to_truetype(font: TTFont) -> TTFont:
    """CFF outlines to quadratic ones, within one unit of a thousand: reportlab reads no CFF."""
    order = font.getGlyphOrder()
    glyphs = font.getGlyphSet()
    drawn = {}
    for name in order:
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, 1.0, reverse_direction=True))
        drawn[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder = order
    glyf.glyphs = drawn
    del font["CFF "]
    if "VORG" in font:
        del font["VORG"]
    metrics = font["hmtx"]
    for name in order:
        glyf[name].recalcBounds(glyf)
        metrics[name] = (metrics[name][0], getattr(glyf[name], "xMin", 0))
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for field in ("maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs",
                  "maxStackElements", "maxSizeOfInstructions", "maxComponentElements", "maxComponentDepth",
                  "maxPoints", "maxContours", "maxCompositePoints", "maxCompositeContours"):  # fmt: skip
        setattr(maxp, field, 0)
    maxp.maxZones = 1
    font["post"].formatType = 3.0
    font.sfntVersion = "\000\001\000\000"
    return font


def fang(sources: Sources) -> TTFont:
    """仿宋, the body of a letter: FandolFang, whole, as TrueType."""
    member = "usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/FandolFang-Regular.otf"
    font = to_truetype(TTFont(io.BytesIO(sources.deb("texlive-lang-chinese", member))))
    private = range(0xE000, 0xF900)
    kept = keep(font, (code for code in font.getBestCmap() if code not in private))
    return mark(kept, "CFF outlines converted to TrueType, layout tables and private-use characters dropped")


def serif_light(sources: Sources) -> TTFont:
    """What 仿宋 lacks, in a stroke as thin as its own."""
    font = sources.npm("noto-serif-sc", "300Light/NotoSerifSC_300Light.ttf")
    has = set(fang(sources).getBestCmap())
    wanted = {code for code in font.getBestCmap() if is_han(code)} | symbols()
    return mark(keep(font, wanted - has), "subset")


def serif_black(sources: Sources) -> TTFont:
    """标题, 版头: the nearest free face to 小标宋."""
    return _general(sources, "noto-serif-sc", "900Black/NotoSerifSC_900Black.ttf")


def serif_regular(sources: Sources) -> TTFont:
    """宋体: forms and page numbers."""
    return _general(sources, "noto-serif-sc", "400Regular/NotoSerifSC_400Regular.ttf")


def sans_regular(sources: Sources) -> TTFont:
    """The window; all characters of the URO, so that a name in traditional characters does not change its face."""
    return _general(sources, "noto-sans-sc", "400Regular/NotoSansSC_400Regular.ttf", URO)


def sans_bold(sources: Sources) -> TTFont:
    """黑体: the window's bold and the first level of headings."""
    return _general(sources, "noto-sans-sc", "700Bold/NotoSansSC_700Bold.ttf")


def rare(sources: Sources) -> TTFont:
    """Han characters that Noto Serif SC lacks; its marks are centred in the Traditional way and are not taken."""
    member = "usr/share/fonts/truetype/babelstone/BabelStoneHan.ttf"
    font = TTFont(io.BytesIO(sources.deb("fonts-babelstone-han", member)))
    noto = set(sources.npm("noto-serif-sc", "300Light/NotoSerifSC_300Light.ttf").getBestCmap())
    wanted = {code for code in font.getBestCmap() if is_han(code)} - noto
    return mark(rename(keep(font, wanted), "Clerk Rare Han"), "subset of BabelStone Han, renamed")


def _general(sources: Sources, package: str, member: str, more: Iterable[int] = ()) -> TTFont:
    font = sources.npm(package, member)
    wanted = sources.general_table() | _gb2312() | symbols() | set(more)
    return mark(keep(font, wanted), "subset")


FILES: tuple[tuple[str, Callable[[Sources], TTFont]], ...] = (
    ("ClerkSans-Regular.ttf", sans_regular),
    ("ClerkSans-Bold.ttf", sans_bold),
    ("FandolFang-Regular.ttf", fang),
    ("ClerkSerif-Light.ttf", serif_light),
    ("ClerkSerif-Black.ttf", serif_black),
    ("ClerkSerif-Regular.ttf", serif_regular),
    ("ClerkRareHan-Regular.ttf", rare),
)


def main(arguments: list[str]) -> None:
    """Make the files named, or all."""
    if not arguments:
        sys.exit(__doc__)
    sources = Sources(Path(arguments[0]))
    OUT.mkdir(parents=True, exist_ok=True)
    for name, make in FILES:
        if arguments[1:] and name not in arguments[1:]:
            continue
        font = make(sources)
        font.recalcTimestamp = False
        font.save(OUT / name)
        print(f"{name}: {len(font.getBestCmap())} characters, {(OUT / name).stat().st_size:,} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
