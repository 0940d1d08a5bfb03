"""The row above the printed page: which page is in view, how large, and what paper it is."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.buttons import icon_button
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.paper_view import PaperView, Zoom

_HEIGHT = 40
_NARROW = 560
_MM, _POINTS = 25.4, 72
_A4 = {210, 297}


class PaperBar(QWidget):
    """Works on the view it was made for."""

    def __init__(self, paper: PaperView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper = paper
        self.setFixedHeight(look.scaled(_HEIGHT))
        self._pages = label("", look.CAPTION, look.TEXT2, name="page_count")
        self._before = icon_button("chevron-left", self.tr("Previous page"), name="page_before")
        self._after = icon_button("chevron-right", self.tr("Next page"), name="page_after")
        self.zoom = QComboBox()
        self.zoom.setObjectName("paper_zoom")
        self.zoom.setAccessibleName(self.tr("Size of the page"))
        self.zoom.setFont(look.font(look.DATA))
        self.zoom.setFixedHeight(look.scaled(28))
        for zoom, words in (
            (Zoom.WIDTH, self.tr("Fit width")), (Zoom.PAGE, self.tr("Whole page")), (Zoom.FULL, self.tr("100 %")),
        ):
            self.zoom.addItem(words, zoom)
        self._facts = label("", look.CAPTION, look.TEXT2, name="paper_facts")
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 0, 18, 0)
        row.setSpacing(8)
        row.addWidget(label(self.tr("Print preview"), look.STRONG))
        row.addWidget(self._pages)
        row.addStretch(1)
        for each in (self._before, self._after, self.zoom, self._facts):
            row.addWidget(each)
        self._before.clicked.connect(self._go_back)
        self._after.clicked.connect(self._go_on)
        self.zoom.activated.connect(self._zoomed)
        paper.page_moved.connect(self._settle)
        self._settle()

    def _settle(self) -> None:
        page, pages = self._paper.page, self._paper.page_count
        self._pages.setText(self.tr("page {page} of {pages}").format(page=page + 1, pages=pages) if pages else "")
        self._before.setEnabled(page > 0)
        self._after.setEnabled(page + 1 < pages)
        self._facts.setText(self._paper_said() if pages else "")
        self._make_room()

    def _paper_said(self) -> str:
        """A4, or the measures of another sheet."""
        points = self._paper.document.pagePointSize(self._paper.page)
        wide, high = (round(one * _MM / _POINTS) for one in (points.width(), points.height()))
        return "A4" if {wide, high} == _A4 else self.tr("{wide} by {high} mm").format(wide=wide, high=high)

    def _make_room(self) -> None:
        """The facts of the paper go first where it is narrow."""
        self._facts.setVisible(bool(self._facts.text()) and self.width() >= look.scaled(_NARROW))

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _go_back(self) -> None:
        self._paper.go_to(self._paper.page - 1)

    def _go_on(self) -> None:
        self._paper.go_to(self._paper.page + 1)

    def _zoomed(self, at: int) -> None:
        self._paper.set_zoom(self.zoom.itemData(at))
