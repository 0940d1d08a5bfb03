"""Drafts of requests in the store: several at once, found by a new opening, gone with their words and files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from clerk_app.cases.request import RequestDraft
from clerk_app.store.database import Store
from clerk_app.store.intake_drafts import DraftFile

Draft = Callable[..., RequestDraft]


def test_several_drafts_are_kept_and_the_last_words_of_each_hold(store: Store) -> None:
    store.intake_drafts.keep("a", {"name": "甲"})
    store.intake_drafts.keep("b", {"name": "乙"})
    at = store.intake_drafts.keep("a", {"name": "甲", "wording": "丙"})
    kept = {one.key: one for one in store.intake_drafts.all()}
    assert dict(kept["a"].typed) == {"name": "甲", "wording": "丙"} and dict(kept["b"].typed) == {"name": "乙"}
    assert (kept["a"].noted_at, kept["a"].noted_by) == (at, store.who)
    assert store.findings() == ()


def test_a_dropped_draft_leaves_no_word_and_no_file(store: Store) -> None:
    secret = "某某路 27 号 3 栋 502"
    sha256 = store.documents.keep_file(b"a scan")
    store.intake_drafts.keep("a", {"address": secret}, (DraftFile("申请表.pdf", sha256, "application"),))
    database = Path(store.folder) / "clerk.db"
    assert secret.encode() in database.read_bytes(), "control: it is there while it is a draft"
    assert store.documents.kept_file(sha256) is not None and store.findings() == ()
    for _ in range(2):
        store.intake_drafts.drop("a")
    assert store.intake_drafts.all() == () and secret.encode() not in database.read_bytes()
    assert store.documents.kept_file(sha256) is None and store.findings() == ()


def test_a_file_taken_out_of_a_draft_goes_unless_a_request_names_it(store: Store, draft: Draft) -> None:
    request = store.requests.add(draft(), number="1")
    one, other = store.documents.keep_file(b"one"), store.documents.keep_file(b"other")
    store.documents.attach(request, name="同一份.pdf", data=b"other", text="同一份.pdf", on=draft().received_on)
    store.intake_drafts.keep("a", {}, (DraftFile("1.pdf", one, "other"), DraftFile("2.pdf", other, "other")))
    store.intake_drafts.keep("a", {})
    assert store.documents.kept_file(one) is None and store.documents.kept_file(other) is not None
    assert store.findings() == ()


def test_a_lost_file_of_a_draft_is_found_by_the_check(store: Store) -> None:
    sha256 = store.documents.keep_file(b"a scan")
    store.intake_drafts.keep("a", {}, (DraftFile("申请表.pdf", sha256, "application"),))
    path = store.documents.kept_file(sha256)
    assert path is not None
    path.unlink()
    assert [(one.code, one.table) for one in store.findings()] == [("file_missing", "intake_drafts")]
