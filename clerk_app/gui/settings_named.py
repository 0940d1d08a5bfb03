"""The settings that are not declared as data, by name: what the palette finds of them."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

NAMED = (
    ("person", "row_clerk", "PersonPart", QT_TRANSLATE_NOOP("PersonPart", "Clerk"),
     QT_TRANSLATE_NOOP("PersonPart", "my name signature handler")),
    ("display", "row_appearance", "DisplayPart", QT_TRANSLATE_NOOP("DisplayPart", "Appearance"),
     QT_TRANSLATE_NOOP("DisplayPart", "theme night dark colours")),
    ("display", "row_size", "DisplayPart", QT_TRANSLATE_NOOP("DisplayPart", "Size of type"),
     QT_TRANSLATE_NOOP("DisplayPart", "font letters bigger zoom")),
    ("display", "row_language", "DisplayPart", QT_TRANSLATE_NOOP("DisplayPart", "Language"), "English 中文"),
    ("data", "row_place", "DataPart", QT_TRANSLATE_NOOP("DataPart", "Place of the data"),
     QT_TRANSLATE_NOOP("DataPart", "store folder disk path")),
    ("data", "row_backup", "DataPart", QT_TRANSLATE_NOOP("DataPart", "Last backup"),
     QT_TRANSLATE_NOOP("DataPart", "save copy restore")),
    ("keys", "row_keys", "KeysPart", QT_TRANSLATE_NOOP("KeysPart", "All keys"),
     QT_TRANSLATE_NOOP("KeysPart", "keyboard shortcuts hotkeys")),
    ("about", "row_version", "AboutPart", QT_TRANSLATE_NOOP("AboutPart", "Version"),
     QT_TRANSLATE_NOOP("AboutPart", "about update network")),
    ("about", "row_licences", "AboutPart", QT_TRANSLATE_NOOP("AboutPart", "Licences"),
     QT_TRANSLATE_NOOP("AboutPart", "rights copyright open source")),
)
"""Part, row, whose words, title, other words for it: texts in the window's source language."""
