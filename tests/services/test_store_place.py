"""Folders a register should not lie in are known by their names."""

from __future__ import annotations

from pathlib import Path

import pytest

from clerk_app.services.store_place import Shared, shared_folder


@pytest.mark.parametrize(
    ("folder", "found"),
    [
        (r"C:\Users\某人\OneDrive - 单位\公开办理", Shared.SYNCHRONISED),
        ("/srv/某人/坚果云/公开办理", Shared.SYNCHRONISED),
        (r"D:\BaiduSyncdisk\公开", Shared.SYNCHRONISED),
        (r"\\fileserver\share\公开办理", Shared.NETWORK),
        (r"D:\公开办理", None),
        ("/srv/某人/公开办理", None),
    ],
)
def test_a_folder_is_known_by_its_name(folder: str, found: Shared | None) -> None:
    assert shared_folder(Path(folder)) is found
