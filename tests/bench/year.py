"""How fast a year's sheet is counted: 100,000 requests over ten years in a real store, three ways, in one run.

    python3 packaging/bootstrap.py bench

``year-sheet`` is the whole command in this process: the store opened and looked over, the year counted and tried,
the workbook written with the requests behind every figure. The floor is one bare SQL ``group by`` over the same file
and XlsxWriter writing the same cells without any look; it knows of no entry that was struck. An analyst's way is
pandas: read the exported ledger from xlsx, pivot it. Seconds are the processor's, so that a busy machine matters less.
"""

from __future__ import annotations

import contextlib
import gc
import io
import sqlite3
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median

import xlsxwriter
from python_calamine import CalamineWorkbook

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from clerk_app.cli.main import main as command
from clerk_app.law.terms import ApplicantKind
from clerk_app.services import ledger_out, year_sheets
from clerk_app.services.desk import Desk, open_desk
from tests.bench.big_store import CREATED, FIRST_YEAR, WHO, YEARS, make_store

try:
    import pandas
except ImportError:
    pandas = None

REQUESTS = 100_000
RUNS, READINGS = 5, 2
MOST_OF_FLOOR, LEAST_OF_ANALYST = 5, 20
TODAY = CREATED.date()
YEAR = FIRST_YEAR + YEARS - 1
OLD_YEAR = 2017
"""On the form of 2014, which tells on time from extended: every deadline of the year is reckoned."""
HEAD = "序号"
GROUPED = """
    SELECT json_extract(what, '$.kind') AS kind, applicant_kind, json_extract(what, '$.outcome'),
        substr(json_extract(what, '$.on'), 1, 4), count(*)
    FROM events JOIN requests ON requests.id = request_id
    WHERE kind IN ('received', 'answered', 'withdrawn', 'correction_lapsed', 'fee_lapsed')
    GROUP BY 1, 2, 3, 4
"""
Cells = Mapping[str, Sequence[Sequence[object]]]
Group = tuple[str, str, str | None, str, int]


def ours(store: Path, year: int, out: Path) -> None:
    """The command, its answer thrown away."""
    with contextlib.redirect_stdout(io.StringIO()):
        words = ["--store", str(store), "--today", TODAY.isoformat(), "year-sheet", str(year), "--out", str(out)]
        code = command(words)
    assert code == 0, code


def floor(store: Path, cells: Cells, out: Path) -> list[Group]:
    """One question, and the same cells as plain as they can be written."""
    with contextlib.closing(sqlite3.connect(store / "clerk.db")) as db:
        found = db.execute(GROUPED).fetchall()
    book = xlsxwriter.Workbook(str(out))
    for name, rows in cells.items():
        page = book.add_worksheet(name)
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if value != "":
                    page.write(at, column, value)
    book.close()
    return found


def analyst(ledger: Path, engine: str) -> Mapping[str, int]:
    """The ledger read, the year's answers pivoted by result and kind; what was received in the year, by kind."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # which engine is the next one's choice
        table = pandas.read_excel(ledger, header=None, engine=engine)
    head = table.index[table[0] == HEAD][0]
    table.columns = table.loc[head]
    table = table.loc[head + 1 :]
    received, answered = (pandas.to_datetime(table[name], errors="coerce").dt.year for name in ("收到日期", "答复日期"))
    closed = table[answered == YEAR]
    assert len(closed.pivot_table(index="处理结果", columns="申请人类型", values="登记编号", aggfunc="count"))
    return dict(table[received == YEAR].groupby("申请人类型")["登记编号"].count())


def seconds(deed: Callable[[], object]) -> float:
    began = time.process_time()
    deed()
    return time.process_time() - began


def received_by_kind(desk: Desk) -> Mapping[ApplicantKind, int]:
    table = year_sheets.build(desk, YEAR, today=TODAY).table("applications")
    assert table is not None
    return {kind: int(table.value("new_received", kind.value) or 0) for kind in ApplicantKind}


def cells_of(file: Path) -> Cells:
    book = CalamineWorkbook.from_path(str(file))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def main() -> int:
    print(f"A store of {REQUESTS:,} requests over {YEARS} years; {RUNS} runs in turn; Python {sys.version.split()[0]}")
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        store = folder / "store"
        took = seconds(lambda: make_store(store, REQUESTS).close())
        print(f"(made in {took:.0f} s, not counted)\n\n{'':58}{'seconds':>16}{'to the floor':>16}")
        print(f"{'':58}{'least, median':>16}{'least, median':>16}", flush=True)
        measured = [_beside_the_floor(store, year, folder / f"{year}.xlsx") for year in (YEAR, OLD_YEAR)]
        ratios, ours_taken = zip(*measured, strict=True)
        print(f"\nA year's sheet takes {max(ratios):.2f} times the floor (aim: at most {MOST_OF_FLOOR}).")
        fast_enough = max(ratios) <= MOST_OF_FLOOR
        if pandas is None:
            print("pandas is not installed here: nothing to compare with.")
            return 0 if fast_enough else 1
        times = _beside_pandas(store, folder / "ledger.xlsx", ours_taken[0])
        return 0 if fast_enough and times >= LEAST_OF_ANALYST else 1


def _beside_the_floor(store: Path, year: int, out: Path) -> tuple[float, float]:
    """The median ratio, and the seconds of the command."""
    ours(store, year, out)
    cells = cells_of(out)
    gc.collect()
    gc.freeze()  # what was made for the measuring is walked through by neither way
    floors, mine = [], []
    for _ in range(RUNS):
        floors.append(seconds(lambda: floor(store, cells, out.with_name("floor.xlsx"))))
        mine.append(seconds(lambda: ours(store, year, out)))
    ratios = [one / bare for one, bare in zip(mine, floors, strict=True)]
    _row(f"{year}: one SQL group by, XlsxWriter: the floor", floors)
    _row(f"{year}: year-sheet, counted, tried, written", mine, ratios)
    return median(ratios), median(mine)


def _beside_pandas(store: Path, ledger: Path, taken: float) -> float:
    """How many times as long pandas takes with the engine it takes by itself."""
    desk = open_desk(store, who=WHO, now=lambda: CREATED)
    with desk.store:
        counted = {desk.terms.word(kind): count for kind, count in received_by_kind(desk).items() if count}
        ledger.write_bytes(ledger_out.workbook(ledger_out.ledger(desk, today=TODAY), desk.terms).data)
    times = []
    for engine in ("openpyxl", "calamine"):
        read = []
        for _ in range(READINGS):
            began = time.process_time()
            found = analyst(ledger, engine)
            read.append(time.process_time() - began)
            assert found == counted, "the same figures"
        _row(f"{YEAR}: pandas, the ledger by {engine}, pivoted", read)
        times.append(median(read) / taken)
    print(f"\npandas takes {times[0]:.1f} times as long (aim: {LEAST_OF_ANALYST}), {times[1]:.1f} with calamine.")
    return times[0]


def _row(name: str, taken: Sequence[float], ratios: Sequence[float] = ()) -> None:
    said = f"{min(ratios):.2f}, {median(ratios):.2f}" if ratios else ""
    print(f"{name:58}{f'{min(taken):.2f}, {median(taken):.2f}':>16}{said:>16}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
