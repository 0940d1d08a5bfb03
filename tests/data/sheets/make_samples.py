"""Makes the PDFs of this folder: published tables as Word files and as our own export, converted.

Run by hand where LibreOffice is installed: ``PYTHONPATH=. python tests/data/sheets/make_samples.py``. The texts beside
them are cut from the published reports: sentences with figures, and the tables as they stand in page text.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from tests.services.sheet_made import TABLES, make_docx, own_export, printed, sentences

HERE = Path(__file__).resolve().parent
EXPORTED = ("2017_beijing_xicheng_district", "2020_beijing_xicheng_district")


def main() -> None:
    """Make each file and convert it."""
    with tempfile.TemporaryDirectory() as folder:
        made = []
        for name in TABLES:
            made.append(make_docx(Path(folder) / f"{name}.docx", printed(name), sentences(name)))
        for name in EXPORTED:
            file = Path(folder) / f"{name}.export.xlsx"
            file.write_bytes(own_export(name))
            made.append(file)
        command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(HERE), *map(str, made)]
        subprocess.run(command, check=True, capture_output=True)


if __name__ == "__main__":
    main()
