"""咨询: a question noted in seconds, and the way from it to a request."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP

from clerk_app.gui.aside import Count, Report
from clerk_app.gui.components.buttons import link
from clerk_app.gui.forms.line_form import REASON, Asked, Asks, LineForm
from clerk_app.gui.pages.page import Opening
from clerk_app.gui.pages.register_tabs import LinesTab
from clerk_app.gui.words import DOT
from clerk_app.services import enquiries
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.enquiries import Enquiry
from clerk_app.services.listed import Listed
from clerk_app.trouble import KnownTrouble


class EnquiriesTab(LinesTab):
    """Date, way, subject, outcome, enquirer."""

    name = enquiries.ENQUIRIES

    def make_form(self) -> LineForm:
        ways = tuple((one.id, self.page.words.either(one.zh, one.en)) for one in enquiries.ways())
        self.kinds = dict(ways)
        form = self._form((
            Asked("came_on", QT_TRANSLATE_NOOP("LineForm", "Asked on"), Asks.DAY),
            Asked("way", QT_TRANSLATE_NOOP("LineForm", "Way"), Asks.CHOICE, ways),
            Asked("subject", QT_TRANSLATE_NOOP("LineForm", "Subject"), Asks.LINES),
            Asked("enquirer", QT_TRANSLATE_NOOP("LineForm", "Enquirer"), is_required=False),
            Asked("outcome", QT_TRANSLATE_NOOP("LineForm", "Outcome"), Asks.LINES, is_required=False),
            Asked("number", QT_TRANSLATE_NOOP("LineForm", "Request"), is_required=False),
            Asked(REASON, QT_TRANSLATE_NOOP("LineForm", "Why changed")),
        ), self.tr("Keep"))  # fmt: skip
        self.become_link = link(self.tr("Make it a request"), small=True, name="enquiries_become")
        self.open_link = link(self.tr("Open the request"), small=True, name="enquiries_open")
        self.become_link.clicked.connect(self._become)
        self.open_link.clicked.connect(self._open)
        return form

    def words(self) -> tuple[str, str, str]:
        return (
            self.tr("Enquiries"), self.tr("No enquiry in this year"),
            self.tr("A question by telephone or at the counter is noted here; it can become a request."),
        )

    def counting(self, year: int) -> Count:
        return partial(_listed, year)

    def show(self, key: object) -> None:
        super().show(key)
        line = next((one for one in self._lines() if one.id == key), None)
        request = enquiries.request_of(self.page.desk, line) if line is not None else None
        for each in (self.become_link, self.open_link):
            self.form.more.addWidget(each)
        self.become_link.setVisible(line is not None and request is None and line.subject is not None)
        self.open_link.setVisible(request is not None)

    def say_more(self, lines: tuple[str, ...]) -> None:
        """The links stand below them and are not put away with them."""
        for each in (self.become_link, self.open_link):
            self.form.more.removeWidget(each)
            each.hide()
        super().say_more(lines)

    def _formers(self, line: int) -> tuple[str, ...]:
        found = []
        for one in enquiries.former_of(self.page.desk, line):
            said = DOT.join(filter(None, self._words(self._values(one.line)).values()))
            changed = DOT.join((one.changed_by, self.page.words.day_kept(one.changed_at)))
            found.append(self.tr("Before: {said} (changed by {changed}; {reason})").format(
                said=said, changed=changed, reason=one.reason
            ))  # fmt: skip
        return tuple(found)

    def _words(self, values: Mapping[str, str]) -> Mapping[str, str]:
        return {**values, "way": self.kinds.get(values["way"], values["way"])}

    def _lines(self) -> tuple[Enquiry, ...]:
        return enquiries.enquiries_of(self.page.desk, self.page.year)

    def _new(self) -> Mapping[str, str]:
        return {"came_on": self.page.today().isoformat()}

    def _values(self, line: Any) -> Mapping[str, str]:
        request = enquiries.request_of(self.page.desk, line) if line.id else line.request_id
        number = self.page.desk.store.requests.get(request).number if request is not None else ""
        return {
            "came_on": line.came_on.isoformat(), "way": line.way, "subject": line.subject or "",
            "enquirer": line.enquirer or "", "outcome": line.outcome, "number": number,
        }

    def keep(self) -> Change:
        given: dict[str, Any] = self.form.values()
        return enquiries.keep(self.page.desk, today=self.page.today(), line=self._line(), **given)

    def strike(self) -> Change:
        reason = str(self.form.values().get(REASON, ""))
        return enquiries.take_back(self.page.desk, self._line(), reason=reason, today=self.page.today())

    def _become(self) -> None:
        try:
            key = enquiries.become_request(self.page.desk, self._line(), today=self.page.today())
        except KnownTrouble as trouble:
            self.page.trouble.emit(trouble)
            return
        self.page.go.emit("intake", key)

    def _open(self) -> None:
        line = next((one for one in self._lines() if one.id == self._line()), None)
        request = enquiries.request_of(self.page.desk, line) if line is not None else None
        if request is not None:
            self.page.go.emit("request", Opening(request))


def _listed(year: int, desk: Desk, report: Report) -> Listed:
    return enquiries.listed(desk, year)
