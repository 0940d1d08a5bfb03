"""A page's name with something behind it, as it is written after --page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from clerk_app.cases.request import RequestId
from clerk_app.gui.pages.certificate_opening import CertificateOpening
from clerk_app.gui.pages.letter_opening import LetterOpening
from clerk_app.gui.pages.page import Figure, Opening
from clerk_app.gui.pages.written import argument_of
from clerk_app.law.terms import ClockKind
from clerk_app.services.desk import Desk
from clerk_app.trouble import KnownTrouble


def test_what_is_written_behind_a_page_is_its_argument(
    desk: Desk, made: dict[str, RequestId], tmp_path: Path
) -> None:
    late = made["late"]
    for name in ("乙.xlsx", "甲.json"):
        (tmp_path / name).write_bytes(b"")
    expected = {
        ("request", "2026-0002"): Opening(late), ("register", "2026-0002"): late,
        ("certificate", "2026-0002"): CertificateOpening(late),
        ("certificate", "2026-0002:delay"): CertificateOpening(late, ClockKind.DELAY),
        ("letter", "2026-0002:answer"): LetterOpening(late, "answer"),
        ("year", "2025"): 2025, ("year", "2025:art20_5"): Figure(2025, ("art20_5", "", "")),
        ("year", "2025:applications:new_received:total"): Figure(2025, ("applications", "new_received", "total")),
        ("year", "去年"): None, ("report", "2025"): 2025, ("shape", "2025"): 2025, ("registers", "work"): "work",
        ("calendar", "2026"): 2026, ("calendar", "2026-10-01"): date(2026, 10, 1), ("calendar", "十月"): None,
        ("months", "2026-09"): "2026-09", ("settings", "2026"): "2026", ("import", "a.xlsx"): Path("a.xlsx"),
        ("check", "C:/表.docx"): Path("C:/表.docx"), ("gather", "2025"): 2025, ("gather", "a.json"): (Path("a.json"),),
        ("gather", str(tmp_path)): (tmp_path / "乙.xlsx", tmp_path / "甲.json"), ("report", ""): None,
    }  # fmt: skip
    for (page, written), argument in expected.items():
        assert argument_of(desk, page, written) == argument, (page, written)
    with pytest.raises(KnownTrouble, match="request_unknown"):
        argument_of(desk, "letter", "2099-1")
