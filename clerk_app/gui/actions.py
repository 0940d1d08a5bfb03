"""Every action of the window, declared once: its menu, its words, its key. Who answers it is said by the pages."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from clerk_app.law.terms import EventKind

WINDOW = "window"
LIST = "list"
OWN = "own"
"""Where a key works: in the whole window, or only while a list or a request has the focus (single letters), or only
in the one list that takes it itself."""


@dataclass(frozen=True)
class Declared:
    """One action. ``text`` is the English source of its words; ``keys`` in Qt's portable spelling."""

    id: str
    menu: str
    text: str
    keys: str = ""
    scope: str = WINDOW
    step: EventKind | None = None
    """The step of a request this action begins."""
    starts_group: bool = False
    repeats: bool = False
    """Whether it goes on while the key is held down."""
    is_told: bool = False
    """Whether its words are said when it is done: often nothing moves, and that it was heard is to be seen."""


MENUS = (
    ("file", QT_TRANSLATE_NOOP("Actions", "&File")),
    ("edit", QT_TRANSLATE_NOOP("Actions", "&Edit")),
    ("request", QT_TRANSLATE_NOOP("Actions", "&Request")),
    ("view", QT_TRANSLATE_NOOP("Actions", "&View")),
    ("tools", QT_TRANSLATE_NOOP("Actions", "&Tools")),
    ("help", QT_TRANSLATE_NOOP("Actions", "&Help")),
)

ACTIONS = (
    Declared("new", "file", QT_TRANSLATE_NOOP("Actions", "&Register a request"), "Ctrl+N"),
    Declared("save", "file", QT_TRANSLATE_NOOP("Actions", "&Save now"), "Ctrl+S"),
    Declared("export", "file", QT_TRANSLATE_NOOP("Actions", "&Export"), starts_group=True),
    Declared("export_ics", "file", QT_TRANSLATE_NOOP("Actions", "Due dates to other &calendars (ICS)")),
    Declared("print", "file", QT_TRANSLATE_NOOP("Actions", "&Print"), "Ctrl+P"),
    Declared("quit", "file", QT_TRANSLATE_NOOP("Actions", "&Quit"), "Ctrl+Q", starts_group=True),
    Declared("copy_rows", "edit", QT_TRANSLATE_NOOP("Actions", "&Copy rows"), "Ctrl+C", LIST),
    Declared("copy_due", "edit", QT_TRANSLATE_NOOP("Actions", "Copy number and &due date"), "Ctrl+Shift+C", LIST),
    Declared("paste_rows", "edit", QT_TRANSLATE_NOOP("Actions", "&Paste rows as new requests"), "Ctrl+V", LIST),
    Declared("amend", "edit", QT_TRANSLATE_NOOP("Actions", "Correct the f&acts"), "F2", OWN, starts_group=True),
    Declared("strike", "edit", QT_TRANSLATE_NOOP("Actions", "&Strike this entry"), "Del", OWN),
    Declared("palette", "edit", QT_TRANSLATE_NOOP("Actions", "Find an&ything"), "Ctrl+K", starts_group=True),
    Declared("find", "edit", QT_TRANSLATE_NOOP("Actions", "&Find"), "Ctrl+F"),
    Declared("clear_filters", "edit", QT_TRANSLATE_NOOP("Actions", "C&lear filters"), "Ctrl+Shift+L"),
    Declared(
        "register_print", "request", QT_TRANSLATE_NOOP("Actions", "Register and print the rece&ipt"),
        "Ctrl+Shift+Return",
    ),
    Declared("split", "request", QT_TRANSLATE_NOOP("Actions", "&Split one paper into several"), "Ctrl+D"),
    Declared("open", "request", QT_TRANSLATE_NOOP("Actions", "&Open")),
    Declared("main", "request", QT_TRANSLATE_NOOP("Actions", "&Main action of the page"), "Ctrl+Return"),
    Declared(
        "decide", "request", QT_TRANSLATE_NOOP("Actions", "&Decide on disclosure"), "D", LIST, EventKind.ANSWERED, True
    ),
    Declared("extend", "request", QT_TRANSLATE_NOOP("Actions", "&Extend"), "E", LIST, EventKind.EXTENDED),
    Declared("consult", "request", QT_TRANSLATE_NOOP("Actions", "&Consult"), "C", LIST, EventKind.CONSULTATION_SENT),
    Declared(
        "correct", "request", QT_TRANSLATE_NOOP("Actions", "As&k for correction"), "B", LIST, EventKind.CORRECTION_ASKED
    ),
    Declared("withdraw", "request", QT_TRANSLATE_NOOP("Actions", "&Withdrawn"), "W", LIST, EventKind.WITHDRAWN),
    Declared(
        "take", "request", QT_TRANSLATE_NOOP("Actions", "Record what came i&n"), "R", LIST,
        EventKind.CORRECTION_RECEIVED,
    ),
    Declared("serve", "request", QT_TRANSLATE_NOOP("Actions", "Posting and deli&very"), "M", LIST, EventKind.SERVED),
    Declared("letters", "request", QT_TRANSLATE_NOOP("Actions", "&Letters"), "L", LIST, EventKind.LETTER_ISSUED),
    Declared("batch", "request", QT_TRANSLATE_NOOP("Actions", "Letters in one &go")),
    Declared("certify", "request", QT_TRANSLATE_NOOP("Actions", "Time limit certi&ficate"), "Ctrl+Shift+D"),
    Declared("attach", "request", QT_TRANSLATE_NOOP("Actions", "&Attach files")),
    Declared("case_file", "request", QT_TRANSLATE_NOOP("Actions", "Case file as &PDF")),
    Declared("review_file", "request", QT_TRANSLATE_NOOP("Actions", "&Review the closed file")),
    Declared("today", "view", QT_TRANSLATE_NOOP("Actions", "&Today"), "Ctrl+1"),
    Declared("register", "view", QT_TRANSLATE_NOOP("Actions", "&Register"), "Ctrl+2"),
    Declared("year", "view", QT_TRANSLATE_NOOP("Actions", "&Year sheet"), "Ctrl+3"),
    Declared("shape", "view", QT_TRANSLATE_NOOP("Actions", "Loo&k at the year")),
    Declared("report", "view", QT_TRANSLATE_NOOP("Actions", "Rep&ort draft")),
    Declared("posting", "view", QT_TRANSLATE_NOOP("Actions", "&Posting"), "Ctrl+5"),
    Declared("calendar", "view", QT_TRANSLATE_NOOP("Actions", "&Calendar"), "Ctrl+4"),
    Declared("back", "view", QT_TRANSLATE_NOOP("Actions", "&Back"), "Alt+Left", starts_group=True),
    Declared("forward", "view", QT_TRANSLATE_NOOP("Actions", "&Forward"), "Alt+Right"),
    Declared("side_panel", "view", QT_TRANSLATE_NOOP("Actions", "&Side panel"), "F4", starts_group=True),
    Declared("recount", "view", QT_TRANSLATE_NOOP("Actions", "Reco&unt"), "F5", is_told=True),
    Declared("next_region", "view", QT_TRANSLATE_NOOP("Actions", "&Next region"), "F6", repeats=True),
    Declared("last_region", "view", QT_TRANSLATE_NOOP("Actions", "Pre&vious region"), "Shift+F6", repeats=True),
    Declared("to_toast", "view", QT_TRANSLATE_NOOP("Actions", "To the &message shown"), "Ctrl+`"),
    Declared("speak_zh", "view", QT_TRANSLATE_NOOP("Actions", "Language: C&hinese"), starts_group=True),
    Declared("speak_en", "view", QT_TRANSLATE_NOOP("Actions", "Language: &English")),
    Declared("look_system", "view", QT_TRANSLATE_NOOP("Actions", "&Appearance: as the system"), starts_group=True),
    Declared("look_light", "view", QT_TRANSLATE_NOOP("Actions", "Appearance: &light")),
    Declared("look_dark", "view", QT_TRANSLATE_NOOP("Actions", "Appearance: &dark")),
    Declared("import", "tools", QT_TRANSLATE_NOOP("Actions", "&Import an old ledger")),
    Declared("check", "tools", QT_TRANSLATE_NOOP("Actions", "&Check a sheet sent in")),
    Declared("gather", "tools", QT_TRANSLATE_NOOP("Actions", "&Gather the units")),
    Declared("duties", "tools", QT_TRANSLATE_NOOP("Actions", "&Duties of the month")),
    Declared("registers", "tools", QT_TRANSLATE_NOOP("Actions", "&Other registers")),
    Declared("months", "tools", QT_TRANSLATE_NOOP("Actions", "&Months and quarters")),
    Declared("office", "tools", QT_TRANSLATE_NOOP("Actions", "&The agency")),
    Declared("wording", "tools", QT_TRANSLATE_NOOP("Actions", "&Wording of letters")),
    Declared("backups", "tools", QT_TRANSLATE_NOOP("Actions", "&Backups")),
    Declared("settings", "tools", QT_TRANSLATE_NOOP("Actions", "&Settings"), "Ctrl+,"),
    Declared(
        "next_problem", "tools", QT_TRANSLATE_NOOP("Actions", "&Next problem"), "F8", starts_group=True, repeats=True
    ),
    Declared("last_problem", "tools", QT_TRANSLATE_NOOP("Actions", "&Previous problem"), "Shift+F8", repeats=True),
    Declared("help", "help", QT_TRANSLATE_NOOP("Actions", "&Help"), "F1"),
    Declared("page_keys", "help", QT_TRANSLATE_NOOP("Actions", "Keys of this &page"), "?"),
    Declared("keys", "help", QT_TRANSLATE_NOOP("Actions", "&Keys")),
    Declared("about", "help", QT_TRANSLATE_NOOP("Actions", "&About this program")),
)

WIDGET_KEYS = (
    ("Up, Down, PgUp, PgDown, Home, End", QT_TRANSLATE_NOOP("Actions", "Move in a list")),
    ("Shift+Up, Shift+Down, Ctrl+Space, Ctrl+A", QT_TRANSLATE_NOOP("Actions", "Select several rows")),
    ("Enter", QT_TRANSLATE_NOOP("Actions", "Open the row, press the button, go to the next field")),
    ("Space", QT_TRANSLATE_NOOP("Actions", "Why this date")),
    ("Alt+Down, F3", QT_TRANSLATE_NOOP("Actions", "Open the list or the calendar of a field")),
    ("Ctrl+Z, Ctrl+Y", QT_TRANSLATE_NOOP("Actions", "Undo and redo, in text")),
    ("Esc", QT_TRANSLATE_NOOP("Actions", "One step back: close, leave a form, clear the search, leave the page")),
)
"""Keys that lists and fields take by themselves: shown with the others, chosen by nobody."""
PASTED_KEYS = (
    ("Ctrl+Z", QT_TRANSLATE_NOOP("Actions", "Undo what was last typed, filled or left out")),
    ("Ctrl+D", QT_TRANSLATE_NOOP("Actions", "Fill the uppermost selected cell down")),
    ("Ctrl+Del", QT_TRANSLATE_NOOP("Actions", "Leave the selected rows out")),
)
"""Keys of the table of pasted rows, as spreadsheets have them."""


def shown(source: str) -> str:
    """The words of an action or menu in the language of the window."""
    return QCoreApplication.translate("Actions", source)


def without_access_key(words: str) -> str:
    """The words as they stand outside a menu: 打开(&O) becomes 打开."""
    bare, _, rest = words.partition("(&")
    if rest[1:2] == ")":
        return bare + rest[2:]
    return words.replace("&", "")


_CAPS = {
    "Return": "Enter", "Del": "Delete", "Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "PgDown": "PgDn",
}  # fmt: skip
_SPACE = QT_TRANSLATE_NOOP("Actions", "Space")


def cap(keys: str) -> str:
    """Keys as they are written on their caps: Enter, not Return; ← not Left."""
    said = {**_CAPS, "Space": shown(_SPACE)}
    return ", ".join("+".join(said.get(part, part) for part in one.split("+")) for one in keys.split(", "))


def access_key(words: str) -> str:
    """The letter underlined in a menu."""
    return words.partition("&")[2][:1].upper()


def reached_by(one: Declared) -> str:
    """Its key; where it has none of its own, the way through its menu."""
    menu = next(words for menu, words in MENUS if menu == one.menu)
    return cap(one.keys) or f"Alt+{access_key(shown(menu))}, {access_key(shown(one.text))}"


def clashes(actions: tuple[Declared, ...] = ACTIONS) -> tuple[tuple[str, str], ...]:
    """Pairs of actions that ask for the same key."""
    found = []
    owner: dict[str, str] = {}
    for each in actions:
        if not each.keys:
            continue
        if each.keys in owner:
            found.append((owner[each.keys], each.id))
        owner[each.keys] = each.id
    return tuple(found)
