"""A text as words that Pagefind indexes, in every script.

Pagefind cuts at white space, and with one index for all languages it knows nothing of scripts that
have none, or of the forms of a word. So what it is given is prepared, and finding.js (in
theme/static/search) undoes that where a text is shown, and prepares what is typed:

- Chinese, Japanese, Thai, Lao, Khmer, Burmese: a word begins at every letter and holds the next two
  as well; since Pagefind finds words by how they begin, any part of a text is found. Shown is the
  first letter of each, and a space only where ALSO stands at the end.
- Other ways of writing the same word stand behind the word, after a mark (ALSO) that Pagefind cuts
  at: the noun behind an Arabic article, what comes after an apostrophe or a dash, "story" behind
  "stories". Other endings need nothing: what is typed is shortened, and found where a word begins.
- Each word ends with a sign (END) that Pagefind takes for a letter: where it knows no word that
  begins as asked, it would give those that are a beginning of it, "or" for "oreille".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

END = "\u203f"
ALSO = "|~"  # ASCII punctuation, since Pagefind cuts compounds at nothing else; rare in any text
LONG = 3  # letters of a word in a script without spaces

_DENSE = (  # as in finding.js
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30fa\u30fc-\u30ff\u3400-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
_MARKS = (
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3"
)
_HAS_DENSE = re.compile(f"[{_DENSE}]")
# The signs before a letter, and it; or a run of what else there is.
_UNIT = re.compile(f"([^\\w{_DENSE}]*)([{_DENSE}][{_MARKS}]*|[^{_DENSE}]+)")
_ARTICLE = re.compile("[وف]?(?:[بك]?ال|لل)(?=[ء-ي]{2})")  # and, so; in, as; the, for the
_PLURAL = re.compile(r"([^\W\d_]{2,})ies\b")
_INNER = re.compile(r"[^\w!-/:-@\[-`{-~\u0300-\u036f\u064b-\u065f\u200c\u200d]+")
_LAST = re.compile(r"(?<=\w)(?=\W*$)")
_TAG = re.compile(r'<(?P<name>/?\w+)(?:[^<>"]|"[^"]*")*>')
_INLINE = {"a", "abbr", "b", "bdi", "bdo", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s"}
_INLINE |= {"samp", "small", "span", "strong", "sub", "sup", "time", "u", "var"}
# Characters that nobody sees, of which some cut words; and END.
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b\u203f\u2060\ufeff]")


def plain(html: str) -> str:
    """The text of sanitised HTML; words in different blocks don't touch."""
    return unescape(_TAG.sub(_gap, html) if "<" in html else html)


def _gap(tag: re.Match[str]) -> str:
    return "" if tag["name"].lstrip("/") in _INLINE else " "


def words(text: str) -> str:
    """A text as Pagefind is given it: words with a space between them."""
    text = _UNSEEN.sub("", text).replace(ALSO, "| ~").replace("___", "__")  # its own marks
    return " ".join([word for chunk in text.split() for word in _words(chunk)])


def _words(chunk: str) -> Iterator[str]:
    if chunk.isalnum() and chunk.isascii() and not chunk.endswith("ies"):  # most are
        yield chunk + END
    elif _HAS_DENSE.search(chunk):
        *rest, last = map(_ended, _windows(chunk))
        yield from rest
        yield last + ALSO
    else:
        yield ALSO.join(map(_ended, (chunk, *_also(chunk))))


def _ended(word: str) -> str:
    return _LAST.sub(END, word, count=1)


def _also(word: str) -> Iterator[str]:
    """Other ways to write a word, and what stands in it behind a sign."""
    if plural := _PLURAL.search(word):
        yield f"{plural[1]}y"
    parts = [part for part in _INNER.split(word) if part]
    for part in parts:
        if len(part) > 1 and len(parts) > 1:
            yield part
        letters = part.lstrip("#")
        if _ARTICLE.match(letters):
            yield _ARTICLE.sub("", letters, count=1)


def _windows(chunk: str) -> Iterator[str]:
    """A word for each letter of a chunk without spaces: the signs before it, it, and what letters
    follow, LONG in all."""
    units = _UNIT.findall(chunk)
    for n, (signs, unit) in enumerate(units):
        word = signs + unit
        for before, letter in units[n + 1 : n + LONG] if _HAS_DENSE.match(unit) else ():
            if before or not _HAS_DENSE.match(letter):
                break
            word += letter
        yield word
