"""汇总各单位: the units' files read, whatever they are; the list of those expected; what is said; the workbook."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

from clerk_app import places
from clerk_app.cases.gathered import Basis, Expected, Gathered, Scope, Standing, Unit, UnitReport, name_key
from clerk_app.cases.gathering import gather
from clerk_app.cases.plain_text import clean
from clerk_app.cases.year_sheet import YearSheet
from clerk_app.law.crosswalk import Crosswalk, read_crosswalks
from clerk_app.law.duties import Period, Span
from clerk_app.law.duty_file import read_duties
from clerk_app.law.legal_clock import Reason
from clerk_app.law.wording import Terms
from clerk_app.law.year_format import YearFormat, form_of, read_formats
from clerk_app.services.desk import Desk
from clerk_app.services.exchange import SUFFIX, exchange_of, is_exchange, limits, plain_of, read_bytes
from clerk_app.services.sheet_reading import read_sheet
from clerk_app.services.text_sheet import from_text
from clerk_app.trouble import KnownTrouble

REPORTING_UNITS = "reporting_units"
"""The store's setting that holds the list of units expected, one a line."""
DUTY = "annual_report"
"""The duty whose day a unit's sheet is due by, unless the office names another."""
DAY_AT_END = re.compile(r"^(?P<name>.*[^\s,，;；])[\s,，;；]+(?P<day>\d{4}-\d{2}-\d{2})$")

Progress = Callable[[int, int], bool]
"""Told how many files of how many are read; False: stop."""


@cache
def formats_and_walks() -> tuple[tuple[YearFormat, ...], Mapping[tuple[str, str], Crosswalk]]:
    """The forms and the crosswalks between them; no store is needed for them."""
    formats = read_formats(places.resources() / "year_formats")
    return formats, read_crosswalks(places.resources() / "crosswalks", formats)


def due_day(year: int) -> date | None:
    """The day a department's report of that year is due by law; None where no rule says one."""
    rule = next((one for one in read_duties(places.resources()) if one.key == DUTY), None)
    period = Period(Span.YEAR, year, 1)
    value = rule.value_for(period) if rule else None
    if value is None or not value.due.day:
        return None
    return period.month_after(value.due.months_after).replace(day=value.due.day)


def basis_of(
    year: int,
    *,
    due_on: date | None = None,
    crosswalk_agreed: bool | Collection[str] = False,
    counted_though_wrong: Collection[str] = (),
) -> Basis:
    """What a gathering of that year goes by; the due day is the law's unless given. Raises KnownTrouble."""
    formats, walks = formats_and_walks()
    return Basis(
        form_of(formats, year), year, formats, walks, due_on or due_day(year), crosswalk_agreed, counted_though_wrong
    )


# --- the units' files -------------------------------------------------------------------------------------------------


def read_units(
    files: Sequence[tuple[str, Path]], year: int, *, progress: Progress | None = None
) -> tuple[UnitReport, ...]:
    """Every file with the name given for it (empty: the file says it), in the order given; those read until stopped."""
    reports: list[UnitReport] = []
    for name, path in files:
        reports.append(read_unit(path, year, name=name))
        if progress is not None and not progress(len(reports), len(files)):
            break
    return tuple(reports)


def read_unit(path: Path, year: int, *, name: str = "") -> UnitReport:
    """One unit's file: an exchange file, a published table as JSON, or a sheet as xlsx, docx, PDF or text. Never
    raises for what is in it: ``trouble`` says what is wrong. ``year`` is taken where a sheet does not say its own."""
    name = " ".join(clean(name).split())
    digest = ""
    try:
        if path.suffix.lower() == SUFFIX:
            data = read_bytes(path)
            digest = hashlib.sha256(data).hexdigest()
            report = _from_json(plain_of(data, file=path.name), path)
        else:
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            report = _from_text(UnitReport("", path.name, _read_foreign(path, year)))
    except KnownTrouble as trouble:
        return UnitReport(name, path.name, digest=digest, trouble=Reason(trouble.key, trouble.facts))
    except OSError:
        facts = MappingProxyType({"file": path.name})
        return UnitReport(name, path.name, trouble=Reason("exchange_unreadable", facts))
    report = replace(report, digest=digest)
    if name and report.name and name_key(name) != name_key(report.name) and is_sure_of_name(report):
        facts = MappingProxyType({"inside": report.name, "given": name})
        return replace(report, sheet=None, trouble=Reason("gather_name_differs", facts))
    return replace(report, name=name or report.name)


def is_sure_of_name(report: UnitReport) -> bool:
    """Whether the file itself proves whose it is: an exchange file does, a published table may be called otherwise."""
    return report.is_filed is not None


def _read_foreign(path: Path, year: int) -> YearSheet:
    formats, _ = formats_and_walks()
    try:
        return read_sheet(path, formats).sheet
    except KnownTrouble as trouble:
        if trouble.key != "sheet_year_unknown":
            raise
    return read_sheet(path, formats, year=year).sheet


def _from_json(plain: Mapping[str, object], path: Path) -> UnitReport:
    formats, _ = formats_and_walks()
    if is_exchange(plain):
        made = exchange_of(plain, formats, file=path.name)
        below = made.units if made.scope is Scope.WITH_BELOW else ()
        return UnitReport(
            made.unit, path.name, made.sheet, made.code, made.scope, below, made.sheet.unit, made.is_filed,
            made.made_on, note=made.note,
        )
    agency = plain.get("agency")
    said = " ".join(clean(agency).split()) if isinstance(agency, str) else ""
    most = limits()["exchange"]["most_name"]
    # Through read_sheet, so that a published table is read here as everywhere else.
    return _from_text(UnitReport(said[:most], path.name, read_sheet(path, formats).sheet))


def _from_text(report: UnitReport) -> UnitReport:
    """A report without a table gives the figures its sentences name."""
    if report.sheet is None or report.sheet.tables:
        return report
    sheet, left_out = from_text(report.sheet)
    return replace(report, sheet=sheet, left_out=left_out, is_from_text=True)


# --- the units expected -----------------------------------------------------------------------------------------------


def read_expected(path: Path) -> tuple[Expected, ...]:
    """The office's list: a unit a line, with the day its sheet came where that is written. Raises KnownTrouble."""
    most = limits()["expected"]["most_bytes"]
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
        text = data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as wrong:
        raise KnownTrouble("gather_list_unreadable", kind="input", file=path) from wrong
    found = expected_in(text)
    most_units = limits()["expected"]["most_units"]
    if len(data) > most or len(found) > most_units:
        raise KnownTrouble("gather_list_too_long", kind="input", file=path, most=most_units)
    if not found:
        raise KnownTrouble("gather_list_unreadable", kind="input", file=path)
    return found


def expected_in(text: str) -> tuple[Expected, ...]:
    """The units of a list as it is written: one a line, empty lines and those after # passed over, each unit once."""
    found: dict[str, Expected] = {}
    for line in clean(text).splitlines():
        line = line.strip().strip(",，;；").strip()
        if not line or line.startswith("#"):
            continue
        dated = DAY_AT_END.match(line)
        came_on = _day(dated["day"]) if dated else None
        name = " ".join((dated["name"] if dated and came_on else line).split())
        if name_key(name):
            found.setdefault(name_key(name), Expected(name, came_on))
    return tuple(found.values())


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def kept_list(desk: Desk) -> str:
    """The list as the office keeps it in the store, empty where it keeps none."""
    return desk.store.settings.get(REPORTING_UNITS)


def keep_list(desk: Desk, text: str) -> int:
    """Keep the list in the store; how many units it names."""
    if text.strip() != kept_list(desk).strip():
        desk.store.settings.set(REPORTING_UNITS, text.strip() or None)
    return len(expected_in(text))


# --- what is said -----------------------------------------------------------------------------------------------------


def standing_word(terms: Terms, standing: Standing) -> str:
    """How a unit stands, in a word or two."""
    return terms.sentence(f"standing_{standing.value}")


def said_of(terms: Terms, unit: Unit) -> tuple[str, ...]:
    """Everything to be said of a unit, the gravest first."""
    said = [terms.sentence(one.key, one.facts) if one.key in terms.keys else one.key for one in unit.reasons]
    if unit.is_zero:
        said.append(terms.sentence("gather_zero"))
    if unit.report is not None and unit.report.is_from_text:
        said.append(terms.sentence("gather_from_text"))
    if unit.report is not None and unit.report.note:
        said.append(terms.sentence("gather_note", {"note": unit.report.note}))
    return tuple(said)


def told(terms: Terms, gathered: Gathered) -> str:
    """The gathering in one sentence: how many units, how many counted, how the others stand."""
    tallies = {standing: sum(unit.standing is standing for unit in gathered.units) for standing in Standing}
    rest = "".join(
        terms.sentence(f"tally_{standing.value}", {"count": count})
        for standing, count in tallies.items()
        if count and standing is not Standing.ACCEPTED
    )
    return terms.sentence(
        "gather_told", {"units": len(gathered.units), "counted": len(gathered.counted), "rest": rest}
    )


__all__ = [
    "basis_of", "due_day", "expected_in", "formats_and_walks", "gather", "keep_list", "kept_list", "read_expected",
    "read_unit", "read_units", "said_of", "standing_word", "told",
]
