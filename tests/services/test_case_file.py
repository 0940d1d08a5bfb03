"""卷宗 PDF: what it holds, in which order, and that every page the contents name is the page it stands on."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from clerk_app import places
from clerk_app.cases.applicant import Applicant
from clerk_app.cases.request import RequestDraft, RequestId
from clerk_app.law.terms import ApplicantKind, Channel, DeliveryManner, Outcome
from clerk_app.services import answering, attachments, case_file, case_plan, handling, intake, letters, routing
from clerk_app.services.case_file import CASE_FILE, REMEDY_BUNDLE, CaseFile, gather, make
from clerk_app.services.desk import Desk, open_desk
from clerk_app.services.office import Office, set_up
from clerk_app.trouble import KnownTrouble
from tests.services import case_files

TODAY, DECIDED = date(2026, 8, 28), date(2026, 8, 10)
ORGAN, APPLICANT = "临澜市住房和城乡建设局", "周若𠮷"
FILES = (
    ("application", "申请表.pdf", case_files.pdf("application", 3)),
    ("identity", "身份证.png", case_files.image(size=(640, 400), dpi=(150, 150))),
    ("identity", "委托书.jpg", case_files.image("JPEG")),
    ("correction", "补正一.eml", case_files.MAIL),
    ("correction", "补正二.pdf", case_files.pdf("correction", 2)),
    ("opinion", "意见.pdf", case_files.turned("opinion")),
    ("opinion", "密.pdf", case_files.locked()),
    ("search", "检索.tif", case_files.scan(3)),
    ("search", "日志.txt", "检索词：征收补偿\n结果：0 条".encode()),
    ("approval", "审批.pdf", case_files.pdf("approval", 2)),
    ("fee", "票据.pdf", case_files.acting()),
    ("supplied", "方案😀.docx", b"PK\x03\x04"),
    ("supplied", "方案.pdf", case_files.pdf("supplied", 12)),
    ("proof", "回证.pdf", case_files.pdf("proof")),
    ("proof", "弹.png", case_files.image_bomb()),
    ("other", "杂一.pdf", case_files.pdf("other")),
    ("other", "断.pdf", case_files.pdf("x")[:200]),
    ("other", "杂二.txt", b"bare"),
)


def at_noon() -> datetime:
    return datetime(2026, 8, 28, 4, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One office for all."""
    folder = tmp_path_factory.mktemp("case_file") / "store"
    opened = open_desk(folder, who="苏晚晴", now=at_noon, create=True)
    set_up(opened, Office(
        name=ORGAN, code="临建", telephone="0000-5550117", reconsideration_body="临澜市人民政府",
        court="临澜市人民法院",
    ))  # fmt: skip
    yield opened
    opened.store.close()


def registered(desk: Desk, wording: str = "临澜大道南段房屋征收补偿方案") -> RequestId:
    person = Applicant(ApplicantKind.NATURAL_PERSON, APPLICANT, telephone="0000-5550117", address="临澜区柳荫路27号")
    draft = RequestDraft(received_on=date(2026, 8, 3), channel=Channel.IN_PERSON, applicant=person, wording=wording)
    return next(iter(intake.register(desk, draft, today=TODAY).requests))


@pytest.fixture(scope="module")
def full(desk: Desk) -> RequestId:
    """A request with an answer issued and posted, and eighteen files: twenty papers with the reckoning."""
    request = registered(desk)
    answering.answer(
        desk, request, on=DECIDED, outcome=Outcome.UNABLE_NOT_EXIST, grounds="经检索没有制作", today=TODAY
    )
    given = {
        name: "经检索档案室和业务系统" for name in letters.missing(desk, request, "answer") if name != "document_number"
    }
    letters.issue(desk, request, "answer", given, today=TODAY)
    answering.serve(desk, request, on=DECIDED, manner=DeliveryManner.POST, carrier="EMS", tracking="1051", today=TODAY)
    for what, name, data in FILES:
        attachments.attach(desk, request, name=name, data=data, what=what, today=TODAY)
    routing.archive(desk, request, on=TODAY, file_number="2026-12", retention="长期", today=TODAY)
    return request


@pytest.fixture(scope="module")
def made(desk: Desk, full: RequestId) -> CaseFile:
    """Its case file."""
    found = make(gather(desk, full, today=TODAY))
    assert found is not None
    return found


@pytest.fixture(scope="module")
def texts(made: CaseFile) -> dict[str, str]:
    """What stands on each page, by its label: the number stamped on it, or 封面 and 卷内目录."""
    opened = PdfReader(io.BytesIO(made.data))
    return {
        label: re.sub(r"\s+", "", page.extract_text())
        for label, page in zip(opened.page_labels, opened.pages, strict=True)
    }


MARKS = {
    "申请表.pdf": "application{n}", "补正一.eml": "补正如下", "补正二.pdf": "correction{n}", "意见.pdf": "opinion{n}",
    "密.pdf": "「密.pdf」设有打开密码", "日志.txt": "检索词：征收补偿", "审批.pdf": "approval{n}",
    "票据.pdf": "acting{n}", "方案.pdf": "supplied{n}", "回证.pdf": "proof{n}", "弹.png": "「弹.png」的图像过大",
    "杂一.pdf": "other{n}", "断.pdf": "「断.pdf」已损坏", "杂二.txt": "bare",
}  # fmt: skip
"""What is read on the first, second ... page of a file."""


def objects_of(pdf: bytes) -> str:
    """Every object of a file in words, what is packed in streams left out."""
    opened = PdfReader(io.BytesIO(pdf))
    return "".join(repr(opened.get_object(number)) for number in range(1, int(opened.trailer["/Size"])))


def test_a_file_of_twenty_papers_stands_in_the_order_of_the_office(made: CaseFile) -> None:
    order = [re.split("（", line.title)[0] for line in made.lines]
    assert order == [
        "政府信息公开申请答复书", "审批材料", "申请表", "身份证明", "身份证明", "补正材料", "补正材料", "意见回执",
        "意见回执", "检索材料", "检索材料", "缴费凭证", "提供的信息", "提供的信息", "送达凭证", "送达凭证",
        "期限计算说明", "其他", "其他", "其他",
    ]  # fmt: skip
    assert [line.at for line in made.lines] == list(range(1, 21))


def test_every_line_of_the_contents_names_the_page_its_paper_stands_on(
    made: CaseFile, texts: dict[str, str]
) -> None:
    looked_at = 0
    for line in made.lines:
        name = line.title[line.title.find("（") + 1 : -1]
        for number, page in enumerate(range(line.first, line.last + 1), start=1):
            if name in MARKS:
                assert MARKS[name].format(n=number) in texts[str(page)], (line, page)
                looked_at += 1
    answer, reckoning = made.lines[0], next(line for line in made.lines if line.title == "期限计算说明")
    assert "政府信息公开申请答复书" in texts[str(answer.first)] and "期限计算说明" in texts[str(reckoning.first)]
    assert looked_at == 29
    runs = [(line.first, line.last) for line in made.lines if line.first]
    assert [first for first, _ in runs] == [1, *(last + 1 for _, last in runs[:-1])] and runs[-1][1] == made.pages


def test_the_number_stands_at_the_outer_top_corner_of_every_page(made: CaseFile) -> None:
    opened = PdfReader(io.BytesIO(made.data))
    numbers: list[tuple[str, float, float]] = []
    for label, page in zip(opened.page_labels, opened.pages, strict=True):
        if not label.isdecimal():
            continue
        wide, high = float(page.mediabox.width), float(page.mediabox.height)
        drawing = page["/Resources"]["/XObject"]["/ClerkNumber"].get_data().decode()
        x, y = map(float, re.findall(r"1 0 0 1 ([\d.]+) ([\d.]+) Tm", drawing)[-1])
        numbers.append((label, x / wide, (high - y) / 72 * 25.4))
        assert x > wide - 80 if int(label) % 2 else x < 60, label
        assert 5 < (high - y) / 72 * 25.4 < 15, label
    assert [label for label, _, _ in numbers] == [str(number) for number in range(1, made.pages + 1)]


def test_the_contents_on_paper_say_what_was_bound(made: CaseFile, texts: dict[str, str]) -> None:
    printed = "".join(text for label, text in texts.items() if label.startswith("卷内目录"))
    for line in made.lines:
        pages = "—" if not line.first else str(line.first) + (f"—{line.last}" if line.last > line.first else "")
        assert f"2026年8月28日{pages}" in printed, line
    assert "临建〔2026〕1号" in printed and ORGAN in printed and APPLICANT in printed
    assert "方案〓.docx" in printed, "a sign that no font has does not stop the file"


def test_cover_and_closing_note_say_what_the_file_is_and_lacks(made: CaseFile, texts: dict[str, str]) -> None:
    cover, note = texts["封面"], texts["卷内备考表"]
    for said in ("2026-12", "2026年8月3日", "2026年8月10日", "长期", f"20件{made.pages}页", APPLICANT):
        assert said in cover, said
    assert "立卷时缺：申请登记表。" in note and "「方案〓.docx」" in note and "「密.pdf」" in note


def test_the_finished_file_has_bookmarks_and_nothing_that_acts(made: CaseFile) -> None:
    opened = PdfReader(io.BytesIO(made.data))
    titles = [one.title for one in opened.outline]
    assert titles[:3] == ["封面", "卷内目录", "1. 政府信息公开申请答复书"] and titles[-1] == "卷内备考表"
    assert len(titles) == 22, "one paper is kept beside the file"
    acts = re.compile(r"/JavaScript|/Launch|/AA\b|/Annots|/OpenAction|/EmbeddedFile")
    assert not acts.search(objects_of(made.data))
    assert len(set(acts.findall(objects_of(case_files.acting())))) == 6, "control: they are seen in what came in"


def test_what_could_not_be_put_in_is_told(made: CaseFile) -> None:
    told = [(line.remark, line.title) for line in made.lines if line.remark]
    assert told == [
        ("未能装入", "意见回执（密.pdf）"), ("另存", "提供的信息（方案😀.docx）"), ("未能装入", "送达凭证（弹.png）"),
        ("未能装入", "其他（断.pdf）"),
    ]  # fmt: skip
    assert len(made.troubles) == 4 and made.troubles[0].startswith("「密.pdf」设有打开密码")


def test_the_evidence_bundle_keeps_the_chosen_order(desk: Desk, full: RequestId) -> None:
    found = {one.title: one.key for one in case_plan.pieces(desk, full, TODAY)}
    chosen = [found["期限计算说明"], found["申请表（申请表.pdf）"]]
    bundle = make(gather(desk, full, REMEDY_BUNDLE, chosen, today=TODAY))
    assert bundle is not None
    assert [(line.title, line.first, line.last) for line in bundle.lines] == [
        ("期限计算说明", 1, 1), ("申请表（申请表.pdf）", 2, 4)
    ]
    text = re.sub(r"\s+", "", PdfReader(io.BytesIO(bundle.data)).pages[0].extract_text())
    assert "证据目录" in text and "申请人的身份，申请的时间、方式和内容2—4" in text


def test_the_proposed_bundle_leaves_the_inner_papers_out(desk: Desk, full: RequestId) -> None:
    proposed = [one.place.id for one in gather(desk, full, REMEDY_BUNDLE, today=TODAY).pieces]
    assert proposed == sorted(proposed, key=[
        "application", "correction", "consultation", "search", "fee", "answer", "supplied", "delivery", "certificate",
    ].index)  # fmt: skip
    with pytest.raises(KnownTrouble) as refused:
        gather(desk, full, REMEDY_BUNDLE, ["letter-99"], today=TODAY)
    assert refused.value.key == "case_piece_unknown"


def test_a_struck_paper_is_not_in_the_file_and_a_lost_one_has_a_slip(desk: Desk) -> None:
    request = registered(desk, "另一件")
    for name in ("留.txt", "撤.txt", "失.txt"):
        attachments.attach(desk, request, name=name, data=name.encode(), what="other", today=TODAY)
    _, struck, lost = attachments.of_request(desk, desk.store.requests.get(request))
    handling.strike(desk, request, entry=struck.entry, reason="误", today=TODAY)
    (desk.store.folder / "files" / lost.file.sha256).unlink()
    found = make(gather(desk, request, CASE_FILE, today=TODAY))
    assert found is not None
    assert [line.title for line in found.lines if "txt" in line.title] == ["其他（留.txt）", "其他（失.txt）"]
    assert [line.remark for line in found.lines][-1] == "未能装入" and "失.txt" in found.troubles[0]


def test_a_file_that_lacks_everything_says_so_first(desk: Desk) -> None:
    request = registered(desk, "缺件")
    handling.ask_correction(desk, request, on=DECIDED, reply_by=date(2026, 8, 20), points="范围", today=TODAY)
    assert [one.zh for one in case_plan.missing(desk, request)] == [
        "申请表或口头申请代填记录", "申请登记表", "补正告知书"
    ]
    attachments.attach(desk, request, name="a.pdf", data=b"x", what="application", today=TODAY)
    assert [one.zh for one in case_plan.missing(desk, request)] == ["申请登记表", "补正告知书"]


def test_work_that_is_stopped_gives_nothing(desk: Desk, full: RequestId) -> None:
    told: list[tuple[int, int]] = []

    def stop_at_the_third(done: int, total: int) -> bool:
        told.append((done, total))
        return done < 2

    assert make(gather(desk, full, today=TODAY), stop_at_the_third) is None
    assert told == [(0, 21), (1, 21), (2, 21)]


def test_the_file_is_named_for_any_system(desk: Desk, full: RequestId) -> None:
    assert case_file.file_name(gather(desk, full, today=TODAY)) == "2026-0001 卷宗.pdf"


def test_nothing_is_left_on_the_disk_but_the_store(desk: Desk, made: CaseFile) -> None:
    assert made.data and {one.name for one in Path(desk.store.folder).parent.iterdir()} == {"store"}


def test_every_paper_of_the_catalogue_has_its_place_in_the_file() -> None:
    kinds = {path.stem for path in (places.resources() / "letters").glob("*.toml")}
    declared = case_plan.order()
    placed = {kind for place in declared.places for kind in place.letters} | set(declared.left_out)
    assert kinds - placed == set()
    assert {one.place for one in attachments.kinds()} <= {place.id for place in declared.places}
