"""The words of a deed's form: labels of fields, words of choices, what stands in for a missing one."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from clerk_app.gui.forms.step_forms import Field
from clerk_app.gui.words import Words

_CHOICES = {
    ("matter", "reply"): QT_TRANSLATE_NOOP("StepForm", "the reply"),
    ("matter", "extension"): QT_TRANSLATE_NOOP("StepForm", "an extension"),
    ("matter", "correction"): QT_TRANSLATE_NOOP("StepForm", "a correction notice"),
    ("matter", "override"): QT_TRANSLATE_NOOP("StepForm", "an exception"),
    ("role", "unit_head"): QT_TRANSLATE_NOOP("StepForm", "unit head"),
    ("role", "legal"): QT_TRANSLATE_NOOP("StepForm", "legal review"),
    ("role", "disclosure_head"): QT_TRANSLATE_NOOP("StepForm", "head of the disclosure office"),
    ("role", "leader"): QT_TRANSLATE_NOOP("StepForm", "leader in charge"),
    ("review", "pass"): QT_TRANSLATE_NOOP("StepForm", "may be released"),
    ("review", "withhold"): QT_TRANSLATE_NOOP("StepForm", "to be withheld"),
    ("what", "registration"): QT_TRANSLATE_NOOP("StepForm", "the registration"),
    ("what", "reply"): QT_TRANSLATE_NOOP("StepForm", "the reply"),
    ("relation", "repeated"): QT_TRANSLATE_NOOP("StepForm", "this one repeats it"),
    ("relation", "repeats"): QT_TRANSLATE_NOOP("StepForm", "repeats this one"),
    ("relation", "earlier"): QT_TRANSLATE_NOOP("StepForm", "came before"),
    ("relation", "later"): QT_TRANSLATE_NOOP("StepForm", "came after"),
    ("relation", "same_paper"): QT_TRANSLATE_NOOP("StepForm", "on the same paper"),
    ("relation", "other"): QT_TRANSLATE_NOOP("StepForm", "related"),
    ("same", "no"): QT_TRANSLATE_NOOP("StepForm", "not counted"),
    ("same", "yes"): QT_TRANSLATE_NOOP("StepForm", "the same, counted"),
}

_NOT_SAID = QT_TRANSLATE_NOOP("StepForm", "not stated")


def label(asked: Field) -> str:
    """The words before a field."""
    return QCoreApplication.translate("StepForm", asked.label)


def hint(source: str) -> str:
    """The words below a field that is empty."""
    return QCoreApplication.translate("StepForm", source)


def fact(name: str, value: str) -> str:
    """The word of a plain choice as it stands in an event; the value itself where nobody worded it."""
    source = _CHOICES.get((name, value))
    return QCoreApplication.translate("StepForm", source) if source else value


def choice(asked: Field, value: str, words: Words, labels: Mapping[tuple[str, str], str]) -> str:
    """The word of one choice of a field."""
    if (asked.name, value) in labels:
        return labels[asked.name, value]
    if not value:
        return QCoreApplication.translate("StepForm", _NOT_SAID)
    if isinstance(asked.read, type) and issubclass(asked.read, StrEnum):
        return words.word(asked.read(value))
    return fact("review" if asked.name == "result" else asked.name, value)
