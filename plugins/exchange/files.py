"""Files in, and a story file out that never overwrites another."""

from __future__ import annotations

import json
import re
from pathlib import Path
from shlex import quote

from plugins.exchange.importing import Fault
from plugins.story.limits import IMPORT_BYTES

_HTML = re.compile(r"<(?:!doctype html|\?xml|(?:html|head|body|div|article|p)\b[^<>]*>)", re.I)
_UTF16 = {b"\xff\xfe": "UTF-16LE", b"\xfe\xff": "UTF-16BE"}


def read_text(path: Path) -> str:
    """The text of a UTF-8 file, with `\\n` line ends. Raises Fault, with what to do."""
    try:
        with path.open("rb") as file:
            data = file.read(IMPORT_BYTES + 1)
    except FileNotFoundError:
        raise Fault(f"There is no file {path}. Save the unrolled thread as a text file.") from None
    except IsADirectoryError:
        raise Fault(f"{path} is a folder. Name the text file in it: FROM={path}/...") from None
    except (OSError, ValueError) as error:
        raise Fault(f"{path} can't be read: {getattr(error, 'strerror', None) or error}.") from None
    if len(data) > IMPORT_BYTES:
        raise Fault(
            f"{path} is larger than {IMPORT_BYTES // 1024} KB. A thread is much shorter: "
            "save its text alone, without the page around it."
        )
    return decoded(data, path)


def decoded(data: bytes, path: Path) -> str:
    """The text of a file's bytes. Raises Fault."""
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        raise Fault(f"{path} is empty. Paste the unrolled thread into it, and save it.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Fault(_not_utf8(data, path, error)) from None
    if data.count(0) > len(data) // 8:
        raise Fault(f"{path} is not a text file. Save the thread as plain text (.txt).")
    if markup := _markup(text):
        raise Fault(
            f"{path} is {markup}, not plain text. Open it, copy the words of the thread, and save "
            "them alone as plain text (.txt)."
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _markup(text: str) -> str:
    """The format of a text that is no plain one; empty where it is."""
    begin = text.lstrip()
    if begin.startswith("{\\rtf"):
        return "RTF"
    if _HTML.match(begin):
        return "HTML"
    if begin[:1] in ("{", "["):
        try:
            json.loads(text)
        except (ValueError, RecursionError):
            return ""
        return "JSON"
    return ""


def _not_utf8(data: bytes, path: Path, error: UnicodeDecodeError) -> str:
    line = data.count(b"\n", 0, error.start) + 1
    encoding = _UTF16.get(data[:2])
    if not encoding and b"\0" in data:
        return f"{path} is not a text file. Save the thread as plain text (.txt), in UTF-8."
    encoding = encoding or ("WINDOWS-1252" if _is_1252(data) else "")
    seems = f"seems to be {encoding}" if encoding else f"breaks off on line {line}"
    how = f"Or: iconv -f {encoding} -t UTF-8 {quote(str(path))} > utf8.txt" if encoding else ""
    return f"{path} is not UTF-8 text; it {seems}. Save it as UTF-8 in your editor. {how}".strip()


def _is_1252(data: bytes) -> bool:
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    return True


def write_new(text: str, slug: str, folder: Path) -> Path:
    """Write a story file that isn't there yet, and say where. Raises Fault."""
    path = folder / f"{slug}.md"
    taken = next((p for p in folder.rglob("*.md") if p.stem.casefold() == slug.casefold()), None)
    if taken:
        raise Fault(f"{taken} is there already and stays as it is. Give another name: SLUG=...")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Fault(f"{folder} can't be made: {error.strerror or error}.") from None
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise Fault(f"{path} is there already and stays as it is. Give another: SLUG=...") from None
    except OSError as error:
        raise Fault(f"{path} can't be written: {error.strerror or error}.") from None
    return path
