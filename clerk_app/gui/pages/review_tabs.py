"""Three tabs of 其他登记: closed files looked through, the yearly self-review, and the digest with its bulletin."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP

from clerk_app.cases.request import RequestId
from clerk_app.gui.aside import Count, Report
from clerk_app.gui.components.buttons import link
from clerk_app.gui.counting import with_counts
from clerk_app.gui.forms.line_form import REASON, Asked, Asks, LineForm
from clerk_app.gui.pages.page import Opening
from clerk_app.gui.pages.register_tabs import Tab
from clerk_app.services import digest, file_review, self_review
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.file_review import Point
from clerk_app.services.listed import Listed
from clerk_app.services.self_review import Decision
from clerk_app.trouble import KnownTrouble


class ReviewTab(Tab):
    """案卷评查: the chosen file's points; its sheet on paper."""

    name = "review"
    begins_anew = False

    def make_form(self) -> LineForm:
        form = self._form((), self.tr("Print sheet"), can_strike=False)
        self.open_link = link(self.tr("Open request"), name="review_open")
        self.open_link.clicked.connect(self._open)
        self.save_link = link(self.tr("Save as PDF"), name="review_save")
        self.save_link.clicked.connect(self._save)
        form.foot.insertWidget(1, self.save_link)
        form.foot.insertWidget(2, self.open_link)
        return form

    def words(self) -> tuple[str, str, str]:
        return (
            self.tr("Closed files"), self.tr("No file was closed in this year"),
            self.tr("Closed files are looked through for dates, notices, approvals, proof and remedy text."),
        )

    def counting(self, year: int) -> Count:
        return partial(_reviewed, year, self.page.today())

    def show(self, key: object) -> None:
        for each in (self.form.keep_button, self.save_link, self.open_link):
            each.setEnabled(key is not None)
        if not isinstance(key, int):
            self.form.show_line(None, {}, self.tr("Choose a file to see its points"))
            self.say_more(())
            return
        made = file_review.review(self.page.desk, RequestId(key), self.page.today())
        count = len(made.defects)
        title = with_counts(self.tr("{number}, {count} defects"), number=made.number, count=count)
        self.form.show_line(key, {}, title)
        self.say_more(tuple(map(self._point, made.points)))

    def _point(self, point: Point) -> str:
        terms = self.page.spoken.terms
        said = terms.either("", " ").join(file_review.said(terms, one) for one in point.defects)
        verdict = terms.sentence(f"review_{point.verdict}")
        name = self.page.words.either(point.check.zh, point.check.en)
        return self.tr("{point}: {says}").format(point=name, says=said or verdict)

    def keep(self) -> Change | None:
        if isinstance(self.form.line, int):
            self.page.print_data(self._sheet(self.form.line)[1])
        return None

    def _sheet(self, line: int) -> tuple[str, bytes]:
        """The number of the reviewed file, and its sheet."""
        today = self.page.today()
        made = file_review.review(self.page.desk, RequestId(line), today)
        return made.number, file_review.sheet(self.page.desk, made, today=today)

    def _save(self) -> None:
        if isinstance(self.form.line, int):
            number, data = self._sheet(self.form.line)
            self.page.save_data(data, self.tr("Review sheet {number}").format(number=number))

    def _open(self) -> None:
        if isinstance(self.form.line, int):
            self.page.go.emit("request", Opening(RequestId(self.form.line)))


class SelfReviewTab(Tab):
    """不予公开自查: each matter is decided with a reason."""

    name = "self_review"
    begins_anew = False

    def make_form(self) -> LineForm:
        terms = self.page.spoken.terms
        choices = tuple((one.value, terms.sentence(f"self_review_{one}")) for one in Decision)
        form = self._form((
            Asked("decision", QT_TRANSLATE_NOOP("LineForm", "Decision"), Asks.CHOICE, choices),
            Asked(REASON, QT_TRANSLATE_NOOP("LineForm", "Reason")),
            Asked("on", QT_TRANSLATE_NOOP("LineForm", "Day"), Asks.DAY),
        ), self.tr("Keep"), can_strike=False)  # fmt: skip
        self.finish_link = link(self.tr("All decided: tick the duty"), name="self_review_finish")
        self.finish_link.clicked.connect(self._finish)
        form.foot.insertWidget(1, self.finish_link)
        return form

    def words(self) -> tuple[str, str, str]:
        return (
            self.tr("Self-review"), self.tr("Nothing was withheld or often asked for in this year"),
            self.tr("Refusals and subjects that are asked for again stand here, each to be decided."),
        )

    def counting(self, year: int) -> Count:
        return partial(_matters, year)

    def show(self, key: object) -> None:
        self.form.keep_button.setEnabled(key is not None)
        today = self.page.today().isoformat()
        matters = self_review.matters_of(self.page.desk, self.page.year) if key is not None else ()
        matter = next((one for one in matters if one.key == key), None)
        if matter is None:
            title = self.tr("Choose a matter to decide")
            self.form.show_line(None, {"on": today, "decision": Decision.KEEP.value}, title)
            return
        kept = matter.decided
        values = {
            "decision": (kept.decision if kept else Decision.KEEP).value, REASON: kept.reason if kept else "",
            "on": kept.on.isoformat() if kept else today,
        }
        self.form.show_line(key, values, matter.title)

    def keep(self) -> Change | None:
        if self.form.line is None:
            return None
        given = self.form.values()
        change = self_review.decide(
            self.page.spoken, self.page.year, str(self.form.line), Decision(str(given["decision"])),
            reason=str(given[REASON]), on=given["on"], today=self.page.today(),
        )
        self.show(self.form.line)
        return change

    def _finish(self) -> None:
        today = self.page.today()
        try:
            change = self_review.finish(self.page.desk, self.page.year, on=today, today=today)
        except KnownTrouble as trouble:
            self.page.trouble.emit(trouble)
            return
        self.page.did.emit(change)


class DigestTab(Tab):
    """案例简报: the lost and difficult cases of the period in the form, and one page of them with suggestions."""

    name = "digest"
    begins_anew = False
    _period: tuple[date, date] | None = None
    _of_year = 0

    def make_form(self) -> LineForm:
        form = self._form((
            Asked("first", QT_TRANSLATE_NOOP("LineForm", "From"), Asks.DAY),
            Asked("last", QT_TRANSLATE_NOOP("LineForm", "To"), Asks.DAY),
            Asked("suggestions", QT_TRANSLATE_NOOP("LineForm", "Suggestions"), Asks.LINES, is_required=False),
        ), self.tr("Print bulletin"), can_strike=False)  # fmt: skip
        self.list_link = link(self.tr("List period"), name="digest_list")
        self.list_link.clicked.connect(self._list)
        self.save_link = link(self.tr("Save as PDF"), name="digest_save")
        self.save_link.clicked.connect(self._save)
        form.foot.insertWidget(1, self.save_link)
        form.foot.insertWidget(2, self.list_link)
        return form

    def words(self) -> tuple[str, str, str]:
        return (
            self.tr("Case digest"), self.tr("No lost or difficult case in this period"),
            self.tr("Cases that were contested, lost, answered late or answered again are listed here."),
        )

    def counting(self, year: int) -> Count:
        if year != self._of_year or self._period is None:
            self._of_year, self._period = year, (date(year, 1, 1), date(year, 12, 31))
        return partial(_digested, *self._period)

    def show(self, key: object) -> None:
        """The form is about the period, not about a case; what was typed stays."""
        first, last = self._period or (self.page.today(), self.page.today())
        shown = {"first": first.isoformat(), "last": last.isoformat()}
        if not self.form.is_dirty() or key is None:
            shown["suggestions"] = str(self.form.values().get("suggestions", ""))
            self.form.show_line(None, shown, self.tr("One page for a period"))

    def keep(self) -> Change | None:
        self.page.print_data(self._bulletin())
        return None

    def _bulletin(self) -> bytes:
        self._take_period()
        data = digest.bulletin(
            self.page.desk, *self._period, suggestions=str(self.form.values()["suggestions"]), today=self.page.today()
        )
        self.page.handlers()["recount"]()
        return data

    def _save(self) -> None:
        given = self.form.values()
        if given["first"] is None or given["last"] is None:
            self.form.keep()  # says at the field what is wrong
            return
        try:
            data = self._bulletin()
        except KnownTrouble as trouble:
            self.page.trouble.emit(trouble)
            return
        first, last = self._period
        self.page.save_data(data, self.tr("Case bulletin {first} to {last}").format(first=first, last=last))

    def _take_period(self) -> None:
        given = self.form.values()
        digest.require_period(given["first"], given["last"])
        self._period = (given["first"], given["last"])

    def _list(self) -> None:
        given = self.form.values()
        if given["first"] is None or given["last"] is None:
            self.form.keep()  # says at the field what is wrong
            return
        try:
            self._take_period()
        except KnownTrouble as trouble:
            self.page.trouble.emit(trouble)
            return
        self.page.handlers()["recount"]()


def _reviewed(year: int, today: date, desk: Desk, report: Report) -> Listed:
    return file_review.listed(desk, year, today, report)


def _matters(year: int, desk: Desk, report: Report) -> Listed:
    return self_review.listed(desk, year)


def _digested(first: date, last: date, desk: Desk, report: Report) -> Listed:
    return digest.listed(desk, first, last)
