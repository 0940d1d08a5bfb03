"""How fast many units are gathered: 500 exchange files read, proved, checked and added up, beside two other ways.

    python3 packaging/bootstrap.py bench

The floor loads the same files with ``json.loads`` and adds up the cells of table three in one dict: no hash, no
identity, no unit behind a figure. The analyst's way reads the same table out of the units' workbooks with
python-calamine and adds it up the same (a few measured, scaled).
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from python_calamine import CalamineWorkbook

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from clerk_app.cases.gathered import Gathered
from clerk_app.cases.sheet_plain import read_published
from clerk_app.render.xlsx import year_workbook
from clerk_app.services import gather_book
from clerk_app.services.gather import basis_of, gather, read_units
from tests.services.units import COLUMNS, FORMATS, TERMS, YEAR, plain_sheet, unit_files

SIZES = (53, 500)
WORKBOOKS = 20
RUNS = 3


def seconds(deed: Callable[[], object]) -> float:
    """The best of a few runs: what else the machine does only ever adds."""
    best = float("inf")
    for _ in range(RUNS):
        began = time.perf_counter()
        deed()
        best = min(best, time.perf_counter() - began)
    return best


def ours(files: Sequence[Path]) -> Gathered:
    return gather(read_units([("", file) for file in files], YEAR), basis_of(YEAR))


def floor(files: Sequence[Path]) -> Counter[tuple[str, str]]:
    sums: Counter[tuple[str, str]] = Counter()
    for file in files:
        rows = json.loads(file.read_bytes())["sheet"]["applications"]["rows"]
        for row, values in rows.items():
            for column, value in zip(COLUMNS, values, strict=True):
                sums[row, column] += value
    return sums


def workbooks(files: Sequence[Path]) -> Counter[tuple[int, int]]:
    sums: Counter[tuple[int, int]] = Counter()
    for file in files:
        for at, row in enumerate(CalamineWorkbook.from_path(str(file)).get_sheet_by_name("三、申请").to_python()):
            for column, value in enumerate(row):
                if isinstance(value, float):
                    sums[at, column] += int(value)
    return sums


def main() -> int:
    print(f"Units gathered; best of {RUNS}; Python {sys.version.split()[0]}\n")
    print(f"{'':52}{'ms a unit':>12}{'together':>12}{'to the floor':>14}")
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        files = unit_files(folder, max(SIZES))
        for count in SIZES:
            some = files[:count]
            gathered, plain = ours(some), floor(some)
            assert len(gathered.counted) == count
            table = gathered.sheet.table("applications")
            assert table is not None
            assert all(table.value(*cell) == value for cell, value in plain.items()), "the same sums"
            bare = seconds(lambda some=some: floor(some))
            _row(f"{count} units: json.loads and one dict, the floor", bare, count, bare)
            _row(f"{count} units: read and proved", seconds(lambda some=some: _read(some)), count, bare)
            _row(f"{count} units: read, proved, checked, added up", seconds(lambda some=some: ours(some)), count, bare)
            book = seconds(lambda found=gathered: gather_book.workbook(found, TERMS, made_on=date(2026, 2, 1)))
            _row(f"{count} units: the workbook with a column a unit", book, count, bare)
        for number in range(WORKBOOKS):
            sheet = read_published(plain_sheet(number), FORMATS)
            (folder / f"{number}.xlsx").write_bytes(year_workbook(sheet, made_on=date(2026, 2, 1)))
        theirs = seconds(lambda: workbooks([folder / f"{number}.xlsx" for number in range(WORKBOOKS)]))
        _row(f"python-calamine and one dict ({WORKBOOKS} measured, scaled)", theirs / WORKBOOKS * count, count, bare)
    return 0


def _read(files: Sequence[Path]) -> object:
    return read_units([("", file) for file in files], YEAR)


def _row(name: str, taken: float, count: int, bare: float) -> None:
    print(f"{name:52}{taken / count * 1000:12.2f}{taken:10.2f} s{taken / bare:13.1f}x")


if __name__ == "__main__":
    sys.exit(main())
