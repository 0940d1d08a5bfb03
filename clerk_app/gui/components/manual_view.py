"""A topic of the manual as text: our own Markdown in the fonts and colours of the window; nothing is fetched.

Its pictures are those of resources/help/pictures, drawn as wide as a line of text.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import (
    QBrush,
    QFont,
    QImage,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from clerk_app import places
from clerk_app.gui import look

_LINE, _TABLE_LINE = 122, 104
"""Per cent of the height of a line."""
_SIDE, _WIDEST = 28, 760
_HEADINGS = {1: look.TITLE, 2: look.SUBJECT, 3: look.STRONG}
_ABOVE = {1: 4, 2: 18, 3: 12}
_BELOW = 6


def write(document: QTextDocument, markdown: str, now: look.Tokens) -> None:
    """Put the topic into the document, dressed in these colours."""
    document.setDocumentMargin(_SIDE)
    document.setDefaultFont(look.font(look.BODY))
    document.setMarkdown(markdown, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
    whole = QTextCursor(document)
    whole.beginEditBlock()  # one layout at the end, not one for every piece
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _dress_table(frame, now)
    block = document.firstBlock()
    while block.isValid():
        _dress_block(block, now)
        block = block.next()
    whole.endEditBlock()


def _dress_block(block: QTextBlock, now: look.Tokens) -> None:
    level = min(block.blockFormat().headingLevel(), 3)
    in_table = QTextCursor(block).currentTable() is not None
    shape = QTextBlockFormat()
    shape.setLineHeight(_TABLE_LINE if in_table else _LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    shape.setTopMargin(look.scaled(_ABOVE.get(level, 0)))
    shape.setBottomMargin(0 if in_table else look.scaled(_BELOW))
    QTextCursor(block).mergeBlockFormat(shape)
    pieces = block.begin()
    spans = []
    while not pieces.atEnd():
        piece = pieces.fragment()
        spans.append((piece.position(), piece.length(), piece.charFormat()))
        pieces += 1
    for start, length, before in spans:
        is_bold = before.fontWeight() > QFont.Weight.Normal
        role = _HEADINGS.get(level, look.STRONG if is_bold else look.BODY)
        after = QTextCharFormat(before)
        after.clearProperty(QTextCharFormat.Property.FontSizeAdjustment.value)
        after.setFont(look.font(role))
        after.setFontUnderline(False)
        after.setForeground(QBrush(look.color(now.accenttext if before.isAnchor() else now.text)))
        after.setBackground(QBrush(Qt.BrushStyle.NoBrush))
        cursor = QTextCursor(block)
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(after)


def _dress_table(table: QTextTable, now: look.Tokens) -> None:
    shape = table.format()
    shape.setBorder(1)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderBrush(QBrush(look.color(now.line2)))
    shape.setBorderCollapse(True)
    shape.setCellPadding(look.scaled(6))
    shape.setCellSpacing(0)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    shape.setTopMargin(look.scaled(4))
    shape.setBottomMargin(look.scaled(10))
    table.setFormat(shape)
    for column in range(table.columns()):
        cell = table.cellAt(0, column)
        inside = cell.format()
        inside.setBackground(QBrush(look.color(now.sunken)))
        cell.setFormat(inside)


class ManualView(QTextBrowser):
    """``led`` carries what a pressed link names: "topic:fees", "page:register", "article:2019-33"."""

    led = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("help_text")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )  # fmt: skip
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._markdown = ""
        self.anchorClicked.connect(self._pressed)

    def show_topic(self, title: str, markdown: str) -> None:
        """Show it from its beginning."""
        self._markdown = markdown
        self.setAccessibleName(title)
        self._fill()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def on_paper(self) -> QTextDocument:
        """The topic for the printer: dark on white whatever the window wears."""
        document = QTextDocument(self)
        write(document, self._markdown, look.LIGHT)
        return document

    def loadResource(self, kind: int, name: QUrl) -> object:
        """A picture of ours; nothing else is read, and nothing is fetched."""
        picture = QImage(str(places.resources() / "help" / "pictures" / name.fileName()))
        if kind != QTextDocument.ResourceType.ImageResource.value or picture.isNull():
            return None
        room = min(self.viewport().width(), look.scaled(_WIDEST) + 2 * _SIDE) - 3 * _SIDE
        ratio = self.devicePixelRatioF()
        wide = min(picture.width(), round(max(room, _SIDE) * ratio))
        drawn = picture.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
        drawn.setDevicePixelRatio(ratio)
        return drawn

    def _fill(self) -> None:
        write(self.document(), self._markdown, look.tokens())
        self._settle()

    def _settle(self) -> None:
        """Lines keep a length that can be read."""
        frame = self.document().rootFrame()
        shape = frame.frameFormat()
        right = max(_SIDE, self.viewport().width() - look.scaled(_WIDEST) - _SIDE)
        if shape.rightMargin() != right:
            shape.setRightMargin(right)
            frame.setFrameFormat(shape)

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._settle()

    def changeEvent(self, event: QEvent) -> None:
        """Another theme or size of type: the text is written anew, its place kept."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationFontChange) and self._markdown:
            kept = self.verticalScrollBar().value()
            self._fill()
            self.verticalScrollBar().setValue(kept)

    def _pressed(self, url: QUrl) -> None:
        self.led.emit(url.toString())
