"""What the gathering page holds: the files read, what a person decided, and the work a job does with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from clerk_app.cases.gathered import Basis, Expected, Gathered, UnitReport
from clerk_app.gui.jobs import Progress
from clerk_app.services.gather import basis_of, expected_in, gather, read_units

KINDS = (".json", ".xlsx", ".xls", ".et", ".ods", ".docx", ".pdf", ".txt")
"""Files a unit's sheet may come as."""


@dataclass(frozen=True)
class Outcome:
    """What a job brings back: every file read so far, and the gathering of them."""

    reports: tuple[UnitReport, ...]
    gathered: Gathered


@dataclass(frozen=True)
class GatherState:
    """Everything a gathering depends on; a new value for every change."""

    year: int
    reports: tuple[UnitReport, ...] = ()
    waiting: tuple[Path, ...] = ()
    """Files chosen and not read yet."""
    agreed: frozenset[str] = field(default_factory=frozenset)
    though_wrong: frozenset[str] = field(default_factory=frozenset)
    listed: str = ""
    """The list of units expected, as it is written."""

    def with_files(self, paths: Sequence[Path]) -> GatherState:
        """More files; a folder stands for the sheets in it."""
        found: list[Path] = []
        for path in paths:
            inside = sorted(path.iterdir()) if path.is_dir() else [path]
            found += [one for one in inside if one.is_file() and (one is path or one.suffix.lower() in KINDS)]
        return replace(self, waiting=(*self.waiting, *found))

    def without(self, report: UnitReport) -> GatherState:
        """One file fewer."""
        return replace(self, reports=tuple(one for one in self.reports if one is not report))

    def named(self, report: UnitReport, name: str) -> GatherState:
        """The same file under another unit's name."""
        fresh = replace(report, name=name)
        return replace(self, reports=tuple(fresh if one is report else one for one in self.reports))

    def agreeing(self, name: str, *, yes: bool) -> GatherState:
        """The crosswalk agreed to for a unit, or no longer."""
        return replace(self, agreed=self.agreed | {name} if yes else self.agreed - {name})

    def counting(self, name: str, *, yes: bool) -> GatherState:
        """A unit counted though its sheet does not add up, or no longer."""
        return replace(self, though_wrong=self.though_wrong | {name} if yes else self.though_wrong - {name})

    @property
    def basis(self) -> Basis:
        """What is gathered by."""
        return basis_of(self.year, crosswalk_agreed=self.agreed, counted_though_wrong=self.though_wrong)

    @property
    def expected(self) -> tuple[Expected, ...] | None:
        """The units expected; None where there is no list."""
        return expected_in(self.listed) or None


def work(state: GatherState, progress: Progress) -> Outcome:
    """Read what is waiting, then add up. Runs in the pool: plain data in, plain data out."""

    def told(done: int, total: int) -> bool:
        progress.report(done, total)
        return not progress.cancelled

    fresh = read_units([("", path) for path in state.waiting], state.year, progress=told)
    named = tuple(
        one if one.name or one.trouble else replace(one, name=Path(one.file).stem) for one in fresh
    )
    reports = (*state.reports, *named)
    return Outcome(reports, gather(reports, state.basis, expected=state.expected))
