"""Pagefind itself: the same records give the same files, and its failures are told."""

from __future__ import annotations

import gzip
import json
import re
import sys
from base64 import b64encode
from pathlib import Path
from types import SimpleNamespace

import pytest

from plugins.collection.place import libraries, packages
from plugins.search import engine, kept
from plugins.search import steady as steady_module
from plugins.search.cbor import decoded
from plugins.search.engine import Files, NoIndex, indexed
from plugins.search.steady import ROUGH, SHORT, _names, packer, repacked, steady

FULL = b'{"payload": {"type": "Error", "message": "full"}}'


def record(n: int, text: str = "") -> tuple[str, str]:
    tags = "".join(f'<i data-pagefind-filter="hashtag[a]" a="T{n * k % 7}"></i>' for k in range(9))
    filters = "".join(f'<i data-pagefind-filter="f{k}[a]" a="{n % 5}"></i>' for k in range(6))
    return f"s/{n}.html", f"<html><body>{tags}{filters}<br id=1>word{n} {text}</body></html>"


def fragments(files: Files) -> list[dict[str, object]]:
    made = [gzip.decompress(data)[12:] for name, data in files.items() if "fragment/" in name]
    return [json.loads(data) for data in made]


def test_the_same_records_give_the_same_files() -> None:
    records = [record(n) for n in range(40)]
    first = indexed(records)
    assert [indexed(records) for _ in range(3)] == [first] * 3
    assert {f["url"] for f in fragments(first)} == {url for url, _ in records}


def test_an_edit_leaves_the_other_records_as_they_are() -> None:
    before = indexed(record(n) for n in range(40))
    after = indexed(record(n, "more" if n == 7 else "") for n in range(40))
    same = {name for name in before if "fragment/" in name and after.get(name) == before[name]}
    assert len(same) == 39


def test_only_what_a_search_needs_is_there() -> None:
    names = {name.split("/")[0].split(".")[0] for name in indexed([record(1)])}
    assert names == {"filter", "fragment", "index", "pagefind", "pagefind-entry", "wasm"}


def test_the_lists_lead_to_the_files() -> None:
    files = indexed(record(n) for n in range(40))
    (language,) = json.loads(files["pagefind-entry.json"])["languages"].values()
    meta = decoded(gzip.decompress(files[f"pagefind.{language['hash']}.pf_meta"])[12:])
    assert isinstance(meta, list)
    _, pages, pieces, filters, *_ = meta
    named = {f"fragment/{page[0]}.pf_fragment" for page in pages}  # type: ignore[index, union-attr]
    named |= {f"index/{piece[2]}.pf_index" for piece in pieces}  # type: ignore[index, union-attr]
    named |= {f"filter/{each[1]}.pf_filter" for each in filters}  # type: ignore[index, union-attr]
    assert named == {name for name in files if "/" in name}
    for each in filters:  # type: ignore[union-attr]
        name, values = decoded(files[f"filter/{each[1]}.pf_filter"][12:])  # type: ignore[index, misc]
        assert name == each[0]  # type: ignore[index]
        assert values == sorted(values)  # type: ignore[arg-type, type-var]


def test_no_story_has_no_length() -> None:
    files = indexed([record(1)])
    (language,) = json.loads(files["pagefind-entry.json"])["languages"].values()
    meta = decoded(gzip.decompress(files[f"pagefind.{language['hash']}.pf_meta"])[12:])
    assert isinstance(meta, list)
    assert [page[1] for page in meta[1]] == [ROUGH]  # type: ignore[index, union-attr]


def test_the_engine_is_packed_small() -> None:
    data = repacked(indexed([record(1)])["wasm.unknown.pagefind"])
    assert len(data) < len(gzip.compress(gzip.decompress(data), 9)) - 2_000


def test_no_engine_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    with pytest.raises(NoIndex, match=r"pagefind_bin isn't installed.*publishconf\.py"):
        indexed([record(1)])


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("exit 3", "it ended"),
        ("echo oh no >&2; exit 1", "oh no"),
        ("printf 'bm9uc2Vuc2U=,'; cat >/dev/null", "Expecting value"),
        (f"printf '{b64encode(FULL).decode()},'; cat >/dev/null", "full"),
    ],
)
def test_a_failing_engine_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, why: str
) -> None:
    program = tmp_path / "pagefind"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    fake = SimpleNamespace(get_executable=lambda: program)
    monkeypatch.setitem(sys.modules, "pagefind_bin", fake)
    with pytest.raises(NoIndex, match=why):
        indexed([record(1)])


def test_an_index_of_another_kind_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    files = indexed([record(1)])
    with pytest.raises((KeyError, ValueError)):
        steady({n: data for n, data in files.items() if "fragment" not in n})
    monkeypatch.setattr(engine, "steady", lambda files: steady({}))
    with pytest.raises(NoIndex, match="of another kind"):
        indexed([record(1)])


def test_the_packed_engine_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed: list[bytes] = []
    monkeypatch.setattr(kept, "repacked", lambda data: packed.append(data) or data[::-1])
    for means, data in [("a", b"one"), ("a", b"one"), ("b", b"one"), ("b", b"two"), ("b", b"two")]:
        assert kept.engine(tmp_path, means, data) == data[::-1]
    assert packed == [b"one", b"one", b"two"]
    (tmp_path / "engine").write_bytes((tmp_path / "engine").read_bytes()[:-1])
    assert kept.engine(tmp_path, "b", b"two") == b"owt"
    assert len(packed) == 4


def test_a_name_never_goes_over_to_another_file() -> None:
    files = [str(n).encode() for n in range(2_000)]
    names = _names(files)
    assert len(set(names.values())) == len(files)
    assert min(map(len, names.values())) == SHORT < max(map(len, names.values()))
    assert not set(_names(files[1000:]).values()) & {names[file] for file in files[:1000]}


def test_it_is_packed_anew_by_another_packer_only(monkeypatch: pytest.MonkeyPatch) -> None:
    assert re.fullmatch(r"zopfli-[0-9.]+\.dist-info", packages("zopfli"))
    assert packages("zopfli") in libraries() and "pillow-" in libraries().lower()
    assert packages("zop") == ""
    keys = {packer()}
    monkeypatch.setattr(steady_module, "packages", lambda *named: f"{named} of another version")
    keys.add(packer())
    monkeypatch.setattr(steady_module, "__file__", __file__)
    keys.add(packer())
    assert len(keys) == 3
