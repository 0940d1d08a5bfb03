"""What must be there before the program can start: system libraries for a window, and a Python environment of its own.

Everything is looked at first and mended only where something is missing, so that a second start takes a moment.
Standard library only.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib
import json
import os
import platform
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
_TRIES = 3
_MADE_BY_US = "made-by-clerk-desk"


class CannotGoOn(Exception):
    """A plain sentence for the person at the keyboard."""


@dataclass(frozen=True)
class Library:
    """A shared library Qt loads, and the package that holds it with apt, dnf and zypper."""

    file: str
    apt: str
    dnf: str
    zypper: str
    window: bool = False  # only a window on an X display needs it


LIBRARIES = (
    Library("libEGL.so.1", "libegl1", "libglvnd-egl", "libglvnd"),
    Library("libGL.so.1", "libgl1", "libglvnd-glx", "libglvnd"),
    Library("libX11.so.6", "libx11-6", "libX11", "libX11-6"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon", "libxkbcommon0"),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus-libs", "libdbus-1-3"),
    Library("libfontconfig.so.1", "libfontconfig1", "fontconfig", "libfontconfig1"),
    Library("libfreetype.so.6", "libfreetype6", "freetype", "libfreetype6"),
    Library("libglib-2.0.so.0", "libglib2.0-0", "glib2", "libglib-2_0-0"),
    Library("libgthread-2.0.so.0", "libglib2.0-0", "glib2", "libgthread-2_0-0"),
    Library("libgssapi_krb5.so.2", "libgssapi-krb5-2", "krb5-libs", "krb5"),
    Library("libbrotlidec.so.1", "libbrotli1", "libbrotli", "libbrotlidec1"),
    Library("libzstd.so.1", "libzstd1", "libzstd", "libzstd1"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11-0", window=True),
    Library("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb", "libX11-xcb1", window=True),
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor", "libxcb-cursor0", window=True),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm", "libxcb-icccm4", window=True),
    Library("libxcb-image.so.0", "libxcb-image0", "xcb-util-image", "libxcb-image0", window=True),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms", "libxcb-keysyms1", window=True),
    Library("libxcb-randr.so.0", "libxcb-randr0", "libxcb", "libxcb-randr0", window=True),
    Library("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil", "libxcb-render-util0", True),
    Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb", "libxcb-shape0", window=True),
    Library("libxcb-xinerama.so.0", "libxcb-xinerama0", "libxcb", "libxcb-xinerama0", window=True),
    Library("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb", "libxcb-xkb1", window=True),
)


def say(text: str) -> None:
    print(text, flush=True)


def has_display() -> bool:
    """Whether a window can be shown here."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


# --- the system ------------------------------------------------------------------------------------------------------


def missing_libraries() -> tuple[Library, ...]:
    """Those that cannot be loaded: asked of the loader, not of a package list, which differs everywhere."""
    if sys.platform != "linux":
        return ()
    missing = []
    for library in LIBRARIES:
        try:
            ctypes.CDLL(library.file)
        except OSError:
            missing.append(library)
    return tuple(missing)


def can_make_environments() -> bool:
    """Debian keeps ensurepip in a package of its own, python3-venv."""
    return find_spec("venv") is not None and find_spec("ensurepip") is not None


def ready_system(*, window: bool) -> None:
    """Install what is missing where that is possible (Debian and its kin, as root); else name it."""
    libraries = missing_libraries()
    has_environment = _environment_python(TOP / ".venv").exists()
    packages = list(dict.fromkeys(library.apt for library in libraries))
    if not (has_environment or can_make_environments()):
        packages.append("python3-venv")
    if not packages:
        return
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        _apt(packages)
        importlib.invalidate_caches()
        libraries = missing_libraries()
    needed = [library for library in libraries if window or not library.window]
    if needed or not (has_environment or can_make_environments()):
        raise CannotGoOn(_what_to_install(needed))


def _apt(packages: Sequence[str]) -> None:
    say(f"  …   安装系统软件包 · installing {len(packages)} system packages: {' '.join(packages)}")
    settings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    common = ["apt-get", "-qq", "-o", "Acquire::Retries=5", "-o", "DPkg::Lock::Timeout=120"]
    install = [*common, "install", "-y", "--no-install-recommends", *packages]
    output = ""
    for attempt in range(_TRIES):
        done = subprocess.run([*common, "update"], env=settings, capture_output=True, text=True, check=False)
        done = subprocess.run(install, env=settings, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return
        output = done.stdout + done.stderr
        if attempt + 1 < _TRIES:
            _wait(attempt)
    say(_tail(output))
    raise CannotGoOn(
        "系统软件包没有装上（见上）。请检查网络和软件源后再试，或手工安装：\n"
        "The system packages could not be installed (see above). Check the network and package sources, or install:\n"
        f"  apt-get install {' '.join(packages)}"
    )


def _what_to_install(libraries: Sequence[Library]) -> str:
    """One command line for the package manager that is here; every one when none is known."""
    lines = ["缺少以下系统软件，请管理员安装后再试。 These system packages are missing; please have them installed:"]
    tools = (("apt-get", "apt"), ("dnf", "dnf"), ("zypper", "zypper"))
    present = [(tool, kind) for tool, kind in tools if shutil.which(tool)] or list(tools)
    for tool, kind in present:
        names = list(dict.fromkeys(getattr(library, kind) for library in libraries))
        if not can_make_environments():
            names.append("python3-venv" if kind == "apt" else "python3-pip")
        lines.append(f"  sudo {tool} install {' '.join(names)}")
    return "\n".join(lines)


# --- the environment -------------------------------------------------------------------------------------------------


def _environment_python(folder: Path) -> Path:
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def ready_environment(extra: str = "", *, folder: Path | None = None, python: str = sys.executable) -> Path:
    """The environment's Python, made or brought up to date first; ``extra`` is an optional set of pyproject.toml."""
    folder = folder or TOP / ".venv"
    stamp_file = folder / "clerk-desk.json"
    wanted = _stamp(python)
    stamp = _read(stamp_file)
    interpreter = _environment_python(folder)
    if folder.exists() and not _is_sound(interpreter, stamp, wanted):
        if not (folder / _MADE_BY_US).exists() and any(folder.iterdir()):
            raise CannotGoOn(
                f"文件夹 {folder} 不是本程序建立的，或不能使用；请移走后再试。\n"
                f"The folder {folder} was not made by this program, or does not work; please move it away."
            )
        shutil.rmtree(folder)
        stamp = {}
    if not folder.exists():
        say(f"  …   建立 Python 环境 · making a Python environment: {_shown(folder)}")
        folder.mkdir(parents=True)
        (folder / _MADE_BY_US).touch()
        _run_or_stop([python, "-m", "venv", str(folder)], "Python 环境没有建成 · no Python environment could be made")
    extras = set(stamp.get("extras", [])) if stamp.get("project") == wanted["project"] else set()
    if stamp.get("project") != wanted["project"] or (extra and extra not in extras):
        started = time.monotonic()
        extras |= {extra} if extra else set()
        say("  …   下载并安装组件，首次需几分钟 · downloading and installing; the first time takes minutes")
        _pip(interpreter, _requirements(extras), folder)
        _pip(interpreter, ["--no-build-isolation", "--no-deps", "--editable", str(TOP)], folder)
        stamp_file.write_text(json.dumps({**wanted, "extras": sorted(extras)}, indent=1), encoding="utf-8")
        say(f"{time.monotonic() - started:5.0f} s 组件已就绪 · installed")
    _run_or_stop([str(interpreter), str(TOP / "packaging" / "translations.py"), "--qm"], "translations")
    return interpreter


def _stamp(python: str) -> dict[str, str]:
    """What the environment depends on: when one of these changes, it is mended or made anew."""
    digest = hashlib.sha256()
    for name in ("pyproject.toml", "packaging/build_hook.py"):
        digest.update((TOP / name).read_bytes())
    if python == sys.executable:
        version = platform.python_version()
    else:
        asked = [python, "-c", "import platform; print(platform.python_version())"]
        version = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()
    return {"python": version, "place": str(TOP), "project": digest.hexdigest()}


def _is_sound(interpreter: Path, stamp: dict[str, object], wanted: dict[str, str]) -> bool:
    """Whether it was finished, for this place and this Python, and its interpreter still starts."""
    if not interpreter.exists() or any(stamp.get(key, wanted[key]) != wanted[key] for key in ("python", "place")):
        return False
    asked = [str(interpreter), "-c", "import pip"]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


def _read(stamp_file: Path) -> dict[str, object]:
    try:
        read = json.loads(stamp_file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return read if isinstance(read, dict) else {}


def _requirements(extras: set[str]) -> list[str]:
    """What pyproject.toml asks for, with what an editable install needs: Qt is then fetched once, not twice."""
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["build-system"]["requires"], "editables>=0.5", *project["project"]["dependencies"]]
    for extra in sorted(extras):
        wanted += project["project"]["optional-dependencies"][extra]
    return wanted


def _pip(interpreter: Path, arguments: Sequence[str], folder: Path) -> None:
    """pip, its long output kept in a file, each download named; tried again, because networks fail."""
    log = folder / "install.log"
    command = [str(interpreter), "-m", "pip", "install", "--no-input", "--disable-pip-version-check",
               "--progress-bar", "off", "--retries", "5", "--timeout", "60", *arguments]  # fmt: skip
    output: list[str] = []
    for attempt in range(_TRIES):
        output = []
        with log.open("a", encoding="utf-8") as kept, subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", errors="replace"
        ) as process:  # fmt: skip
            assert process.stdout is not None
            for line in process.stdout:
                kept.write(line)
                output.append(line)
                if line.strip().startswith("Downloading ") and " MB" in line:
                    say("        " + line.strip().rsplit("/", 1)[-1].removeprefix("Downloading "))
        if process.returncode == 0:
            return
        if any("No space left" in line for line in output):
            raise CannotGoOn("磁盘已满。 The disk is full.")
        if attempt + 1 < _TRIES:
            _wait(attempt)
    say(_tail("".join(output)))
    raise CannotGoOn(
        f"组件没有装上（见上，全文在 {log}）。多半是网络不通：请检查网络，或为 pip 配置单位的镜像后再试。\n"
        f"The components could not be installed (see above, all of it in {log}). Most likely the network cannot be\n"
        "reached: check it, or tell pip of your mirror (pip config set global.index-url ...), and try again."
    )


def _wait(attempt: int) -> None:
    seconds = 5 * (attempt + 1)
    say(f"  …   没有成功，{seconds} 秒后再试 · failed, trying again in {seconds} s")
    time.sleep(seconds)


def _run_or_stop(command: Sequence[str], trouble: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)
    if done.returncode:
        raise CannotGoOn(f"{trouble}:\n{_tail(done.stdout + done.stderr)}")


def _tail(text: str, lines: int = 6) -> str:
    return "\n".join("    | " + line for line in text.strip().splitlines()[-lines:])


def _shown(path: Path) -> str:
    return str(path.relative_to(TOP)) if path.is_relative_to(TOP) else str(path)


def copy_if_unwritable() -> Path | None:
    """A copy in the user's cache when the checkout cannot be written to (a shared folder, a read-only disk)."""
    probe = TOP / f".writable-{os.getpid()}"
    try:
        probe.touch()
        probe.unlink()
    except OSError:
        pass
    else:
        return None
    cache = Path(os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    copy = cache / "clerk-desk" / "checkout"
    say(f"  …   {TOP} 不可写，在副本中进行 · cannot be written to; working in a copy: {copy}")
    if copy.exists():
        for old in copy.iterdir():
            if old.name not in (".venv", "demo-output"):
                shutil.rmtree(old) if old.is_dir() else old.unlink()
    left_out = shutil.ignore_patterns(".git", ".venv", "demo-output", "__pycache__", ".*_cache", "build")
    shutil.copytree(TOP, copy, ignore=left_out, dirs_exist_ok=True)
    return copy
