"""What a page of a long list says of the others."""

from __future__ import annotations

from jinja2 import Environment
from markupsafe import Markup

from plugins.collection.fragments.partial import partial
from plugins.collection.paging import Paging
from plugins.collection.wording import address

TURNING = "place number newer older pager"


class Turning:
    """Links from page to page, and what stencils of a list's page say of its place."""

    def __init__(self, env: Environment) -> None:
        self._pager = partial(
            env, "pager", "root alphabetical far number pages", "first newer older"
        )

    def pager(self, paging: Paging, root: str, alphabetical: bool = False) -> Markup:
        """Links to the other pages of a list; nothing where there are none."""
        if not (paging.newer or paging.older):
            return Markup()
        number = paging.number if paging.pages else 0  # or there were a form for each page
        flags = (root, alphabetical, paging.first != paging.newer, number, paging.pages)
        words = (address(paging.first), address(paging.newer), address(paging.older))
        return Markup(self._pager.fill(flags, words))

    def words(self, paging: Paging, root: str) -> tuple[str, ...]:
        """What a stencil is given, in the order of TURNING: the page's address inside the site, its
        number where it isn't the newest, the addresses of its neighbours, and links to all."""
        newer, older = address(paging.newer), address(paging.older)
        number = str(paging.number) if newer else ""
        return (address(paging.path), number, newer, older, self.pager(paging, root))
