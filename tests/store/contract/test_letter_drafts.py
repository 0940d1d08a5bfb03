"""Drafts of letters in the store: one for each letter, put in place of the one before, gone when dropped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from clerk_app.cases.request import RequestDraft
from clerk_app.store.database import Store
from clerk_app.store.letter_drafts import LetterDraft

Draft = Callable[..., RequestDraft]


def test_a_draft_is_kept_for_each_letter_and_the_last_words_hold(store: Store, draft: Draft) -> None:
    request = store.requests.add(draft(), number="1")
    first = LetterDraft(request, "answer", "", {"reasons": "甲"}, {"wording": "乙"})
    store.letter_drafts.keep(first)
    store.letter_drafts.keep(LetterDraft(request, "third_party_inquiry", "某公司", {"information": "丙"}, {}))
    at = store.letter_drafts.keep(LetterDraft(request, "answer", "", {"reasons": "丁", "supply": ""}, {}))
    kept = store.letter_drafts.get(request, "answer")
    assert kept is not None and (dict(kept.typed), dict(kept.known), kept.noted_at) == (
        {"reasons": "丁", "supply": ""}, {}, at
    )
    other = store.letter_drafts.get(request, "third_party_inquiry", "某公司")
    assert other is not None and other.typed["information"] == "丙"
    assert store.letter_drafts.get(request, "third_party_inquiry") is None
    assert store.findings() == ()


def test_a_dropped_draft_leaves_no_word_in_the_file(store: Store, draft: Draft) -> None:
    request = store.requests.add(draft(), number="1")
    secret = "暂拟不予公开的住址"
    store.letter_drafts.keep(LetterDraft(request, "answer", "", {"reasons": secret}, {}))
    file = Path(store.folder) / "clerk.db"
    assert secret.encode() in file.read_bytes(), "control: it is there while it is a draft"
    store.letter_drafts.drop(request, "answer")
    store.letter_drafts.drop(request, "answer")
    assert store.letter_drafts.get(request, "answer") is None and store.findings() == ()
    assert secret.encode() not in file.read_bytes()


def test_a_new_draft_after_a_dropped_one_is_sound(store: Store, draft: Draft) -> None:
    request = store.requests.add(draft(), number="1")
    for words in ("甲", "乙"):
        store.letter_drafts.keep(LetterDraft(request, "answer", "", {"reasons": words}, {}))
        store.letter_drafts.drop(request, "answer")
    store.letter_drafts.keep(LetterDraft(request, "answer", "", {"reasons": "丙"}, {}))
    assert store.findings() == ()
