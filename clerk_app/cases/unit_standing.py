"""How each unit stands in a gathering: counted, late, wrong, on another form, twice, inside another's, missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from clerk_app.cases.checks import checks
from clerk_app.cases.crossed import Crossed, crossed, strange_tables
from clerk_app.cases.gathered import Basis, Expected, Scope, Standing, Unit, UnitReport, name_key
from clerk_app.cases.year_sheet import Finding, Value, YearSheet
from clerk_app.law.form_table import Severity
from clerk_app.law.legal_clock import Reason

NO_CODE = "\0"


def standing_of(reports: Sequence[UnitReport], basis: Basis, expected: Sequence[Expected] | None) -> list[Looked]:
    """Every unit with the sheet that is to be added, where one is; in the order of the list, if there is one."""
    days = {name_key(one.name): one.came_on for one in expected or ()}
    looked = _without_duplicates([_looked(report, basis, days) for report in reports])
    looked = _alike(_without_contained(looked))
    return looked if expected is None else _with_missing(looked, expected)


@dataclass(frozen=True)
class Looked:
    """A unit with the sheet that would be added."""

    unit: Unit
    sheet: Crossed | None = None

    def refused(self, standing: Standing, key: str, **facts: object) -> Looked:
        """The same, not counted."""
        unit = replace(self.unit, standing=standing, reasons=(_reason(key, **facts), *self.unit.reasons))
        return Looked(unit)

    def remarked(self, key: str, **facts: object) -> Looked:
        """The same with one more thing to know."""
        return replace(self, unit=replace(self.unit, reasons=(*self.unit.reasons, _reason(key, **facts))))


def _reason(key: str, **facts: object) -> Reason:
    return Reason(key, MappingProxyType(facts))


def _looked(report: UnitReport, basis: Basis, days: Mapping[str, date | None]) -> Looked:
    came_on = days.get(name_key(report.name)) or report.made_on
    unit = Unit(report.name, Standing.ACCEPTED, report=report, came_on=came_on)
    sheet = report.sheet
    if sheet is None:
        unit = replace(unit, standing=Standing.UNREADABLE)
        return Looked(replace(unit, reasons=(report.trouble,) if report.trouble else ()))
    if sheet.year != basis.year:
        return Looked(unit).refused(Standing.WRONG_YEAR, "gather_wrong_year", year=basis.year, given=sheet.year)
    found = checks(sheet)
    figures = [cell.value for filled in sheet.tables for cell in filled.cells.values() if cell.value is not None]
    remarks = tuple(_remarks(report, basis, came_on))
    unit = replace(unit, findings=found, is_zero=bool(figures) and not any(figures), reasons=remarks)
    wrong = _wrong(sheet, found, bool(figures))
    if wrong is not None:
        if name_key(report.name) not in {name_key(name) for name in basis.counted_though_wrong} or not figures:
            return Looked(replace(unit, standing=Standing.WRONG, reasons=(wrong, *unit.reasons)))
        unit = replace(unit, reasons=(_reason("gather_counted_though_wrong"), wrong, *unit.reasons))
    brought = Crossed(sheet)
    if strange_tables(sheet, basis.form):
        over = crossed(sheet, basis.form, basis.formats, basis.walks)
        if over is None:
            return Looked(unit).refused(Standing.OTHER_FORM, "gather_no_crosswalk", form=basis.form.source.number)
        unit, brought = replace(unit, taken=over.taken), over
        if not _agreed(report.name, basis):
            return Looked(unit).refused(Standing.OTHER_FORM, "gather_other_form", form=basis.form.source.number)
        unit = replace(unit, reasons=(_reason("gather_crossed", form=basis.form.source.number), *unit.reasons))
    if basis.due_on is not None and came_on is not None and came_on > basis.due_on:
        late = _reason("gather_late", came_on=came_on, due_on=basis.due_on, days=(came_on - basis.due_on).days)
        unit = replace(unit, standing=Standing.LATE, reasons=(late, *unit.reasons))
    return Looked(unit, brought)


def _agreed(name: str, basis: Basis) -> bool:
    if isinstance(basis.crosswalk_agreed, bool):
        return basis.crosswalk_agreed
    return name_key(name) in {name_key(one) for one in basis.crosswalk_agreed}


def _wrong(sheet: YearSheet, found: Sequence[Finding], has_figures: bool) -> Reason | None:
    errors = [one for one in found if one.severity is Severity.ERROR]
    if errors:
        return _reason("gather_wrong", count=len(errors), which=tuple(dict.fromkeys(map(_named, errors))))
    if not has_figures:
        return _reason("gather_empty")
    return _reason("gather_trial", as_of=sheet.as_of) if sheet.is_trial else None


def _named(finding: Finding) -> str:
    """An identity and where it fails, as the form calls the place."""
    return f"{finding.identity} {finding.facts.get('place', '')}".strip()


def _remarks(report: UnitReport, basis: Basis, came_on: date | None) -> Iterator[Reason]:
    if report.is_filed is False:
        yield _reason("gather_not_filed")
    if report.scope is Scope.WITH_BELOW and not report.below:
        yield _reason("gather_scope_open")
    if report.left_out:
        yield _reason("gather_text_left_out", names=report.left_out)
    for key, blank, reason in (
        ("finding_unknown_row", "name", "gather_strange"), ("finding_form_cited", "cited", "gather_form_cited")
    ):
        names = tuple(dict.fromkeys(str(one.facts[blank]) for one in _noticed(report) if one.key == key))
        if names:
            known = {form.id: form.source.number for form in basis.formats}
            yield _reason(reason, names=tuple(known.get(name, name) for name in names))
    if basis.due_on is not None and came_on is None:
        yield _reason("gather_day_unknown")


def _noticed(report: UnitReport) -> tuple[Finding, ...]:
    """What was noticed when the sheet was read."""
    return report.sheet.remarks if report.sheet is not None else ()


def _live(one: Looked) -> bool:
    return one.unit.report is not None and one.unit.standing not in (Standing.UNREADABLE, Standing.WRONG_YEAR)


def _without_duplicates(looked: Sequence[Looked]) -> list[Looked]:
    """A file given twice counts once; of two different files of one unit none counts until one is taken away."""
    firsts: dict[str, Looked] = {}
    once: list[Looked] = []
    for one in looked:
        report = one.unit.report
        if report is None or not _live(one):
            once.append(one)
            continue
        first = firsts.get(report.digest) if report.digest else None
        same_name = first is not None and name_key(first.unit.name) == name_key(report.name)
        if first is not None and (same_name or not one.unit.is_zero):
            other = first.unit.report.file if first.unit.report else ""
            one = one.refused(Standing.DUPLICATE, "gather_same_file", other=other, unit=first.unit.name)
        elif report.digest:
            firsts.setdefault(report.digest, one)
        once.append(one)
    groups: dict[str, list[int]] = {}
    for place, one in enumerate(once):
        report = one.unit.report
        if report is not None and _live(one) and one.unit.standing is not Standing.DUPLICATE:
            for key in (name_key(report.name), NO_CODE + name_key(report.code)):
                groups.setdefault(key, []).append(place)
    groups.pop(NO_CODE, None)
    groups.pop("", None)
    for places in groups.values():
        if len(places) == 1:
            continue
        files = tuple(report.file for place in places if (report := once[place].unit.report) is not None)
        for place in places:
            if once[place].unit.standing is not Standing.DUPLICATE:
                once[place] = once[place].refused(Standing.DUPLICATE, "gather_two_files", files=files)
    return once


def _without_contained(looked: Sequence[Looked]) -> list[Looked]:
    """A unit whose figures stand in another's sheet already is not added again."""
    holders: dict[str, list[int]] = {}
    for place, one in enumerate(looked):
        if one.unit.is_counted and one.unit.report is not None:
            own = name_key(one.unit.name)
            for key in {name_key(name) for name in one.unit.report.below} - {own}:
                holders.setdefault(key, []).append(place)
    result = list(looked)
    twice = {key: places for key, places in holders.items() if len(places) > 1}
    for key, places in twice.items():
        names = tuple(looked[place].unit.name for place in places)
        below = next((name for place in places for name in _below(looked[place]) if name_key(name) == key), key)
        for place in places:
            if result[place].unit.is_counted:
                result[place] = result[place].refused(Standing.DUPLICATE, "gather_overlap", units=names, unit=below)
    for place, one in enumerate(looked):
        own = name_key(one.unit.name)
        inside = [at for at in holders.get(own, ()) if at != place and result[at].unit.is_counted]
        if not inside or not one.unit.is_counted:
            continue
        holder = looked[inside[0]].unit
        if place in holders.get(name_key(holder.name), ()):
            both = (one.unit.name, holder.name)
            result[place] = one.refused(Standing.DUPLICATE, "gather_in_each_other", units=both)
            result[inside[0]] = looked[inside[0]].refused(Standing.DUPLICATE, "gather_in_each_other", units=both)
        else:
            result[place] = one.refused(Standing.CONTAINED, "gather_contained", unit=holder.name)
    return result


def _alike(looked: Sequence[Looked]) -> list[Looked]:
    """Units whose every figure is the same may be one sheet under two names: said, and left to a person."""
    groups: dict[frozenset[tuple[str, str, str, Value]], list[int]] = {}
    for place, one in enumerate(looked):
        if one.sheet is not None and one.unit.is_counted and not one.unit.is_zero:
            groups.setdefault(_figures(one.sheet.sheet), []).append(place)
    result = list(looked)
    for places in groups.values():
        for place in places if len(places) > 1 else ():
            others = tuple(looked[at].unit.name for at in places if at != place)
            result[place] = looked[place].remarked("gather_alike", units=others)
    return result


def _figures(sheet: YearSheet) -> frozenset[tuple[str, str, str, Value]]:
    return frozenset(
        (filled.table.id, row, column, cell.value)
        for filled in sheet.tables
        for (row, column), cell in filled.cells.items()
        if cell.value
    )


def _below(one: Looked) -> tuple[str, ...]:
    return one.unit.report.below if one.unit.report is not None else ()



def _with_missing(looked: Sequence[Looked], expected: Sequence[Expected]) -> list[Looked]:
    """The units in the order of the list, those missing in their place, those not on the list last."""
    names: dict[str, str] = {}
    for wanted in expected:
        names.setdefault(name_key(wanted.name), wanted.name)
    order = {key: place for place, key in enumerate(names)}
    held = {name_key(name): one.unit.name for one in looked if one.unit.is_counted for name in _below(one)}
    here = {name_key(one.unit.name) for one in looked}
    found = [one if name_key(one.unit.name) in order else one.remarked("gather_unexpected") for one in looked]
    for key, name in names.items():
        if key in here:
            continue
        if key in held:
            reason = _reason("gather_contained", unit=held[key])
            found.append(Looked(Unit(name, Standing.CONTAINED, (reason,))))
        else:
            found.append(Looked(Unit(name, Standing.MISSING, (_reason("gather_missing"),))))
    return sorted(found, key=lambda one: order.get(name_key(one.unit.name), len(order)))
