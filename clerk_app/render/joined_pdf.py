"""Several finished PDFs as one, for one print job."""

from __future__ import annotations

import io
from collections.abc import Iterable

from pypdf import PdfReader, PdfWriter


def joined(files: Iterable[bytes]) -> bytes:
    """The pages of our own PDFs one after another. Raises ValueError where there is none."""
    writer = PdfWriter()
    for data in files:
        writer.append(PdfReader(io.BytesIO(data)), import_outline=False)
    if not len(writer.pages):
        raise ValueError("nothing to join")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
