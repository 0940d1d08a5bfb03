"""Whether a folder is one a register should not lie in: a share on the network, or one that is synchronised."""

from __future__ import annotations

import sys
import tomllib
from enum import Enum, unique
from pathlib import Path, PureWindowsPath
from typing import Any

from clerk_app import places
from clerk_app.trouble import KnownTrouble


@unique
class Shared(Enum):
    """Why a folder should not hold a register."""

    NETWORK = "network"
    SYNCHRONISED = "synchronised"


def shared_folder(folder: Path) -> Shared | None:
    """What is wrong with the place; None where nothing is known against it. The folder need not exist."""
    plain = tomllib.loads((places.resources() / "store_place.toml").read_text(encoding="utf-8"))
    windows = PureWindowsPath(str(folder))
    if windows.drive.startswith("\\\\") or _is_remote(folder, plain):
        return Shared.NETWORK
    begins = tuple(word.casefold() for word in plain["synchronised"])
    parts = {*folder.parts, *windows.parts}
    return Shared.SYNCHRONISED if any(part.casefold().startswith(begins) for part in parts) else None


def make_way(folder: Path) -> None:
    """The folders above a new store; the store itself makes only its own. Raises KnownTrouble of kind "store"."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KnownTrouble("store_cannot_open", kind="store", folder=folder, code=type(error).__name__) from error


def _is_remote(folder: Path, plain: dict[str, Any]) -> bool:
    """Whether the disk the folder is on, or would be on, is reached over a network."""
    if sys.platform == "win32":
        import ctypes

        root = Path(folder.absolute().anchor)
        return bool(ctypes.windll.kernel32.GetDriveTypeW(str(root)) == plain["windows_remote"])
    try:
        lines = Path(plain["mounts"]).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    here = folder.absolute()
    best, kind = -1, ""
    for line in lines:
        _, _, rest = line.partition(" ")
        place, _, rest = rest.partition(" ")
        mounted = Path(place.replace("\\040", " "))
        if here.is_relative_to(mounted) and len(mounted.parts) > best:
            best, kind = len(mounted.parts), rest.partition(" ")[0]
    return kind in plain["network"]
