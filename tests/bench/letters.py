"""How fast letters are set: one and 200, beside the same text drawn with bare ``drawString``, and beside LibreOffice.

    python3 packaging/bootstrap.py bench

The floor writes every finished line at its place with reportlab's own ``drawString`` in the same faces: no lines are
broken, nothing is squeezed, checked or justified. LibreOffice, where it is installed, converts the same letters from
Word files, all in one call: what offices do today. Each letter is a PDF of its own.

Ours is measured in a process that has set letters before, as the window and a batch have it, and once more in a new
process with its whole start: Python, fonts, templates and the letters' wording, of all of which LibreOffice's row has
but its own start.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from statistics import median

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from clerk_app.cases.letter import Letter
from clerk_app.render.layout import HEIGHT, WIDTH, lay_out
from clerk_app.render.letter_docx import letter_docx
from clerk_app.render.pdf import render_letter
from tests.render.letters import FONTS, answer

COUNT = 200
RUNS = 5
AT_LEAST = 40
"""Letters a run sets: the processor's time comes in hundredths of a second."""
MOST_OF_FLOOR, LEAST_OF_OFFICE = 3, 20
ASKED = "本区历年老旧小区综合整治项目的立项、招标、验收和资金拨付情况，"
Drawn = tuple[str, float, float, float, str]
OFFICES = ("soffice", "libreoffice")


def letters(count: int) -> list[Letter]:
    """Half of one page, half of two, no two alike."""
    return [
        answer(
            wording=ASKED * (8 if number % 2 else 1), applicant=f"青屿市第{number}律师事务所", handler="苏晚晴",
            document_number=f"临住建公开〔2026〕{number + 1}号",
        )
        for number in range(count)
    ]


def lines_of(letter: Letter) -> list[list[Drawn]]:
    """What the floor is given: each page's lines as they came out, each in its first face."""
    return [
        [(one.line.segments[0].font, one.size, one.x, HEIGHT - one.middle, one.line.text) for one in page.lines]
        for page in lay_out(letter, FONTS).pages
    ]


def bare(pages: Sequence[Sequence[Drawn]]) -> bytes:
    """The floor."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=(WIDTH, HEIGHT), pageCompression=1, initialFontName=_bare(pages[0][0][0]))
    for page in pages:
        for font, size, x, y, text in page:
            canvas.setFont(_bare(font), size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _bare(font: str) -> str:
    """The same file as reportlab's own font."""
    name = f"bare {font}"
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(name, FONTS.font(font).face.filename))
    return name


def seconds(deed: Callable[[], object]) -> float:
    """The processor's time, children's with it: what else the machine does hardly counts."""
    began, clock = sum(os.times()[:4]), time.perf_counter()
    deed()
    return sum(os.times()[:4]) - began or time.perf_counter() - clock


def in_new_process(count: int) -> None:
    """That many letters worded and set by a program that was begun for them."""
    subprocess.run([sys.executable, __file__, str(count)], check=True, env=os.environ)


def by_office(office: str, made: Sequence[Letter]) -> float:
    """Seconds LibreOffice takes for all of them in one call, its own start with it."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for number, letter in enumerate(made):
            (folder / f"{number}.docx").write_bytes(letter_docx(letter, made_on=date(2026, 10, 13)))
        call = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
        begin = [*call, "--outdir", str(folder / "first"), str(folder / "0.docx")]
        subprocess.run(begin, check=True, capture_output=True, env=os.environ)  # makes its profile, once
        every = [str(folder / f"{number}.docx") for number in range(len(made))]
        taken = seconds(lambda: subprocess.run(
            [*call, "--outdir", str(folder), *every], check=True, capture_output=True, env=os.environ
        ))
        assert len(list(folder.glob("*.pdf"))) == len(made), "every letter was converted"
        return taken


def main() -> int:
    office = next((found for name in OFFICES if (found := shutil.which(name))), None)
    print(f"Letters set, each a file; processor time of {RUNS} runs in turn; Python {sys.version.split()[0]}\n")
    print(f"{'':44}{'ms a letter':>12}{'together':>12}{'to the floor':>26}")
    print(f"{'':44}{'median':>12}{'median':>12}{'least, median, most':>26}")
    worst, best, begun = 0.0, float("inf"), 0.0
    for count in (1, COUNT):
        made = letters(count)
        pages = [lines_of(one) for one in made]
        for one, page in zip(made, pages, strict=True):
            assert render_letter(one, FONTS) and bare(page)  # the fonts are read
        floors, ours = [], []
        again = max(AT_LEAST // count, 1)
        for _ in range(RUNS):
            floors.append(seconds(lambda some=pages * again: [bare(one) for one in some]) / again)
            ours.append(seconds(lambda some=made * again: [render_letter(one, FONTS) for one in some]) / again)
        ratios = sorted(mine / floor for mine, floor in zip(ours, floors, strict=True))
        worst = max(worst, median(ratios))
        said = f"{count} letter{'s' if count > 1 else ''}"
        _row(f"{said}: bare drawString, the floor", median(floors), count, "")
        _row(f"{said}: broken, placed, drawn", median(ours), count,
             f"{ratios[0]:.2f}, {median(ratios):.2f}, {ratios[-1]:.2f}")  # fmt: skip
        starts = [seconds(lambda number=count: in_new_process(number)) for _ in range(RUNS)]
        _row(f"{said}: the same in a new process", median(starts), count, f"{median(starts) / median(floors):.2f}")
        if office:
            theirs = by_office(office, made)
            _row(f"{said}: LibreOffice from .docx", theirs, count, f"{theirs / median(floors):.1f}")
            best, begun = min(best, theirs / median(ours)), theirs / median(starts)
    print(f"\nA letter takes {worst:.2f} times the floor (aim: at most {MOST_OF_FLOOR}).")
    if not office:
        print("LibreOffice is not installed here: nothing to compare with.")
        return 0 if worst <= MOST_OF_FLOOR else 1
    print(f"LibreOffice takes at least {best:.0f} times as long as this (aim: {LEAST_OF_OFFICE});")
    print(f"{begun:.0f} times as long for {COUNT} letters where a new process is begun for them.")
    return 0 if worst <= MOST_OF_FLOOR and best >= LEAST_OF_OFFICE else 1


def _row(name: str, taken: float, count: int, ratio: str) -> None:
    print(f"{name:44}{taken / count * 1000:12.1f}{taken:10.2f} s{ratio:>26}", flush=True)


if __name__ == "__main__":
    if sys.argv[1:]:
        sys.exit(not all([render_letter(one, FONTS) for one in letters(int(sys.argv[1]))]))
    sys.exit(main())
