"""The office's own fonts for letters: a file is looked at, kept with the data, and set in front of the shipped ones."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from clerk_app.law.legal_clock import Reason
from clerk_app.render.font_check import FontReport, check_font, shown
from clerk_app.services.desk import ROLES, Desk
from clerk_app.services.setting_change import Changed, change
from clerk_app.services.settings import kept_hash, kept_value
from clerk_app.trouble import KnownTrouble


@dataclass(frozen=True)
class Chosen:
    """What is said of a font setting: sentences, and whether its file is lost."""

    said: tuple[Reason, ...]
    is_lost: bool = False


def choose(desk: Desk, key: str, path: Path) -> Changed:
    """Use a font file for letters from now on; it is kept in the store, so that every desk of it has it.

    Raises KnownTrouble("font_...") with the one reason why a file cannot be used; then nothing is kept.
    """
    report = check_font(path)
    sha256 = desk.store.documents.keep_file(path.read_bytes())
    return change(desk, key, kept_value(sha256, f"{report.name} {report.version}"))


def back(desk: Desk, key: str) -> Changed:
    """Use the shipped font again."""
    return change(desk, key, desk.settings.declared[key].default)


def chosen(desk: Desk, key: str) -> Chosen | None:
    """What the font set by this setting covers, None for the shipped one."""
    value = desk.settings.text(key)
    if not value:
        return None
    name = desk.settings.declared[key].word(value)
    lost = Chosen((Reason("font_lost", MappingProxyType({"name": name})),), is_lost=True)
    path = desk.store.documents.kept_file(kept_hash(value))
    if path is None or ROLES[key] not in desk.fonts.own:
        return lost
    try:
        return Chosen(said(_report(path), name))
    except KnownTrouble:
        return lost


_report = cache(check_font)
"""A kept file never changes."""


def said(report: FontReport, name: str) -> tuple[Reason, ...]:
    """How much of the two lists a font has, and which characters it lacks."""
    missing = report.general.missing
    covers = {
        "name": name, "basic": report.gb2312.has, "basic_of": report.gb2312.of,
        "general": report.general.has, "general_of": report.general.of,
    }
    lacks = {"sample": shown(missing), "count": len(missing)}
    found = (Reason("font_covers", MappingProxyType(covers)),)
    return (*found, Reason("font_covers_not", MappingProxyType(lacks))) if missing else found
