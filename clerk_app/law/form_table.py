"""One table of an official yearly form: its columns, what each row counts, and the identities it must keep."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum, unique
from functools import cached_property

from clerk_app.law.terms import ApplicantKind, Channel, Outcome, RemedyResult, RemedyRoute


@unique
class Layout(StrEnum):
    """How a part of the form is laid out on paper, which is also the shape of its plain data."""

    BLOCKS = "blocks"
    GRID = "grid"
    ACROSS = "across"
    LIST = "list"


@unique
class Measure(StrEnum):
    """What a row counts; the first four are requests."""

    RECEIVED = "received"
    OPEN_AT_START = "open_at_start"
    CLOSED = "closed"
    OPEN_AT_END = "open_at_end"
    REMEDIES = "remedies"


@unique
class Figure(StrEnum):
    """How a figure is written: a count, a change with its sign, an amount of money with its decimals."""

    COUNT = "count"
    SIGNED = "signed"
    AMOUNT = "amount"


@unique
class Severity(StrEnum):
    """How much a broken identity matters: an error bars the sheet from being finished."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@unique
class Each(StrEnum):
    """What an identity is tried on: every column, every row, or once against figures named in the report's text."""

    COLUMN = "column"
    ROW = "row"
    TEXT = "text"


@unique
class CountingUnit(StrEnum):
    """计数单位: what one 件 of a sheet is. One unit a sheet (forms 1.3)."""

    REQUEST = "request"
    ITEM = "item"


@unique
class Register(StrEnum):
    """A small register of the office that feeds a row no request can fill."""

    COMPLAINTS = "complaints"
    FEES = "fees"
    WORK_LOG = "work_log"


@dataclass(frozen=True)
class Feed:
    """Which register feeds a row, of which ``kinds`` of its lines; ``persons``: it counts people, not lines."""

    register: Register
    kinds: frozenset[str] = frozenset()
    persons: bool = False


@unique
class Relation(StrEnum):
    """How the two sides of an identity must stand to each other."""

    EQUAL = "="
    AT_MOST = "<="
    DIFFERENT = "!="


@dataclass(frozen=True)
class Gathers:
    """Which requests or remedies a row or column takes; an empty group takes all."""

    outcomes: frozenset[Outcome] = frozenset()
    channels: frozenset[Channel] = frozenset()
    kinds: frozenset[ApplicantKind] = frozenset()
    extended: bool | None = None
    """True: closed after an extension (延期办结); False: without one (按时办结)."""
    routes: frozenset[RemedyRoute] = frozenset()
    results: frozenset[RemedyResult] = frozenset()
    pending: bool = False
    """Only cases not yet decided (尚未审结)."""

    def takes_request(
        self, kind: ApplicantKind, channel: Channel, outcome: Outcome | None, extended: bool
    ) -> bool:
        """Whether a request of that kind belongs here."""
        return (
            (not self.kinds or kind in self.kinds)
            and (not self.channels or channel in self.channels)
            and (not self.outcomes or outcome in self.outcomes)
            and (self.extended is None or extended is self.extended)
        )

    def takes_remedy(self, route: RemedyRoute, result: RemedyResult | None) -> bool:
        """Whether a reconsideration or lawsuit belongs here; ``result`` None is pending."""
        return (
            (not self.routes or route in self.routes)
            and (not self.results or result in self.results)
            and (not self.pending or result is None)
        )


@dataclass(frozen=True)
class FormColumn:
    """One column of figures. ``group`` is the heading it shares with its neighbours."""

    id: str
    label: str
    group: str = ""
    figure: Figure = Figure.COUNT
    gathers: Gathers = field(default_factory=Gathers)
    also: tuple[str, ...] = ()
    """Other names plain data give this column."""
    is_standing: bool = False
    """A state at the year's end (现行有效): months do not add up to it."""


@dataclass(frozen=True)
class FormRow:
    """One row: a heading, a count of requests or remedies, a sum of other rows, or a figure entered by hand."""

    id: str
    label: str
    level: int = 0
    group: str = ""
    unit: str = ""
    figure: Figure = Figure.COUNT
    measure: Measure | None = None
    gathers: Gathers = field(default_factory=Gathers)
    sums: tuple[str, ...] = ()
    is_entered: bool = False
    takes_sub_rows: bool = False
    """Whether figures may be entered by name below it (其他对外管理服务事项: 行政检查)."""
    plain: str = ""
    """Its name in plain data where that is not the id."""
    sub_of: str = ""
    """The row this one was named under, empty for the form's own rows."""
    is_standing: bool = False
    """A state at the year's end (工作人员数): months do not add up to it."""
    feed: Feed | None = None
    """The register that proposes the figure."""
    label_en: str = ""
    """Of a group of results: its name in the drawings of the English window."""

    @property
    def is_heading(self) -> bool:
        """Whether the row is a label without figures."""
        return self.measure is None and not self.sums and not self.is_entered

    @property
    def plain_name(self) -> str:
        """What plain data call this row."""
        return self.plain or self.id


@dataclass(frozen=True)
class Term:
    """A sum of cells, or of figures named in the text; ``before``: of last year's sheet; ``minus``: taken off."""

    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    before: bool = False
    minus: bool = False


@dataclass(frozen=True)
class Check:
    """勾稽关系: one identity of the table. ``left_is`` and ``right_is`` name its sides; ``_en``: in English."""

    id: str
    severity: Severity
    each: Each
    left: tuple[Term, ...]
    right: tuple[Term, ...]
    left_is: str
    right_is: str
    left_en: str
    right_en: str
    relation: Relation = Relation.EQUAL
    note: str = ""
    note_en: str = ""
    only_if_printed: bool = False
    """Tried only where the left side holds a figure at all."""
    with_reason: bool = False
    """An error that a sheet may be filed with where the reason is written down (forms 4.7)."""

    @property
    def asks_year_before(self) -> bool:
        """Whether last year's sheet is needed."""
        return any(term.before for term in (*self.left, *self.right))


@dataclass(frozen=True)
class FormTable:
    """One table of a form, as printed: ``title`` above it, ``corner`` where the row and column headings meet."""

    id: str
    title: str
    columns: tuple[FormColumn, ...]
    rows: tuple[FormRow, ...]
    checks: tuple[Check, ...] = ()
    corner: str = ""
    unit_label: str = ""
    completed_not_reply: frozenset[Outcome] = frozenset()
    """Results this form counts as completed, but in no row of replies."""

    @property
    def figure_rows(self) -> tuple[FormRow, ...]:
        """The rows that hold figures."""
        return tuple(row for row in self.rows if not row.is_heading)

    def row(self, row_id: str) -> FormRow | None:
        """The row of that id, or None where the form has none."""
        return self._rows_by_id.get(row_id)

    def column(self, column_id: str) -> FormColumn | None:
        """The column of that id, or None where the form has none."""
        return self._columns_by_id.get(column_id)

    @cached_property
    def _rows_by_id(self) -> Mapping[str, FormRow]:
        return {row.id: row for row in self.rows}

    @cached_property
    def _columns_by_id(self) -> Mapping[str, FormColumn]:
        return {column.id: column for column in self.columns}
