"""What of the window is translated: gathers self.tr(...) of clerk_app/gui into resources/translations/clerk_zh_CN.ts.

    python packaging/translations.py               gather anew (keeps what is translated)
    python packaging/translations.py --check       fail when gathering would change the file or an entry is unfinished
    python packaging/translations.py --todo        print the unfinished entries as JSON, ready to be filled
    python packaging/translations.py --fill FILE   fill in Chinese: {context: {source: zh}} or {source: zh} in JSON
    python packaging/translations.py --qm          gather nothing; build the .qm files that are older than their .ts
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
CODE = Path("clerk_app/gui")
TRANSLATIONS = TOP / "resources" / "translations"
CHINESE = TRANSLATIONS / "clerk_zh_CN.ts"
_BLANK = re.compile(r"\{[^{}]*\}|%n|%L?\d")


def qt_tool(name: str) -> Path:
    """lupdate or lrelease of the PySide6_Essentials this Python has; the wrapper scripts may not be on PATH."""
    spec = find_spec("PySide6")
    folders = list(spec.submodule_search_locations or []) if spec else []
    for folder in folders:
        for candidate in (Path(folder) / name, Path(folder) / f"{name}.exe"):
            if candidate.is_file():
                return candidate
    raise SystemExit(f"{name} not found: PySide6_Essentials is not installed in {sys.executable}")


def gather(into: Path) -> str:
    """Run lupdate over the window's code. No line numbers: a moved line is no change of the translation."""
    files = sorted(path.relative_to(TOP).as_posix() for path in (TOP / CODE).rglob("*.py"))
    done = subprocess.run(
        [str(qt_tool("lupdate")), *files, "-locations", "none", "-no-obsolete", "-source-language", "en",
         "-target-language", "zh_CN", "-disable-heuristic", "similartext", "-disable-heuristic", "sametext",
         "-ts", str(into)],
        cwd=TOP, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"lupdate failed ({done.returncode}):\n{done.stdout}{done.stderr}")
    return "\n".join(line for line in done.stderr.splitlines() if line.strip())


def release(folder: Path) -> list[Path]:
    """Build every .qm that is missing or older than its .ts, beside it."""
    built = []
    for source in sorted(folder.glob("*.ts")):
        target = source.with_suffix(".qm")
        if target.exists() and target.stat().st_mtime_ns > source.stat().st_mtime_ns:
            continue
        part = target.with_suffix(".part")
        subprocess.run([str(qt_tool("lrelease")), "-silent", str(source), "-qm", str(part)], check=True)
        part.replace(target)
        built.append(target)
    return built


def entries(tree: ET.ElementTree[ET.Element]) -> Iterator[tuple[str, str, ET.Element]]:
    """(context, source, message element) of every message."""
    for context in tree.iterfind("context"):
        name = context.findtext("name") or ""
        for message in context.iterfind("message"):
            yield name, message.findtext("source") or "", message


def forms(message: ET.Element) -> list[str]:
    """The translated texts of a message: one, or one for each plural form."""
    translation = message.find("translation")
    if translation is None:
        return [""]
    plural = translation.findall("numerusform")
    return ["".join(form.itertext()) for form in plural] if plural else ["".join(translation.itertext())]


def is_unfinished(message: ET.Element) -> bool:
    translation = message.find("translation")
    if translation is None or translation.get("type") is not None:
        return True
    return not all(text.strip() for text in forms(message))


def todo(ts: Path) -> dict[str, dict[str, str]]:
    """Unfinished entries, by context."""
    missing: dict[str, dict[str, str]] = {}
    if ts.exists():
        for context, source, message in entries(ET.parse(ts)):
            if is_unfinished(message):
                missing.setdefault(context, {})[source] = ""
    return missing


def wrong_blanks(ts: Path) -> list[str]:
    """Translations whose blanks are not those of their source: they would fail, or lose a number, at run time."""
    wrong = []
    for context, source, message in entries(ET.parse(ts)):
        if is_unfinished(message):
            continue
        for text in forms(message):
            if sorted(_BLANK.findall(text)) != sorted(_BLANK.findall(source)):
                wrong.append(f"{context}: {source!r} has other blanks than {text!r}")
    return wrong


def fill(ts: Path, words: Mapping[str, object]) -> list[str]:
    """Put the given Chinese in; returns the sources that no entry has."""
    tree = ET.parse(ts)
    used: set[tuple[str, str]] = set()
    for context, source, message in entries(tree):
        inside = words.get(context)
        chinese = inside.get(source) if isinstance(inside, Mapping) else None
        key = (context, source)
        if chinese is None and isinstance(words.get(source), str | list):
            chinese, key = words[source], ("", source)
        if not chinese:
            continue
        used.add(key)
        translation = message.find("translation")
        if translation is None:
            translation = ET.SubElement(message, "translation")
        translation.attrib.pop("type", None)
        if message.get("numerus") == "yes":
            translation.clear()
            for text in chinese if isinstance(chinese, list) else [chinese]:
                ET.SubElement(translation, "numerusform").text = str(text)
        else:
            translation.text = str(chinese)
    tree.write(ts, encoding="utf-8", xml_declaration=True)
    given = {(name, source) for name, inside in words.items() if isinstance(inside, Mapping) for source in inside}
    given |= {("", source) for source, text in words.items() if isinstance(text, str | list)}
    return sorted(f"{context}: {source}" if context else source for context, source in given - used)


def check() -> int:
    """0 when the committed file is what gathering gives and every entry is finished."""
    troubles: list[str] = []
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary) / CHINESE.name
        if CHINESE.exists():
            shutil.copyfile(CHINESE, copy)
        warnings = gather(copy)
        if warnings:
            troubles.append(f"lupdate warns:\n{warnings}")
        if not CHINESE.exists() or CHINESE.read_bytes() != copy.read_bytes():
            troubles.append(f"{CHINESE.name} is not what the code says; run: python packaging/translations.py")
        missing = todo(copy)
        if missing:
            count = sum(len(sources) for sources in missing.values())
            listed = json.dumps(missing, ensure_ascii=False, indent=1)
            troubles.append(f"{listed}\n{count} entries are unfinished; fill them with --fill")
        troubles += wrong_blanks(copy)
    for trouble in troubles:
        print(trouble)
    if not troubles:
        print(f"{CHINESE.name}: up to date, every entry finished")
    return 1 if troubles else 0


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="change nothing; fail when something is to be done")
    parser.add_argument("--todo", action="store_true", help="print the unfinished entries as JSON")
    parser.add_argument("--fill", type=Path, metavar="FILE.json", help="fill in the Chinese of this file")
    parser.add_argument("--qm", action="store_true", help="only build the .qm files")
    options = parser.parse_args(argv)
    if options.check:
        return check()
    if options.qm:
        release(TRANSLATIONS)
        return 0
    TRANSLATIONS.mkdir(parents=True, exist_ok=True)
    warnings = gather(CHINESE)
    if warnings:
        print(warnings, file=sys.stderr)
    if options.fill:
        for unknown in fill(CHINESE, json.loads(options.fill.read_text(encoding="utf-8"))):
            print(f"not in the code: {unknown}", file=sys.stderr)
        gather(CHINESE)  # once more, so that the file has lupdate's own shape
    missing = todo(CHINESE)
    if options.todo:
        print(json.dumps(missing, ensure_ascii=False, indent=1))
    else:
        print(f"{CHINESE.relative_to(TOP)}: {sum(map(len, missing.values()))} unfinished")
    return 0


if __name__ == "__main__":
    sys.exit(main())
