"""What is said of a ledger that was read: how many rows, what is wrong with them, which deadlines are not ours."""

from __future__ import annotations

from PySide6.QtCore import QObject

from clerk_app.gui.column_words import ColumnWords
from clerk_app.gui.components.banner import AMBER, PLAIN, RED
from clerk_app.gui.counting import with_counts
from clerk_app.gui.models.import_table import Found
from clerk_app.gui.words import NONE, Words
from clerk_app.law.wording import Terms
from clerk_app.services.ledger_rows import ImportProblem
from clerk_app.services.transfer import ImportPlan, difference_text, problem_facts


class ImportWords(QObject):
    """Sentences and lines; nothing is kept."""

    def __init__(self, words: Words, called: ColumnWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._called = called

    def verdict(self, plan: ImportPlan, left: int) -> tuple[str, str]:
        """What can be imported and how many rows are left out, in one sentence; and how it is to be looked at."""
        new, count = len(plan.requests), self._words.count
        if not new and not plan.remedies and plan.problems:
            return self._why(plan.problems[0]), RED
        if not new and not plan.remedies:
            return self.tr("Nothing new to import in this file."), PLAIN
        if left:
            said = self.tr("{new} requests can be imported; {left} rows stay behind.")
            return with_counts(said, new=count(new), left=count(left)), AMBER
        return with_counts(self.tr("{new} requests can be imported."), new=count(new)), PLAIN

    def about(self, plan: ImportPlan) -> str:
        """What was read, in one sentence."""
        count = self._words.count
        parts = [
            with_counts(self.tr("Read {n} requests, {m} remedies"),
                n=count(len(plan.reading.requests)), m=count(len(plan.reading.remedies))
            )
        ]
        unnumbered = sum(not row.number for row in plan.requests)
        if unnumbered:
            parts.append(self.tr("{n} without a number: the office's own are given in order, from {number} on").format(
                n=count(unnumbered), number=plan.first_number
            ))
        if plan.already_requests:
            parts.append(with_counts(self.tr("{n} are here already"), n=count(plan.already_requests)))
        if plan.reading.repeated:
            parts.append(with_counts(self.tr("{n} stand twice in the file"), n=count(plan.reading.repeated)))
        if plan.reading.unread_sheets:
            sheets = self.tr(", ").join(plan.reading.unread_sheets)
            parts.append(self.tr("sheets that are no ledger: {sheets}").format(sheets=sheets))
        if plan.deadline_differences:
            parts.append(with_counts(
                self.tr("{n} deadlines differ from the ledger's; ours are counted by the law and stay"),
                n=count(len(plan.deadline_differences))
            ))
        return self.tr("; ").join(parts) + self.tr(".")

    def problems(self, plan: ImportPlan) -> list[Found]:
        """The rows that stay behind, and why."""
        return [
            Found(self._where(each.sheet, each.row), each.cell or NONE, self._why(each))
            for each in plan.problems
        ]

    def _why(self, problem: ImportProblem) -> str:
        return self._called.sentence(problem.key, problem_facts(problem))

    def differences(self, plan: ImportPlan, terms: Terms) -> list[Found]:
        """The deadlines of the ledger beside ours, and why they differ."""
        return [
            Found(
                self._where(each.sheet, each.row), each.number,
                self.tr("Ledger {theirs}, ours {ours}. {why}").format(
                    theirs=each.theirs.isoformat(), ours=each.ours.isoformat() if each.ours else NONE,
                    why=difference_text(each, terms),
                ),
            )
            for each in plan.deadline_differences
        ]

    def _where(self, sheet: str, row: int | None) -> str:
        if row is None:
            return sheet or NONE
        return self.tr("{sheet}, row {row}").format(sheet=sheet, row=row)
