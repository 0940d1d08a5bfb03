"""How long a clerk with 100,000 requests waits: for the window, for the register, for a key typed in its search; and
one with as many requests as most offices have, for the window.

    python3 packaging/bootstrap.py bench

The floor is a bare PySide6 window with an empty table, started in the same run, in a process of its own like ours. A
start counts from the process to the first page painted with its figures. Nothing is asserted: desks differ.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from clerk_app.gui.program import Program

REQUESTS = 100_000
RUNS = 5
TYPED = ("征收补偿", "2019-03", "周若安", "水库", "临澜李", "zsbc")
"""Searches typed key by key."""
Figures = Mapping[str, float]


def bare() -> Figures:
    """The floor: nothing of ours is loaded."""
    from PySide6.QtGui import QStandardItemModel
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

    application = QApplication([])
    window = QMainWindow()
    table = QTableView()
    table.setModel(QStandardItemModel(0, 12))
    window.setCentralWidget(table)
    window.resize(1366, 696)
    window.show()
    application.processEvents()
    return _told(window=time.process_time())


def desk(store: Path, at: datetime, who: str) -> Figures:
    """Our window on that store: the first page, then the register, a search key by key, a heading, the last line."""
    application, program, found, kept = _started(store, at, who)
    from clerk_app.gui.pages.page import Opening

    window = program.window
    found["memory"] = _memory()

    began = time.perf_counter()
    window.show_page("register")
    application.processEvents()
    found["register"] = time.perf_counter() - began
    register = window.page("register")
    longest = 0.0
    while getattr(register, "is_reading", False):
        turn = time.perf_counter()
        application.processEvents()
        longest = max(longest, time.perf_counter() - turn)
    found |= {"read": time.perf_counter() - began, "turn": longest}
    keys = _typed(application, register)
    found |= {"key": median(keys), "key_95": _p95(keys), "sql": _bare_search(program)}
    while window.jobs.is_busy:  # the last search wanted pinyin initials
        application.processEvents()
    found["key_quiet_95"] = _p95(_typed(application, register))
    register.filters.search.setText(TYPED[0])
    application.processEvents()
    found["clear"] = _lasts(application, register.filters.clear_search)
    began = time.process_time()
    register.list.header.sorted_by.emit(2, False)
    while window.jobs.is_busy:  # it is put in order beside the window
        application.processEvents()
    application.processEvents()
    found["sort"] = time.process_time() - began
    last = register.model.rowCount() - 1
    found["end"] = _lasts(application, lambda: register.list.setCurrentIndex(register.model.index(last, 0)))
    found["memory_register"] = _memory()
    request = register.model.rows()[0].id
    found["request_first"] = _lasts(application, lambda: window.show_page("request", Opening(request)))
    found["today_again"] = _lasts(application, lambda: window.show_page("today"))
    found["request"] = _lasts(application, lambda: window.show_page("request", Opening(request)))
    program.close()
    del kept
    return _told(**found)


def usual(store: Path, at: datetime, who: str) -> Figures:
    """Our window on that store, as far as its first page."""
    _, program, found, kept = _started(store, at, who)
    program.close()
    del kept
    return _told(**found)


def _started(store: Path, at: datetime, who: str) -> tuple[QApplication, Program, dict[str, float], object]:
    """The application, the program with its first page, seconds of the processor until then, and what must live on.
    Nothing is imported that the program itself would not."""
    from clerk_app.gui.app import begin, make_application
    from clerk_app.gui.preferences import Preferences

    looked = begin(store, Preferences())
    from clerk_app.gui.program import Program
    from clerk_app.gui.start_with import StartWith
    from clerk_app.gui.translation import speak

    application, style = make_application()
    kept = speak(application)
    start = StartWith(today=at.date, now=lambda: at, clerk=who, store=store, is_picture=True, looked=looked)
    program = Program(application, Preferences(), start)
    program.begin()
    program.show()
    window = program.window
    today = window.page("today")
    window.repaint()
    found = {"frame": time.process_time()}
    while not today.model.rowCount():
        application.processEvents()
    application.processEvents()
    print(flush=True)  # the parent looks at the clock
    found["window"] = time.process_time()
    return application, program, found, (kept, style)


def _typed(application: object, register: object) -> list[float]:
    """Seconds of each key of the searches, typed one after another."""
    keys = []
    search = register.filters.search  # type: ignore[attr-defined]
    for text in TYPED:
        for end in range(1, len(text) + 1):
            keys.append(_lasts(application, lambda typed=text[:end]: search.setText(typed)))
        search.setText("")
        application.processEvents()  # type: ignore[attr-defined]
    return keys


def _p95(taken: list[float]) -> float:
    return sorted(taken)[int(len(taken) * 0.95)]


def _bare_search(program: object) -> float:
    """Seconds the engine takes to find the words of a search in subjects and names, nothing shown."""
    rows = program._desk.store.rows  # type: ignore[attr-defined]
    taken = []
    for text in TYPED:
        began = time.process_time()
        for table, column in (("wordings", "value"), ("persons", "name")):
            rows(f"SELECT request_id FROM {table} WHERE instr({column}, ?)", (text,))
        rows("SELECT id FROM requests WHERE instr(number, ?)", (text,))
        taken.append(time.process_time() - began)
    return median(taken)


def _lasts(application: object, deed: object) -> float:
    """Seconds of the processor until it is painted: the window's own, without what runs beside it meanwhile."""
    began = time.thread_time()
    deed()  # type: ignore[operator]
    application.processEvents()  # type: ignore[attr-defined]
    return time.thread_time() - began


def _memory() -> float:
    """The most there was so far, in MB; 0 where the system does not say."""
    try:
        import resource
    except ImportError:
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def _told(**found: float) -> Figures:
    print(json.dumps(found), flush=True)
    return found


def _run(home: Path, *words: str) -> tuple[float, Figures]:
    """Seconds on the clock until the window stood, and what the process says."""
    environment = {
        **os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(home), "PYTHONPYCACHEPREFIX": str(home / "compiled"),
        "XDG_CONFIG_HOME": str(home / "config"), "XDG_DATA_HOME": str(home / "data"),
    }  # fmt: skip
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled already
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, __file__, *words], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment,
        text=True,
    ) as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        stood = time.perf_counter() - began
        rest = child.stdout.read()
    return stood, json.loads(rest.strip() or first)


def main() -> int:
    if sys.argv[1:2] == ["bare"]:
        bare()
        return 0
    if sys.argv[1:2] in (["desk"], ["usual"]):
        (desk if sys.argv[1] == "desk" else usual)(Path(sys.argv[2]), datetime.fromisoformat(sys.argv[3]), sys.argv[4])
        return 0
    from clerk_app.services.demo import demo_day, make_demo
    from tests.bench.big_store import CREATED, WHO, make_store

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as made:
        folder = Path(made)
        store = Path(sys.argv[1]) if sys.argv[1:] else folder / "store"
        if not sys.argv[1:]:
            make_store(store, REQUESTS).close()
        few = folder / "few"
        make_demo(few, now=lambda: CREATED)
        _run(folder, "bare")
        large = "desk", str(store), CREATED.isoformat(), WHO
        usually = "usual", str(few), datetime.combine(demo_day(), CREATED.timetz()).isoformat(), WHO
        _run(folder, *large)  # compiled, and read into the system's memory
        floors, ours, offices = [], [], []
        for _ in range(RUNS):
            floors.append(_run(folder, "bare"))
            offices.append(_run(folder, *usually))
            ours.append(_run(folder, *large))
    print(f"{'':52}{'least':>10}{'median':>10}")
    stood = [one[0] for one in ours]
    bare_stood = [one[0] for one in floors]
    _row("a bare window with an empty table: seconds", bare_stood)
    _row("our window, the first page usable: seconds", stood)
    _row("the same, times the floor", [one / least for one, least in zip(stood, bare_stood, strict=True)])
    _row("  of the processor, bare", [one[1]["window"] for one in floors])
    _row("  of the processor, ours, the page's frame", [one[1]["frame"] for one in ours])
    _row("  of the processor, ours, with its counts", [one[1]["window"] for one in ours])
    pairs = [(one[1]["window"], least[1]["window"]) for one, least in zip(ours, floors, strict=True)]
    _row("  the same, times the floor", [one / least for one, least in pairs])
    _row("as many requests as most offices have: seconds", [one[0] for one in offices])
    _row("  of the processor, the page's frame", [one[1]["frame"] for one in offices])
    _row("  of the processor, with its counts", [one[1]["window"] for one in offices])
    pairs = [(one[1]["window"], least[1]["window"]) for one, least in zip(offices, floors, strict=True)]
    _row("  the same, times the floor", [one / least for one, least in pairs])
    for name, said in {
        "register": "the register opened, its first lines painted", "read": "  all of it found for search and order",
        "turn": "  the longest the window stood still meanwhile", "key": "a key typed in its search, of the processor",
        "key_95": "  the 95th in a hundred", "key_quiet_95": "  the same, nothing running beside",
        "sql": "  the engine alone, nothing shown",
        "clear": "the search cleared", "sort": "sorted by a heading", "end": "to the last line",
        "request_first": "a request opened, for the first time", "request": "  again", "today_again": "back on Today",
    }.items():  # fmt: skip
        _row(f"{said}: seconds", [one[1][name] for one in ours])
    _row("memory at the first page: MB", [one[1]["memory"] for one in ours], digits=0)
    _row("memory with the register: MB", [one[1]["memory_register"] for one in ours], digits=0)
    return 0


def _row(name: str, taken: list[float], *, digits: int = 3) -> None:
    print(f"{name:52}{min(taken):>10.{digits}f}{median(taken):>10.{digits}f}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
