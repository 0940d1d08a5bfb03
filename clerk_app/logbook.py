"""The program's log: where it broke, and nothing about anybody. Traces carry places in the code, no values."""

from __future__ import annotations

import logging
import os
import traceback
from pathlib import Path
from types import TracebackType

NAME = "clerk-desk.log"
SIZE = 1_000_000
KEPT = 12

Caught = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class PlacesOnly(logging.Formatter):
    """A trace without what the error says: an error's text may quote a name or a wording."""

    def formatException(self, ei: Caught) -> str:
        """Override logging.Formatter.formatException."""
        kind, error, trace = ei
        frames = traceback.extract_tb(trace)
        lines = [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
        cause = error.__cause__ if error is not None else None
        if cause is not None:
            lines.append(self.formatException((type(cause), cause, cause.__traceback__)))
        return "\n".join([kind.__name__ if kind is not None else "", *lines])


class OwnersFile(logging.Handler):
    """A log only its owner can read; made, and what writes it read, when there is something to say."""

    def __init__(self, file: Path) -> None:
        super().__init__(logging.WARNING)
        self._file = file
        self._written: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Override logging.Handler.emit."""
        if self._written is None:
            self._written = _rotating(self._file)
            self._written.setFormatter(self.formatter)
        self._written.emit(record)

    def close(self) -> None:
        """Override logging.Handler.close."""
        if self._written is not None:
            self._written.close()
        super().close()


def _rotating(file: Path) -> logging.Handler:
    from logging.handlers import RotatingFileHandler  # with pickle and socket: a start has no use for them

    class Rotating(RotatingFileHandler):
        def _open(self):  # type: ignore[no-untyped-def]
            Path(self.baseFilename).parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(self.baseFilename, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600))
            return super()._open()

    return Rotating(file, maxBytes=SIZE, backupCount=KEPT, encoding="utf-8", delay=True)


def keep(folder: Path) -> None:
    """Send the program's warnings and errors to ``folder``; a folder that cannot be written costs the log, no more."""
    log = logging.getLogger("clerk_app")
    if any(isinstance(handler, OwnersFile) for handler in log.handlers):
        return
    handler = OwnersFile(folder / NAME)
    handler.setFormatter(PlacesOnly("%(asctime)s %(levelname)s %(name)s %(message)s"))
    log.addHandler(handler)
    logging.raiseExceptions = False
