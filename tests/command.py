"""clerk-app in this process: what it answers, complains and returns. The trips run it as a process of its own."""

from __future__ import annotations

import contextlib
import io
import json
import sys
from dataclasses import dataclass
from typing import Any

from clerk_app.cli.main import main


@dataclass(frozen=True)
class Done:
    """A finished command line."""

    returncode: int
    stdout: str
    stderr: str

    @property
    def plain(self) -> Any:
        """The answer in JSON; nothing may have been complained of."""
        assert self.stderr == ""
        return json.loads(self.stdout)


def clerk_app(*arguments: object, given: str = "") -> Done:
    """Run one command line that asks for no window; ``given`` is what the clerk types when asked."""
    said, complained, typed = io.StringIO(), io.StringIO(), sys.stdin
    sys.stdin = io.StringIO(given)
    try:
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(complained):
            code = main([str(one) for one in arguments])
    finally:
        sys.stdin = typed
    assert isinstance(code, int), "the window was asked for"
    return Done(code, said.getvalue(), complained.getvalue())
