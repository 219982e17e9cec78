"""What a page of a long list says of the others."""

from __future__ import annotations

from jinja2 import Environment

from plugins.collection.paging import Paging
from plugins.collection.wording import address

TURNING = "place number newer older pager"


class Turning:
    """The words of a list's page about its place among the others."""

    def __init__(self, env: Environment) -> None:
        self._env = env

    def words(self, paging: Paging, root: str) -> tuple[str, ...]:
        """What a stencil is given, in the order of TURNING: the page's address inside the site, its
        number where it isn't the newest, the addresses of its neighbours, and links to all."""
        if not (paging.newer or paging.older):
            return (address(paging.path), "", "", "", "")
        pager = self._env.get_template("partials/pager.html").render(paging=paging, root=root)
        number = str(paging.number) if paging.newer else ""
        return (
            address(paging.path), number, address(paging.newer), address(paging.older), pager
        )  # fmt: skip
