"""The calendar over the years, on a real store. The notice for 2027 used here is invented, as is its number."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from clerk_app import places
from clerk_app.cases.applicant import Applicant
from clerk_app.cases.remedy import RemedyDraft
from clerk_app.cases.request import RequestDraft, RequestId
from clerk_app.law.citation import Citation
from clerk_app.law.reading import holiday_notice, read_table, table_of
from clerk_app.law.terms import Channel, ClockKind, DeliveryManner, EventKind, Outcome, RemedyRoute
from clerk_app.services import answering, calendar, handling, intake, remedies
from clerk_app.services.calendar import NamedDay
from clerk_app.services.desk import Desk, open_desk, reread
from clerk_app.services.kept_notices import as_toml, joined
from clerk_app.services.recording import clock_of
from clerk_app.trouble import KnownTrouble
from tests.services.conftest import at_noon

TEXTS = Path(__file__).parent.parent / "data" / "notices"
INVENTED_2027 = """国务院办公厅关于2027年
部分节假日安排的通知
国办发明电〔2026〕99号

各省、自治区、直辖市人民政府，国务院各部委、各直属机构：

经国务院批准，现将2027年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。

一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至12日（周五）放假调休，共8天。1月31日（周日）、2月20日（周六）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天，不调休。
六、中秋节：9月15日（周三）放假1天，不调休。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。

节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。

国务院办公厅
2026年11月10日
"""
NUMBER = "国办发明电〔2026〕99号"
TODAY = date(2026, 12, 28)


def text_of(name: str) -> str:
    return (TEXTS / f"{name}.txt").read_text(encoding="utf-8").partition("\n")[2]


def keep(desk: Desk, text: str, year: int, today: date = TODAY, **more: object) -> Desk:
    made = calendar.preview(desk, text, year, today, **more)  # type: ignore[arg-type]
    assert made.why_not is None
    return calendar.keep(desk, made, today)[0]


def register_on(desk: Desk, person: Applicant, day: date) -> RequestId:
    draft = RequestDraft(
        received_on=day, channel=Channel.IN_PERSON, applicant=person, wording="临澜大道南段房屋征收补偿方案"
    )
    return next(iter(intake.register(desk, draft, today=day).requests))


def due_on(desk: Desk, request: RequestId) -> date | None:
    return clock_of(desk, desk.store.requests.get(request)).due_on


# --- coverage ---------------------------------------------------------------------------------------------------------


def test_next_years_notice_is_asked_for_from_october_on(desk: Desk) -> None:
    assert calendar.coverage(desk, date(2026, 9, 30)).missing_year is None
    assert calendar.coverage(desk, date(2026, 10, 1)).missing_year == 2027
    assert calendar.coverage(desk, date(2026, 9, 30)).known_to == date(2026, 12, 31)


def test_a_year_that_began_without_its_notice_is_asked_for_at_once(desk: Desk) -> None:
    assert calendar.coverage(desk, date(2027, 1, 4)).missing_year == 2027


def test_the_requests_that_wait_for_a_notice_are_named(desk: Desk, person: Applicant) -> None:
    waits = register_on(desk, person, date(2026, 12, 7))
    register_on(desk, person, date(2026, 10, 12))
    assert calendar.coverage(desk, TODAY).waiting == (waits,)
    desk = keep(desk, INVENTED_2027, 2027)
    now = calendar.coverage(desk, TODAY)
    assert (now.known_to, now.missing_year, now.waiting) == (date(2027, 12, 31), None, ())


# --- a notice ---------------------------------------------------------------------------------------------------------


def test_a_preview_writes_nothing(desk: Desk) -> None:
    made = calendar.preview(desk, INVENTED_2027, 2027, TODAY)
    assert made.can_keep and made.notice is not None
    assert (made.notice.citation.number, made.notice.published) == (NUMBER, date(2026, 11, 10))
    assert desk.store.notices.history() == ()
    assert not desk.workdays.is_known(date(2027, 1, 1))


def test_a_kept_notice_rules_its_year_and_is_there_when_the_store_is_opened_again(desk: Desk) -> None:
    desk = keep(desk, INVENTED_2027, 2027)
    folder = desk.store.folder
    desk.store.close()
    again = open_desk(folder, who="苏晚晴", now=at_noon)
    try:
        for one in (desk, again, reread(again)):
            assert one.workdays.known_to == date(2027, 12, 31)
            assert not one.workdays.is_workday(date(2027, 2, 5))
            assert one.workdays.is_workday(date(2027, 1, 31))
            assert one.workdays.sign(date(2027, 2, 5)).notice == again.workdays.notices[-1].citation
        (kept,) = calendar.year(again, 2027).kept
        assert (kept.pasted, kept.added_by, kept.key) == (INVENTED_2027, "苏晚晴", NUMBER)
    finally:
        again.store.close()


def test_a_later_text_of_the_same_number_takes_the_place_of_the_first(desk: Desk) -> None:
    desk = keep(desk, INVENTED_2027.replace("1月31日（周日）、2月20日（周六）", "2月20日（周六）"), 2027)
    assert not desk.workdays.is_workday(date(2027, 1, 31))
    made = calendar.preview(desk, INVENTED_2027, 2027, TODAY)
    assert [one.key for one in made.replaces] == [NUMBER]
    desk, _ = calendar.keep(desk, made, TODAY)
    assert desk.workdays.is_workday(date(2027, 1, 31))
    assert len(calendar.year(desk, 2027).kept) == 1
    assert len(desk.store.notices.history()) == 2


def test_a_notice_pasted_without_its_number_gives_way_to_the_one_with_it(desk: Desk) -> None:
    listed = INVENTED_2027[INVENTED_2027.index("一、") : INVENTED_2027.index("节假日期间")]
    made = calendar.preview(desk, listed, 2027, TODAY)
    assert [note.key for note in made.notes][-1] == "notice_without_number"
    desk, _ = calendar.keep(desk, made, TODAY)
    assert desk.workdays.known_to == date(2027, 12, 31)
    desk = keep(desk, INVENTED_2027, 2027)
    (kept,) = calendar.year(desk, 2027).kept
    assert (kept.key, kept.notice.supplement) == (NUMBER, False)


def test_what_the_clerk_says_goes_before_what_the_text_says(desk: Desk) -> None:
    made = calendar.preview(desk, INVENTED_2027, 2027, TODAY, "国办发明电〔2026〕98号", date(2026, 11, 12))
    assert made.notice is not None
    assert (made.notice.citation.number, made.notice.published) == ("国办发明电〔2026〕98号", date(2026, 11, 12))


def test_a_part_of_a_notice_is_kept_but_rules_no_year(desk: Desk) -> None:
    made = calendar.preview(desk, "元旦：1月1日至3日放假，共3天。", 2027, TODAY)
    assert [note.key for note in made.notes] == ["notice_rules_part", "notice_without_number"]
    desk, _ = calendar.keep(desk, made, TODAY)
    assert not desk.workdays.is_workday(date(2027, 1, 1))
    assert not desk.workdays.is_known(date(2027, 1, 1))
    assert calendar.coverage(desk, TODAY).missing_year == 2027


def test_days_off_that_do_not_add_up_are_told_beside_the_preview(desk: Desk) -> None:
    def unpaid(text: str) -> list[object]:
        made = calendar.preview(desk, text, 2027, TODAY)
        return [note.facts["counted"] for note in made.notes if note.key == "notice_days_unusual"]

    assert unpaid(INVENTED_2027) == []  # 13 days, as 2025 and 2026
    assert unpaid(INVENTED_2027.replace("5月8日（周六）上班。", "")) == [14]


@pytest.mark.parametrize(
    ("damage", "key"),
    [
        (("1月31日（周日）", "1月31日（周六）"), "notice_has_faults"),
        (("放假1天，不调休。\n六", "放假1天，另行调休。\n六"), "notice_not_understood"),
    ],
)
def test_a_text_that_does_not_fit_is_not_kept(desk: Desk, damage: tuple[str, str], key: str) -> None:
    made = calendar.preview(desk, INVENTED_2027.replace(*damage), 2027, TODAY)
    assert not made.can_keep and made.why_not is not None and made.why_not.key == key
    with pytest.raises(KnownTrouble, match=key):
        calendar.keep(desk, made, TODAY)
    assert desk.store.notices.history() == ()


def test_a_sentence_that_names_no_day_may_be_left_out_once_the_clerk_says_so(desk: Desk) -> None:
    sentence = "请各单位提前做好安排。"
    text = INVENTED_2027.replace("节假日期间", sentence + "\n节假日期间")
    assert calendar.preview(desk, text, 2027, TODAY).reading.not_understood == (sentence,)
    desk = keep(desk, text, 2027, ignored=frozenset({sentence}))
    assert desk.workdays.known_to == date(2027, 12, 31)


def test_a_text_without_a_day_is_not_kept(desk: Desk) -> None:
    made = calendar.preview(desk, "国务院办公厅\n2026年11月10日", 2027, TODAY)
    assert made.why_not is not None and made.why_not.key == "notice_names_no_day"


@pytest.mark.parametrize("name", ["2008", "2019", "2026", "2019-05-01", "2020-01-31", "2015-09-03"])
def test_a_notice_the_program_ships_is_not_added_again(desk: Desk, name: str) -> None:
    year = int(name[:4])
    made = calendar.preview(desk, text_of(name), year, TODAY)
    assert [note.key for note in made.notes] == ["notice_shipped_already"]
    after, change = calendar.keep(desk, made, TODAY)
    assert change.message == "notice_shipped_already" and not change.calendar
    assert after is desk and desk.store.notices.history() == ()


def test_other_days_under_a_shipped_number_are_refused(desk: Desk) -> None:
    made = calendar.preview(desk, text_of("2026").replace("2月28日（周六）", "3月7日（周六）"), 2026, TODAY)
    assert made.why_not is not None
    changed = text_of("2026").replace("、2月28日（周六）", "")
    made = calendar.preview(desk, changed, 2026, TODAY)
    assert made.can_keep  # fewer days than the shipped file: a part of it
    more = text_of("2026").replace("5月9日（周六）", "4月26日（周日）、5月9日（周六）")
    made = calendar.preview(desk, more, 2026, TODAY)
    assert made.why_not is not None and made.why_not.key == "notice_differs_from_shipped"


def test_a_notice_shipped_since_takes_the_place_of_the_added_one() -> None:
    shipped = holiday_notice(read_table(places.resources() / "holidays" / "2026.toml"))
    with_number = holiday_notice(read_table(places.resources() / "holidays" / "2026.toml"))
    assert joined([shipped], [with_number]).notices == (shipped,)


def test_a_list_added_without_its_number_gives_way_to_the_shipped_notice() -> None:
    shipped = holiday_notice(read_table(places.resources() / "holidays" / "2026.toml"))
    added = replace(shipped, citation=Citation("通知"), published=date(2025, 12, 1), unverified=True)
    assert joined([shipped], [added]).notices == (shipped,)
    local = replace(added, local=True, supplement=True)
    assert joined([shipped], [local]).notices == (shipped, local)


def test_a_kept_text_is_the_text_of_a_holiday_file() -> None:
    for path in sorted((places.resources() / "holidays").glob("*.toml")):
        notice = holiday_notice(read_table(path))
        again = holiday_notice(table_of(as_toml(notice, "“引号”\\\n\x7f\t"), path.name))
        assert (again.spans, again.citation, again.published) == (notice.spans, notice.citation, notice.published)
        assert (again.supplement, again.statutory_days) == (notice.supplement, notice.statutory_days)


def test_a_later_change_of_a_known_year_wins_where_both_name_a_day(desk: Desk) -> None:
    text = (
        "国务院办公厅关于调整2026年中秋节假期安排的通知\n国办发明电〔2026〕98号\n"
        "一、2026年9月24日至27日放假调休，共4天。9月19日（星期六）上班。\n国务院办公厅\n2026年8月20日\n"
    )  # invented
    made = calendar.preview(desk, text, 2026, date(2026, 8, 28))
    assert [note.key for note in made.notes] == ["notice_changes_year"]
    desk, _ = calendar.keep(desk, made, date(2026, 8, 28))
    assert not desk.workdays.is_workday(date(2026, 9, 24))
    assert desk.workdays.is_workday(date(2026, 9, 19))
    assert desk.workdays.sign(date(2026, 9, 25)).notice == made.notice.citation  # type: ignore[union-attr]
    assert desk.workdays.sign(date(2026, 10, 1)).notice.number == "国办发明电〔2025〕7号"  # type: ignore[union-attr]


# --- what moves -------------------------------------------------------------------------------------------------------


def test_open_requests_whose_dates_move_are_listed_earlier_ones_first(desk: Desk, person: Applicant) -> None:
    # By hand, weekends alone: 20 working days after Wed 2 December 2026 end on Wed 30 December, in a known year;
    # after Mon 21 December on Mon 18 January 2027; after Mon 4 January on Mon 1 February.
    stays = register_on(desk, person, date(2026, 12, 2))
    later = register_on(desk, person, date(2026, 12, 21))
    earlier = register_on(desk, person, date(2027, 1, 4))
    today = date(2027, 1, 5)
    assert [due_on(desk, one) for one in (stays, later, earlier)] == [
        date(2026, 12, 30), date(2027, 1, 18), date(2027, 2, 1),
    ]
    # 1 January 2027 is a Friday off: one day later; Sunday 31 January is worked: that day itself is the 20th.
    made = calendar.preview(desk, INVENTED_2027, 2027, today)
    replies = [(move.request, move.old, move.new) for move in made.moves if move.kind is ClockKind.REPLY]
    assert replies == [
        (earlier, date(2027, 2, 1), date(2027, 1, 31)),
        (later, date(2027, 1, 18), date(2027, 1, 19)),
    ]
    assert [move.days < 0 for move in made.moves] == sorted((move.days < 0 for move in made.moves), reverse=True)
    desk, change = calendar.keep(desk, made, today)
    assert change.calendar and change.requests == {later, earlier}
    assert (change.facts["requests"], change.facts["earlier"]) == (2, 1)
    assert [due_on(desk, one) for one in (stays, later, earlier)] == [
        date(2026, 12, 30), date(2027, 1, 19), date(2027, 1, 31),
    ]


def test_every_request_that_moved_has_a_note_of_it(desk: Desk, person: Applicant) -> None:
    moved, stays = (register_on(desk, person, day) for day in (date(2026, 12, 21), date(2026, 12, 2)))
    desk = keep(desk, INVENTED_2027, 2027)
    note = desk.store.requests.get(moved).last(EventKind.NOTED)
    assert note is not None and note.on == TODAY
    assert NUMBER in note.text("text") and "2027-01-18 改为 2027-01-19" in note.text("text")
    assert desk.store.requests.get(stays).last(EventKind.NOTED) is None


def test_a_closed_request_keeps_the_calendar_of_its_answer(desk: Desk, person: Applicant) -> None:
    # 40 working days after Monday 9 November 2026: by weekends alone Monday 4 January 2027.
    day = date(2026, 11, 9)
    answered, still_open = (register_on(desk, person, day) for _ in range(2))
    for one in (answered, still_open):
        handling.extend(desk, one, days=20, reason="涉及多个科室", on=day, today=day)
    answering.answer(desk, answered, outcome=Outcome.DISCLOSED, on=day, today=day)
    answering.serve(desk, answered, on=day, manner=DeliveryManner.POST, posted_on=day, today=day)
    assert due_on(desk, answered) == due_on(desk, still_open) == date(2027, 1, 4)
    # The invented notice is of 10 November 2026, the day after the answer; 1 January is a Friday off.
    made = calendar.preview(desk, INVENTED_2027, 2027, TODAY)
    assert {move.request for move in made.moves} == {still_open}
    desk, _ = calendar.keep(desk, made, TODAY)
    assert due_on(desk, answered) == date(2027, 1, 4)
    assert due_on(desk, still_open) == date(2027, 1, 5)
    assert desk.store.requests.get(answered).last(EventKind.NOTED) is None


def test_a_local_day_entered_after_its_publication_names_the_closed_requests_it_reaches(
    desk: Desk, person: Applicant
) -> None:
    # 20 working days after Monday 16 November 2026: Monday 14 December; with Friday 4 December off, the day after.
    request = register_on(desk, person, date(2026, 11, 16))
    answering.answer(desk, request, outcome=Outcome.DISCLOSED, on=date(2026, 11, 30), today=TODAY)
    posted = date(2026, 11, 30)
    answering.serve(desk, request, on=posted, manner=DeliveryManner.POST, posted_on=posted, today=TODAY)
    days = [NamedDay(date(2026, 12, 4), True, "区庆")]
    for published, moves in ((date(2026, 11, 27), [(date(2026, 12, 14), date(2026, 12, 15))]), (date(2026, 12, 1), [])):
        found = calendar.local_moves(desk, days=days, name="区庆", source="通知", published=published, today=TODAY)
        assert [(move.old, move.new) for move in found] == moves


def test_the_day_of_an_answer_that_was_not_sent_still_moves_and_is_told(
    desk: Desk, person: Applicant
) -> None:
    # 20 working days after Monday 14 December 2026, by weekends alone: Monday 11 January 2027.
    request = register_on(desk, person, date(2026, 12, 14))
    answering.answer(desk, request, outcome=Outcome.DISCLOSED, on=TODAY, today=TODAY)
    days, tomorrow = [NamedDay(date(2027, 1, 5), True, "区庆")], date(2026, 12, 29)

    def moves(published: date) -> list[tuple[ClockKind, date, date]]:
        found = calendar.local_moves(desk, days=days, name="区庆", source="通知", published=published, today=TODAY)
        return [(move.kind, move.old, move.new) for move in found]

    assert moves(tomorrow) == moves(TODAY)
    assert moves(TODAY) == [(ClockKind.REPLY, date(2027, 1, 11), date(2027, 1, 12))]
    desk, _ = calendar.add_local(desk, days=days, name="区庆", source="通知", published=TODAY, today=TODAY)
    assert due_on(desk, request) == date(2027, 1, 12)


def test_what_a_court_asks_for_on_a_closed_request_still_moves(desk: Desk, person: Applicant) -> None:
    request = register_on(desk, person, date(2026, 11, 16))
    answering.answer(desk, request, outcome=Outcome.DISCLOSED, on=date(2026, 11, 20), today=date(2026, 11, 20))
    draft = RemedyDraft(
        route=RemedyRoute.LITIGATION_DIRECT, body="临澜区人民法院", case_number="（2026）临01行初9号",
        filed_on=date(2026, 12, 14), accepted_on=date(2026, 12, 15), copy_received_on=date(2026, 12, 18),
    )
    remedies.open_remedy(desk, request, draft, today=date(2026, 12, 18))
    # 15 calendar days after Friday 18 December end on Saturday 2 January 2027, so on Monday the 4th by weekends alone
    # and by the invented notice; with Monday off too, on Tuesday.
    longer = INVENTED_2027.replace("至3日（周日）放假，共3天", "至4日（周一）放假，共4天")
    made = calendar.preview(desk, longer, 2027, TODAY)
    moves = [(move.kind, move.old, move.new) for move in made.moves]
    assert moves == [(ClockKind.COURT_ANSWER, date(2027, 1, 4), date(2027, 1, 5))]


def test_keeping_is_one_deed(desk: Desk, person: Applicant) -> None:
    register_on(desk, person, date(2026, 12, 21))
    made = calendar.preview(desk, INVENTED_2027, 2027, TODAY)
    with pytest.raises(RuntimeError), desk.store.write():
        calendar.keep(desk, made, TODAY)
        raise RuntimeError("the disk went away")
    assert desk.store.notices.history() == ()
    assert desk.store.requests.all()[0].last(EventKind.NOTED) is None


# --- local days -------------------------------------------------------------------------------------------------------

# 三月三 is Sunday 19 April 2026; the days off and the number of the document are invented.
LOCAL = [NamedDay(date(2026, 4, 20), True, "三月三"), NamedDay(date(2026, 4, 21), True, "三月三"),
         NamedDay(date(2026, 4, 18), False, "三月三")]


def add_local(desk: Desk, days: list[NamedDay] | None = None, source: str = "桂政办电〔2026〕9号") -> Desk:
    return calendar.add_local(
        desk, days=LOCAL if days is None else days, name="三月三", source=source, published=date(2026, 2, 10),
        today=TODAY,
    )[0]


def test_local_days_are_a_layer_of_their_own_with_their_source(desk: Desk) -> None:
    before = calendar.year(desk, 2026)
    desk = add_local(desk)
    view = calendar.year(desk, 2026)
    assert (before.workdays, view.workdays) == (248, 247)  # two off, one worked; 248: resources/holidays/2026.toml
    assert view.months[3] == before.months[3] - 1
    local = {one.day: one for one in view.days if one.local}
    assert sorted(local) == [date(2026, 4, 18), date(2026, 4, 20), date(2026, 4, 21)]
    assert all(one.notice is not None and one.notice.text == "桂政办电〔2026〕9号" for one in local.values())
    assert [notice.local for notice in view.notices] == [False, True]


def test_a_local_layer_opens_no_year(desk: Desk) -> None:
    desk = add_local(desk, [NamedDay(date(2027, 4, 9), True, "三月三")])
    assert not calendar.year(desk, 2027).is_known
    assert calendar.coverage(desk, TODAY).missing_year == 2027
    assert not desk.workdays.is_workday(date(2027, 4, 9))


def test_local_days_of_the_same_name_take_the_place_of_those_before(desk: Desk) -> None:
    desk = add_local(add_local(desk), [NamedDay(date(2026, 4, 20), True, "三月三")])
    assert [one.day for one in calendar.year(desk, 2026).days if one.local] == [date(2026, 4, 20)]


@pytest.mark.parametrize(
    ("days", "source", "key"),
    [
        ([], "依据", "local_days_none"),
        (LOCAL, " ", "local_days_without_source"),
        ([NamedDay(date(2026, 4, 20), False, "")], "依据", "notice_days_wrong"),
        ([NamedDay(date(2026, 4, 18), False, ""), NamedDay(date(2026, 4, 18), True, "")], "依据", "notice_days_wrong"),
        ([NamedDay(date(2026, 12, 31), True, ""), NamedDay(date(2027, 1, 1), True, "")], "依据",
         "local_days_of_two_years"),
    ],
)
def test_local_days_that_make_no_layer_are_refused(desk: Desk, days: list[NamedDay], source: str, key: str) -> None:
    with pytest.raises(KnownTrouble, match=key):
        add_local(desk, days, source)
    assert desk.store.notices.history() == ()


# --- withdrawal -------------------------------------------------------------------------------------------------------


def test_a_withdrawn_notice_stays_on_record_and_is_out_of_force(desk: Desk, person: Applicant) -> None:
    request = register_on(desk, person, date(2026, 12, 21))
    desk = keep(desk, INVENTED_2027, 2027)
    (kept,) = calendar.year(desk, 2027).kept
    moves = calendar.withdrawal_moves(desk, kept)
    assert (date(2027, 1, 19), date(2027, 1, 18)) in [(move.old, move.new) for move in moves]
    desk, change = calendar.withdraw(desk, kept, reason="误贴了征求意见稿", today=TODAY)
    assert change.calendar and change.facts["earlier"] == 1
    assert due_on(desk, request) == date(2027, 1, 18)
    assert calendar.coverage(desk, TODAY).missing_year == 2027
    last = desk.store.notices.history()[-1]
    assert (last.withdrawn, last.added_by, last.number) == ("误贴了征求意见稿", "苏晚晴", NUMBER)
    with pytest.raises(KnownTrouble, match="notice_unknown"):
        calendar.withdraw(desk, kept, reason="再撤一次", today=TODAY)
    assert keep(desk, INVENTED_2027, 2027).workdays.known_to == date(2027, 12, 31)


def test_a_withdrawal_says_why(desk: Desk) -> None:
    desk = add_local(desk)
    with pytest.raises(KnownTrouble, match="reason_missing"):
        calendar.withdraw(desk, calendar.year(desk, 2026).kept[0], reason=" ", today=TODAY)


# --- years ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    # 全国年节及纪念日放假办法: 365 days less 104 (or 105) weekend days less 11, from 2025 13, statutory days
    ("year", "workdays"), [(2008, 251), (2009, 250), (2024, 251), (2025, 248), (2026, 248)],
)
def test_the_working_days_of_a_year_are_those_of_its_notice(desk: Desk, year: int, workdays: int) -> None:
    view = calendar.year(desk, year)
    assert view.is_known and len(view.months) == 12
    assert sum(view.months) == view.workdays == workdays


def test_a_year_without_its_notice_says_so(desk: Desk) -> None:
    view = calendar.year(desk, 2027)
    assert not view.is_known and view.notices == ()
    assert view.workdays == 261  # 2027 begins on a Friday: 52 weeks and that Friday
    assert calendar.shipped_year(2026).days == calendar.year(desk, 2026).days
