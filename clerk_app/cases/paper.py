"""A form on paper as values: its title, the cells of its table row by row, and what stands above and below it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, unique


@unique
class PaperSize(StrEnum):
    """The sheet: A4; a DL envelope (220 by 110 mm, GB/T 1416-2003); an address slip to stick on (150 by 100 mm)."""

    A4 = "a4"
    ENVELOPE = "envelope"
    SLIP = "slip"


@dataclass(frozen=True)
class PaperCell:
    """One cell. ``text`` keeps its line ends; it is never parsed. ``across`` and ``down``: columns and rows it covers.

    ``foot`` stands at the right of the cell's lower edge (签名　年　月　日); ``least_mm``: the least height in mm.
    """

    text: str = ""
    across: int = 1
    down: int = 1
    is_label: bool = False
    """Set in 宋 and centred: what is printed on the empty form. Any other text is set in 仿宋."""
    is_centred: bool = False
    least_mm: float = 0.0
    foot: str = ""


@dataclass(frozen=True)
class Paper:
    """A whole form. Every row fills ``widths``: its own cells and those that reach down from the rows above."""

    kind: str
    title: str
    widths: tuple[int, ...]
    """Of the columns, in parts of the whole."""
    rows: tuple[tuple[PaperCell, ...], ...]
    above: tuple[str, ...] = ()
    """Lines between title and table. Two of them stand at the two ends of one line where both fit."""
    below: tuple[str, ...] = ()
    head: range = range(0)
    """Rows that are repeated above ``listed`` ones that go over to a further page."""
    listed: range = range(0)
    size: PaperSize = PaperSize.A4
    has_lines: bool = True
    template_version: str = ""

    def __post_init__(self) -> None:
        columns = len(self.widths)
        reaching = [0] * columns
        for number, row in enumerate(self.rows):
            at = 0
            for cell in row:
                while at < columns and reaching[at]:
                    at += 1
                if at + cell.across > columns or any(reaching[at : at + cell.across]):
                    raise ValueError(f"{self.kind}: row {number + 1} is wider than the table")
                reaching[at : at + cell.across] = [cell.down] * cell.across
                at += cell.across
            if not all(reaching):
                raise ValueError(f"{self.kind}: row {number + 1} does not fill the table")
            reaching = [left - 1 for left in reaching]
        if any(reaching):
            raise ValueError(f"{self.kind}: a cell reaches below the last row")

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text on the paper in reading order."""
        cells = (text for row in self.rows for cell in row for text in (cell.text, cell.foot))
        return tuple(text for text in (self.title, *self.above, *cells, *self.below) if text)
