"""How the proof of a day of receipt is read out: who confirmed it with whom, and how."""

from __future__ import annotations

from PySide6.QtCore import QObject

from clerk_app.cases.request import ReceiptProof
from clerk_app.gui.words import Words
from clerk_app.law.terms import Addressee, Confirmation


class ReceiptWords(QObject):
    """Words of a proof."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words

    def parts(self, proof: ReceiptProof) -> tuple[str, ...]:
        """寄给其他单位或个人, 与申请人本人确认，电话（苏晚晴）; nothing where nothing is recorded."""
        found = []
        if proof.addressee is not Addressee.DISCLOSURE_OFFICE:
            found.append(self.tr("sent to: {whom}").format(whom=self._words.word(proof.addressee)))
        if proof.confirmed_how is not None:
            found.append(self._confirmed(proof))
        return tuple(found)

    def _confirmed(self, proof: ReceiptProof) -> str:
        how = self._words.word(proof.confirmed_how)
        said = how
        if proof.confirmed_how is not Confirmation.UNREACHED:
            whom = proof.confirmed_with or self.tr("the applicant")
            said = self.tr("confirmed with {whom}, {how}").format(whom=whom, how=how)
        return self.tr("{said} ({who})").format(said=said, who=proof.confirmed_by) if proof.confirmed_by else said
