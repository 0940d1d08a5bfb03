"""One office and one window for a whole file of tests about letters: what a test writes, the next one finds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication

from clerk_app.cases.applicant import Applicant
from clerk_app.cases.request import RequestDraft, RequestId
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.parting import close_for_good
from clerk_app.gui.words import Words
from clerk_app.law.terms import ApplicantKind, Channel
from clerk_app.services import intake
from clerk_app.services.desk import Desk
from clerk_app.services.office import Office, set_up
from tests.gui import office
from tests.gui.frame import open_window

NAMES = ("江述白", "林知夏", "叶知秋", "宋岁晏", "沈知行")


@contextmanager
def opened(folder: Path, qapp: QApplication, *, telephone: str = "0000-5550100") -> Iterator[tuple[Desk, MainWindow]]:
    """A store with its window, closed at the end."""
    desk = set_up(office.open_office(folder / "store"), Office(
        name="临澜区住房和城乡建设局", telephone=telephone, code="临住建公开",
        reconsideration_body="临澜区人民政府", court="临澜区人民法院",
    ))  # fmt: skip
    window = open_window(desk, Words(desk.terms, office.today), office.today)
    yield desk, window
    close_for_good(window)
    desk.store.close()


def received(desk: Desk, name: str, on: date = date(2026, 10, 9), handler: str = "苏晚晴") -> RequestId:
    """One request with an address to write to."""
    draft = RequestDraft(
        received_on=on, channel=Channel.IN_PERSON,
        applicant=Applicant(ApplicantKind.NATURAL_PERSON, name, telephone="0000-5550123", address="临澜区柳荫路6号"),
        wording=f"{name}所在小区的竣工验收备案材料", unit="质监站", handler=handler,
    )
    return next(iter(intake.register(desk, draft, today=office.TODAY).requests))
