"""文书: the field that names the letter in hand, and the list it opens: every letter by its group, with a search."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from clerk_app.gui import look, painting
from clerk_app.gui.components.buttons import EnterButton
from clerk_app.gui.components.choice_popup import ChoiceList
from clerk_app.gui.components.form_row import field
from clerk_app.gui.components.labels import plain_tip, set_tip
from clerk_app.gui.components.popup import Popup
from clerk_app.gui.style_fields import paint_field

_HEAD, _ROW, _TALL = 28, 30, 48
_CODE = 40
_WIDE, _HIGH = 460, 440
_CHOICE = Qt.ItemDataRole.UserRole + 1
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class LetterChoice:
    """One letter in the list. ``beside`` stands at its right (a number, 建议), ``why`` below it."""

    kind: str
    words: str
    code: str = ""
    group: str = ""
    beside: str = ""
    why: str = ""
    can: bool = True
    is_proposed: bool = False


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        choice = index.data(_CHOICE)
        if choice is None:
            return QSize(120, look.scaled(_HEAD))
        return QSize(120, look.scaled(_TALL if choice.why else _ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        now = look.tokens()
        rect = QRectF(option.rect)
        choice = index.data(_CHOICE)
        if choice is None:
            painting.words(painter, rect.adjusted(14, 4, -14, 0), str(index.data()), look.CAPTION_STRONG, now.text2)
            return
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painting.frame(painter, rect.adjusted(4, 1, -4, -1), now.sel, None)
        elif state & QStyle.StateFlag.State_MouseOver and choice.can:
            painting.frame(painter, rect.adjusted(4, 1, -4, -1), now.hover, None)
        first = QRectF(rect.x(), rect.y(), rect.width(), look.scaled(_ROW))
        painting.words(painter, first.adjusted(14, 0, 0, 0), choice.code, look.CAPTION, now.text2)
        tone = now.accenttext if choice.is_proposed else now.text2
        painting.words(painter, first.adjusted(0, 0, -14, 0), choice.beside, look.CAPTION, tone, _RIGHT)
        taken = look.metrics(look.CAPTION).horizontalAdvance(choice.beside) + (22 if choice.beside else 14)
        room = first.adjusted(14 + _CODE, 0, -taken, 0)
        role = look.DATA_STRONG if choice.is_proposed else look.DATA
        words = look.metrics(role).elidedText(choice.words, Qt.TextElideMode.ElideRight, int(room.width()))
        painting.words(painter, room, words, role, now.text if choice.can else now.text2)
        if choice.why:
            below = QRectF(rect.x(), rect.y() + look.scaled(_ROW - 6), rect.width(), look.scaled(_TALL - _ROW + 2))
            below.adjust(14 + _CODE, 0, -14, 0)
            why = look.metrics(look.CAPTION).elidedText(choice.why, Qt.TextElideMode.ElideRight, int(below.width()))
            painting.words(painter, below, why, look.CAPTION, now.text2)


class _List(ChoiceList):
    def keyboardSearch(self, search: str) -> None:
        """The field above searches."""


class LetterPopup(Popup):
    """``chosen`` carries the kind; it closes itself. A letter that cannot be made is shown, not chosen."""

    chosen = Signal(str)

    def __init__(
        self, choices: Sequence[LetterChoice], groups: Sequence[tuple[str, str]], current: str, parent: QWidget
    ) -> None:
        super().__init__(parent, "letter_popup")
        self._choices = tuple(choices)
        self._groups = tuple(groups)
        self.search = field(name="letter_search", placeholder=self.tr("Find a letter by name or number"))
        self.search.setAccessibleName(self.tr("Find a letter by name or number"))
        self._model = QStandardItemModel(self)
        self.list = _List()
        self.list.setObjectName("letter_list")
        self.list.setAccessibleName(self.tr("Letters"))
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 8, 1, 5)
        column.setSpacing(6)
        across = QVBoxLayout()
        across.setContentsMargins(10, 0, 10, 0)
        across.addWidget(self.search)
        column.addLayout(across)
        column.addWidget(self.list, 1)
        self.search.textChanged.connect(self._fill)
        self.search.returnPressed.connect(self._take)
        self.list.entered_now.connect(self._take)
        self.list.clicked.connect(self._take_at)
        self._fill("")
        self._go_to(current)
        self.search.setFocus()

    def kinds(self) -> list[str]:
        """The kinds listed now, those that cannot be chosen too."""
        return [one.kind for one in self._listed()]

    def _listed(self) -> Iterator[LetterChoice]:
        for at in range(self._model.rowCount()):
            choice = self._model.item(at).data(_CHOICE)
            if choice is not None:
                yield choice

    def _fill(self, text: str) -> None:
        wanted = text.strip().casefold()
        self._model.clear()
        fits = [one for one in self._choices if wanted in f"{one.code} {one.words}".casefold()]
        for group, words in self._groups:
            mine = [one for one in fits if one.group == group]
            if mine:
                heading = QStandardItem(words)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                self._model.appendRow(heading)
            for one in mine:
                self._model.appendRow(_item(one))
        self._go_to("")

    def _go_to(self, kind: str) -> None:
        rows = [
            at for at in range(self._model.rowCount())
            if (one := self._model.item(at).data(_CHOICE)) is not None and one.can and kind in ("", one.kind)
        ]
        if rows:
            self.list.setCurrentIndex(self._model.index(rows[0], 0))
            self.list.scrollTo(self._model.index(max(0, rows[0] - 1), 0), QListView.ScrollHint.PositionAtTop)

    def _take(self) -> None:
        self._take_at(self.list.currentIndex())

    def _take_at(self, index: QModelIndex) -> None:
        choice = index.data(_CHOICE) if index.isValid() else None
        if choice is not None and choice.can:
            self.chosen.emit(choice.kind)
            self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.list.setFocus()
        else:
            super().keyPressEvent(event)


def _item(choice: LetterChoice) -> QStandardItem:
    made = QStandardItem(choice.words)
    made.setData(choice, _CHOICE)
    made.setEditable(False)
    made.setData(" ".join(filter(None, (choice.code, choice.words, choice.beside, choice.why))),
                 Qt.ItemDataRole.AccessibleTextRole)
    if choice.why:
        made.setToolTip(plain_tip(choice.why))
    return made


class LetterChooser(EnterButton):
    """Looks like a field with a list. ``chosen`` carries the kind that was picked."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[LetterChoice, ...] = ()
        self._groups: tuple[tuple[str, str], ...] = ()
        self._kind = ""
        self.popup: LetterPopup | None = None
        self.setObjectName("letter_kind")
        self.setFont(look.font(look.BODY))
        self.setFixedHeight(look.scaled(32))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self.open_list)

    def offer(self, choices: Sequence[LetterChoice], groups: Sequence[tuple[str, str]]) -> None:
        """The letters there are, and the groups (name, words) in their order."""
        self._choices, self._groups = tuple(choices), tuple(groups)

    def show_kind(self, kind: str) -> None:
        """Name this letter, telling nobody."""
        self._kind = kind
        words = next((one.words for one in self._choices if one.kind == kind), "")
        self.setText(words)
        self.setAccessibleName(self.tr("Letter: {name}").format(name=words))
        set_tip(self, words)
        self.update()

    def kind(self) -> str:
        """The letter named now."""
        return self._kind

    def choices(self) -> tuple[LetterChoice, ...]:
        """What is offered."""
        return self._choices

    def open_list(self) -> None:
        """Show every letter."""
        popup = LetterPopup(self._choices, self._groups, self._kind, self)
        popup.chosen.connect(self.chosen)
        room = self.window().height() if self.window() is not None else _HIGH
        popup.resize(max(self.width(), look.scaled(_WIDE)), min(look.scaled(_HIGH), max(room - 160, 240)))
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 4)))
        popup.show()
        self.popup = popup

    def sizeHint(self) -> QSize:
        return QSize(200, look.scaled(32))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens like Enter."""
        if event.key() == Qt.Key.Key_Down:
            self.open_list()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = look.tokens()
        painter = QPainter(self)
        state = QStyle.StateFlag.State_Enabled
        if self.hasFocus():
            state |= QStyle.StateFlag.State_HasFocus
        paint_field(painter, self.rect(), None, state)
        room = QRectF(self.rect()).adjusted(11, 0, -28, 0)
        words = look.metrics(look.BODY).elidedText(self.text(), Qt.TextElideMode.ElideRight, int(room.width()))
        painting.words(painter, room, words, look.BODY, now.text)
        painting.chevron(painter, QPointF(self.width() - 15, self.height() / 2 + 0.5), 4, now.text2)
        painter.end()
