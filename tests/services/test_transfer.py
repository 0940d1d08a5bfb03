"""A ledger is imported whole or not at all, once only, with its oddities as notes and its deadlines explained."""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest
from python_calamine import CalamineWorkbook

from clerk_app.law.clock import reckon
from clerk_app.law.terms import DeliveryManner, EventKind, Outcome, RemedyResult, RemedyRoute, State
from clerk_app.services import answering, intake
from clerk_app.services.desk import Desk
from clerk_app.services.due import Tone, register_rows
from clerk_app.services.transfer import difference_text, import_ledger, keep_skipped_rows, problem_text
from clerk_app.store import backups
from tests.services.ledger_files import HEADINGS, LEDGERS, ROW, TODAY, ledger, one_row

SAMPLE = LEDGERS / "sample.xlsx"
BAD = ("甲2", "2023-02-30", *ROW[2:])


def test_an_import_writes_requests_events_and_remedies(desk: Desk) -> None:
    report = import_ledger(desk, SAMPLE, today=TODAY)
    assert (report.requests, report.remedies, report.problems) == (7, 3, ())
    assert len(report.change.requests) == 7
    by_number = {request.number: request for request in desk.store.requests.all()}
    assert [by_number[f"试〔2023〕{n}号"].outcome for n in range(1, 8)] == [
        Outcome.DISCLOSED, Outcome.REFUSED_THIRD_PARTY, Outcome.REFUSED_INTERNAL_AFFAIRS, Outcome.UNABLE_NOT_HELD,
        Outcome.OTHER_NO_CORRECTION, Outcome.PARTIALLY_DISCLOSED, None,
    ]
    assert by_number["试〔2023〕2号"].unit == "建设科"
    assert [(one.route, one.result, one.closed_on) for one in desk.store.remedies.all()] == [
        (RemedyRoute.RECONSIDERATION, RemedyResult.UPHELD, date(2023, 8, 28)),
        (RemedyRoute.LITIGATION_DIRECT, RemedyResult.UPHELD, date(2023, 12, 4)),
        (RemedyRoute.LITIGATION_AFTER_RECONSIDERATION, None, None),
    ]


@pytest.mark.parametrize("again", ["sample.xlsx", "sample.xls", "sample.ods", "sample.et", "改了名.xlsx"])
def test_the_same_ledger_again_adds_nothing_whatever_its_name_or_format(
    desk: Desk, tmp_path: Path, again: str
) -> None:
    import_ledger(desk, SAMPLE, today=TODAY)
    path = LEDGERS / again
    if not path.exists():
        path = Path(shutil.copyfile(SAMPLE, tmp_path / again))
    head = desk.store.requests.head()
    report = import_ledger(desk, path, today=TODAY)
    assert (report.requests, report.remedies, report.problems) == (0, 0, ())
    assert (report.plan.already_requests, report.plan.already_remedies) == (7, 3)
    assert desk.store.requests.head() == head


def test_nothing_is_imported_while_a_row_has_a_problem(desk: Desk, tmp_path: Path) -> None:
    report = import_ledger(desk, ledger(tmp_path, [ROW, BAD]), today=TODAY)
    assert (report.requests, len(report.problems), desk.store.requests.ids()) == (0, 1, ())


def test_a_dry_run_says_what_would_come_and_writes_nothing(desk: Desk) -> None:
    report = import_ledger(desk, SAMPLE, today=TODAY, dry_run=True)
    assert (report.requests, report.remedies, desk.store.requests.ids()) == (7, 3, ())


def test_skipped_rows_can_be_mended_and_imported(desk: Desk, tmp_path: Path) -> None:
    formula = ("甲3", "2023-05-09", "网络", "自然人", "=1+1", "@SUM(A1)")
    path = ledger(
        tmp_path, [ROW, BAD, formula], above=[("某区台账",)],
        remedies=[
            ("甲1", "行政复议", "市政府", "1号", "2023-07-01", "", ""),
            ("甲2", "行政复议", "市政府", "2号", "2023-07-01", "", ""),
        ],
    )
    report = import_ledger(desk, path, today=TODAY, skip_problems=True)
    assert (report.requests, report.remedies) == (2, 1)
    assert [(one.key, one.sheet, one.row) for one in report.problems] == [
        ("row_day_impossible", "台账", 4), ("row_remedy_of_unknown", "复议诉讼", 3),
    ]
    kept = keep_skipped_rows(desk, report.plan)
    assert kept is not None and kept.parent == desk.store.folder / "exports"
    book = CalamineWorkbook.from_path(str(kept))
    assert book.sheet_names == ["台账", "复议诉讼"]
    headings, cells = book.get_sheet_by_name("台账").to_python()
    assert headings == [*HEADINGS, "问题", "所在表和行"]
    assert cells == [*BAD, "“收到日期”的“2023-02-30”没有这一天。请核对日期。", "台账 4"]
    mended = ledger(
        tmp_path, [[*cells[:1], "2023-02-28", *cells[2:]]], headings=headings, name="改好了.xlsx",
        remedies=[("甲2", "行政复议", "市政府", "2号", "2023-07-01", "", "")],
    )
    again = import_ledger(desk, mended, today=TODAY)
    assert (again.requests, again.remedies, again.problems) == (1, 1, ())
    assert {one.applicant.name for one in desk.store.requests.all()} == {"顾小满", "=1+1"}


def test_a_second_workbook_of_skipped_rows_does_not_overwrite_the_first(desk: Desk, tmp_path: Path) -> None:
    report = import_ledger(desk, ledger(tmp_path, [ROW, BAD]), today=TODAY, skip_problems=True)
    first, second = keep_skipped_rows(desk, report.plan), keep_skipped_rows(desk, report.plan)
    assert first is not None and second is not None and first != second and first.exists()


def test_a_number_of_another_request_is_a_problem_and_its_remedies_wait(desk: Desk, tmp_path: Path) -> None:
    import_ledger(desk, ledger(tmp_path, [ROW]), today=TODAY)
    other = (*ROW[:-1], "别的内容")
    remedies = [("甲1", "行政复议", "市政府", "1号", "2023-07-01", "", "")]
    report = import_ledger(desk, ledger(tmp_path, [other], remedies=remedies), today=TODAY)
    assert [one.key for one in report.problems] == ["row_number_taken", "row_remedy_of_unknown"]


def test_remedies_may_be_against_requests_that_are_here_already(desk: Desk, tmp_path: Path) -> None:
    import_ledger(desk, ledger(tmp_path, [ROW]), today=TODAY)
    remedies = [("甲1", "行政复议", "市政府", "1号", "2023-07-01", "", "")]
    report = import_ledger(desk, ledger(tmp_path, [ROW], remedies=remedies), today=TODAY)
    assert (report.requests, report.remedies, report.problems) == (0, 1, ())


def test_a_store_with_requests_is_backed_up_before_an_import(
    desk: Desk, registered: object, tmp_path: Path
) -> None:
    import_ledger(desk, ledger(tmp_path, [ROW]), today=TODAY)
    before = len(backups.listed(desk.store.folder / "backups"))
    import_ledger(desk, SAMPLE, today=TODAY)
    assert len(backups.listed(desk.store.folder / "backups")) == before + 1


def test_late_answers_and_odd_orders_are_notes_on_the_request(desk: Desk) -> None:
    import_ledger(desk, SAMPLE, today=TODAY)
    notes = {request.number: request.notes for request in desk.store.requests.all() if request.notes}
    assert set(notes) == {"试〔2023〕2号", "试〔2023〕5号", "试〔2023〕6号"}
    assert notes["试〔2023〕2号"] == ("原件存建设科",)
    posted_late, late = notes["试〔2023〕6号"]
    # Received Wednesday 2023-05-10, due Wednesday 2023-06-07, posted 2023-06-21: ten working days late.
    assert posted_late.startswith("导入时的提示：") and "逾期 10 个工作日" in late


def test_an_answer_before_the_receipt_is_kept_as_it_was(desk: Desk, tmp_path: Path) -> None:
    path = one_row(tmp_path, 答复日期="2023-04-01", 处理结果="予以公开", 送达日期="2023-03-01")
    report = import_ledger(desk, path, today=TODAY)
    assert (report.requests, report.problems) == (1, ())
    (request,) = desk.store.requests.all()
    assert request.outcome is Outcome.DISCLOSED
    assert len([note for note in request.notes if "早于" in note]) == 3


def test_registration_by_hand_and_import_share_the_numbers(desk: Desk, person: object, tmp_path: Path) -> None:
    import_ledger(desk, one_row(tmp_path, 登记编号="2026-0041", 收到日期="2026-08-03"), today=TODAY)
    assert intake.next_number(desk, date(2026, 8, 28)) == "2026-0042"


def test_letters_go_on_after_the_numbers_of_imported_answers(desk: Desk, tmp_path: Path) -> None:
    pattern = desk.settings.text("document_pattern")
    with desk.store.write():
        organ = desk.store.organs.first()
        desk.store.organs.update(organ, since=date(2008, 5, 1), code="临澜信公")
    path = one_row(tmp_path, 答复日期="2023-06-01", 处理结果="予以公开", 答复文书文号="临澜信公〔2023〕7号")
    import_ledger(desk, path, today=TODAY)
    with desk.store.write():
        numbers = [desk.store.documents.draw_number("letter", year, organ, pattern) for year in (2023, 2023, 2024)]
    assert numbers == ["临澜信公〔2023〕8号", "临澜信公〔2023〕9号", "临澜信公〔2024〕1号"]


def test_an_imported_answer_without_a_delivery_is_closed_and_waits_for_no_post(desk: Desk, tmp_path: Path) -> None:
    path = one_row(tmp_path, 答复日期="2023-06-01", 处理结果="予以公开", 送达方式="", 送达日期="")
    import_ledger(desk, path, today=TODAY)
    (row,) = register_rows(desk, TODAY)
    assert (row.state, row.tone, row.remaining) == (State.ANSWERED, Tone.CLOSED, None)
    events = desk.store.requests.get(row.id).events
    assert EventKind.SERVED not in {event.kind for event in events}, "no delivery is invented"
    answering.serve(desk, row.id, on=date(2023, 6, 2), manner=DeliveryManner.DIRECT, today=TODAY)
    assert register_rows(desk, TODAY)[0].state is State.SERVED


# --- deadlines


def workdays_after(day: date, count: int, *, makeup: bool) -> date:
    while count:
        day += timedelta(days=1)
        if chinese_calendar.is_workday(day) and (makeup or day.weekday() < 5):
            count -= 1
    return day


@pytest.mark.slow
@pytest.mark.parametrize(("name", "differing"), [("xicheng-2020", 812), ("suqian-2023", 1901)])
def test_every_deadline_of_a_published_ledger_that_differs_is_explained(
    desk: Desk, name: str, differing: int
) -> None:
    """The ledgers count 20 working days from the receipt, often without make-up days; chinesecalendar judges."""
    report = import_ledger(desk, LEDGERS / f"{name}.xlsx", today=TODAY)
    by_number = {row.number: row for row in report.plan.requests}
    reasons: Counter[str] = Counter()
    for found in report.deadline_differences:
        row = by_number[found.number]
        received_on = row.draft.received_on
        kinds = {event.kind for event in row.events}
        makeup = workdays_after(received_on, 20, makeup=False)
        assert found.theirs in (makeup, workdays_after(received_on, 20, makeup=True))
        assert ("makeup_day" in found.reasons) == (found.theirs != workdays_after(received_on, 20, makeup=True))
        assert "extension_not_counted" not in found.reasons or EventKind.EXTENDED in kinds
        assert "correction_not_counted" not in found.reasons or EventKind.CORRECTION_ASKED in kinds
        assert "consultation_not_counted" not in found.reasons or EventKind.CONSULTATION_SENT in kinds
        assert difference_text(found, desk.terms)
        reasons.update(found.reasons)
    assert len(report.deadline_differences) == differing
    assert set(reasons) == {
        "makeup_day", "extension_not_counted", "correction_not_counted", "consultation_not_counted",
    }
    unlisted = set(by_number) - {found.number for found in report.deadline_differences}
    for number in unlisted:
        row = by_number[number]
        request = desk.store.requests.by_number(number)
        assert request is not None
        assert reckon(request.events, desk.rules, desk.steps, desk.workdays).due_on == row.stated_due_on


@pytest.mark.parametrize(
    ("changed", "reasons"),
    [
        # National Day 2023: off 09-29 to 10-06, worked 10-07 and 10-08; 20 working days after 09-15 end on 10-19 (Thu).
        ({"法定答复期限": "2023-10-19"}, None),
        ({"法定答复期限": "2023-10-23"}, ("makeup_day",)),
        ({"法定答复期限": "2023-10-13"}, ("weekdays_only",)),
        ({"法定答复期限": "2023-10-18"}, ("first_day",)),
        ({"法定答复期限": "2024-01-01"}, ("unknown",)),
        ({"法定答复期限": "2023-10-19", "延期批准日期": "2023-10-10", "延长工作日": 20}, ("extension_not_counted",)),
        ({"法定答复期限": "2023-11-16", "延期批准日期": "2023-10-20", "延长工作日": 20}, ("extension_refused",)),
        ({"法定答复期限": "2023-10-19", "补正通知日期": "2023-09-18", "补正收到日期": "2023-09-25"},
         ("correction_not_counted",)),
        ({"法定答复期限": "2023-10-19", "补正通知日期": "2023-09-18"}, ("correction_not_counted",)),
        ({"法定答复期限": "2023-10-19", "征求第三方发出日期": "2023-09-18", "征求第三方答复日期": "2023-09-25"},
         ("consultation_not_counted",)),
        # Under the law of 2008 fifteen working days: Tuesday 2016-03-01 to Tuesday 2016-03-22.
        ({"收到日期": "2016-03-01", "法定答复期限": "2016-03-22"}, None),
        ({"收到日期": "2016-03-01", "法定答复期限": "2016-03-29"}, ("other_law",)),
        ({"收到日期": "2016-03-01", "法定答复期限": "2016-03-22", "补正通知日期": "2016-03-04",
          "补正收到日期": "2016-03-11"}, ("correction_not_counted",)),
    ],
)
def test_a_deadline_that_differs_has_its_reason(
    desk: Desk, tmp_path: Path, changed: dict[str, object], reasons: tuple[str, ...] | None
) -> None:
    path = one_row(tmp_path, **({"收到日期": "2023-09-15"} | changed))
    found = import_ledger(desk, path, today=TODAY, dry_run=True).deadline_differences
    assert [one.reasons for one in found] == ([] if reasons is None else [reasons])
    assert all(difference_text(one, desk.terms) for one in found)


def test_every_problem_has_a_sentence_with_the_way_out(desk: Desk, tmp_path: Path) -> None:
    path = one_row(
        tmp_path, 收到日期="昨天", 申请渠道="飞鸽", 申请人="", 处理结果="不予公开", 答复日期="2023-06-01",
        延长工作日="二十",
        收费通知日期="2023-06-01", 收费金额="很多",
    )
    for problem in import_ledger(desk, path, today=TODAY, dry_run=True).problems:
        sentence = problem_text(problem, desk.terms)
        assert "？" not in sentence and problem.column in sentence
