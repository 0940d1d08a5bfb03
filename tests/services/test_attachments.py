"""附件: kept with what they are, struck with their note, shown by a cleaned name, saved where the clerk says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from clerk_app.cases.request import RequestId
from clerk_app.services import attachments, handling
from clerk_app.services.desk import Desk, open_desk
from clerk_app.store import attachments as erasing
from clerk_app.trouble import KnownTrouble

TODAY = date(2026, 8, 28)
Registered = Callable[..., RequestId]


def at_noon() -> datetime:
    return datetime(2026, 8, 28, 4, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One store for all: each test has requests of its own."""
    folder = tmp_path_factory.mktemp("attachments") / "store"
    opened = open_desk(folder, who="苏晚晴", now=at_noon, create=True)
    yield opened
    opened.store.close()


def is_kept(desk: Desk, data: bytes) -> bool:
    return (desk.store.folder / "files" / sha256(data).hexdigest()).is_file()


def names(desk: Desk, request: RequestId) -> list[tuple[str, str]]:
    found = attachments.of_request(desk, desk.store.requests.get(request))
    return [(one.kind.zh, one.file.name) for one in found]


def test_a_file_is_kept_with_what_it_is(desk: Desk, registered: Registered, tmp_path: Path) -> None:
    request = registered()
    path = tmp_path / "申请表 扫描.pdf"
    path.write_bytes(b"%PDF-1.4 scan")
    change = attachments.attach(
        desk, request, name=path.name, data=attachments.read_file(path), what="application", today=TODAY
    )
    assert change.requests == {request} and change.message == "attachment_kept"
    assert names(desk, request) == [("申请表", "申请表 扫描.pdf")]
    path.unlink()
    [kept] = attachments.of_request(desk, desk.store.requests.get(request))
    assert attachments.data_of(desk, kept) == b"%PDF-1.4 scan"


def test_the_note_of_a_file_is_no_remark(desk: Desk, registered: Registered) -> None:
    request = registered()
    attachments.attach(desk, request, name="a.pdf", data=b"x", what="other", today=TODAY)
    assert desk.store.requests.get(request).notes == ()


def test_the_same_bytes_are_kept_once(desk: Desk, registered: Registered) -> None:
    request, other = registered(), registered(wording="另一件")
    attachments.attach(desk, request, name="一.pdf", data=b"scan", what="identity", today=TODAY)
    again = attachments.attach(desk, request, name="二.pdf", data=b"scan", what="identity", today=TODAY)
    attachments.attach(desk, other, name="三.pdf", data=b"scan", what="other", today=TODAY)
    assert (again.message, again.facts["file"]) == ("attachment_there", "一.pdf")
    assert names(desk, request) == [("身份证明", "一.pdf")] and names(desk, other) == [("其他", "三.pdf")]
    assert is_kept(desk, b"scan")


def test_a_struck_file_is_not_in_the_file_and_may_come_again(desk: Desk, registered: Registered) -> None:
    request = registered()
    attachments.attach(desk, request, name="误.pdf", data=b"x", what="proof", today=TODAY)
    [kept] = attachments.of_request(desk, desk.store.requests.get(request))
    handling.strike(desk, request, entry=kept.entry, reason="别的申请的", today=TODAY)
    assert names(desk, request) == []
    attachments.attach(desk, request, name="对.pdf", data=b"x", what="proof", today=TODAY)
    assert names(desk, request) == [("送达凭证", "对.pdf")]


@pytest.mark.parametrize(("data", "what", "key"), [
    (b"", "other", "attachment_empty"),
    (b"x", "nothing", "attachment_kind_unknown"),
])  # fmt: skip
def test_what_cannot_be_kept_is_refused(
    desk: Desk, registered: Registered, data: bytes, what: str, key: str
) -> None:
    with pytest.raises(KnownTrouble) as refused:
        attachments.attach(desk, registered(), name="a.pdf", data=data, what=what, today=TODAY)
    assert refused.value.key == key


def test_a_file_above_the_limit_is_not_even_read(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "大.pdf"
    with path.open("wb") as file:
        file.truncate(attachments.declared().limits.file_bytes + 1)  # a file with a hole: no room is taken
    with pytest.raises(KnownTrouble) as refused:
        attachments.read_file(path)
    said = desk.terms.sentence(refused.value.key, refused.value.facts)
    assert said == "「大.pdf」有 51 MB，超过附件的上限 50 MB。请拆分或降低扫描分辨率后再添加。"


def test_a_folder_or_a_lost_file_is_told(desk: Desk, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "没有.pdf"):
        with pytest.raises(KnownTrouble) as refused:
            attachments.read_file(path)
        assert refused.value.key == "attachment_unreadable"


HOSTILE = (
    "..\\..\\windows\\system32\\a.pdf", "../../etc/passwd", "/etc/passwd", "C:\\autoexec.bat", "C:a.pdf",
    "CON",     "con.pdf", "NUL.txt", "com1.pdf", "LPT9", "aux .pdf", "a:b.pdf", "a.pdf:stream", "a.pdf.",
    "a.pdf. . .", " a.pdf ", ".",     "..", "...", "", "\u202efdp.exe", "a\u202egpj.exe", "a\x00b.pdf", "a\nb.pdf",
    "a\tb.pdf", "\\\\server\\share\\x.pdf",     "//server/share/x.pdf", "file:///etc/passwd", "a|b.pdf", "a?b*.pdf",
    '"a".pdf', "<a>.pdf", "~/.ssh/id",     "%APPDATA%\\x.lnk", "$HOME/x", "`id`.pdf", "-rf", "x" * 5000 + ".pdf",
    "\ud800.pdf", "𠮷" * 300 + ".pdf",
)  # fmt: skip


def test_no_name_leaves_its_folder(desk: Desk, registered: Registered, tmp_path: Path) -> None:
    request = registered()
    for number, name in enumerate(HOSTILE):
        attachments.attach(desk, request, name=name, data=b"%d" % number, what="other", today=TODAY)
    kept = attachments.of_request(desk, desk.store.requests.get(request))
    assert len(kept) == len(HOSTILE)
    folder = tmp_path / "copies"
    folder.mkdir()
    for one in kept:
        safe = attachments.safe_name(one.file.name)
        attachments.save_copy(desk, one, folder / safe)
        assert (folder / safe).resolve().parent == folder.resolve()
        assert safe.split(".")[0].strip().upper() not in {"CON", "NUL", "COM1", "LPT9", "AUX"}
        assert not set(safe) & set('<>:"/\\|?*\u202e\n\x00') and safe == safe.strip(". ")
    assert [one.name for one in tmp_path.iterdir()] == ["copies"]


def test_what_may_hold_a_program_is_saved_and_not_opened(desk: Desk, registered: Registered, tmp_path: Path) -> None:
    request = registered()
    for name in ("a.docm", "a.pdf.lnk", "a.hta", "a.js", "a.iso", "a.exe", "a"):
        assert not attachments.may_open(name)
    attachments.attach(desk, request, name="报价.xlsm", data=b"x", what="other", today=TODAY)
    attachments.attach(desk, request, name="身份证.PDF", data=b"y", what="other", today=TODAY)
    macro, scan = attachments.of_request(desk, desk.store.requests.get(request))
    with pytest.raises(KnownTrouble) as refused:
        attachments.copy_to_open(desk, macro, tmp_path)
    assert refused.value.key == "attachment_not_opened"
    copy = attachments.copy_to_open(desk, scan, tmp_path)
    assert copy.read_bytes() == b"y" and copy.name == "身份证.PDF" and desk.store.folder not in copy.parents


def test_an_erased_file_leaves_its_hash_alone(desk: Desk, registered: Registered) -> None:
    request, other = registered(), registered(wording="另一件")
    attachments.attach(desk, request, name="周若安身份证.png", data=b"face", what="identity", today=TODAY)
    attachments.attach(desk, request, name="共有.pdf", data=b"shared", what="other", today=TODAY)
    attachments.attach(desk, other, name="共有.pdf", data=b"shared", what="other", today=TODAY)
    with desk.store.write():
        gone = erasing.forget(desk.store, request)
    erasing.drop(desk.store, gone)
    found = attachments.of_request(desk, desk.store.requests.get(request))
    assert [(one.kind.zh, one.file.name, one.is_erased) for one in found] == [
        ("身份证明", "", True), ("其他", "", True)
    ]
    with pytest.raises(KnownTrouble) as refused:
        attachments.data_of(desk, found[0])
    assert refused.value.key == "attachment_erased"
    assert is_kept(desk, b"shared") and not is_kept(desk, b"face")
    assert desk.store.findings() == ()
