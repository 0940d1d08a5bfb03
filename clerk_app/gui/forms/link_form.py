"""The forms of 关联: linking another request, and taking a link away again."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP

from clerk_app.cases.request import EntryId
from clerk_app.gui.forms.step_forms import Field, FieldKind, StepForm
from clerk_app.law.terms import EventKind
from clerk_app.services import links
from clerk_app.services.links import Relation

_WHY = "reason"


def _first(_start: object) -> str:
    return Relation.REPEATED.value


def _relations(_start: object) -> tuple[str, ...]:
    return tuple(one.value for one in Relation)


def _read(value: str) -> Relation:
    return Relation(value)


LINK = StepForm(EventKind.NOTED, links.link, (
    Field("number", FieldKind.TEXT, QT_TRANSLATE_NOOP("StepForm", "Number of the other request")),
    Field("relation", FieldKind.CHOICE, QT_TRANSLATE_NOOP("StepForm", "The other one"), start=_first,
          options=_relations, read=_read),
    Field(_WHY, FieldKind.TEXT, QT_TRANSLATE_NOOP("StepForm", "Why they are linked")),
))  # fmt: skip


def unlink_form(entry: EntryId) -> StepForm:
    """Takes away the link that an entry made."""
    why = Field(_WHY, FieldKind.LINES, QT_TRANSLATE_NOOP("StepForm", "Why it is struck"))
    return StepForm(EventKind.STRUCK, partial(links.unlink, entry=entry), (why,))
