"""What is the same on many pages: what stands above and below, and the knot."""

from __future__ import annotations

from jinja2 import Environment
from markupsafe import Markup

from plugins.collection.fragments.partial import partial
from plugins.collection.site import Site


class Frame:
    """The site's header and footer, and its knot."""

    def __init__(self, env: Environment, site: Site) -> None:
        self._documents = {f"{document.slug}.html" for document in site.documents}
        self._header = partial(env, "site-header", "root path")
        self._footer = partial(env, "site-footer", "root path")
        self._knot = partial(env, "knot", "")

    def header(self, root: str, path: str) -> Markup:
        """The header of the page at `path`."""
        return Markup(self._header.fill((root, self._known(path)), ()))

    def footer(self, root: str, path: str) -> Markup:
        """The footer of the page at `path`."""
        return Markup(self._footer.fill((root, self._known(path)), ()))

    def knot(self) -> Markup:
        """The knot at a thread's end."""
        return Markup(self._knot.fill((), ()))

    def _known(self, path: str) -> str:
        """The page, if the frame may link to it: deep down, it links to indexes only."""
        near = "/" not in path or path.endswith("/index.html") or path in self._documents
        return path if near else ""
