"""What the manual says of the window's actions: their menus, words and keys, taken from where they are declared."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from clerk_app.gui import actions
from clerk_app.gui.actions import ACTIONS, MENUS, PASTED_KEYS, WIDGET_KEYS, WINDOW, Declared

HEAD = (
    QT_TRANSLATE_NOOP("ManualWords", "Key"), QT_TRANSLATE_NOOP("ManualWords", "Does"),
    QT_TRANSLATE_NOOP("ManualWords", "Where"),
)
WHERE = (
    QT_TRANSLATE_NOOP("ManualWords", "everywhere"), QT_TRANSLATE_NOOP("ManualWords", "lists and requests"),
    QT_TRANSLATE_NOOP("ManualWords", "in lists and fields"), QT_TRANSLATE_NOOP("ManualWords", "in pasted rows"),
)
WITH_KEY = QT_TRANSLATE_NOOP("ManualWords", "{action} ({key})")


def shown_blank(kind: str, action_id: str) -> str:
    """The words that stand in a blank of the manual. Raises KeyError for an action that is not declared."""
    if kind == "keys":
        return _table()
    declared = {each.id: each for each in ACTIONS}[action_id]
    if kind == "key":
        return f"**{actions.cap(declared.keys)}**" if declared.keys else _menu_place(declared)
    place = _menu_place(declared)
    return _said(WITH_KEY).format(action=place, key=actions.cap(declared.keys)) if declared.keys else place


def _menu_place(declared: Declared) -> str:
    menus = dict(MENUS)
    menu = actions.without_access_key(actions.shown(menus[declared.menu]))
    return f"**{menu} › {actions.without_access_key(actions.shown(declared.text))}**"


def _table() -> str:
    """Every action that has a key, by menu."""
    head, where = [_said(one) for one in HEAD], [_said(one) for one in WHERE]
    rows = [f"| {' | '.join(head)} |", "|---|---|---|"]
    for menu, source in MENUS:
        for each in ACTIONS:
            if each.menu == menu and each.keys:
                place = actions.without_access_key(actions.shown(source))
                words = actions.without_access_key(actions.shown(each.text))
                rows.append(f"| {actions.cap(each.keys)} | {place} › {words} | {where[each.scope != WINDOW]} |")
    rows += [f"| {actions.cap(keys)} | {actions.shown(source)} | {where[2]} |" for keys, source in WIDGET_KEYS]
    rows += [f"| {actions.cap(keys)} | {actions.shown(source)} | {where[3]} |" for keys, source in PASTED_KEYS]
    return "\n".join(rows)


def _said(source: str) -> str:
    return QCoreApplication.translate("ManualWords", source)
