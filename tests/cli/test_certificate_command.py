"""certificate, on a real store."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.command import clerk_app


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with one request, received on 21 September 2026."""
    folder = tmp_path / "数据"
    done = clerk_app(
        "--store", folder, "register", "--channel", "in_person", "--name", "周若安", "--wording", "征收补偿方案",
        "--received-on", "2026-09-21", "--today", "2026-09-21",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return folder


def test_the_page_is_written_and_its_due_day_told(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "说明.pdf"
    done = clerk_app("--store", store, "--today", "2026-10-13", "certificate", "2026-0001", "--out", out)
    assert done.returncode == 0, done.stderr
    assert "2026-0001 的答复期限：2026年10月26日（星期一）" in done.stdout
    pages = PdfReader(out).pages
    assert len(pages) == 1 and "10月26日" in pages[0].extract_text()
    assert not list(tmp_path.glob("*.part"))


def test_another_period_is_named_by_its_key(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    done = clerk_app(
        "--store", store, "--today", "2026-10-13", "certificate", "2026-0001", "--clock", "correction_notice",
        "--out", out, "--json",
    )  # fmt: skip
    plain = json.loads(done.stdout)
    assert (plain["clock"], plain["starts_on"], plain["due_on"]) == ("correction_notice", "2026-09-21", "2026-10-08")


def test_a_period_that_is_not_there_names_those_that_are(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    done = clerk_app("--store", store, "certificate", "2026-0001", "--clock", "fee_payment", "--out", out)
    assert done.returncode == 1 and not out.exists()
    assert "没有“缴费期限”" in done.stderr and "答复期限" in done.stderr


def test_a_period_nobody_knows_is_not_understood(store: Path, tmp_path: Path) -> None:
    done = clerk_app("--store", store, "certificate", "2026-0001", "--clock", "答复", "--out", tmp_path / "a.pdf")
    assert done.returncode == 2 and "reply" in done.stderr


def test_a_file_that_cannot_be_written_leaves_nothing_behind(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "没有这个文件夹" / "a.pdf"
    done = clerk_app("--store", store, "certificate", "2026-0001", "--out", out)
    assert done.returncode == 2 and "写不进" in done.stderr
    assert not out.parent.exists()
