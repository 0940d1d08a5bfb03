"""Settings as declared in resources/settings.toml, with what this office changed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from clerk_app.cases.catalogue import read_catalogue
from clerk_app.law.duties import DutyRule
from clerk_app.law.duty_file import read_duties
from clerk_app.law.english_number import for_one
from clerk_app.trouble import KnownTrouble, Said

Value = str | int
PATTERN = "pattern_"
"""Begins the name of the shape of one kind of letter's numbers (resources/letters)."""
DUTY = "duty_"
"""Begins the name of the switch of a duty (resources/duties.toml)."""
FONT = "font"
"""The type of a setting whose value names a kept file: its hash, and what the font is called."""
_KEPT = re.compile(r"sha256:[0-9a-f]{64} \S.*")
ON, OFF = "on", "off"
BOTH = "both"
"""The agency answers for the government and for itself."""


@dataclass(frozen=True)
class Setting:
    """One declared setting: its type, default and bounds."""

    key: str
    type: str
    default: Value
    zh: str
    en: str
    least: int | None = None
    most: int | None = None
    choices: tuple[str, ...] = ()
    place: str = ""
    """The part of the settings page it stands in."""
    more_zh: str = ""
    """What follows from it, under its name."""
    more_en: str = ""
    words_zh: tuple[str, ...] = ()
    """What the choices are called, in their order."""
    words_en: tuple[str, ...] = ()
    unit_zh: str = ""
    """What a whole number counts."""
    unit_en: str = ""
    doubtful: bool = False
    """The rule it reads can be read in two ways: said beside its name."""
    also: str = ""
    """Other words one may look for it by."""
    where: str = ""
    """Whose rule it follows, where it is not the whole country's."""
    rule: str = ""
    """The doubtful rule whose reading it chooses (resources/rules/doubtful.toml), and the key of its value it sets."""
    entry: str = ""

    def word(self, value: Value) -> str:
        """What a value is called: a choice by its word, a font by its name, anything else as it is written."""
        if self.type == FONT and value not in self.choices:
            return str(value).partition(" ")[-1]
        if value in self.choices and self.words_zh:
            return self.words_zh[self.choices.index(str(value))]
        return f"{value}{' ' if self.unit_zh else ''}{self.unit_zh}"

    def said(self, value: Value) -> Said:
        """The same, for a sentence in either language."""
        if value in self.choices and self.words_en:
            return Said(self.word(value), self.words_en[self.choices.index(str(value))])
        if self.type == FONT or not self.unit_en:
            return Said(self.word(value), self.word(value))
        return Said(self.word(value), for_one(f"{{n}} {self.unit_en}", {"n": str(value)}).format(n=value))

    def take(self, given: Value) -> Value:
        """The value as this setting keeps it. Raises KnownTrouble("setting_out_of_bounds") or ("setting_out_of_range").
        """
        if self.type == "whole":
            try:
                whole = int(given)
            except ValueError:
                raise self._out_of_range(given) from None
            if (self.least is not None and whole < self.least) or (self.most is not None and whole > self.most):
                raise self._out_of_range(given)
            return whole
        is_kept = self.type == FONT and _KEPT.fullmatch(str(given))
        if self.choices and given not in self.choices and not is_kept:
            raise KnownTrouble("setting_out_of_bounds", setting=Said(self.zh, self.en), value=given)
        return str(given)

    def _out_of_range(self, given: Value) -> KnownTrouble:
        return KnownTrouble(
            "setting_out_of_range", setting=Said(self.zh, self.en), value=given, least=self.least, most=self.most
        )


@dataclass(frozen=True)
class Settings:
    """The declared settings and this office's own values."""

    declared: Mapping[str, Setting]
    own: Mapping[str, str]

    def _value(self, key: str) -> Value:
        setting = self.declared[key]
        return setting.take(self.own[key]) if key in self.own else setting.default

    def text(self, key: str) -> str:
        """The value of a text or choice setting."""
        return str(self._value(key))

    def whole(self, key: str) -> int:
        """The value of a whole-number setting."""
        return int(self._value(key))

    def is_on(self, key: str) -> bool:
        """The value of a switch."""
        return self._value(key) == ON


def kept_value(sha256: str, name: str) -> str:
    """The value that names a kept file."""
    return f"sha256:{sha256} {name}"


def kept_hash(value: str) -> str:
    """The hash of the file a value names, empty where it names none."""
    return value.partition(" ")[0].removeprefix("sha256:")


def read_settings(folder: Path, own: Mapping[str, str]) -> Settings:
    """The settings declared in ``folder``/settings.toml with the office's own values over them."""
    with (folder / "settings.toml").open("rb") as file:
        plain = tomllib.load(file)
    declared = {
        key: Setting(
            key=key, type=one["type"], default=one["default"], zh=one["zh"], en=one["en"],
            least=one.get("least"), most=one.get("most"), choices=tuple(one.get("choices", ())),
            place=one.get("place", ""), more_zh=one.get("more_zh", ""), more_en=one.get("more_en", ""),
            words_zh=tuple(one.get("words_zh", ())), words_en=tuple(one.get("words_en", ())),
            unit_zh=one.get("unit_zh", ""), unit_en=one.get("unit_en", ""), doubtful=one.get("doubtful", False),
            also=one.get("also", ""), rule=one.get("rule", ""), entry=one.get("entry", ""),
        )
        for key, one in plain.items()
    }
    declared |= {switch.key: switch for switch in map(_switch, read_duties(folder))}
    declared |= {one.key: one for one in _patterns(folder / "letters")}
    return Settings(declared=declared, own={key: value for key, value in own.items() if key in declared})


def _patterns(folder: Path) -> Iterator[Setting]:
    """The shape of its own that each numbered kind of letter may have; only the heads of the files are read."""
    for one in sorted(read_catalogue(folder), key=lambda one: (one.code, one.kind)):
        if one.series:
            what, english, suffix = one.what, one.what_en, one.suffix
            yield Setting(
                key=PATTERN + one.kind, type="text", default="", place="numbers",
                zh=f"{what}的文号", en=f"Number of: {english} {what}",
                more_zh=f"不填就用上面的样式。{{suffix}} 是“{suffix}”。" if suffix else "不填就用上面的样式。",
                more_en="Empty: as above.",
            )


def _switch(rule: DutyRule) -> Setting:
    """Whether the office keeps a duty."""
    latest = rule.values[-1]
    source = f"{latest.source.number or latest.source.text}{latest.source.article}"
    return Setting(
        key=DUTY + rule.key, type="choice", default=ON if rule.on else OFF, zh=rule.zh, en=rule.en,
        choices=(ON, OFF), place="duties", more_zh=f"{latest.says_zh}。{source}",
        more_en=f"{latest.says_en}. {source}", where=rule.where,
        words_zh=("记", "不记"), words_en=("On", "Off"),
    )
