"""What a row does without where it has not the room for all: the words of buttons with an icon, or whole parts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from clerk_app.gui.style_buttons import bare_saves, be_bare


def give_way(row: QHBoxLayout, room: int) -> None:
    """The buttons of the row, from the left, show their icon alone until the rest fits into ``room`` pixels."""
    shown = [each for each in _widgets(row) if not each.isHidden()]
    pushed = [each for each in shown if isinstance(each, QPushButton) and bare_saves(each)]
    lacking = needed(row) + sum(bare_saves(each) for each in pushed if each.property("bare")) - room
    for each in pushed:
        be_bare(each, bare=lacking > 0)
        lacking -= bare_saves(each) if lacking > 0 else 0


def leave_out(row: QHBoxLayout, room: int, parts: Sequence[QWidget]) -> None:
    """Show these parts of the row, but not the first ones where there would not be room for all."""
    lacking = needed(row) - room
    lacking += sum(_least(each) + row.spacing() for each in parts if each.isHidden())
    for each in parts:
        each.setHidden(lacking > 0)
        lacking -= _least(each) + row.spacing() if lacking > 0 else 0


def needed(row: QHBoxLayout) -> int:
    """The least width of a row whose words are all seen; shown widgets only, even in a window not shown yet."""
    margins = row.contentsMargins()
    width, count = margins.left() + margins.right(), 0
    for at in range(row.count()):
        item = row.itemAt(at)
        widget = item.widget()
        if widget is not None and widget.isHidden():
            continue
        width += _least(widget) if widget is not None else item.minimumSize().width()
        count += 1
    return width + row.spacing() * max(0, count - 1)


def _least(widget: QWidget) -> int:
    if widget.minimumWidth():
        return widget.minimumWidth()
    is_fixed = widget.sizePolicy().horizontalPolicy() in (QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
    hint = widget.sizeHint() if is_fixed else widget.minimumSizeHint()
    return min(widget.maximumWidth(), hint.width())


def _widgets(row: QHBoxLayout) -> list[QWidget]:
    found = (row.itemAt(at).widget() for at in range(row.count()))
    return [each for each in found if each is not None]
