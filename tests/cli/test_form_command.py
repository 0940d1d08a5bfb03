"""letter NUMBER KIND for forms, in this process on a real store: kept, drafted, empty, refused."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from clerk_app.cases.applicant import Applicant
from clerk_app.cases.request import RequestDraft
from clerk_app.law.terms import ApplicantKind, Channel
from clerk_app.services import intake
from clerk_app.services.desk import open_desk
from tests.command import Done, clerk_app

TODAY = date(2026, 8, 28)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one request."""
    folder = tmp_path_factory.mktemp("form_command") / "数据"
    desk = open_desk(folder, who="苏晚晴", now=lambda: datetime(2026, 8, 28, 4, tzinfo=UTC), create=True)
    with desk.store:
        person = Applicant(ApplicantKind.NATURAL_PERSON, "周若安")
        draft = RequestDraft(
            received_on=date(2026, 8, 3), channel=Channel.IN_PERSON, applicant=person, wording="征收补偿方案"
        )
        intake.register(desk, draft, today=TODAY)
    return folder


def run(store: Path, *words: object) -> Done:
    return clerk_app("--store", store, "--today", TODAY, "letter", *words)


def text_of(out: Path) -> str:
    return "".join(page.extract_text() for page in PdfReader(out).pages)


def test_a_form_is_kept_and_given_again_byte_for_byte(store: Path, tmp_path: Path) -> None:
    first, again = tmp_path / "a.pdf", tmp_path / "b.pdf"
    told = [run(store, "2026-0001", "registration_form", "--out", out).stdout for out in (first, again)]
    assert told == [
        "2026-0001：已制成申请登记表，留底一份。\n", "2026-0001：申请登记表已经制成，内容没有变化，给出的是原件。\n",
    ]  # fmt: skip
    assert first.read_bytes() == again.read_bytes()
    assert "征收补偿方案" in text_of(first)


def test_a_draft_takes_what_is_set_and_says_what_is_missing(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    rows = "search_rows=1｜档案系统｜<b>征收</b>｜0件"
    done = run(store, "2026-0001", "search_record", "--draft", "--set", rows, "--out", out)
    assert (done.returncode, done.stdout) == (0, f"草稿写在 {out}。\n")
    assert "<b>征收</b>" in text_of(out)
    assert run(store, "2026-0001", "envelope", "--draft", "--json", "--out", out).plain["missing"] == [
        "recipient_address"
    ]


def test_an_empty_form_needs_no_request(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    done = run(store, "-", "application_form", "--out", out)
    assert (done.returncode, done.stdout) == (0, f"空白表写在 {out}。\n")
    assert "政府信息公开申请表" in text_of(out)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("2026-0001", "nothing"), "没有“nothing”这种文书"),
        (("-", "answer"), "没有“answer”这种文书"),
        (("2026-0001", "envelope"), "还缺：收件人地址"),
        (("2026-0001", "search_record", "--set", "searched_on=昨天"), "须是日期"),
        (("2026-0001", "search_record", "--set", "search_by=江\ue000"), "U+E000"),
    ],
)
def test_what_cannot_be_made_is_one_sentence(store: Path, tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    out = tmp_path / "a.pdf"
    done = run(store, *words, "--out", out)
    assert done.returncode in (1, 2) and said in done.stderr
    assert not out.exists()
