"""How controls are drawn: one proxy over Fusion for the whole program; each sort of control has its painter below."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QApplication, QProxyStyle, QStyle, QStyleOption, QWidget

from clerk_app.gui import look, painting, style_fields, style_menus
from clerk_app.gui.style_buttons import button_size, paint_button

_PE = QStyle.PrimitiveElement
_CE = QStyle.ControlElement
_CC = QStyle.ComplexControl
_CT = QStyle.ContentsType


class ClerkStyle(QProxyStyle):
    """Draws from the tokens. Metrics are left to Fusion; heights come from the factories."""

    def __init__(self) -> None:
        super().__init__("Fusion")
        self._primitives = {
            _PE.PE_PanelLineEdit: style_fields.paint_line_edit,
            _PE.PE_FrameLineEdit: style_fields.paint_line_edit,
            _PE.PE_Frame: style_fields.paint_area_frame,
            _PE.PE_IndicatorCheckBox: style_fields.paint_check,
            _PE.PE_IndicatorItemViewItemCheck: style_fields.paint_check,
            _PE.PE_IndicatorRadioButton: style_fields.paint_radio,
            _PE.PE_FrameFocusRect: self._paint_focus,
            _PE.PE_PanelTipLabel: style_menus.paint_tip,
            _PE.PE_PanelMenu: style_menus.paint_menu_panel,
            _PE.PE_FrameMenu: style_menus.paint_menu_panel,
            _PE.PE_PanelItemViewItem: style_menus.paint_item,
            _PE.PE_PanelScrollAreaCorner: self._paint_nothing,
            _PE.PE_FrameStatusBarItem: self._paint_nothing,
        }
        self._controls = {
            _CE.CE_PushButton: paint_button,
            _CE.CE_ComboBoxLabel: style_fields.paint_combo_words,
            _CE.CE_MenuBarItem: style_menus.paint_bar_item,
            _CE.CE_MenuBarEmptyArea: style_menus.paint_bar,
            _CE.CE_MenuItem: style_menus.paint_menu_item,
        }
        self._complex = {
            _CC.CC_ComboBox: style_fields.paint_combo,
            _CC.CC_ScrollBar: style_fields.paint_scroll_bar,
        }

    def drawPrimitive(self, element, option: QStyleOption, painter: QPainter, widget: QWidget | None = None) -> None:
        paint = self._primitives.get(element)
        if paint is None:
            super().drawPrimitive(element, option, painter, widget)
        else:
            paint(option, painter, widget)

    def drawControl(self, element, option: QStyleOption, painter: QPainter, widget: QWidget | None = None) -> None:
        paint = self._controls.get(element)
        if paint is None:
            super().drawControl(element, option, painter, widget)
        else:
            paint(option, painter, widget)

    def drawComplexControl(self, control, option, painter: QPainter, widget: QWidget | None = None) -> None:
        paint = self._complex.get(control)
        if paint is None:
            super().drawComplexControl(control, option, painter, widget)
        else:
            paint(option, painter, widget)

    def sizeFromContents(self, kind, option, size: QSize, widget: QWidget | None = None) -> QSize:
        if kind == _CT.CT_PushButton and widget is not None:
            return button_size(option, widget)
        if kind == _CT.CT_ScrollBar:
            return style_fields.scroll_bar_size(option)
        if kind == _CT.CT_MenuBarItem:
            return style_menus.bar_item_size(option)
        if kind == _CT.CT_MenuItem:
            return style_menus.menu_item_size(option, size)
        if kind == _CT.CT_ComboBox:
            return QSize(size.width() + 40, size.height() + 8)
        return super().sizeFromContents(kind, option, size, widget)

    def subControlRect(self, control, option, part, widget: QWidget | None = None) -> QRect:
        if control == _CC.CC_ScrollBar:
            return style_fields.scroll_bar_part(option, part)
        if control == _CC.CC_ComboBox and part == QStyle.SubControl.SC_ComboBoxEditField:
            return style_fields.combo_words(option.rect)
        return super().subControlRect(control, option, part, widget)

    def _paint_focus(self, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
        if not isinstance(widget, QAbstractItemView):
            painting.ring(painter, option.rect)

    def _paint_nothing(self, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
        """Fusion's groove here is left out."""


def dress(
    application: QApplication, *, dark: bool, size: str = "middle", own: look.Tokens | None = None
) -> None:
    """Put theme and size of type on the whole program; may be called again at any time. ``own``: other colours than
    those of the two themes."""
    application.setFont(look.application_font(size))
    application.setPalette(look.palette(own or (look.DARK if dark else look.LIGHT)))
    for window in application.topLevelWidgets():
        window.update()
