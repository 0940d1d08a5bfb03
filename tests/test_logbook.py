"""The log tells where, never who."""

from __future__ import annotations

import logging
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from clerk_app import logbook


@pytest.fixture
def log() -> Iterator[logging.Logger]:
    """The program's logger, without what this test or one before it hung on it."""
    logger = logging.getLogger("clerk_app")
    _let_go(logger)
    yield logger
    _let_go(logger)


def _let_go(logger: logging.Logger) -> None:
    for handler in [one for one in logger.handlers if isinstance(one, logbook.OwnersFile)]:
        handler.close()
        logger.removeHandler(handler)


def fail(name: str) -> None:
    raise ValueError(f"{name} 110101199003070011 住在柳荫路27号")


@pytest.mark.logs
def test_a_trace_names_the_place_and_nobody(tmp_path: Path, log: logging.Logger) -> None:
    logbook.keep(tmp_path / "logs")
    try:
        fail("周若安")
    except ValueError:
        log.exception("unexpected")
    written = (tmp_path / "logs" / logbook.NAME).read_text(encoding="utf-8")
    assert "ValueError" in written
    assert "test_logbook.py" in written and "fail" in written
    assert "周若安" not in written and "110101" not in written and "柳荫路" not in written


@pytest.mark.logs
def test_only_the_owner_reads_it(tmp_path: Path, log: logging.Logger) -> None:
    logbook.keep(tmp_path)
    log.error("unexpected")
    kept_by_bits = 0o600 if os.name == "posix" else 0o666  # elsewhere rights are lists, not bits
    assert stat.S_IMODE((tmp_path / logbook.NAME).stat().st_mode) == kept_by_bits


def test_nothing_to_say_makes_no_file(tmp_path: Path, log: logging.Logger) -> None:
    logbook.keep(tmp_path / "logs")
    assert not (tmp_path / "logs").exists()
