"""The seven questions from a request to its answer: which ways out each has, in the order the office asks them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from clerk_app.law.terms import EventKind, Outcome
from clerk_app.services.questions import Found


@dataclass(frozen=True)
class Way:
    """One answer to a question: on to the next, a result, or a step. ``said`` is the English source of its words."""

    said: str = ""
    outcome: Outcome | None = None
    step: EventKind | None = None
    rare: bool = False
    """Shown only when asked for more."""


@dataclass(frozen=True)
class Question:
    """One question. The first way leads on, the others end the search."""

    name: str
    ways: tuple[Way, ...]


def _results(*outcomes: Outcome, rare: bool = False) -> tuple[Way, ...]:
    return tuple(Way(outcome=one, rare=rare) for one in outcomes)


QUESTIONS = (
    Question(QT_TRANSLATE_NOOP("Decision", "Correct?"), (
        Way(QT_TRANSLATE_NOOP("Decision", "The wording is clear")),
        Way(step=EventKind.CORRECTION_ASKED),
        *_results(Outcome.UNABLE_STILL_UNCLEAR, rare=True),
    )),
    Question(QT_TRANSLATE_NOOP("Decision", "Is it?"), (
        Way(QT_TRANSLATE_NOOP("Decision", "Government information")),
        *_results(Outcome.NOT_HANDLED_PETITION, Outcome.REFUSED_ADMIN_QUERY),
        *_results(Outcome.NOT_HANDLED_PUBLICATION, Outcome.NOT_HANDLED_RECONFIRM,
                  Outcome.REFUSED_NOT_GOVERNMENT_INFORMATION, rare=True),
    )),
    Question(QT_TRANSLATE_NOOP("Decision", "Whose?"), (
        Way(QT_TRANSLATE_NOOP("Decision", "Ours to release")),
        *_results(Outcome.UNABLE_NOT_THIS_ORGAN, Outcome.UNABLE_NOT_HELD),
    )),
    Question(QT_TRANSLATE_NOOP("Decision", "Held?"), (
        Way(QT_TRANSLATE_NOOP("Decision", "Searched and found")),
        *_results(Outcome.UNABLE_NOT_EXIST, Outcome.UNABLE_NEEDS_CREATION),
        *_results(Outcome.NOT_HANDLED_DUPLICATE, Outcome.NOT_HANDLED_EXCESSIVE, rare=True),
    )),
    Question(QT_TRANSLATE_NOOP("Decision", "Release?"), (
        *_results(Outcome.DISCLOSED, Outcome.DISCLOSED_ALREADY_PUBLIC, Outcome.PARTIALLY_DISCLOSED,
                  Outcome.REFUSED_THIRD_PARTY),
        Way(step=EventKind.CONSULTATION_SENT),
        *_results(Outcome.REFUSED_BUSINESS_SECRET, Outcome.REFUSED_PRIVACY, Outcome.REFUSED_STATE_SECRET,
                  Outcome.REFUSED_OTHER_LAW, Outcome.REFUSED_SAFETY_STABILITY, Outcome.REFUSED_INTERNAL_AFFAIRS,
                  Outcome.REFUSED_PROCESS, Outcome.REFUSED_ENFORCEMENT_FILE, Outcome.OTHER_OTHER, rare=True),
    )),
    Question(QT_TRANSLATE_NOOP("Decision", "How?"), ()),
    Question(QT_TRANSLATE_NOOP("Decision", "Reply?"), ()),
)  # fmt: skip
RELEASE = 4
"""给不给: the question a decision is usually made at."""
DELIVERY, REPLY = 5, 6
CORRECTED = Way(QT_TRANSLATE_NOOP("Decision", "The correction came in"))
"""How 补不补 was answered where a correction was asked for and came."""
KEPT = tuple(Found)
"""What the first questions find out, in their order: kept with the request."""


def question_word(found: Found) -> str:
    """补不补, 是不是, 谁负责, 有没有."""
    return QCoreApplication.translate("Decision", QUESTIONS[KEPT.index(found)].name)


def found_word(found: Found) -> str:
    """What was found: the way that leads on."""
    return QCoreApplication.translate("Decision", QUESTIONS[KEPT.index(found)].ways[0].said)


class Guide:
    """How far the questions of one request have been answered, and what is chosen at the current one."""

    def __init__(self) -> None:
        self.at = 0
        self.chosen: Way | None = None
        self.passed: dict[int, Way] = {}
        self.shows_all = False
        self.waits_no_more = False
        """The clerk goes on with the questions although something is still to come in."""
        self._corrections = 0
        self._kept: frozenset[int] = frozenset()
        self._asks_again = False

    @property
    def question(self) -> Question:
        """The question being asked."""
        return QUESTIONS[self.at]

    def ways(self) -> tuple[Way, ...]:
        """The ways shown now."""
        return tuple(way for way in self.question.ways if self.shows_all or not way.rare or way == self.chosen)

    @property
    def has_more(self) -> bool:
        """Whether some ways are not shown."""
        return len(self.ways()) < len(self.question.ways)

    def choose(self, way: Way) -> bool:
        """Choose a way; True when it led on to the next question."""
        self.chosen = way
        if way.outcome is None and way.step is None:
            self.passed[self.at] = way
            self.at += 1
            self.chosen, self.shows_all = None, False
            self._asks_again = False
            return True
        return False

    def take_corrections(self, came: int) -> None:
        """How many corrections came in: a new one answers 补不补; what was answered after it stays so."""
        if came > self._corrections:
            self.passed[0] = CORRECTED
            if self.at == 0:
                self.at, self.chosen, self.shows_all = 1, None, False
        self._corrections = came

    def take_answers(self, found: Collection[Found]) -> None:
        """What is kept with the request, whoever answered it; a question that is asked again stays open."""
        kept = frozenset(KEPT.index(one) for one in found)
        for gone in self._kept - kept:  # its note was struck
            self.passed.pop(gone, None)
        self._kept = kept
        if self._asks_again:
            return
        for number in kept:
            self.passed.setdefault(number, QUESTIONS[number].ways[0])
        at = next((one for one in range(RELEASE) if one not in self.passed), RELEASE)
        if at != self.at:
            self.at, self.chosen, self.shows_all = at, None, False

    def reopen(self, at: int) -> None:
        """Ask an earlier (or later) question again."""
        self.at, self.chosen, self.shows_all = at, None, False
        self._asks_again = True
        self.passed = {place: way for place, way in self.passed.items() if place < at}

    def to_release(self) -> None:
        """Straight to 给不给, with everything it can end in."""
        self.reopen(RELEASE)
        self.shows_all = True
