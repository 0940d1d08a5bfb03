"""Where application, translator, desk and window meet; the one file here that asks for the day and the hour."""

from __future__ import annotations

import argparse
import gc
import getpass
import logging
import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget

from clerk_app import logbook, places
from clerk_app.gui.garbage import Garbage
from clerk_app.gui.preferences import Preferences
from clerk_app.gui.start_with import StartWith
from clerk_app.gui.translation import CHINESE, ENGLISH, speak
from clerk_app.services.upgrade import EarlyLook, begin_look

if TYPE_CHECKING:
    from clerk_app.gui.program import Program
    from clerk_app.gui.style import ClerkStyle

# What makes the window is read where it is wanted: the data file is looked at meanwhile.
_log = logging.getLogger(__name__)
_LOOKS, _BETWEEN_LOOKS = 40, 0.01
"""How often the events are looked after before a picture is taken: what waits 80 ms has come by then."""
_LOOKS_MOST = 6000
"""The same while a file is being read beside the window."""
DONE, STORE_UNUSABLE = 0, 3
FONTS = ("ClerkSans-Regular.ttf", "ClerkSans-Bold.ttf", "ClerkSerif-Light.ttf", "ClerkRareHan-Regular.ttf")
"""The last two draw the rare characters of names, on desks whose own fonts lack them."""


def _size(text: str) -> QSize:
    wide, _, high = text.partition("x")
    return QSize(int(wide), int(high))


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="clerk-desk", description="依申请公开办理：窗口")
    parser.add_argument("--store", type=Path, help="数据文件夹")
    parser.add_argument("--today", type=date.fromisoformat, help="当作今天的日期，如 2026-10-13")
    parser.add_argument("--picture", type=Path, help="不开窗口，把页面画成 PNG 文件")
    parser.add_argument(
        "--page", default="",
        help="打开哪一页，如 today、register、request:编号、year:2025、"
        "report:2025、months:2026-09、check:文件、gather:文件夹",
    )
    parser.add_argument("--size", type=_size, default=QSize(1366, 696), help="窗口大小，如 1366x696")
    parser.add_argument("--dark", action="store_true", help="深色")
    parser.add_argument("--english", action="store_true", help="界面用英文")
    return parser.parse_args(arguments)


def _today(fixed: date | None) -> Callable[[], date]:
    """The day as it is now, unless another one was asked for: a night passed with the window open is no bug."""
    if fixed is None or fixed == date.today():
        return date.today

    def that_day() -> date:
        return fixed

    return that_day


def _now() -> datetime:
    return datetime.now(UTC)


def make_application() -> tuple[QApplication, ClerkStyle]:
    """The application with our fonts and our style; both must be kept as long as the program lives."""
    from clerk_app.gui.style import ClerkStyle

    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication([sys.argv[0]])
    application.setApplicationName("clerk-desk")
    if application.findChild(Garbage) is None:
        Garbage(application)
    for file in FONTS:
        QFontDatabase.addApplicationFont(str(places.resources() / "fonts" / file))
    style = ClerkStyle()
    application.setStyle(style)
    return application, style


def begin(store: Path | None, preferences: Preferences) -> EarlyLook | None:
    """Have the store that will be opened looked at, and read the modules of the window meanwhile."""
    gc.disable()  # nothing of what is loaded is garbage; gui/garbage.py sees to what comes after
    looked = begin_look(store or Path(preferences.store or places.own_store()))
    import clerk_app.gui.program  # noqa: F401

    return looked


def _picture(application: QApplication, program: Program, file: Path, size: QSize) -> int:
    window = program.window
    if window is None:
        return STORE_UNUSABLE
    window.resize(size)
    window.show()
    looks = 0
    while looks < _LOOKS or (looks < _LOOKS_MOST and _is_busy(window)):
        application.processEvents()
        time.sleep(_BETWEEN_LOOKS)
        looks += 1
    shown = window.grab().save(str(file), "PNG")
    program.close()
    return DONE if shown else STORE_UNUSABLE


def _is_busy(window: QWidget) -> bool:
    """Whether something is still read, beside the window or between its events."""
    from clerk_app.gui.main_window import MainWindow

    if not isinstance(window, MainWindow):
        return False
    return window.jobs.is_busy or bool(getattr(window.page(window.shown), "is_reading", False))


def main(arguments: list[str] | None = None) -> int:
    """Open the window, or draw a picture of it. Returns the exit code."""
    options = _options(arguments)
    logbook.keep(places.logs())
    if options.picture:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    preferences = Preferences()
    looked = begin(options.store, preferences)
    from clerk_app.gui.program import Program

    app, style = make_application()
    english = options.english or preferences.language == ENGLISH
    kept = speak(app, ENGLISH if english else CHINESE)
    start = StartWith(
        store=options.store, page=options.page, today=_today(options.today), now=_now, dark=options.dark,
        clerk=getpass.getuser(), is_picture=options.picture is not None, english=english,
        looked=looked,
    )
    program = Program(app, preferences, start)
    sys.excepthook = program.say_bug
    program.begin()
    if options.picture:
        code = _picture(app, program, options.picture, options.size)
    else:
        program.show()
        code = app.exec()
        program.close()
    del kept, style
    return code


if __name__ == "__main__":
    sys.exit(main())
