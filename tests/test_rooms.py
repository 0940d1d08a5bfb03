"""The sentences of the rooms: who may import whom, and which words a room does not speak.

law <- cases <- store, render <- services <- gui, cli; ``trouble`` and ``places`` are leaves beside them.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from pytest_archon import archrule

pytestmark = pytest.mark.slow
TOP = Path(__file__).resolve().parent.parent
PACKAGE = TOP / "clerk_app"
MOST_LINES = 400

MAY_IMPORT = {
    "law": set(),
    "cases": {"law"},
    "store": {"law", "cases"},
    "render": {"law", "cases"},
    "services": {"law", "cases", "store", "render"},
    "gui": {"law", "cases", "services"},
    "cli": {"law", "cases", "services"},
}
# Modules beside the rooms, and who may ask them. ``sheetreader`` and ``pagereader`` are processes of their own,
# started by services.
LEAVES = {"trouble": set(MAY_IMPORT), "places": set(MAY_IMPORT) - {"law", "cases"}, "sheetreader": {"services"},
          "pagereader": {"services"},
          "logbook": {"gui", "cli"}}
LIBRARIES = {
    "law": set(),
    "cases": set(),
    "store": {"sqlite_utils"},
    "render": {"reportlab", "xlsxwriter", "docx", "PIL", "pypdf"},
    "services": {"rapidfuzz", "pypinyin", "dateutil"},
    "gui": {"PySide6", "shiboken6"},
    "cli": {"click"},
}


def sources(*rooms: str) -> list[Path]:
    folders = [PACKAGE / room for room in rooms] if rooms else [PACKAGE]
    return sorted(path for folder in folders for path in folder.rglob("*.py"))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


# --- imports ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_imports_downhill_only(room: str) -> None:
    forbidden = [other for other in MAY_IMPORT if other not in MAY_IMPORT[room] | {room}]
    forbidden += [leaf for leaf, rooms in LEAVES.items() if room not in rooms]
    patterns = [pattern for name in forbidden for pattern in (f"clerk_app.{name}", f"clerk_app.{name}.*")]
    rule = archrule(room).match(f"clerk_app.{room}", f"clerk_app.{room}.*").should_not_import(*patterns)
    rule.check("clerk_app", only_direct_imports=True)


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_uses_its_own_libraries_only(room: str) -> None:
    allowed = LIBRARIES[room] | {"clerk_app"} | set(sys.stdlib_module_names)

    def only_its_own(_module: str, direct: set[str], _all: object) -> bool:
        return {name.split(".")[0] for name in direct} <= allowed

    rule = archrule(room).match(f"clerk_app.{room}", f"clerk_app.{room}.*").should(only_its_own)
    rule.check("clerk_app", only_direct_imports=True)


def test_nothing_outside_the_window_reaches_qt() -> None:
    rule = archrule("Qt").match("clerk_app.*").exclude("clerk_app.gui", "clerk_app.gui.*", "clerk_app.__main__")
    rule.should_not_import("PySide6", "PySide6.*", "shiboken6*").check("clerk_app")


def test_nothing_outside_the_store_knows_sqlite() -> None:
    rule = archrule("SQLite").match("clerk_app.*").exclude("clerk_app.store", "clerk_app.store.*")
    rule.should_not_import("sqlite3", "sqlite3.*", "sqlite_utils", "sqlite_utils.*").check(
        "clerk_app", only_direct_imports=True
    )


def test_the_leaves_import_nothing_of_ours() -> None:
    for leaf in LEAVES:
        if (PACKAGE / f"{leaf}.py").exists():
            rule = archrule(leaf).match(f"clerk_app.{leaf}").should_not_import("clerk_app.*")
            rule.check("clerk_app", only_direct_imports=True)


def test_migrations_import_nothing_of_ours() -> None:
    for path in sorted((TOP / "db").glob("*.py")):
        for node in ast.walk(tree(path)):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not [name for name in names if name.startswith("clerk_app")], f"{path.name}:{node.lineno}"


# --- words a room does not speak: each finder yields the nodes that do ------------------------------------------------


def days_asked_for(module: ast.Module) -> Iterator[ast.AST]:
    """date.today and its kin: the day is an argument."""
    asking = ("today", "now", "utcnow", "currentDate", "currentDateTime")
    for node in ast.walk(module):
        if isinstance(node, ast.Attribute) and node.attr in asking:
            owner = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
            if owner in ("date", "datetime", "QDate", "QDateTime"):
                yield node


def limits(module: ast.Module) -> Iterator[ast.AST]:
    """Whole numbers above one: a limit is data."""
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and type(node.value) is int and node.value > 1:
            yield node


def colours_and_sizes(module: ast.Module) -> Iterator[ast.AST]:
    """A colour, or a size of type, written down."""
    written = re.compile(r"#[0-9a-fA-F]{3,8}\b|font(?:-size)?\s*:[^;]*\d+(?:\.\d+)?\s*p[xt]")
    read_by_people = {node.value for node in ast.walk(module) if isinstance(node, ast.Expr)}
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in read_by_people:
            if written.search(node.value):
                yield node
        elif _calls(node, "setPointSize", "setPointSizeF", "setPixelSize") and isinstance(node.args[0], ast.Constant):
            yield node


def blocking_dialogs(module: ast.Module) -> Iterator[ast.AST]:
    """exec(), but for the application's own."""
    for node in ast.walk(module):
        if _calls(node, "exec", "exec_") and getattr(node.func.value, "id", "") != "app":
            yield node


def lambda_slots(module: ast.Module) -> Iterator[ast.AST]:
    """connect(lambda ...): it crashes when what it holds is deleted."""
    for node in ast.walk(module):
        if _calls(node, "connect") and any(isinstance(argument, ast.Lambda) for argument in node.args):
            yield node


def texts_made_before_translation(module: ast.Module) -> Iterator[ast.AST]:
    """tr(f"..."): lupdate cannot see it."""
    for node in ast.walk(module):
        if _calls(node, "tr") and not (node.args and isinstance(node.args[0], ast.Constant)):
            yield node


def other_ways_to_write_rows(module: ast.Module) -> Iterator[ast.AST]:
    """What commits, replaces or alters by itself, and the bare connection."""
    for node in ast.walk(module):
        if isinstance(node, ast.Attribute):
            of_connection = isinstance(node.value, ast.Attribute) and node.value.attr == "conn"
            if of_connection or node.attr in ("insert_all", "upsert_all", "executescript"):
                yield node
        elif isinstance(node, ast.keyword) and node.arg in ("alter", "replace") and ast.unparse(node.value) == "True":
            yield node.value


def _calls(node: ast.AST, *names: str) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in names


Finder = Callable[[ast.Module], Iterator[ast.AST]]
GUI = "gui"
WITH_THE_CONNECTION = ("store/connection.py", "store/database.py", "store/engine.py")
# finder, rooms it looks at (none: all), files it leaves out, and a line it must find
WORDS: tuple[tuple[Finder, tuple[str, ...], tuple[str, ...], str], ...] = (
    (days_asked_for, (), ("gui/app.py", "cli/main.py"), "on = datetime.date.today()"),
    (limits, ("cases", "services"), (), "days = 20"),
    (colours_and_sizes, (GUI,), ("gui/look.py",), "sheet = f'color: #a0B1c2; width: {width}px'"),
    (colours_and_sizes, (GUI,), ("gui/look.py",), "sheet = 'QLabel { font-size: 13px }'"),
    (colours_and_sizes, (GUI,), ("gui/look.py",), "font.setPixelSize(13)"),
    (blocking_dialogs, (GUI,), (), "box.exec()"),
    (lambda_slots, (GUI,), (), "button.clicked.connect(lambda: close())"),
    (texts_made_before_translation, (GUI,), (), "self.tr(f'{n} days')"),
    (other_ways_to_write_rows, (), WITH_THE_CONNECTION, "table.insert(row, replace=True)"),
    (other_ways_to_write_rows, (), WITH_THE_CONNECTION, "self.db.conn.execute(sql)"),
)


@pytest.mark.parametrize(("finder", "rooms", "left_out", "bad_line"), WORDS)
def test_a_room_keeps_to_its_words(
    finder: Finder, rooms: tuple[str, ...], left_out: tuple[str, ...], bad_line: str
) -> None:
    assert list(finder(ast.parse(bad_line))), "control: the finder sees what it is for"
    files = [path for path in sources(*rooms) if path.relative_to(PACKAGE).as_posix() not in left_out]
    if finder is limits:
        files.append(PACKAGE / "law" / "clock.py")
    assert not [
        f"{path.relative_to(TOP)}:{getattr(node, 'lineno', 0)} {ast.unparse(node)[:60]}"
        for path in files
        for node in finder(tree(path))
    ]


# --- every file ------------------------------------------------------------------------------------------------------


def test_no_file_has_taken_a_second_job() -> None:
    files = [*sources(), *sorted((TOP / "packaging").rglob("*.py")), *sorted((TOP / "db").glob("*.py"))]
    lines = {str(path.relative_to(TOP)): len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    assert not {name: count for name, count in lines.items() if count > MOST_LINES}


def test_every_file_says_what_is_decided_in_it() -> None:
    written = [path for path in sources() if tree(path).body]
    assert not [str(path.relative_to(TOP)) for path in written if not ast.get_docstring(tree(path))]


def test_nothing_is_left_for_later_in_the_code() -> None:
    assert not marked(sources(), r"\b(?:TODO|FIXME|XXX|NotImplementedError)\b")


def test_tests_play_no_part_of_ours() -> None:
    others = [path for path in sorted((TOP / "tests").rglob("*.py")) if path != Path(__file__).resolve()]
    assert not marked(others, r"unittest\.mock|MagicMock|mocker\.|monkeypatch\.setattr\(\s*[\"']?clerk_app")


def marked(files: list[Path], pattern: str) -> list[str]:
    return [
        f"{path.relative_to(TOP)}:{number}"
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(pattern, line)
    ]
