"""A name's rare character is drawn on a desk that has no font but ours."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent.parent
NO_FONTS = """<?xml version="1.0"?>
<fontconfig><dir>{0}/none</dir><cachedir>{0}/cache</cachedir></fontconfig>
"""
DRAW = """
import sys
from PySide6.QtGui import QTextLayout
from clerk_app.gui import look
from clerk_app.gui.app import make_application
kept = make_application()
for text in sys.argv[1:]:
    layout = QTextLayout(text, look.font(look.BODY))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    glyphs = [glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes()]
    print(text, 'drawn' if glyphs and 0 not in glyphs else 'a box')
"""


def test_rare_characters_of_names_are_drawn_without_any_font_of_the_system(tmp_path: Path) -> None:
    (tmp_path / "fonts.conf").write_text(NO_FONTS.format(tmp_path), encoding="utf-8")
    settings = {**os.environ, "FONTCONFIG_FILE": str(tmp_path / "fonts.conf"), "PYTHONPATH": str(TOP)}
    settings |= {"PYTHONUTF8": "1", "QT_QPA_PLATFORM": "offscreen"}
    names = ("张三", "𠮷野", "𬱖", "㛃", "㐀", "𠀋", "𰻝")
    drawn = subprocess.run(
        [sys.executable, "-c", DRAW, *names], env=settings, capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert drawn.stdout.split("\n")[:-1] == [f"{name} drawn" for name in names]
