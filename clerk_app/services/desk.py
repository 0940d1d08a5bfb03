"""The desk: everything a deed needs, in one frozen value with fields only."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from clerk_app import places
from clerk_app.law.checks import Checks, read_checks
from clerk_app.law.dated import RuleBook
from clerk_app.law.reading import read_holidays, read_rules, read_steps
from clerk_app.law.sentences import read_terms
from clerk_app.law.steps import Steps
from clerk_app.law.wording import Terms
from clerk_app.law.workdays import WorkCalendar
from clerk_app.render.fonts import FontBook, Role
from clerk_app.services.kept_notices import joined, kept_notices
from clerk_app.services.later import Later, LaterRow
from clerk_app.services.settings import Settings, kept_hash, read_settings
from clerk_app.store.database import Store, open_store
from clerk_app.store.early_look import EarlyLook
from clerk_app.store.stages import Told, untold
from clerk_app.trouble import KnownTrouble

if TYPE_CHECKING:
    from clerk_app.cases.form_template import FormTemplate
    from clerk_app.cases.letter_template import LetterTemplate
    from clerk_app.law.year_format import YearFormat

ROLES: Mapping[str, Role] = MappingProxyType({"font_body": Role.BODY, "font_title": Role.TITLE})
"""The settings that choose the office's own fonts, and what each is for."""


@dataclass(frozen=True)
class Desk:
    """One office's store with the law it works under. No methods: deeds are functions of services."""

    store: Store
    rules: RuleBook
    steps: Steps
    checks: Checks
    workdays: WorkCalendar
    formats: Sequence[YearFormat]
    letters: Mapping[str, LetterTemplate]
    forms: Mapping[str, FormTemplate]
    terms: Terms
    settings: Settings
    fonts: FontBook
    who: str


def open_desk(
    folder: Path, *, who: str, now: Callable[[], datetime], create: bool = False, told: Told = untold,
    looked: EarlyLook | None = None,
) -> Desk:  # fmt: skip
    """Open the store in ``folder`` and read the law. Raises KnownTrouble of kind "store".

    ``told``: how far it is, where an older store is made ready first. ``looked``: begun before, and waited for here.
    """
    resources = places.resources()
    rules, steps = read_rules(resources / "rules"), read_steps(resources / "rules")
    checks = read_checks(resources / "rules")
    store = open_store(folder, create=create, who=who, now=now, told=told, looked=looked)
    try:
        settings = read_settings(resources, store.settings.all())
        return Desk(
            store=store,
            rules=rules_as_read(rules, settings),
            steps=steps,
            checks=checks,
            workdays=_calendar(store),
            formats=LaterRow(_formats),
            letters=Later(_letters),
            forms=Later(_forms),
            terms=read_terms(resources),
            settings=settings,
            fonts=fonts_as_chosen(store, settings),
            who=who,
        )
    except BaseException:
        store.close()
        raise


def reread(desk: Desk) -> Desk:
    """The desk after its settings or its notices changed: both read again from the open store."""
    resources = places.resources()
    settings = read_settings(resources, desk.store.settings.all())
    rules = rules_as_read(read_rules(resources / "rules"), settings)
    fonts = fonts_as_chosen(desk.store, settings)
    return replace(
        desk,
        rules=rules,
        settings=settings,
        workdays=_calendar(desk.store),
        fonts=desk.fonts if fonts == desk.fonts else fonts,  # what it has read already stays
    )


def signed_by(desk: Desk, who: str) -> Desk:
    """The same desk with another clerk at it: later entries carry that name."""
    desk.store.who = who
    return replace(desk, who=who)


def copying(desk: Desk) -> Callable[[Callable[[int, int], None]], Desk]:
    """The desk with a copy of its store that another thread is to make, and to close; never half a deed.

    What it gives is told how much is copied, of how much, and raises KnownTrouble of kind "store".
    """
    return partial(_on_copy, desk, desk.store.copying())


def _on_copy(
    desk: Desk, made: Callable[[Callable[[int, int], None]], Store], report: Callable[[int, int], None]
) -> Desk:
    return replace(desk, store=made(report))


def rules_as_read(rules: RuleBook, settings: Settings) -> RuleBook:
    """The rules with this office's own readings of the doubtful ones: the settings that name a rule."""
    for key in settings.own:
        setting = settings.declared[key]
        if setting.rule:
            rules = rules.read_as(setting.rule, **{setting.entry: settings.text(key)})
    return rules


def fonts_as_chosen(store: Store, settings: Settings) -> FontBook:
    """The shipped fonts, the office's own in front of them; one that is lost or unusable is left out."""
    folder = places.resources() / "fonts"
    own: dict[Role, Path] = {}
    for key, role in ROLES.items():
        path = store.documents.kept_file(kept_hash(settings.text(key)))
        with contextlib.suppress(KnownTrouble):
            own |= FontBook.load(folder, {role: path}).own if path is not None else {}
    return FontBook.load(folder, own)


def _letters() -> Mapping[str, LetterTemplate]:
    from clerk_app.cases.letter import read_letters

    return read_letters(places.resources() / "letters")


def _forms() -> Mapping[str, FormTemplate]:
    from clerk_app.cases.form_template import read_forms

    return read_forms(places.resources() / "letters")


def _formats() -> tuple[YearFormat, ...]:
    from clerk_app.law.year_format import read_formats

    return read_formats(places.resources() / "year_formats")


def _calendar(store: Store) -> WorkCalendar:
    shipped = read_holidays(places.resources() / "holidays")
    return joined(shipped, (one.notice for one in kept_notices(store)))
