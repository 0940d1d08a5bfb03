"""duties: what the office owes by days of its own, and noting one as done."""

from __future__ import annotations

from datetime import date

import click

from clerk_app.cli.face import AS_JSON, DAY, NOT_UNDERSTOOD, Face, pass_face
from clerk_app.law.wording import Terms
from clerk_app.services.duties import Duty, DutyState, duties, find, tick

_STATES = {DutyState.LATE: "▲ 已过期", DutyState.OPEN: "未办", DutyState.COMING: "未到", DutyState.DONE: "已办"}


def plain_duty(duty: Duty) -> dict[str, object]:
    """A duty as JSON-ready data."""
    return {
        "key": duty.key,
        "period": duty.period,
        "title": duty.title,
        "due_on": duty.due_on.isoformat(),
        "named_on": duty.named_on.isoformat() if duty.named_on else None,
        "opens_on": duty.opens_on.isoformat(),
        "remaining": duty.remaining,
        "state": duty.state.value,
        "done_on": duty.done_on.isoformat() if duty.done_on else None,
        "supplement": duty.is_supplement,
        "figures_so_far": duty.figures_so_far,
        "provisional": duty.provisional,
        "source": duty.source.full(),
        "where": duty.where,
        "note": dict(duty.note.facts) if duty.note else None,
    }


def lines_of(duty: Duty, terms: Terms) -> list[str]:
    """A duty for a person: how it stands, and under it why that day and by which document."""
    if duty.done_on is not None:
        when = f"{duty.done_on} 办"
    elif duty.remaining < 0:
        when = f"{duty.due_on} 前，逾 {-duty.remaining} 个工作日"
    else:
        when = f"{duty.due_on} 前，" + (f"剩 {duty.remaining} 个工作日" if duty.remaining else "今天到期")
    told = [terms.sentence(reason.key, reason.facts) for reason in duty.because]
    if duty.note is not None:
        told.append(terms.sentence(duty.note.key, duty.note.facts))
    where = f"（{duty.where}）" if duty.where else ""
    head = f"{_STATES[duty.state]}  {duty.title}  {when}  [{duty.key} {duty.period}]"
    return [head, f"    {duty.says}。{''.join(told)}{duty.source.full()}{where}"]


@click.command("duties", help="本单位自己的事项：报送、自查、培训，按日期先后。")
@click.option("--done", "key", default="", metavar="KEY", help="记下这一项已办（方括号里的英文名）。")
@click.option("--period", default="", help="哪一期，如 2026Q3。不写就是最早的一期未办的。")
@click.option("--on", "on", type=DAY, help="哪一天办的。不写就是今天。")
@AS_JSON
@pass_face
def list_duties(face: Face, key: str, period: str, on: date | None, as_json: bool) -> int | None:
    """List the duties, or note one as done."""
    if not key and (period or on):
        click.echo("--period 和 --on 要和 --done 一起用。", err=True)
        return NOT_UNDERSTOOD
    with face.desk() as desk:
        if key:
            duty = find(desk, key, period, face.today)
            change = tick(desk, key, duty.period, on=on or face.today, today=face.today)
            face.tell(change, as_json=as_json)
            return None
        found = duties(desk, face.today)
    face.answer([plain_duty(one) for one in found], as_json=as_json, lines=[
        *(line for one in found for line in lines_of(one, face.terms)),
        *(() if found else ("没有到期的事项。要记的事项在“设置 › 事项”里打开。",)),
    ])
    return None


COMMANDS = (list_duties,)
