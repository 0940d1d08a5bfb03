"""The palette: one field over the page, and under it what was found, in groups; the keyboard never leaves the field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from clerk_app.gui import icons, look, painting
from clerk_app.gui.components.labels import label

WIDTH, TOP = 640, 80
_FIELD, _ROW, _HEAD = 46, 34, 26
_SHADOW = 8
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LINE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class PaletteLine:
    """One line. Without ``run`` it is the heading of a group, or, where it has an ``icon``, not possible now."""

    words: str
    icon: str = ""
    aside: str = ""
    """In grey behind the words."""
    state: str = ""
    """At the right."""
    cap: str = ""
    """The key, at the very right."""
    why: str = ""
    """Why it was found, said in the field."""
    fill: str = ""
    """What Tab puts into the field."""
    run: Callable[[], None] | None = None

    @property
    def is_head(self) -> bool:
        """The heading of a group."""
        return not self.icon


class PaletteModel(QAbstractListModel):
    """Prepared lines."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: Sequence[PaletteLine] = ()

    def show_lines(self, lines: Sequence[PaletteLine]) -> None:
        """Replace them all."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        """How many."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words; a line whole for the painter, a sentence for a screen reader."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (line.words, line.aside, line.state, line.cap, line.why)))
        return line.words if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        """Headings are passed over."""
        if not index.isValid() or self.lines[index.row()].is_head:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return QSize(200, look.scaled(_HEAD if index.data(LINE).is_head else _ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        now, line, rect = look.tokens(), index.data(LINE), QRectF(option.rect)
        if line.is_head:
            painting.words(painter, rect.adjusted(16, 4, -16, 0), line.words, look.CAPTION_STRONG, now.text2)
            return
        chosen = option.state & QStyle.StateFlag.State_Selected
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painting.frame(painter, rect.adjusted(6, 1, -6, -1), now.sel if chosen else now.hover, None)
        ink, quiet = (now.text, now.text2) if line.run else (now.off, now.off)
        icons.paint(painter, QRectF(rect.x() + 16, rect.center().y() - 8, 16, 16), line.icon, quiet)
        room = rect.adjusted(42, 0, -16, 0)
        if line.cap:
            room.setRight(room.right() - _cap(painter, room, line.cap) - 10)
        if line.state:
            painting.words(painter, room, line.state, look.CAPTION, quiet, _RIGHT)
            room.setRight(room.right() - look.metrics(look.CAPTION).horizontalAdvance(line.state) - 12)
        words = look.metrics(look.BODY).elidedText(line.words, Qt.TextElideMode.ElideRight, int(room.width()))
        painting.words(painter, room, words, look.BODY, ink)
        room.setLeft(room.x() + look.metrics(look.BODY).horizontalAdvance(words) + 12)
        if line.aside and room.width() > 40:
            aside = look.metrics(look.DATA).elidedText(line.aside, Qt.TextElideMode.ElideRight, int(room.width()))
            painting.words(painter, room, aside, look.DATA, now.text2)  # also why a greyed one cannot be done


def _cap(painter: QPainter, room: QRectF, key: str) -> float:
    """A key-cap at the right; how wide it is."""
    now = look.tokens()
    wide = look.metrics(look.CAPTION).horizontalAdvance(key) + 12
    box = QRectF(room.right() - wide, room.center().y() - 10, wide, 20)
    painting.frame(painter, box, now.sunken, now.line2, 1, 4)
    painting.words(painter, box, key, look.CAPTION, now.text2, Qt.AlignmentFlag.AlignCenter)
    return wide


class PaletteField(QLineEdit):
    """Hands the keys that are meant for the list on; what an input method composes is not searched."""

    pressed = Signal(int, bool)
    """a key for the list, and whether Ctrl was held"""
    searched = Signal(str)
    _KEYS = (
        Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Return, Qt.Key.Key_Enter,
        Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab,
    )

    def __init__(self) -> None:
        super().__init__()
        self._composing = False
        self.textChanged.connect(self._tell)

    def _tell(self, text: str) -> None:
        if not self._composing:
            self.searched.emit(text)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember whether something is being composed."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tab and Ctrl+Enter belong to the palette while it is open, not to the window."""
        if isinstance(event, QKeyEvent) and event.key() in self._KEYS and not self._composing:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
                self.pressed.emit(event.key(), ctrl)
                return True
        return super().event(event)


class Palette(QWidget):
    """``typed`` asks for lines; they are handed in by ``show_lines``. Closes with Esc or when the focus goes away."""

    typed = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("palette")
        self.setAccessibleName(self.tr("Find requests, pages, actions"))
        self._before: QWidget | None = None
        self._stays = False
        self.field = PaletteField()
        self.field.setObjectName("palette_field")
        self.field.setFont(look.font(look.PALETTE))
        self.field.setFrame(False)
        self.field.setFixedHeight(look.scaled(_FIELD))
        self.field.setTextMargins(6, 0, 6, 0)
        self.field.setPlaceholderText(self.tr("Find requests, pages, actions…"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.field.addAction(icons.icon("search", "text3"), QLineEdit.ActionPosition.LeadingPosition)
        self.why = label(role=look.CAPTION, tone=look.TEXT2, name="palette_why", parent=self.field)
        self.why.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.model = PaletteModel(self)
        self.list = QListView()
        self.list.setObjectName("palette_list")
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hint = label(
            self.tr("Enter run   Ctrl+Enter run and stay   Tab take over   Esc close"), look.CAPTION, look.TEXT2,
            name="palette_hint",
        )
        self.hint.setContentsMargins(16, 0, 16, 0)
        self.hint.setFixedHeight(look.scaled(28))
        column = QVBoxLayout(self)
        column.setContentsMargins(_SHADOW + 1, _SHADOW + 1, _SHADOW + 1, _SHADOW + 1)
        column.setSpacing(0)
        for each in (self.field, self.list, self.hint):
            column.addWidget(each)
        self.field.searched.connect(self.typed)
        self.field.pressed.connect(self._pressed)
        self.list.clicked.connect(self._clicked)
        self.list.selectionModel().currentChanged.connect(self._say_why)
        self._listens = False
        self.hide()

    def open(self) -> None:
        """Show it empty, over whatever page there is."""
        if self.isVisible():
            self.field.selectAll()
            return
        self._before = self.window().focusWidget()
        self.field.clear()
        self.typed.emit("")
        self.show()
        self.raise_()
        self._fit()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Close, and give the focus back."""
        self.hide()
        before, self._before = self._before, None
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_lines(self, lines: Sequence[PaletteLine]) -> None:
        """What was found; the first line that can be chosen is."""
        before = self.current()
        self.model.show_lines(lines)
        chosen = (before.words, before.icon) if before else None
        same = (row for row, line in enumerate(lines) if (line.words, line.icon) == chosen)
        first = next((row for row, line in enumerate(lines) if not line.is_head), -1)
        row = next(same, first) if self._stays else first
        self.list.setCurrentIndex(self.model.index(row, 0) if row >= 0 else QModelIndex())
        self._say_why()
        self._fit()

    def current(self) -> PaletteLine | None:
        """The line chosen."""
        index = self.list.currentIndex()
        return index.data(LINE) if index.isValid() else None

    def _fit(self) -> None:
        lines = self.model.lines
        high = sum(look.scaled(_HEAD if line.is_head else _ROW) for line in lines)
        window = self.window()
        top = TOP if window.height() > 560 else 40
        frame = 2 * (_SHADOW + 1)
        most = window.height() - top - look.scaled(_FIELD + 28) - frame - 40
        self.list.setFixedHeight(max(0, min(high, most)))
        wide = min(WIDTH, window.width() - 40) + frame
        self.setFixedSize(wide, look.scaled(_FIELD) + self.list.height() + self.hint.height() + frame)
        self.move(QPoint((window.width() - wide) // 2, top))
        self._say_why()

    def _say_why(self, *_: object) -> None:
        line = self.current()
        said = line.why if line is not None and self.field.text() else ""
        room = self.field.width() // 2
        self.why.setText(look.metrics(look.CAPTION).elidedText(said, Qt.TextElideMode.ElideRight, room))
        self.why.adjustSize()
        self.why.move(self.field.width() - self.why.width() - 14, (self.field.height() - self.why.height()) // 2)

    def _pressed(self, key: int, ctrl: bool) -> None:
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(stay=ctrl)
        elif key == Qt.Key.Key_Tab:
            line = self.current()
            if line is not None:
                self.field.setText(line.fill or line.words)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Backtab):
            self._move(-1)
        elif key == Qt.Key.Key_Down:
            self._move(1)
        else:
            for _ in range(6):
                self._move(1 if key == Qt.Key.Key_PageDown else -1)

    def _move(self, step: int) -> None:
        row = self.list.currentIndex().row() + step
        while 0 <= row < len(self.model.lines):
            if not self.model.lines[row].is_head:
                self.list.setCurrentIndex(self.model.index(row, 0))
                if row == 1:
                    self.list.scrollToTop()
                return
            row += step

    def _clicked(self, index: QModelIndex) -> None:
        self.list.setCurrentIndex(index)
        self._run(stay=False)

    def _run(self, *, stay: bool) -> None:
        line = self.current()
        if line is None or line.run is None:
            return
        if not stay:
            self.leave()
            line.run()
            return
        self._stays = True
        line.run()
        self._before = self.window().focusWidget()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self.typed.emit(self.field.text())  # what is possible may be another now
        self._stays = False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._listen(wanted=True)

    def hideEvent(self, event: QHideEvent) -> None:
        """One that nobody sees hears of no focus: its window may be going, and the application outlives it."""
        self._listen(wanted=False)
        super().hideEvent(event)

    def _listen(self, *, wanted: bool) -> None:
        if wanted != self._listens:
            self._listens = wanted
            moved = QApplication.instance().focusChanged
            if wanted:
                moved.connect(self._focus_moved)
            else:
                moved.disconnect(self._focus_moved)

    def _focus_moved(self, _: QWidget | None, now: QWidget | None) -> None:
        if self.isVisible() and not self._stays and now is not None and now is not self.field:
            self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A soft shadow and one frame."""
        now = look.tokens()
        painter = QPainter(self)
        shade = QColor(look.color(now.tip))
        shade.setAlphaF(0.02)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        for ring in range(_SHADOW):
            curve = 14 - ring / 2
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(ring, ring, -ring, -ring), curve, curve)
        box = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        painting.frame(painter, box, now.surface, now.line2, 1, 8)
        painting.across(painter, box.x() + 1, box.right() - 1, box.y() + self.field.height() + 1, now.line)
        painter.end()
