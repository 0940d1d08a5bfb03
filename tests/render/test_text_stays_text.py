"""No writer of a workbook may let a text become a formula or a link: every one of them is looked at."""

from __future__ import annotations

import ast
from pathlib import Path

CODE = Path(__file__).resolve().parent.parent.parent / "clerk_app"
MAKES_LIVE = {"write_formula", "write_array_formula", "write_dynamic_array_formula", "write_url"}
OFF = ("strings_to_formulas", "strings_to_urls", "strings_to_numbers")


def live(module: ast.Module) -> list[str]:
    """Calls that write a formula or a link, and workbooks opened without switching both off."""
    found = []
    for node in ast.walk(module):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in MAKES_LIVE:
            found.append(f"{node.lineno}: {name}")
        if name == "Workbook" and ast.unparse(node.func).startswith("xlsxwriter"):
            options = ast.unparse(node)
            if "BOOK_OPTIONS" not in options and not all(f"'{one}': False" in options for one in OFF):
                found.append(f"{node.lineno}: a workbook whose texts may come alive")
    return found


def test_the_sweep_finds_what_it_looks_for() -> None:
    assert live(ast.parse("import xlsxwriter\nxlsxwriter.Workbook('a.xlsx')")) == [
        "2: a workbook whose texts may come alive"
    ]
    assert live(ast.parse("page.write_url(0, 0, text)")) == ["1: write_url"]
    assert not live(ast.parse("xlsxwriter.Workbook(out, dict(BOOK_OPTIONS))"))


def test_no_writer_of_ours_makes_a_text_live() -> None:
    written = [path for path in sorted(CODE.rglob("*.py")) if "xlsxwriter.Workbook(" in path.read_text("utf-8")]
    assert {path.name for path in written} >= {"xlsx.py", "rows_xlsx.py", "ledger_xlsx.py"}
    found = {path.name: live(ast.parse(path.read_text("utf-8"))) for path in sorted(CODE.rglob("*.py"))}
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_nobody_writes_csv_or_workbooks_another_way() -> None:
    for path in sorted(CODE.rglob("*.py")):
        names = {
            name.name.split(".")[0]
            for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Import)
            for name in node.names
        }  # fmt: skip
        assert "csv" not in names, path
        assert "xlsxwriter" not in names or path.parent.name == "render", path
