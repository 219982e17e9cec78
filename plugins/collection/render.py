"""Templates, and the filters they use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, TemplateError
from jinja2.runtime import new_context
from markupsafe import Markup

from plugins.collection.album.picture import EMPTY, Gallery
from plugins.collection.compiled import Compiled
from plugins.collection.fragments import fragments
from plugins.collection.mistaken import mistake
from plugins.collection.page import Page
from plugins.collection.place import digest, packages
from plugins.collection.policy import REFERRER_POLICY, content_policy
from plugins.collection.scripts import early, icon
from plugins.collection.site import Site
from plugins.collection.wording import address
from plugins.collection.worker import NotMade

# What a stranger wrote is escaped wherever it is printed, and a slip of a name is an error: neither
# is left to a setting.
OPTIONS: Mapping[str, Any] = {
    "autoescape": True,
    "lstrip_blocks": True,
    "optimized": False,  # constants are few, and to fold them is a tenth of compiling
    "trim_blocks": True,
    "undefined": StrictUndefined,
}
WHOLE: Mapping[str, str] = {  # filled as a whole, by which function
    "person.html": "person_page",
    "story.html": "story_page",
    "tag.html": "tag_page",
}
FILTERS: Mapping[str, Callable[..., object]] = {"address": address}


def environment(theme: Path) -> Environment:
    """A Jinja environment of the theme alone: a missing template is an error, no other steps in."""
    templates = theme / "templates"
    key = digest(packages("jinja2", "markupsafe"), repr(OPTIONS))
    env = Environment(
        loader=FileSystemLoader(templates),
        auto_reload=False,  # no template changes during a build
        cache_size=-1,
        bytecode_cache=Compiled(templates, key),
        **OPTIONS,
    )
    env.filters.update(FILTERS)
    return env


def is_common(template: str) -> bool:
    """Whether most pages are made of a template: the frame, a partial, a form of a whole page."""
    return template == "base.html" or template in WHOLE or template.startswith("partials/")


def renderer(
    env: Environment, site: Site, features: frozenset[str], gallery: Gallery = EMPTY
) -> Callable[[Page], bytes]:
    """A function that renders a page with the theme's templates. It raises NotMade where a template
    is at fault."""
    functions, words = fragments(env, site, gallery, features), site.wording
    script = early(site.theme, features)
    env.globals.update(site=site, features=features, **functions)
    env.globals.update(  # ours, and without a sign that HTML would read
        early=Markup(script),
        icon=Markup(icon(site.theme)),
        content_policy=Markup(content_policy(script)),
        referrer_policy=Markup(REFERRER_POLICY),
    )
    env.globals.update(_=words.html, ngettext=words.html_number)
    common = dict(env.globals)
    templates: dict[str, Template] = {}

    def render(page: Page) -> bytes:
        try:
            return made(page)
        except TemplateError as error:
            fault = mistake(error, site.theme)
            raise NotMade(f"{page.named} could not be made: {fault}") from error

    def made(page: Page) -> bytes:
        data = page.data()
        if isinstance(data, bytes):
            return data
        if whole := WHOLE.get(page.template):
            file: bytes = functions[whole](page.root, **data)
            return file
        template = templates.get(page.template)
        if template is None:
            template = templates[page.template] = env.get_template(page.template)
        given = {**common, "root": page.root, "path": page.path, **data}
        # Template.render does the same, but copies the globals in a slow way for each page.
        context = new_context(env, template.name, template.blocks, given, shared=True)
        try:
            return "".join(template.root_render_func(context)).encode("utf-8")
        except Exception:
            env.handle_exception()  # raises it with the template's own lines

    return render
