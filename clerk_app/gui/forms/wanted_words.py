"""How the information is to be given and sent: the words of 提供方式 and 送达."""

from __future__ import annotations

from PySide6.QtCore import QObject

from clerk_app.gui.forms.intake_form import DELIVERIES_WANTED, FORMS_WANTED


class WantedWords(QObject):
    """Words of the two wishes an applicant states."""

    def word(self, name: str, value: str) -> str:
        """The word of ``form_wanted`` or ``delivery_wanted``; the value itself where an old ledger says otherwise."""
        return {
            "form_wanted": {
                "paper": self.tr("Paper"), "electronic": self.tr("Electronic"), "on_site": self.tr("Read on site"),
            },
            "delivery_wanted": {
                "post": self.tr("By post"), "collected": self.tr("Collected"), "electronic": self.tr("By e-mail"),
            },
        }[name].get(value, value)  # fmt: skip

    def choices(self, name: str) -> list[tuple[str, str]]:
        """Values with their words; nothing for other fields."""
        values = {"form_wanted": FORMS_WANTED, "delivery_wanted": DELIVERIES_WANTED}.get(name, ())
        return [(value, self.word(name, value)) for value in values]
