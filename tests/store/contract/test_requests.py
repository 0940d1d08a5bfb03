"""What any store must do with requests; a shared store of an office will be held to the same words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from clerk_app.cases.request import EntryId, RequestDraft, RequestId
from clerk_app.law.events import Event
from clerk_app.law.terms import ApplicantKind, Channel, EventKind, Outcome
from clerk_app.store.database import Store
from clerk_app.trouble import KnownTrouble

Draft = Callable[..., RequestDraft]
PATTERN = "{year}-{n:04}"
MONDAY, TUESDAY, FRIDAY = date(2025, 1, 20), date(2025, 1, 21), date(2025, 1, 24)


def noted(text: str, on: date = TUESDAY) -> Event:
    return Event(EventKind.NOTED, on, {"text": text})


def test_a_request_is_read_back_as_it_was_registered(store: Store, draft: Draft) -> None:
    wanted = draft(
        arrived_on=MONDAY, receipt_basis="confirmed", postal_number="XA123", signed_by="收发室",
        subjects=("补偿方案", "公示材料"), form_wanted="paper", delivery_wanted="post", unit="征收科", handler="林知远",
        platform_number="BJ-2025-9", notes=("导入自旧台账", "原件在卷"),
    )
    request = store.requests.get(store.requests.add(wanted, number="2025-0001", deed="d1"))
    for name in (
        "received_on", "channel", "applicant", "wording", "arrived_on", "receipt_basis", "postal_number", "signed_by",
        "form_wanted", "delivery_wanted", "unit", "handler", "platform_number", "notes",
    ):
        assert getattr(request, name) == getattr(wanted, name), name
    assert request.number == "2025-0001"
    assert [(one.position, one.subject, one.outcome) for one in request.items] == [
        (1, "补偿方案", None), (2, "公示材料", None),
    ]
    assert [one.event.kind for one in request.entries] == [EventKind.RECEIVED]
    assert request.entries[0].event.on == MONDAY
    assert request.entries[0].recorded_by == "苏晚晴"
    assert request.entries[0].recorded_at == "2025-01-20T01:02:03.000+00:00"
    assert request.in_force


def test_a_request_with_one_item_has_its_wording_as_the_subject(store: Store, draft: Draft) -> None:
    request = store.requests.get(store.requests.add(draft(), number="1"))
    assert [one.subject for one in request.items] == [request.wording]


def test_events_come_back_with_all_their_facts(store: Store, draft: Draft) -> None:
    request_id = store.requests.add(draft(), number="1")
    given = [
        Event(EventKind.CORRECTION_ASKED, MONDAY, {"reply_by": FRIDAY, "points": "请写明年份"}),
        Event(EventKind.CONSULTATION_SENT, TUESDAY, {"ref": "云岫商贸有限公司", "party": "third_party"}),
        Event(EventKind.CONSULTATION_ANSWERED, TUESDAY, {"ref": "云岫商贸有限公司", "opinion": "不同意"}),
        Event(EventKind.EXTENDED, TUESDAY, {"days": 20, "reason": "材料多"}),
        Event(EventKind.FEE_NOTICED, TUESDAY, {"amount_fen": 10000}),
    ]
    for event in given:
        store.requests.append(request_id, event)
    read = store.requests.get(request_id).events
    assert [(one.kind, one.on, dict(one.facts)) for one in read[1:]] == [
        (one.kind, one.on, dict(one.facts)) for one in given
    ]


def test_an_answer_gives_each_item_its_result(store: Store, draft: Draft) -> None:
    request_id = store.requests.add(draft(subjects=("甲", "乙")), number="1")
    store.requests.append(
        request_id,
        Event(
            EventKind.ANSWERED, FRIDAY,
            {"outcome": "partially_disclosed", "items": ("1=disclosed", "2=refused_privacy"), "article": "第三十七条"},
        ),
    )
    request = store.requests.get(request_id)
    assert request.outcome is Outcome.PARTIALLY_DISCLOSED
    assert [one.outcome for one in request.items] == [Outcome.DISCLOSED, Outcome.REFUSED_PRIVACY]


def test_a_withdrawn_request_gives_its_items_that_result(store: Store, draft: Draft) -> None:
    request_id = store.requests.add(draft(), number="1")
    store.requests.append(request_id, Event(EventKind.WITHDRAWN, FRIDAY))
    assert [one.outcome for one in store.requests.get(request_id).items] == [Outcome.OTHER_WITHDRAWN]


def test_a_deed_sent_twice_is_written_once(store: Store, draft: Draft) -> None:
    request_id = store.requests.add(draft(), number="1", deed="d1")
    assert store.requests.add(draft(2), number="2", deed="d1") == request_id
    entry = store.requests.append(request_id, noted("甲"), deed="d2")
    assert store.requests.append(request_id, noted("甲"), deed="d2") == entry
    assert store.requests.has_deed("d2") and store.requests.of_deed("d2") == request_id
    assert not store.requests.has_deed("d3") and store.requests.of_deed("d3") is None
    assert len(store.requests.all()) == 1
    assert len(store.requests.get(request_id).entries) == 2


def test_a_deed_id_of_another_deed_is_a_bug(store: Store, draft: Draft) -> None:
    request_id = store.requests.add(draft(), number="1", deed="d1")
    with pytest.raises(ValueError, match="d1"):
        store.requests.append(request_id, noted("甲"), deed="d1")


def test_an_imported_row_is_kept_once(store: Store, draft: Draft) -> None:
    first = store.requests.add(draft(source="台账.xlsx#登记#7"), number="1")
    assert store.requests.add(draft(source="台账.xlsx#登记#7"), number="2") == first
    assert store.requests.sources() == {"台账.xlsx#登记#7"}


def test_a_number_is_not_given_twice(store: Store, draft: Draft) -> None:
    store.requests.add(draft(), number="2025-0001")
    with pytest.raises(KnownTrouble) as caught:
        store.requests.add(draft(2), number="2025-0001")
    assert caught.value.key == "number_taken"
    assert len(store.requests.all()) == 1


def test_the_next_number_follows_the_greatest_of_its_year(store: Store, draft: Draft) -> None:
    assert store.requests.next_number(2025, PATTERN) == "2025-0001"
    with store.write():
        for n in (1, 7):
            store.requests.add(draft(n), number=f"2025-{n:04}")
        store.requests.add(draft(8), number="京公开〔2025〕99号")
        assert store.requests.next_number(2025, PATTERN) == "2025-0008"
        store.requests.add(draft(9), number="2025-0008")
        assert store.requests.next_number(2025, PATTERN) == "2025-0009"
    assert store.requests.next_number(2025, PATTERN) == "2025-0009"
    assert store.requests.next_number(2026, PATTERN) == "2026-0001"


def test_a_number_of_a_deed_that_failed_is_free_again(store: Store, draft: Draft) -> None:
    with pytest.raises(RuntimeError), store.write():
        store.requests.add(draft(), number=store.requests.next_number(2025, PATTERN))
        assert store.requests.next_number(2025, PATTERN) == "2025-0002"
        raise RuntimeError("stopped")
    assert store.requests.next_number(2025, PATTERN) == "2025-0001"
    assert store.requests.all() == ()


def test_a_request_changed_meanwhile_is_not_written_to(store: Store, draft: Draft) -> None:
    request_id = store.requests.add(draft(), number="1")
    seen = store.requests.get(request_id).version
    store.requests.append(request_id, noted("甲"), version=seen)
    with pytest.raises(KnownTrouble) as caught:
        store.requests.append(request_id, noted("乙"), version=seen)
    assert caught.value.key == "request_changed_meanwhile"
    assert len(store.requests.get(request_id).entries) == 2


def test_a_struck_entry_stays_readable_and_is_out_of_force(store: Store, draft: Draft) -> None:
    request_id = store.requests.add(draft(), number="1")
    wrong = store.requests.append(request_id, Event(EventKind.WITHDRAWN, TUESDAY))
    strike = store.requests.strike(request_id, wrong, reason="记错了申请", on=FRIDAY, deed="s1")
    assert store.requests.strike(request_id, wrong, reason="记错了申请", on=FRIDAY, deed="s1") == strike
    request = store.requests.get(request_id)
    entry = next(one for one in request.entries if one.id == wrong)
    assert (entry.event.kind, entry.struck_by, entry.strike_reason) == (EventKind.WITHDRAWN, strike, "记错了申请")
    assert EventKind.WITHDRAWN not in {one.kind for one in request.events}
    assert request.outcome is None


@pytest.mark.parametrize("which", ["strike", "unknown", "other"])
def test_only_an_entry_in_force_of_this_request_can_be_struck(store: Store, draft: Draft, which: str) -> None:
    request_id = store.requests.add(draft(), number="1")
    other = store.requests.add(draft(2), number="2")
    note = store.requests.append(request_id, noted("甲"))
    struck = store.requests.strike(request_id, note, reason="误", on=FRIDAY)
    entry = {"strike": struck, "unknown": EntryId(99), "other": EntryId(int(note))}[which]
    with pytest.raises(KnownTrouble) as caught:
        store.requests.strike(other if which == "other" else request_id, entry, reason="误", on=FRIDAY)
    assert caught.value.key == "entry_not_strikable"


def test_an_entry_is_struck_once(store: Store, draft: Draft) -> None:
    request_id = store.requests.add(draft(), number="1")
    note = store.requests.append(request_id, noted("甲"))
    store.requests.strike(request_id, note, reason="误", on=FRIDAY)
    with pytest.raises(KnownTrouble) as caught:
        store.requests.strike(request_id, note, reason="误", on=FRIDAY)
    assert caught.value.key == "entry_struck_already"


def test_striking_the_receipt_takes_the_request_out_of_lists_but_keeps_its_number(store: Store, draft: Draft) -> None:
    request_id = store.requests.add(draft(), number="2025-0001")
    receipt = store.requests.get(request_id).entries[0].id
    store.requests.strike(request_id, receipt, reason="重复登记", on=TUESDAY)
    assert store.requests.all() == () and store.requests.ids() == ()
    assert [one.id for one in store.requests.struck()] == [request_id]
    struck = store.requests.by_number("2025-0001")
    assert struck is not None and not struck.in_force and struck.received_on == MONDAY
    assert store.requests.next_number(2025, PATTERN) == "2025-0002"
    with pytest.raises(KnownTrouble) as caught:
        store.requests.amend(request_id, {"name": "李四"}, reason="误", on=FRIDAY)
    assert caught.value.key == "request_struck"


def test_a_receipt_with_deeds_in_force_is_not_struck(store: Store, draft: Draft) -> None:
    request_id = store.requests.add(draft(), number="1")
    store.requests.append(request_id, Event(EventKind.EXTENDED, TUESDAY, {"days": 20}))
    receipt = store.requests.get(request_id).entries[0].id
    with pytest.raises(KnownTrouble) as caught:
        store.requests.strike(request_id, receipt, reason="误", on=FRIDAY)
    assert caught.value.key == "receipt_has_followers"


def test_an_amendment_keeps_old_and_new(store: Store, draft: Draft) -> None:
    request_id = store.requests.add(draft(), number="1")
    store.requests.amend(
        request_id,
        {
            "name": "周若宁", "telephone": "0000-5550118", "wording": "2023年补偿方案", "channel": "fax",
            "applicant_kind": "other_org", "unit": "征收科",
        },
        reason="登记时看错", on=TUESDAY, deed="a1",
    )
    request = store.requests.get(request_id)
    assert request.applicant.name == "周若宁" and request.applicant.telephone == "0000-5550118"
    assert request.applicant.address == "临澜区柳荫路27号"
    assert request.applicant.kind is ApplicantKind.OTHER_ORG and request.channel is Channel.FAX
    assert request.wording == "2023年补偿方案" and request.unit == "征收科"
    former = {one.field: (one.old, one.new) for one in store.requests.former_values(request_id)}
    assert former == {
        "name": ("周若安1", "周若宁"),
        "telephone": ("0000-5550117", "0000-5550118"),
        "wording": ("临澜区柳荫路1号房屋征收补偿方案", "2023年补偿方案"),
        "channel": ("online", "fax"),
        "applicant_kind": ("natural_person", "other_org"),
        "unit": ("", "征收科"),
    }
    amended = request.entries[-1].event
    assert amended.kind is EventKind.AMENDED and amended.text("reason") == "登记时看错"
    assert amended.facts["fields"] == ("applicant_kind", "channel", "name", "telephone", "unit", "wording")


def test_an_amended_day_of_receipt_is_the_one_in_force(store: Store, draft: Draft) -> None:
    request_id = store.requests.add(draft(arrived_on=MONDAY), number="1")
    store.requests.amend(request_id, {"received_on": "2025-01-21"}, reason="确认日写错", on=FRIDAY, deed="a1")
    store.requests.amend(request_id, {"received_on": "2025-01-21"}, reason="确认日写错", on=FRIDAY, deed="a1")
    request = store.requests.get(request_id)
    assert request.in_force and request.received_on == TUESDAY and request.arrived_on == MONDAY
    assert [one.on for one in request.events if one.kind is EventKind.RECEIVED] == [TUESDAY]
    receipts = [one for one in request.entries if one.event.kind is EventKind.RECEIVED]
    assert [(one.event.on, one.struck_by is None) for one in receipts] == [(MONDAY, False), (TUESDAY, True)]
    assert receipts[0].strike_reason == "确认日写错"
    assert [(one.field, one.old, one.new) for one in store.requests.former_values(request_id)] == [
        ("received_on", "2025-01-20", "2025-01-21")
    ]
    assert [one.received_on for one in store.requests.all()] == [TUESDAY]


def test_a_second_amendment_tells_the_value_of_the_first(store: Store, draft: Draft) -> None:
    request_id = store.requests.add(draft(), number="1")
    for name in ("甲", "乙"):
        store.requests.amend(request_id, {"name": name}, reason="误", on=FRIDAY)
    assert [(one.old, one.new) for one in store.requests.former_values(request_id)] == [("周若安1", "甲"), ("甲", "乙")]


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"number": "2025-0009"}, "field_not_amendable"),
        ({"channel": "pigeon"}, "value_unfit"),
        ({"received_on": "2025-02-30"}, "value_unfit"),
        ({"name": " "}, "value_unfit"),
        ({"name": "周若安1"}, "nothing_to_amend"),
    ],
)
def test_what_cannot_be_amended_is_refused(store: Store, draft: Draft, changes: dict[str, str], key: str) -> None:
    request_id = store.requests.add(draft(), number="1")
    with pytest.raises(KnownTrouble) as caught:
        store.requests.amend(request_id, changes, reason="误", on=FRIDAY)
    assert caught.value.key == key
    assert len(store.requests.get(request_id).entries) == 1


def test_all_reads_again_only_what_changed_and_never_what_was_rolled_back(store: Store, draft: Draft) -> None:
    ids = [store.requests.add(draft(n), number=str(n)) for n in range(3)]
    first = store.requests.all()
    with pytest.raises(RuntimeError), store.write():
        store.requests.append(ids[1], noted("不算"))
        assert len(store.requests.all()[1].entries) == 2
        raise RuntimeError("stopped")
    assert [len(one.entries) for one in store.requests.all()] == [1, 1, 1]
    store.requests.append(ids[1], noted("算"))
    again = store.requests.all()
    assert [len(one.entries) for one in again] == [1, 2, 1]
    assert again[0] is first[0] and again[2] is first[2]


def test_a_deed_within_a_deed_may_fail_alone(store: Store, draft: Draft) -> None:
    with store.write():
        store.requests.add(draft(), number="1")
        with pytest.raises(KnownTrouble):
            store.requests.add(draft(2), number="1")
        store.requests.add(draft(3), number="3")
    assert [one.number for one in store.requests.all()] == ["1", "3"]


def test_a_deed_that_fails_leaves_nothing(store: Store, draft: Draft) -> None:
    with pytest.raises(ZeroDivisionError), store.write():
        request_id = store.requests.add(draft(), number="1")
        store.requests.append(request_id, noted("甲"))
        raise ZeroDivisionError
    assert store.requests.all() == () and store.requests.head().seq == 0


def test_remarks_stand_among_the_notes(store: Store, draft: Draft) -> None:
    request_id = store.requests.add(draft(), number="1")
    store.requests.append(request_id, noted("申请人来电催问"))
    assert store.requests.get(request_id).notes == ("导入自旧台账", "申请人来电催问")


@pytest.mark.parametrize("text", ["a\0b", "\ud800"])
def test_text_the_engine_would_garble_is_refused_in_words(store: Store, draft: Draft, text: str) -> None:
    with pytest.raises(KnownTrouble) as caught:
        store.requests.add(draft(wording=text), number="1")
    assert (caught.value.key, caught.value.kind) == ("text_unstorable", "input")
    assert store.requests.all() == ()


@pytest.mark.parametrize(
    "text", ["'; DROP TABLE requests; --", "<img src='x'>", "𠮷野家 ①", "a\tb\nc", "=1+1", "\u202eabc", "é"]
)
def test_any_other_text_comes_back_unchanged(store: Store, draft: Draft, text: str) -> None:
    request_id = store.requests.add(draft(wording=text), number=text)
    store.requests.append(request_id, Event(EventKind.ROUTED, TUESDAY, {"unit": text, "note": text}))
    request = store.requests.by_number(text)
    assert request is not None and request.wording == text
    assert dict(request.events[-1].facts) == {"unit": text, "note": text}


def test_a_request_that_is_not_there_is_a_bug(store: Store) -> None:
    assert store.requests.by_number("2025-0001") is None
    with pytest.raises(LookupError):
        store.requests.get(RequestId(7))
    with pytest.raises(LookupError):
        store.requests.append(RequestId(7), noted("甲"))


@pytest.mark.parametrize("kind", [EventKind.RECEIVED, EventKind.STRUCK, EventKind.AMENDED])
def test_receipts_strikes_and_amendments_have_their_own_deeds(store: Store, draft: Draft, kind: EventKind) -> None:
    request_id = store.requests.add(draft(), number="1")
    with pytest.raises(ValueError, match=kind.value):
        store.requests.append(request_id, Event(kind, TUESDAY))
