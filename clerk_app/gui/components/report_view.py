"""The report's text as it will stand on paper, every figure a link to what it is made of; words are never markup."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QFont, QKeyEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from clerk_app.cases.narrative import NamedFigure, Paragraph, Report
from clerk_app.gui import look

_LINE = 150
"""Per cent of the height of a line."""
_SIDE = 28


class ReportView(QTextBrowser):
    """``figure_chosen`` gives the NamedFigure that was pressed."""

    figure_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("report_text")
        self.setAccessibleName(self.tr("Report draft"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )  # fmt: skip
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._report: Report | None = None
        self._figures: list[NamedFigure] = []
        self._tables: dict[str, str] = {}
        self.anchorClicked.connect(self._pressed)

    def show_report(self, report: Report, tables: dict[str, str]) -> None:
        """Fill in; ``tables``: what is said in the place of each part's table."""
        self._report, self._tables = report, tables
        self._fill()

    @property
    def figures(self) -> tuple[NamedFigure, ...]:
        """The figures that can be pressed, in the order of the text."""
        return tuple(self._figures)

    def press(self, name: str) -> None:
        """Press the figure of that name."""
        at = next(n for n, one in enumerate(self._figures) if one.name == name)
        self._pressed(QUrl(f"figure:{at}"))

    def _pressed(self, url: QUrl) -> None:
        self.figure_chosen.emit(self._figures[int(url.path())])

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab leaves the text at once: it has hundreds of figures."""
        return QTextEdit.focusNextPrevChild(self, forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows to the left and right go from figure to figure; Enter presses the one arrived at."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers():
            QTextBrowser.focusNextPrevChild(self, event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another theme or size of type: the text is written anew, its place kept."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationFontChange) and self._report is not None:
            kept = self.verticalScrollBar().value()
            self._fill()
            self.verticalScrollBar().setValue(kept)

    def _fill(self) -> None:
        self.clear()
        self._figures = []
        self.document().setDocumentMargin(_SIDE)
        cursor = QTextCursor(self.document())
        self._line(cursor, self._report.title, look.TITLE, look.tokens().text, centred=True, first=True)
        for section in self._report.sections:
            if section.title:
                self._line(cursor, section.title, look.SUBJECT, look.tokens().text, above=14)
            for paragraph in section.paragraphs:
                self._paragraph(cursor, paragraph)
            if section.part:
                self._line(cursor, self._tables.get(section.part, ""), look.DATA, look.tokens().text3, indent=True)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _paragraph(self, cursor: QTextCursor, paragraph: Paragraph) -> None:
        now = look.tokens()
        if paragraph.is_heading:
            self._line(cursor, paragraph.text, look.STRONG, now.text, above=6)
            return
        if paragraph.is_to_write:
            self._line(cursor, paragraph.text, look.BODY, now.text3, indent=True)
            return
        self._begin(cursor, indent=True)
        at = 0
        for figure in sorted((one for one in paragraph.figures if one.is_printed), key=lambda one: one.at):
            cursor.insertText(paragraph.text[at : figure.at], _shape(look.BODY, now.text))
            link = _shape(look.STRONG, now.accenttext)
            link.setAnchor(True)
            link.setAnchorHref(f"figure:{len(self._figures)}")
            link.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            self._figures.append(figure)
            cursor.insertText(figure.text, link)
            at = figure.at + len(figure.text)
        cursor.insertText(paragraph.text[at:], _shape(look.BODY, now.text))

    def _line(
        self, cursor: QTextCursor, text: str, role: look.Type, ink: str, *, centred: bool = False, above: int = 0,
        indent: bool = False, first: bool = False,
    ) -> None:
        self._begin(cursor, centred=centred, above=above, indent=indent, first=first)
        cursor.insertText(text, _shape(role, ink))

    @staticmethod
    def _begin(
        cursor: QTextCursor, *, centred: bool = False, above: int = 0, indent: bool = False, first: bool = False
    ) -> None:
        shape = QTextBlockFormat()
        shape.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        shape.setTopMargin(above)
        shape.setBottomMargin(4)
        if centred:
            shape.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        if indent:
            shape.setTextIndent(2 * look.metrics(look.BODY).horizontalAdvance("一"))
        if first:
            cursor.setBlockFormat(shape)
        else:
            cursor.insertBlock(shape)


def _shape(role: look.Type, ink: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(QFont(look.font(role)))
    made.setForeground(look.color(ink))
    return made
