"""All texts of the interface in one file, for translators: theme/locale/site.pot.

`python -m plugins.collection.catalogue` writes it anew, and a test holds it to the theme and the
code. A translation is made of it with any tool for GNU gettext, and lies, compiled, at
theme/locale/<language>/LC_MESSAGES/site.mo; DEFAULT_LANG in pelicanconf.py chooses it.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from jinja2 import Environment
from jinja2.ext import extract_from_ast

from plugins.collection.place import ROOT
from plugins.collection.wording import IN_SCRIPT

POT = Path("theme/locale/site.pot")
SAID = {"_": 1, "ngettext": 2, "text": 1, "number": 2}  # how many texts each is given first
HEAD = """# Texts of the interface. Written by: python -m plugins.collection.catalogue
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""

Message: TypeAlias = tuple[str, ...]  # a text, or one for a single thing and one for many


def messages(root: Path) -> Mapping[Message, tuple[str, ...]]:
    """Every text of the interface below a project's root, and the files that say it, in order."""
    found: dict[Message, dict[str, None]] = {}
    for ending, folder, reader in (
        ("html", root / "theme" / "templates", _in_template),
        ("js", root / "theme" / "static", _in_script),
        ("py", root / "plugins", _in_code),
    ):
        for path in sorted(folder.rglob(f"*.{ending}")):
            for message in reader(path.read_text(encoding="utf-8")):
                found.setdefault(message, {})[path.relative_to(root).as_posix()] = None
    return {message: tuple(files) for message, files in found.items()}


def pot(found: Mapping[Message, Iterable[str]]) -> str:
    """The texts as a template for translators (GNU gettext, "The Format of PO Files")."""
    return HEAD + "".join([_entry(message, files) for message, files in found.items()])


def _in_template(text: str) -> Iterator[Message]:
    for _, function, said in extract_from_ast(Environment(autoescape=True).parse(text)):
        yield _message(function, said if isinstance(said, tuple) else (said,))


def _in_script(text: str) -> Iterator[Message]:
    return ((json.loads(match[1]),) for match in IN_SCRIPT.finditer(text))


def _in_code(text: str) -> Iterator[Message]:
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = _name(node.func)
        said = [a.value for a in node.args[: SAID.get(name, 0)] if isinstance(a, ast.Constant)]
        if said and all(isinstance(text, str) for text in said):
            yield _message(name, said)


def _name(function: ast.expr) -> str:
    """The name of a function that says something: `_`, or a method of a wording."""
    match function:
        case ast.Name(id="_"):
            return "_"
        case ast.Attribute(
            value=ast.Name(id="wording") | ast.Attribute(attr="wording" | "_wording")
        ):
            return function.attr
    return ""


def _message(function: str, said: Iterable[object]) -> Message:
    return tuple([text for text in said if isinstance(text, str)][: SAID.get(function, 1)])


def _entry(message: Message, files: Iterable[str]) -> str:
    one, *many = message
    lines = [f"#: {' '.join(files)}"]
    if "%(" in one:
        lines.append("#, python-format")
    lines.append(f"msgid {json.dumps(one, ensure_ascii=False)}")
    if many:
        lines.append(f"msgid_plural {json.dumps(many[0], ensure_ascii=False)}")
        lines += ['msgstr[0] ""', 'msgstr[1] ""']
    else:
        lines.append('msgstr ""')
    return "\n" + "\n".join(lines) + "\n"


if __name__ == "__main__":
    (ROOT / POT).write_text(pot(messages(ROOT)), encoding="utf-8")
    print(f"{POT}: {len(messages(ROOT))} texts")
