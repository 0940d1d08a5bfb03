"""The letters of a request as the chooser lists them: by group, the next one with its reason, the others why not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from clerk_app.cases.catalogue import Group
from clerk_app.cases.letter_facts import Blank
from clerk_app.cases.request import Request
from clerk_app.gui.components.letter_chooser import LetterChoice
from clerk_app.gui.words import Words
from clerk_app.services.desk import Desk
from clerk_app.services.letter_offers import LetterOffer, entry_of, step_of

_MARK = "|"
_ATTACHMENTS = "attachments"
PROPOSED = "proposed"
"""The group that stands before all others: the next letter."""


def key_of(kind: str, ref: str) -> str:
    """A letter, and whose it is where a step was taken towards several."""
    return f"{kind}{_MARK}{ref}" if ref else kind


def parts_of(key: str) -> tuple[str, str]:
    """Kind and ref."""
    kind, _, ref = key.partition(_MARK)
    return kind, ref


class LetterChoices(QObject):
    """Puts offers into words."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words

    def groups(self) -> tuple[tuple[str, str], ...]:
        """The groups in their order."""
        return (
            (PROPOSED, self.tr("Next")),
            (Group.INTAKE.value, self.tr("Intake")), (Group.PROCESS.value, self.tr("Handling")),
            (Group.ANSWER.value, self.tr("Answer")), (Group.DELIVERY.value, self.tr("Delivery")),
            (Group.FILE.value, self.tr("Filing")),
        )

    def choices(self, offers: Sequence[LetterOffer]) -> tuple[LetterChoice, ...]:
        """Every offer; those that cannot be made stay, with the reason."""
        shown = [self._choice(one) for one in offers]
        order = {code: at for at, code in enumerate(sorted({one.code for one in offers}, key=_by_code))}
        return tuple(sorted(shown, key=lambda one: (order.get(one.code, 0), one.kind)))

    def _choice(self, offer: LetterOffer) -> LetterChoice:
        beside = ""
        if offer.issued is not None:
            beside = offer.issued.number or self.tr("issued")
        elif offer.proposed:
            beside = self.tr("proposed")
        return LetterChoice(
            kind=key_of(offer.kind, offer.ref), words=offer.what, code=offer.code,
            group=PROPOSED if offer.proposed else offer.group.value, beside=beside,
            why=offer.why_not if offer.issued is None else "", can=not offer.why_not or offer.issued is not None,
            is_proposed=offer.proposed,
        )  # fmt: skip

    def reason(self, desk: Desk, request: Request, offer: LetterOffer) -> str:
        """Why this letter is the next one; empty for any other."""
        if not offer.proposed or offer.step_on is None:
            return ""
        step = step_of(request, entry_of(desk, offer.kind), offer.ref)
        what = self._words.word(step.kind) if step is not None else ""
        said = self.tr("Proposed next: {step} on {day}, no letter about it yet.")
        return said.format(step=what, day=self._words.short_day(offer.step_on))


def _by_code(code: str) -> tuple[str, int, str]:
    digits = "".join(filter(str.isdigit, code))
    return (code[:1], int(digits) if digits else 0, code)


def with_attachments(desk: Desk, kind: str, blanks: tuple[Blank, ...]) -> tuple[Blank, ...]:
    """A letter can always name attachments, though its text asks for none."""
    if kind not in desk.letters or any(one.name == _ATTACHMENTS for one in blanks):
        return blanks
    return (*blanks, Blank(_ATTACHMENTS, _ATTACHMENTS, 0, is_given=False, is_needed=False))
