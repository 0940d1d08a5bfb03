"""The pure half of 登记: which fields, what they mean, what is wrong with them."""

from __future__ import annotations

from datetime import date
from functools import partial
from itertools import product

import pytest

from clerk_app.cases.request import ReceiptProof
from clerk_app.gui.forms.intake_form import ORDER, REQUIRED, IntakeForm
from clerk_app.law.terms import Addressee, ApplicantKind, Channel, Confirmation
from clerk_app.services import receipt
from clerk_app.services.desk import Desk

TUESDAY = date(2026, 10, 13)


@pytest.fixture
def form(desk: Desk) -> IntakeForm:
    return IntakeForm(TUESDAY, desk.workdays, partial(receipt.questions, desk))


def test_fields_stand_in_reading_order_and_required_ones_are_always_shown(form: IntakeForm) -> None:
    for channel, addressee, kind in product(Channel, Addressee, ApplicantKind):
        form.put("channel", channel.value)
        form.put("addressee", addressee.value)
        form.put("kind", kind.value)
        shown = form.shown()
        assert list(shown) == [name for name in ORDER if name in shown]
        assert set(shown) >= REQUIRED
        asked = [one.field for one in form.questions()]
        assert asked == [name for name in shown if name in asked], "the questions come in the order of the keyboard"


def test_a_channel_shows_only_what_it_needs(form: IntakeForm) -> None:
    form.put("channel", "registered_post")
    assert {"postal_number", "signed_by"} <= set(form.shown())
    assert "arrived_on" not in form.shown()
    form.put("channel", "online")
    assert {"arrived_on", "platform_number"} <= set(form.shown())
    assert "signed_by" not in form.shown()


def test_a_letter_to_somebody_else_asks_for_a_confirmation_too(form: IntakeForm) -> None:
    form.put("channel", "registered_post")
    assert "confirmed_how" not in form.shown()
    form.put("addressee", "others")
    assert {"arrived_on", "confirmed_how", "confirmed_by"} <= set(form.shown())


def test_a_confirmation_is_said_by_a_person_and_never_taken_for_granted(form: IntakeForm) -> None:
    for name, text in {"channel": "fax", "received_on": "今天", "confirmed_by": "苏晚晴"}.items():
        form.put(name, text)
    assert form.draft().proof == ReceiptProof(), "nobody said that anybody was called"
    form.put("confirmed_how", "telephone")
    assert form.draft().proof == ReceiptProof(confirmed_how=Confirmation.TELEPHONE, confirmed_by="苏晚晴")
    form.put("channel", "in_person")
    assert form.draft().proof == ReceiptProof()


def test_what_was_typed_in_a_field_that_is_hidden_does_not_reach_the_draft(form: IntakeForm) -> None:
    form.put("received_on", "今天")
    form.put("channel", "registered_post")
    form.put("signed_by", "收发室")
    form.put("channel", "in_person")
    draft = form.draft()
    assert draft is not None and draft.signed_by == ""


def test_a_draft_is_what_was_typed(form: IntakeForm) -> None:
    for name, text in {
        "channel": "fax", "received_on": "zt", "arrived_on": "1010", "kind": "commercial_enterprise",
        "name": " 柏远物业 ", "contact_person": "许", "id_number": "９１３５",
        "telephone": "０１０－５５", "wording": "预算\n", "unit": "征收办", "handler": "苏晚晴",
    }.items():  # fmt: skip
        form.put(name, text)
    draft = form.draft()
    assert draft is not None
    assert (draft.received_on, draft.arrived_on) == (date(2026, 10, 12), date(2026, 10, 10))
    assert draft.applicant.kind is ApplicantKind.COMMERCIAL_ENTERPRISE
    assert (draft.applicant.name, draft.applicant.contact_person) == ("柏远物业", "许")
    assert (draft.applicant.id_number, draft.applicant.telephone) == ("9135", "010-55"), "half-width digits"
    assert (draft.wording, draft.unit, draft.channel) == ("预算", "征收办", Channel.FAX)


def test_without_a_day_there_is_no_draft_and_the_text_is_kept(form: IntakeForm) -> None:
    form.put("received_on", "13-40")
    assert form.draft() is None
    assert [(one.field, one.key) for one in form.problems()] == [("received_on", "field_no_day")]
    assert form.received_on == "13-40"
    form.put("received_on", "")
    assert [(one.field, one.key) for one in form.problems()] == [("received_on", "field_missing")]


def test_a_number_accepted_as_it_is_is_asked_again_once_it_changes(form: IntakeForm) -> None:
    form.put("id_number", "000000199001010013")
    form.id_accepted = True
    form.put("id_number", "000000199001010013")
    assert form.id_accepted
    form.put("id_number", "000000199001010014")
    assert not form.id_accepted


def test_matters_are_the_lines_that_say_something(form: IntakeForm) -> None:
    form.put("received_on", "今天")
    form.put("subjects", "第一件\n\n 第二件 \n")
    assert form.draft().subjects == (), "not asked for yet"
    form.items_open = True
    assert form.draft().subjects == ("第一件", "第二件")


def test_the_next_form_keeps_channel_unit_and_handler_only(form: IntakeForm) -> None:
    for name in ("name", "wording", "unit", "handler", "address"):
        form.put(name, "某")
    form.put("channel", "online")
    fresh = form.next_one()
    assert (fresh.channel, fresh.unit, fresh.handler) == (Channel.ONLINE, "某", "某")
    assert fresh.is_empty and not form.is_empty
    assert fresh.kind is ApplicantKind.NATURAL_PERSON
