"""What a page may consist of: a closed list for what authors wrote, the theme's own for the rest.

The list stands here once more, and is not taken from the code: a hole there must not be one here.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

_PLAIN = "br hr blockquote pre ul em strong s code table thead tbody tr".split()
_TURNED = "p h3 h4 h5 h6 li".split()
PROSE: dict[str, frozenset[str]] = {
    **{tag: frozenset() for tag in _PLAIN},
    **{tag: frozenset(["dir"]) for tag in _TURNED},
    "ol": frozenset(["start"]),
    "th": frozenset(["class", "dir"]),
    "td": frozenset(["class", "dir"]),
    "span": frozenset(["class"]),
    "a": frozenset(["href", "title", "rel", "class"]),
    "picture": frozenset(["class"]),
    "source": frozenset(["srcset", "sizes", "type", "media", "width", "height"]),
    "img": frozenset(
        "src srcset sizes alt title width height loading decoding class "
        "fetchpriority data-tone".split()
    ),
}
TONE = re.compile("[a-z0-9-]{0,20}")
CLASSES = frozenset(["hashtag", "mention", "center", "right", "picture"])
REL_OUT = {"nofollow", "ugc", "noopener"}
FRAME = frozenset(  # what the theme uses besides, and authors can't
    "html head meta title link noscript body header nav main footer section article div h1 h2 time "
    "bdi b details summary figure figcaption cite dl dt dd small data abbr form label input button "
    "fieldset legend i output search select option svg g path circle rect text".split()
)
TABLES = ("archive/index.html", "constellation.html", "styleguide.html")  # prose of the theme's own
SCRIPT = re.compile(r"(?:(?:^| )(?:\.\./|/)*theme/[a-z/-]+\.js)+")  # or more than one
ICON = re.compile(r"data:image/svg\+xml,[\w%/:='(),.-]+")  # the theme's, which stands in the page
VOID = frozenset("br hr img input link meta source wbr col path circle rect".split())
_SCHEMES = ("http", "https", "mailto")
_ADDRESSES = ("href", "src", "srcset", "action", "formaction", "poster", "data", "cite")


@dataclass
class Seen(HTMLParser):
    """One page, read strictly; `faults` says what is in it that must not be."""

    address: str = ""  # of the page; "" where its addresses are absolute
    site: str = ""  # begins the absolute addresses of the site
    paths: set[str] = field(default_factory=set)  # of elements outside prose, with attribute names
    faults: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    texts: dict[str, list[str]] = field(default_factory=dict)  # words by the class they stand in
    prose: int = -1  # how deep the prose we are in begins
    all_prose: bool = False

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def fault(self, what: str) -> None:
        self.faults.append(f"{self.address}:{self.getpos()[0]}: {what}")

    @property
    def in_prose(self) -> bool:
        return self.all_prose or self.prose >= 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if len(given) != len(attrs):
            self.fault(f"<{tag}> has an attribute twice")
        if self.in_prose:
            self._written(tag, given)
        else:
            self._framed(tag, given)
        for name in _ADDRESSES:
            if name in given:
                self._leads(tag, name, given)
        if tag in VOID:
            return
        self.open.append(f"{tag}.{given.get('class', '')}")
        ours = self.address in TABLES
        if not self.in_prose and not ours and "prose" in given.get("class", "").split():
            self.prose = len(self.open)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.fault(f"<{tag}/> closes itself")
        self.handle_starttag(tag, attrs)

    def _written(self, tag: str, given: dict[str, str]) -> None:
        if tag not in PROSE:
            return self.fault(f"<{tag}> among what an author wrote")
        if extra := given.keys() - PROSE[tag]:
            self.fault(f"<{tag}> has {sorted(extra)}")
        if extra := set(given.get("class", "").split()) - CLASSES:
            self.fault(f"<{tag}> has the class {sorted(extra)}")
        if given.get("dir", "ltr") not in ("ltr", "rtl"):
            self.fault(f"<{tag}> runs {given['dir']!r}")
        if not TONE.fullmatch(given.get("data-tone", "")):
            self.fault(f"<{tag}> has a tone that is none")
        href = given.get("href", "")
        inside = bool(self.site) and href.startswith(self.site)
        if (
            urlsplit(href).scheme
            and not inside
            and not set(given.get("rel", "").split()) >= REL_OUT
        ):
            self.fault(f"a link out of the site has rel={given.get('rel')!r}")
        return None

    def _framed(self, tag: str, given: dict[str, str]) -> None:
        if tag == "script":
            self._script(given)
        elif tag not in FRAME and tag not in PROSE:
            self.fault(f"<{tag}> in the frame of the page")
        if bad := [name for name in given if name.startswith("on") or name in ("style", "ping")]:
            self.fault(f"<{tag}> has {bad}")
        names = " ".join(sorted(given))
        self.paths.add(f"{'/'.join(self.open)}/{tag}.{given.get('class', '')}[{names}]")

    def _script(self, given: dict[str, str]) -> None:
        """A block of data, a file of the theme's, or the one script that every page has, which
        names such a file."""
        is_data = given == {"type": "application/ld+json"}
        if not is_data and not SCRIPT.fullmatch(given.get("src") or given.get("data-more", "")):
            self.fault(f"<script> with {given}")

    def _leads(self, tag: str, name: str, given: dict[str, str]) -> None:
        """An address is http(s) or mail, or stays in the site; what is fetched always stays."""
        parts = re.split(r",\s+", given[name]) if name == "srcset" else [given[name]]
        for part in parts:
            whole = part.split(" ")[0] if name == "srcset" else part
            split = urlsplit(whole)
            if self.site and whole.startswith(self.site):
                continue
            if tag == "link" and given.get("rel") == "icon" and ICON.fullmatch(given[name]):
                continue
            if split.scheme or split.netloc or whole.startswith(("//", "\\")):
                fetched = name != "href" or (
                    tag == "link" and given.get("rel") not in ("canonical",)
                )
                if fetched or split.scheme.lower() not in _SCHEMES:
                    self.fault(f"<{tag}> leads to {whole[:80]!r}")
            elif self.address:
                self._stays(tag, split.path)
            else:
                self.fault(f"<{tag}> leads to {whole[:80]!r}, which isn't a whole address")

    def _stays(self, tag: str, path: str) -> None:
        at = posixpath.join("/", posixpath.dirname(self.address)).count("/") if path else 0
        climbed = unquote(path).replace("\\", "/").split("/").count("..")
        if climbed > (at if self.address.count("/") else 0):
            self.fault(f"<{tag}> climbs out of the site: {path[:80]!r}")

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open.pop().partition(".")[0] != tag:
            self.fault(f"</{tag}> closes something else")
        if self.prose > len(self.open):
            self.prose = -1

    def handle_data(self, data: str) -> None:
        if self.open and not self.in_prose:
            self.texts.setdefault(self.open[-1], []).append(data)

    def handle_comment(self, data: str) -> None:
        self.fault(f"a comment: {data[:40]!r}")

    def handle_decl(self, decl: str) -> None:
        if decl.lower() != "doctype html":
            self.fault(f"a declaration: {decl[:40]!r}")

    def handle_pi(self, data: str) -> None:
        self.fault(f"an instruction: {data[:40]!r}")

    unknown_decl = handle_pi


def seen(html: str, address: str, site: str = "") -> Seen:
    """A page of the site, read."""
    page = Seen(address=address, site=site)
    page.feed(html)
    page.close()
    if page.open:
        page.fault(f"{page.open} is never closed")
    return page


def prose(html: str, site: str) -> list[str]:
    """What must not be in HTML that an author wrote all of, with absolute addresses."""
    part = Seen(site=site, all_prose=True)
    part.feed(html)
    part.close()
    return [*part.faults, *part.open]
