"""Hatch hook of the wheel: translations are built, and db/ and resources/ travel inside the package.

Only the *standard* wheel takes the two folders in. A static force-include would also copy a snapshot of them into an
editable install, where it goes stale and is not importable beside the source package.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).resolve().parent))

from translations import release


class ClerkBuildHook(BuildHookInterface[Any]):
    """Makes .qm of .ts with lrelease, which comes with PySide6_Essentials."""

    def dependencies(self) -> list[str]:
        """The same Qt the program runs with, so that the pin stands in one place."""
        return [line for line in self.metadata.core.dependencies if line.lower().startswith("pyside6-essentials")]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        release(root / "resources" / "translations")
        if version == "standard":
            for folder in ("db", "resources"):
                if (root / folder).is_dir():
                    build_data["force_include"][str(root / folder)] = f"clerk_app/_{folder}"
