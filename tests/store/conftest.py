"""A real store in a temporary folder, at a fixed moment, with invented people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from clerk_app.cases.applicant import Applicant
from clerk_app.cases.request import RequestDraft
from clerk_app.law.terms import ApplicantKind, Channel
from clerk_app.store.database import Store, open_store

Now = Callable[[], datetime]
MONDAY = date(2025, 1, 20)


@pytest.fixture
def now() -> Now:
    """09:02:03 in Beijing on a Monday."""
    return lambda: datetime(2025, 1, 20, 1, 2, 3, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the characters that break a URI."""
    return tmp_path / "登记 #1?%20"


@pytest.fixture
def store(folder: Path, now: Now) -> Iterator[Store]:
    """A new store, open."""
    with open_store(folder, create=True, who="苏晚晴", now=now) as opened:
        yield opened


@pytest.fixture
def draft() -> Callable[..., RequestDraft]:
    """A request somebody invented made on Monday 2025-01-20."""

    def made(n: int = 1, **changes: object) -> RequestDraft:
        values: dict[str, object] = {
            "received_on": MONDAY,
            "channel": Channel.ONLINE,
            "applicant": Applicant(
                ApplicantKind.NATURAL_PERSON, f"周若安{n}", id_number="110101199001011234", telephone="0000-5550117",
                address="临澜区柳荫路27号",
            ),
            "wording": f"临澜区柳荫路{n}号房屋征收补偿方案",
            "notes": ("导入自旧台账",),
        }
        return RequestDraft(**{**values, **changes})  # type: ignore[arg-type]

    return made
