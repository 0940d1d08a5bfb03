"""A field for one sentence with blanks: each blank is one sign of its own that goes or stays whole, never half."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from PySide6.QtCore import QMimeData, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from clerk_app.gui import look, painting

_KIND = QTextFormat.ObjectTypes.UserObject.value + 1
_NAME, _WORD = QTextFormat.Property.UserProperty.value + 1, QTextFormat.Property.UserProperty.value + 2
_SIGN = "\ufffc"
_PAD = 5
_BLANK = re.compile(r"\{([a-z_]+)\}")
_TOLD = re.compile("【([^【】]+)】")


def told(text: str, words: Mapping[str, str]) -> str:
    """The sentence with its blanks by name, as it is shown where nothing is edited: 【收到日期】."""
    return _BLANK.sub(lambda found: f"【{words.get(found[1], found[1])}】", text)


class _Chip(QPyTextObject):
    """How a blank looks in the line."""

    def intrinsicSize(self, doc: QTextDocument, at: int, made: QTextFormat) -> QSizeF:
        metrics = look.metrics(look.DATA)
        return QSizeF(metrics.horizontalAdvance(str(made.property(_WORD))) + 2 * _PAD + 2, metrics.height())

    def drawObject(self, painter: QPainter, rect: QRectF, doc: QTextDocument, at: int, made: QTextFormat) -> None:
        now = look.tokens()
        painting.frame(painter, rect.adjusted(1, 0, -1, 0), now.soft, now.softline, 1, 3)
        painting.words(
            painter, rect, str(made.property(_WORD)), look.DATA, now.accenttext, Qt.AlignmentFlag.AlignCenter
        )


class BlankEditor(QTextEdit):
    """Text is typed and pasted plain; a blank is put in by ``insert_blank`` and taken out as one sign."""

    def __init__(self, height: int, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: dict[str, str] = {}
        self._chip = _Chip(self)
        self.document().documentLayout().registerHandler(_KIND, self._chip)
        self.document().setDocumentMargin(6)
        self.setObjectName(name)
        self.setAcceptRichText(False)
        self.setFont(look.font(look.BODY))
        self.setFixedHeight(height)
        self.setTabChangesFocus(True)
        self.setProperty("field", True)
        self.viewport().setAutoFillBackground(False)

    def show_sentence(self, text: str, words: Mapping[str, str]) -> None:
        """Put a sentence with {names} in; ``words`` are what the blanks that may stand in it are called."""
        self._words = dict(words)
        self.clear()
        cursor = self.textCursor()
        self._put(cursor, text, _BLANK, {name: name for name in words})
        cursor.movePosition(QTextCursor.MoveOperation.End)
        self.setTextCursor(cursor)
        self.document().clearUndoRedoStacks()

    def sentence(self) -> str:
        """The sentence with {names}; a blank somebody typed in full width brackets is one too."""
        keys = {word: name for name, word in self._words.items()}
        typed = "".join(self._pieces())
        return _TOLD.sub(lambda found: f"{{{keys[found[1]]}}}" if found[1] in keys else found[0], typed)

    def insert_blank(self, name: str) -> None:
        """Put a blank where the cursor stands."""
        cursor = self.textCursor()
        self._put_chip(cursor, name)
        self.setTextCursor(cursor)

    def _pieces(self) -> Iterator[str]:
        block = self.document().begin()
        while block.isValid():
            walk = block.begin()
            while not walk.atEnd():
                piece = walk.fragment()
                name = piece.charFormat().property(_NAME)
                yield piece.text().replace(_SIGN, f"{{{name}}}" if name else "")
                walk += 1
            block = block.next()

    def _put(self, cursor: QTextCursor, text: str, pattern: re.Pattern[str], names: Mapping[str, str]) -> None:
        """Text with blanks, each found by the pattern, in the place of the selection."""
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        at = 0
        for found in pattern.finditer(text):
            if found[1] in names:
                cursor.insertText(text[at : found.start()], QTextCharFormat())
                self._put_chip(cursor, names[found[1]])
                at = found.end()
        cursor.insertText(text[at:], QTextCharFormat())
        cursor.endEditBlock()

    def _put_chip(self, cursor: QTextCursor, name: str) -> None:
        made = QTextCharFormat()
        made.setObjectType(_KIND)
        made.setProperty(_NAME, name)
        made.setProperty(_WORD, self._words.get(name, name))
        made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
        cursor.insertText(_SIGN, made)

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied: plain text, blanks by name, so that they come back as blanks."""
        cursor = self.textCursor()
        copied, made = QTextCursor(self.document()), QMimeData()
        said = []
        for at in range(cursor.selectionStart(), cursor.selectionEnd()):
            copied.setPosition(at)
            copied.setPosition(at + 1, QTextCursor.MoveMode.KeepAnchor)
            word = copied.charFormat().property(_WORD)
            said.append(f"【{word}】" if copied.selectedText() == _SIGN and word else copied.selectedText())
        made.setText("".join(said))
        return made

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text on one line; 【the name of a blank】 becomes the blank."""
        text = " ".join(source.text().replace(_SIGN, "").splitlines())
        cursor = self.textCursor()
        self._put(cursor, text, _TOLD, {word: name for name, word in self._words.items()})
        self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A sentence is one line; what is typed after a blank is text."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        self._type_plainly()
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._type_plainly()
        super().inputMethodEvent(event)

    def _type_plainly(self) -> None:
        if not self.textCursor().hasSelection():
            self.setCurrentCharFormat(QTextCharFormat())
