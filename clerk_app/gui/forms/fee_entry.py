"""收费通知 being filled in: the amount follows what is chosen until a clerk types another, and then says why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP

from clerk_app.cases.request import RequestId
from clerk_app.gui.forms import step_words
from clerk_app.gui.forms.date_shorthand import half_width
from clerk_app.gui.forms.step_forms import Field, FieldKind, FieldProblem, Start, StepEntry, StepForm
from clerk_app.law.legal_clock import Reason
from clerk_app.law.terms import FeeBasis
from clerk_app.law.workdays import WorkCalendar
from clerk_app.services import fees
from clerk_app.services.applicants import Counted

SAME = "same_"
NO, YES = "no", "yes"
_MOST_ASKED = 3
_FEN = 100


@dataclass(frozen=True)
class FeeSource:
    """What a fee notice asks the services: the proposal for basis, pages and same people; what it starts."""

    propose: Callable[[FeeBasis, int | None, tuple[RequestId, ...]], fees.FeeProposal]
    after: Callable[[date, date | None], tuple[Reason, ...]]


class FeeEntry(StepEntry):
    """A StepEntry that reckons. ``pages``: how many the material has, where that is known."""

    def __init__(
        self, form: StepForm, start: Start, workdays: WorkCalendar, source: FeeSource, pages: int | None = None
    ) -> None:
        self._source = source
        self._people = _people(source.propose(FeeBasis.ITEM, None, ()).month.perhaps)
        asked = tuple(
            Field(f"{SAME}{place}", FieldKind.CHOICE, QT_TRANSLATE_NOOP("StepForm", "The same person"), start=_no,
                  options=_no_or_yes)
            for place in range(len(self._people))
        )  # fmt: skip
        at = next(place for place, one in enumerate(form.fields) if one.name == "basis") + 1
        labels = {}
        for place, theirs in enumerate(self._people):
            labels[f"{SAME}{place}", NO] = step_words.fact("same", NO)
            labels[f"{SAME}{place}", YES] = f"{step_words.fact('same', YES)} {theirs[0].name}"
        super().__init__(
            replace(form, fields=(*form.fields[:at], *asked, *form.fields[at:])),
            replace(start, labels={**start.labels, **labels}),
            workdays,
        )
        if pages is not None:
            self.typed["pages"] = str(pages)
        self._made: dict[tuple[object, ...], fees.FeeProposal] = {}
        self._reckoned = ""
        self.follow()

    @property
    def people(self) -> tuple[tuple[Counted, ...], ...]:
        """Those who may be the same applicant, each with their requests, in the order they are asked about."""
        return self._people

    def proposal(self) -> fees.FeeProposal:
        """What could be charged as the form stands."""
        basis = FeeBasis(self.typed["basis"])
        text = half_width(self.typed["pages"].strip())
        pages = int(text) if basis is FeeBasis.PAGE and text.isdecimal() else None
        also = tuple(
            one.id for place, theirs in enumerate(self._people) if self.typed[f"{SAME}{place}"] == YES
            for one in theirs
        )
        key = (basis, pages, also)
        if key not in self._made:
            self._made[key] = self._source.propose(basis, pages, also)
        return self._made[key]

    def follow(self) -> dict[str, str]:
        """Put the reckoned amount in, unless the clerk typed another."""
        amount = self.proposal().amount_fen
        said = f"{amount // _FEN}" if amount else ""
        before, self._reckoned = self._reckoned, said
        if self.typed["amount_fen"].strip() != before or said == before:
            return {}
        self.typed["amount_fen"] = said
        return {"amount_fen": said}

    def differs(self) -> bool:
        """Whether an amount other than the reckoned one stands in the form."""
        asked = self.form_field("amount_fen")
        readable = bool(self.typed["amount_fen"].strip()) and super().problem(asked) is None
        return readable and self._value(asked) != self.proposal().amount_fen

    def shown(self) -> tuple[Field, ...]:
        """Pages for a fee by page, people for one by item, the reason for another amount."""
        by_page = self.typed["basis"] == FeeBasis.PAGE
        hidden = {"pages"} if not by_page else {f"{SAME}{place}" for place in range(len(self._people))}
        if not self.differs():
            hidden |= {"note"}
        return tuple(one for one in super().shown() if one.name not in hidden)

    def problem(self, asked: Field) -> FieldProblem | None:
        """What the amount needs beside itself."""
        if asked.name == "pages" and not self.typed["pages"].strip():
            return FieldProblem("pages", "field_missing")
        if asked.name == "note" and not self.typed["note"].strip():
            return FieldProblem("note", "fee_amount_differs", {"yuan": fees.yuan_words(self.proposal().amount_fen)})
        return super().problem(asked)

    def values(self) -> dict[str, object]:
        """What the service takes: the people held for the same become the requests that were counted."""
        given = {name: value for name, value in super().values().items() if not name.startswith(SAME)}
        proposal = self.proposal()
        if proposal.basis is FeeBasis.ITEM and proposal.month.counted:
            given["counted"] = tuple(one.number for one in proposal.month.counted)
        return given

    def reasons(self) -> tuple[Reason, ...]:
        """The arithmetic, the hints, and what the notice sets running."""
        proposal = self.proposal()
        said = (*fees.told(proposal), *fees.hints(proposal))
        on = self.day("on")
        if on is None or (self.day("received_by_applicant") is None and self.typed["received_by_applicant"].strip()):
            return said
        return (*said, *self._source.after(on, self.day("received_by_applicant")))


def _no(start: Start) -> str:
    return NO


def _no_or_yes(start: Start) -> tuple[str, ...]:
    return NO, YES


def _people(perhaps: tuple[Counted, ...]) -> tuple[tuple[Counted, ...], ...]:
    """The hints by the name they bear, as many as can be asked about."""
    by_name: dict[str, list[Counted]] = {}
    for one in perhaps:
        by_name.setdefault(one.name, []).append(one)
    return tuple(tuple(theirs) for theirs in list(by_name.values())[:_MOST_ASKED])
