"""Stencils of the theme's partials."""

from __future__ import annotations

from jinja2 import Environment

from plugins.collection.stencil import Stencil


def partial(env: Environment, name: str, flags: str, words: str = "") -> Stencil:
    """The stencil of partials/<name>.html."""
    return Stencil(lambda: env.get_template(f"partials/{name}.html"), flags, words)
