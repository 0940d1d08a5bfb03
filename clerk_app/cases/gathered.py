"""What a gathering (汇总) is made of: units' reports, how each stands, the sums and what stands behind them."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum, unique
from types import MappingProxyType

from clerk_app.cases.crossed import Taken, Walks
from clerk_app.cases.year_sheet import Finding, Place, Value, YearSheet
from clerk_app.law.form_table import CountingUnit, Severity
from clerk_app.law.legal_clock import Reason
from clerk_app.law.year_format import YearFormat


@unique
class Scope(StrEnum):
    """口径: the unit alone (本机关), or with units below it (含下级)."""

    OWN = "own"
    WITH_BELOW = "with_below"


@unique
class Standing(StrEnum):
    """How a unit stands in the gathering."""

    ACCEPTED = "accepted"
    LATE = "late"
    """Came after the day it was due, and is counted."""
    CONTAINED = "contained"
    """In another unit's sheet already."""
    WRONG = "wrong"
    OTHER_FORM = "other_form"
    """On another form, and nobody has agreed to the crosswalk yet."""
    DUPLICATE = "duplicate"
    WRONG_YEAR = "wrong_year"
    UNREADABLE = "unreadable"
    MISSING = "missing"


COUNTED = frozenset({Standing.ACCEPTED, Standing.LATE})


@dataclass(frozen=True)
class UnitReport:
    """What one file says. ``trouble``: why it could not be read; ``digest``: of its bytes."""

    name: str
    file: str
    sheet: YearSheet | None = None
    code: str = ""
    scope: Scope = Scope.OWN
    below: tuple[str, ...] = ()
    """The units its figures contain, where it says them."""
    counts: CountingUnit | None = None
    """What one 件 is; None: not said."""
    is_filed: bool | None = None
    """None: the kind of file does not tell."""
    made_on: date | None = None
    digest: str = ""
    trouble: Reason | None = None
    left_out: tuple[str, ...] = ()
    """Figures of a text that stand in no row."""
    is_from_text: bool = False
    """No table: the figures are those its sentences name."""
    note: str = ""
    """What the unit wrote to whoever gathers."""


@dataclass(frozen=True)
class Expected:
    """A unit that has to report; ``came_on``: the day its sheet came, where the office wrote it down."""

    name: str
    came_on: date | None = None


@dataclass(frozen=True)
class Unit:
    """One unit in the gathering, with all that is to be said of it."""

    name: str
    standing: Standing
    reasons: tuple[Reason, ...] = ()
    report: UnitReport | None = None
    came_on: date | None = None
    is_zero: bool = False
    """零报告: every figure given is 0. It is a report."""
    findings: tuple[Finding, ...] = ()
    taken: tuple[Taken, ...] = ()
    """The passages of the crosswalk, for a sheet on another form."""

    @property
    def is_counted(self) -> bool:
        """Whether its figures are in the sums."""
        return self.standing in COUNTED


@dataclass(frozen=True)
class Sources:
    """What stands behind a sum: units by their place in ``Gathered.units`` with their figures, and who left none."""

    parts: tuple[tuple[int, Value], ...] = ()
    blanks: tuple[int, ...] = ()


@dataclass(frozen=True)
class Beside:
    """A sum beside the district's own figure; ``rest`` is what the units do not account for."""

    table: str
    row: str
    column: str
    gathered: Value
    own: Value
    blanks: int
    """How many counted units left the cell blank: the sum is then not whole."""

    @property
    def rest(self) -> Value:
        """The district's figure less the units' sum."""
        return self.own - self.gathered


@dataclass(frozen=True)
class Gathered:
    """The sums on the form of the year, the units, where each figure is from, and what does not add up."""

    sheet: YearSheet
    units: tuple[Unit, ...]
    sources: Mapping[Place, Sources]
    findings: tuple[Finding, ...]
    beside: tuple[Beside, ...] = ()
    not_comparable: int = 0
    """Figures of the district's own table that no unit has a figure for."""

    @property
    def counted(self) -> tuple[Unit, ...]:
        """The units whose figures are in the sums."""
        return tuple(unit for unit in self.units if unit.is_counted)

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing, refused or broken."""
        done = COUNTED | {Standing.CONTAINED}
        return all(unit.standing in done for unit in self.units) and not any(
            one.severity is Severity.ERROR for one in self.findings
        )


def name_key(name: str) -> str:
    """A name for comparing: width, spaces and case do not tell units apart."""
    return "".join(unicodedata.normalize("NFKC", name).split()).casefold()


@dataclass(frozen=True)
class Basis:
    """What a gathering goes by: the forms, the crosswalks, and whom a person has agreed to."""

    form: YearFormat
    year: int
    formats: tuple[YearFormat, ...]
    walks: Walks = field(default_factory=lambda: MappingProxyType({}))
    due_on: date | None = None
    crosswalk_agreed: bool | Collection[str] = False
    """True: for every unit; else the units a person agreed for."""
    counted_though_wrong: Collection[str] = ()
    """Units whose sheet is counted although it does not add up."""
