"""The wheel holds all the program needs: built, installed in a fresh environment, and asked whether it works."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parent.parent
BUILT_OR_KEPT_OUT = (".qm", ".pyc")


def call(*command: str | Path, cwd: Path) -> str:
    """Run a command outside the checkout; its output, or the test fails with it."""
    settings = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    settings["PYTHONUTF8"] = "1"
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=settings, text=True, encoding="utf-8", check=False,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    assert done.returncode == 0, f"{command} gave {done.returncode}:\n{done.stdout[-4000:]}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    call(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, TOP, cwd=out)
    (built,) = out.glob("*.whl")
    return built


def test_the_wheel_holds_every_rule_font_and_migration(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("db", "resources"):
        for path in sorted((TOP / folder).rglob("*")):
            if path.is_file() and path.suffix not in BUILT_OR_KEPT_OUT and "__pycache__" not in path.parts:
                assert f"clerk_app/_{folder}/{path.relative_to(TOP / folder).as_posix()}" in inside
    assert "clerk_app/_resources/translations/clerk_zh_CN.qm" in inside


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    inside = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0].split("-")[0] for name in inside} == {"clerk_app", "clerk_desk"}
    assert not [name for name in inside if "__pycache__" in name or name.endswith((".pyc", ".db"))]


def test_the_wheel_carries_every_licence_text(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (metadata,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        said = Parser().parsestr(archive.read(metadata).decode("utf-8"))
        texts = {Path(name).name for name in archive.namelist() if ".dist-info/licenses/" in name}
    for licence in ("MIT", "ISC", "GPL-3.0-only WITH Font-exception-2.0", "OFL-1.1", "Arphic-1999"):
        assert licence in said["License-Expression"]
    assert {"LICENSE", *(path.name for path in (TOP / "resources" / "fonts" / "licences").iterdir())} <= texts


def test_an_editable_install_takes_no_snapshot(tmp_path: Path) -> None:
    made = call(
        sys.executable, "-c", f"import hatchling.build as b; print(b.build_editable({str(tmp_path)!r}))", cwd=TOP
    )
    inside = zipfile.ZipFile(tmp_path / made.split()[-1]).namelist()
    assert not [name for name in inside if not name.endswith(".pth") and ".dist-info/" not in name]


def test_installed_in_a_fresh_environment_it_works(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "fresh", with_pip=True)
    scripts = tmp_path / "fresh" / ("Scripts" if os.name == "nt" else "bin")
    call(scripts / "python", "-m", "pip", "install", "-q", "--disable-pip-version-check", "--retries", "5", wheel,
         cwd=tmp_path)  # fmt: skip
    answer = call(scripts / "clerk-app", "doctor", cwd=tmp_path)
    assert str(TOP) not in answer
    assert (scripts / ("clerk-desk.exe" if os.name == "nt" else "clerk-desk")).exists()
