"""backup, restore, verify, rebuild, compare, on a real store."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import clerk_app
from tests.older import make_older

ROOT = Path(__file__).parents[2]


def register(store: Path, name: str) -> None:
    done = clerk_app(
        "--store", store, "register", "--channel", "fax", "--name", name, "--wording", f"{name}要的补偿方案",
        "--received-on", "2025-01-20", "--today", "2025-01-21",
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with one request and one backup of it."""
    folder = tmp_path / "数据"
    register(folder, "周若安")
    assert clerk_app("--store", folder, "backup").returncode == 0
    return folder


def backup_of(store: Path) -> Path:
    return next((store / "backups").glob("clerk-*.db"))


def test_a_backup_is_told_with_its_name_and_counts(store: Path, tmp_path: Path) -> None:
    done = clerk_app("--store", store, "backup", "--to", tmp_path / "stick", "--json")
    told = json.loads(done.stdout)
    assert (done.returncode, told["requests"], told["events"], told["folder"]) == (0, 1, 1, str(tmp_path / "stick"))
    assert (tmp_path / "stick" / told["name"]).is_file() and len(told["sha256"]) == 64


def test_a_store_is_restored_and_the_former_kept(store: Path) -> None:
    register(store, "林知远")
    done = clerk_app("--store", store, "restore", backup_of(store).name)
    assert done.returncode == 0, done.stderr
    assert "1 条经过不在恢复的数据里" in done.stdout and "before-restore-" in done.stdout
    told = json.loads(clerk_app("--store", store, "verify", "--json").stdout)
    assert (told["sound"], told["requests"]) == (True, 1)
    assert clerk_app("--store", store, "find", "林知远").stdout.count("2025-") == 0


def test_without_a_name_restoring_asks_first(store: Path) -> None:
    before = (store / "clerk.db").read_bytes()
    refused = clerk_app("--store", store, "restore", given="n\n")
    assert refused.returncode == 1 and "吗？" in refused.stderr
    assert (store / "clerk.db").read_bytes() == before
    assert clerk_app("--store", store, "restore", given="y\n").returncode == 0
    assert clerk_app("--store", store, "restore", "--yes").returncode == 0


def test_the_backups_are_listed(store: Path) -> None:
    listed = json.loads(clerk_app("--store", store, "restore", "--list", "--json").stdout)
    assert [(one["name"], one["why"], one["verified"]) for one in listed] == [(backup_of(store).name, "hand", True)]


def test_a_damaged_store_is_refused_then_restored(store: Path) -> None:
    (store / "clerk.db").write_bytes(b"")
    refused = clerk_app("--store", store, "due")
    assert refused.returncode == 3 and "restore" in refused.stderr
    assert clerk_app("--store", store, "restore", "--yes").returncode == 0
    assert json.loads(clerk_app("--store", store, "verify", "--json").stdout)["requests"] == 1


def test_a_bad_backup_is_told_and_not_restored(store: Path) -> None:
    backup = backup_of(store)
    backup.write_bytes(backup.read_bytes()[:-1])
    looked = clerk_app("verify", backup)
    assert looked.returncode == 1 and "被改过" in looked.stdout
    refused = clerk_app("--store", store, "restore", backup.name)
    assert refused.returncode == 2 and "没有恢复" in refused.stderr
    assert clerk_app("verify", store / "backups" / "none.db").returncode == 2


def test_a_register_rebuilt_from_text_compares_as_the_same(store: Path, tmp_path: Path) -> None:
    text = next((store / "backups").glob("*.requests.json"))
    assert clerk_app("rebuild", text, tmp_path / "rebuilt").returncode == 0
    same = clerk_app("compare", store, tmp_path / "rebuilt")
    assert same.returncode == 0 and "一样" in same.stdout
    register(tmp_path / "rebuilt", "林知远")
    differing = json.loads((done := clerk_app("compare", store, tmp_path / "rebuilt", "--json")).stdout)
    assert done.returncode == 1 and "requests" in differing["tables"]


@pytest.mark.parametrize("command", ["backup", "restore", "verify"])
def test_a_folder_that_is_no_store_is_refused(tmp_path: Path, command: str) -> None:
    (tmp_path / "empty").mkdir()
    for name in ("missing", "empty"):
        done = clerk_app("--store", tmp_path / name, command)
        assert done.returncode == 3 and done.stderr
    assert not (tmp_path / "missing").exists() and not any((tmp_path / "empty").iterdir())


@pytest.mark.skipif(os.name != "posix", reason="a terminal of its own")
def test_on_a_terminal_it_is_said_that_an_older_store_is_made_ready(store: Path) -> None:
    make_older(store)
    screen, terminal = os.openpty()
    command = [sys.executable, "-m", "clerk_app", "--store", str(store), "verify"]
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=terminal, check=False)
    os.close(terminal)
    said = b""
    with contextlib.suppress(OSError):  # the end of what was written there
        while more := os.read(screen, 4096):
            said += more
    os.close(screen)
    lines = said.decode().splitlines()
    assert lines == [
        "数据由程序的较早版本写成，正在备份…", "正在逐行核对备份，登记册较大时需要一两分钟…",
        "正在把数据更新到本版本，要么全部更新，要么保持原样…",
    ]


def test_where_nobody_looks_on_only_what_was_asked_for_is_said(store: Path) -> None:
    make_older(store)
    done = clerk_app("--store", store, "verify")
    assert (done.returncode, done.stderr, len(done.stdout.splitlines())) == (0, "", 1)
