"""The control of one declared setting: words to choose among, a box to tick, a number, a text; each tells at once."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.form_row import field
from clerk_app.gui.components.labels import set_tip
from clerk_app.gui.components.segment import Segment
from clerk_app.gui.components.setting_row import SettingRow
from clerk_app.gui.forms.font_control import FontControl
from clerk_app.gui.words import Words
from clerk_app.services.settings import FONT, OFF, ON, Setting, Value

_NUMBER, _TEXT = 72, 400
_GIVES_WAY = 260


class _Switch(QCheckBox):
    """On or off."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(look.scaled(28), look.scaled(28))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter works like Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)


class SettingControl(QObject):
    """``wanted`` carries the key and the value asked for; what cannot be kept is said by the row."""

    wanted = Signal(str, object)

    def __init__(self, setting: Setting, words: Words) -> None:
        super().__init__()
        self.setting = setting
        self.inner: QWidget
        if setting.choices == (ON, OFF):
            self.inner = switch = _Switch()
            switch.clicked.connect(self._switched)
        elif setting.type == FONT:
            self.inner = chooser = FontControl(setting.key)
            chooser.wanted.connect(self._chosen)
        elif setting.choices:
            named = [words.either(zh, en) for zh, en in zip(setting.words_zh, setting.words_en, strict=True)]
            self.inner = segment = Segment(list(zip(setting.choices, named, strict=True)), digits=False)
            segment.chosen.connect(self._chosen)
        else:
            self.inner = typed = field(_NUMBER if setting.type == "whole" else 0)
            if setting.type != "whole":
                typed.setMaximumWidth(_TEXT)
                typed.setMinimumWidth(_GIVES_WAY)
            typed.editingFinished.connect(self._typed)
        self.inner.setObjectName(f"setting_{setting.key}")

    def show_value(self, value: Value) -> None:
        """What is in force."""
        if isinstance(self.inner, QCheckBox):
            self.inner.setChecked(value == ON)
        elif isinstance(self.inner, FontControl):
            self.inner.show_value(value)
        elif isinstance(self.inner, Segment):
            self.inner.choose(value)
        elif isinstance(self.inner, QLineEdit) and self.inner.text() != str(value):
            self.inner.setText(str(value))
            self.inner.setCursorPosition(0)
            if self.setting.type != "whole":
                set_tip(self.inner, str(value))

    def _switched(self, on: bool) -> None:
        self.wanted.emit(self.setting.key, ON if on else OFF)

    def _chosen(self, value: object) -> None:
        self.wanted.emit(self.setting.key, value)

    def _typed(self) -> None:
        if isinstance(self.inner, QLineEdit):
            self.wanted.emit(self.setting.key, self.inner.text())


def row_of(setting: Setting, words: Words, *, doubtful: str, local: str) -> tuple[SettingRow, SettingControl]:
    """The row of a setting and its control; ``doubtful`` and ``local`` are the words of the marks."""
    control = SettingControl(setting, words)
    row = SettingRow(
        words.either(setting.zh, setting.en), words.either(setting.more_zh, setting.more_en), control.inner,
        tag=doubtful if setting.doubtful else "", aside=local.format(where=setting.where) if setting.where else "",
        unit=words.either(setting.unit_zh, setting.unit_en), name=f"row_{setting.key}",
        also=setting.also,
    )
    control.setParent(row)
    return row, control
