"""clerk-app holidays: a year of the calendar, and a holiday notice read from a file."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from clerk_app import places
from clerk_app.cli.face import AS_JSON, DAY, DONE, FINDINGS, Face, pass_face
from clerk_app.law.wording import Terms
from clerk_app.law.workdays import DayKind, days_of
from clerk_app.services import calendar
from clerk_app.services.calendar import Move, Preview, YearView
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.trouble import KnownTrouble

STDIN = "-"
YEAR = click.IntRange(date.min.year + 1, date.max.year - 1)
ENCODINGS = ("utf-8-sig", "gb18030")


@click.group("holidays", invoke_without_command=True, help="放假安排：查看一年，添加新的放假通知。")
@click.pass_context
def holidays(ctx: click.Context) -> None:
    """The calendar; alone it does nothing."""
    if ctx.invoked_subcommand is None:
        raise click.UsageError("写明 holidays show 或 holidays add")


@holidays.command("show", help="查看一年的放假安排和各月工作日。")
@click.argument("year", type=YEAR)
@AS_JSON
@pass_face
def show(face: Face, year: int, as_json: bool) -> int:
    """A year by the notices in force: the store's, or where there is none the shipped ones."""
    if face.store is None and not places.own_store().is_dir():
        lines = [face.terms.sentence("holidays_no_store"), *_year_lines(calendar.shipped_year(year), face.terms)]
        face.answer(_plain_year(calendar.shipped_year(year)), as_json=as_json, lines=lines)
        return DONE
    with face.desk() as desk:
        view = calendar.year(desk, year)
    face.answer(_plain_year(view), as_json=as_json, lines=list(_year_lines(view, face.terms)))
    return DONE


@holidays.command("add", help="添加放假通知：从文本文件读国务院办公厅的通知，全文或者各节日的安排都可以。")
@click.option("--text", "file", required=True, help="文本文件（UTF-8 或 GB18030）；写 - 表示从标准输入读。")
@click.option("--year", type=YEAR, required=True, help="哪一年的放假安排。")
@click.option("--number", default="", help="文号。不写就用文本里的。")
@click.option("--published", type=DAY, help="公布日期。不写就用文本里的。")
@click.option("--local", default="", metavar="NAME", help="这是本地另外放假的安排，NAME 是它的名称，如“三月三”。")
@click.option("--dry-run", is_flag=True, help="只试读，不写入任何东西。")
@AS_JSON
@pass_face
def add(
    face: Face, file: str, year: int, number: str, published: date | None, local: str, dry_run: bool, as_json: bool
) -> int:
    """Read a notice and keep it; 1 and nothing kept where something does not fit or is not understood."""
    text = _content(file)
    folder = places.own_store() if dry_run and face.store is None else face.store_folder
    is_new = not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))
    change: Change | None = None
    with _passing_desk(face) if is_new else face.desk() as desk:
        made = calendar.preview(desk, text, year, face.today, number, published, local=local)
        if made.can_keep and not dry_run and not is_new:
            _, change = calendar.keep(desk, made, face.today)
    if made.can_keep and not dry_run and is_new:
        with face.desk(create=True) as desk:
            _, change = calendar.keep(desk, made, face.today)
    lines = list(_preview_lines(made, change, face.terms))
    face.answer(_plain_preview(made, face.terms, is_kept=change is not None), as_json=as_json, lines=lines)
    return DONE if made.can_keep else FINDINGS


@contextmanager
def _passing_desk(face: Face) -> Iterator[Desk]:
    """An empty desk for a look, thrown away: where there is no store yet, none is made for a text that does not fit."""
    with (
        tempfile.TemporaryDirectory() as passing,
        replace(face, store=Path(passing) / "store").desk(create=True) as desk,
    ):
        yield desk


def _content(file: str) -> str:
    try:
        raw = click.get_binary_stream("stdin").read() if file == STDIN else Path(file).read_bytes()
    except (OSError, ValueError, RuntimeError):  # RuntimeError: the program was started without a standard input
        raise KnownTrouble("notice_file_unreadable", kind="input", file=file) from None
    encodings = ("utf-16",) if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else ENCODINGS
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise KnownTrouble("notice_file_unreadable", kind="input", file=file)


# --- a notice


def _plain_preview(made: Preview, terms: Terms, *, is_kept: bool) -> dict[str, object]:
    reading = made.reading
    return {
        "days": [{"date": one.day.isoformat(), "off": one.off, "name": one.name} for one in reading.days],
        "not_understood": list(reading.not_understood),
        "faults": [
            {"code": fault.key, "text": terms.sentence(fault.key, fault.facts)}
            | {key: value for key, value in fault.facts.items() if key not in ("code", "text")}
            for fault in reading.faults
        ],
        "year": reading.year,
        "title": made.notice.citation.text if made.notice else reading.title,
        "number": made.notice.citation.number if made.notice else reading.number,
        "published": made.notice.published if made.notice else reading.published,
        "moves": [_plain_move(move) for move in made.moves],
        "notes": [{"code": note.key, "text": terms.sentence(note.key, note.facts)} for note in made.notes],
        "can_keep": made.can_keep,
        "kept": is_kept,
    }


def _plain_move(move: Move) -> dict[str, object]:
    return {
        "number": move.number, "applicant": move.applicant, "clock": move.kind.value, "ref": move.ref,
        "old": move.old, "new": move.new, "days": move.days,
    }


def _preview_lines(made: Preview, change: Change | None, terms: Terms) -> Iterator[str]:
    for span in made.reading.spans:
        if span.off is not None:
            first, last = span.off
            count = sum(1 for _ in days_of(span.off))
            yield terms.sentence("holidays_span", {"name": span.name, "first": first, "last": last, "count": count})
        if span.work:
            yield terms.sentence("holidays_worked", {"name": span.name, "days": span.work})
    for fault in made.reading.faults:
        yield "▲ " + terms.sentence(fault.key, fault.facts)
    for sentence in made.reading.not_understood:
        yield f"？ {sentence}"
    for move in made.moves:
        facts: dict[str, object] = {
            "number": move.number, "applicant": move.applicant, "kind": move.kind, "old": move.old, "new": move.new,
            "days": abs(move.days),
        }
        yield terms.sentence("holidays_move_later" if move.days > 0 else "holidays_move_earlier", facts)
    for note in made.notes:
        if change is None or note.key != change.message:
            yield "注意：" + terms.sentence(note.key, note.facts)
    if change is not None:
        yield terms.sentence(change.message, change.facts)
    elif made.why_not is not None:
        yield terms.of(made.why_not)
    elif made.notice is not None and not any(note.key == "notice_shipped_already" for note in made.notes):
        number = made.notice.citation.number or made.notice.citation.text
        yield terms.sentence("holidays_would_keep", {"year": made.notice.year, "number": number})


# --- a year


def _plain_year(view: YearView) -> dict[str, object]:
    return {
        "year": view.year,
        "known": view.is_known,
        "workdays": view.workdays,
        "months": list(view.months),
        "days": [
            {
                "date": one.day.isoformat(), "off": one.kind is DayKind.HOLIDAY, "name": one.name,
                "number": one.notice.number if one.notice else "", "local": one.local,
            }
            for one in view.days
            if one.kind in (DayKind.HOLIDAY, DayKind.MAKEUP)
        ],
        "notices": [
            {
                "text": notice.citation.text, "number": notice.citation.number, "published": notice.published,
                "year": notice.year, "supplement": notice.supplement and not notice.local, "local": notice.local,
                "added": any(one.notice == notice for one in view.kept), "url": notice.url,
            }
            for notice in view.notices
        ],
    }


def _year_lines(view: YearView, terms: Terms) -> Iterator[str]:
    key = "holidays_year" if view.is_known else "holidays_year_unknown"
    yield terms.sentence(key, {"year": view.year, "workdays": view.workdays})
    counts = enumerate(view.months, start=1)
    yield "　".join(terms.sentence("holidays_month", {"month": month, "count": count}) for month, count in counts)
    for notice in view.notices:
        facts: dict[str, object] = {"citation": notice.citation.full(), "published": notice.published}
        yield terms.sentence("holidays_notice_local" if notice.local else "holidays_notice", facts)
        for span in notice.spans:
            if span.off is not None:
                first, last = span.off
                count = sum(1 for _ in days_of(span.off))
                facts = {"name": span.name, "first": first, "last": last, "count": count}
                yield "  " + terms.sentence("holidays_span", facts)
            if span.work:
                yield "  " + terms.sentence("holidays_worked", {"name": span.name, "days": span.work})


COMMANDS = (holidays,)
