"""What the indexes of events are made on: kind, day and number out of an event's text, by plain text functions.

An index may not rest on ``json_extract``: with ``trusted_schema`` off the engine refuses it. An event's text is JSON
without spaces (trail.canonical), and a quote within a value is escaped, so ``"kind":"`` stands in it once.
"""


def _fact(name: str) -> str:
    mark = f"instr(what, '\"{name}\":\"') + {len(name) + 4}"
    return f"substr(what, {mark}, instr(substr(what, {mark}), '\"') - 1)"


KIND, ON, NUMBER = map(_fact, ("kind", "on", "number"))
"""Each as the migration wrote it, or the engine reads every event instead."""
HAS_NUMBER = "instr(what, '\"number\":\"') > 0"
