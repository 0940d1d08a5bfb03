"""letter NUMBER case_file and remedy_bundle, in this process on a real store."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from clerk_app.cases.applicant import Applicant
from clerk_app.cases.request import RequestDraft
from clerk_app.law.terms import ApplicantKind, Channel
from clerk_app.services import attachments, intake
from clerk_app.services.desk import open_desk
from tests.command import Done, clerk_app
from tests.services import case_files

TODAY = date(2026, 8, 28)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one request and its form."""
    folder = tmp_path_factory.mktemp("case_file_command") / "数据"
    desk = open_desk(folder, who="苏晚晴", now=lambda: datetime(2026, 8, 28, 4, tzinfo=UTC), create=True)
    with desk.store:
        person = Applicant(ApplicantKind.NATURAL_PERSON, "周若安", address="临澜区柳荫路27号")
        draft = RequestDraft(
            received_on=date(2026, 8, 3), channel=Channel.IN_PERSON, applicant=person, wording="征收补偿方案"
        )
        request = next(iter(intake.register(desk, draft, today=TODAY).requests))
        attachments.attach(
            desk, request, name="申请表.pdf", data=case_files.pdf("form", 2), what="application", today=TODAY
        )
    return folder


def run(store: Path, *words: object) -> Done:
    return clerk_app("--store", store, "--today", TODAY, "letter", "2026-0001", *words)


def test_what_is_missing_is_named_before_the_file(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "卷宗.pdf"
    done = run(store, "case_file", "--out", out)
    assert done.returncode == 0
    said = done.stdout.splitlines()
    assert said == ["案卷里还缺：申请登记表。", "2026-0001：卷宗已存为「卷宗.pdf」，2 件 3 页。"]
    labels = PdfReader(out).page_labels
    assert labels == ["封面", "卷内目录", "1", "2", "3", "卷内备考表"]


def test_the_bundle_takes_the_papers_named_in_their_order(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "证据.pdf"
    keys = [line["item"] for line in run(store, "remedy_bundle", "--out", out, "--json").plain["lines"]]
    assert keys == ["attachment-1", "certificate-reply"]
    chosen = [word for key in reversed(keys) for word in ("--item", key)]
    lines = run(store, "remedy_bundle", "--out", out, "--json", *chosen).plain["lines"]
    assert [(line["item"], line["first"], line["last"]) for line in lines] == [
        ("certificate-reply", 1, 1), ("attachment-1", 2, 3)
    ]
    done = run(store, "remedy_bundle", "--out", out, "--item", "letter-9")
    assert done.returncode == 2 and "没有「letter-9」这一件" in done.stderr
