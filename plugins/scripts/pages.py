"""theme/site.js: the small scripts of theme/static/js in one file, in the site's language."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from plugins.collection.collection import Collection
from plugins.collection.page import Page
from plugins.collection.scripts import bare
from plugins.collection.wording import IN_SCRIPT

_IMPORT = re.compile(r'^import "([\w-]+\.js)";$', re.MULTILINE)


def pages(collection: Collection) -> Iterator[Page]:
    """theme/site.js."""
    folder = collection.site.theme / "static" / "js"
    data = bundle(folder / "site.js", collection.site.wording.text).encode("utf-8")
    digest = hashlib.blake2b(data, digest_size=16).hexdigest()
    yield Page("theme/site.js", "", (), lambda: (digest,), partial(bytes, data))


def bundle(script: Path, said: Callable[[str], str]) -> str:
    """A script with its lines `import "name.js";` replaced by those files: one module.

    Whole lines of comment, and indentation, go. said: a text of the interface, `_("…")`, in the
    language of the site.
    """
    whole = _IMPORT.sub(lambda match: bare(script.with_name(match[1])), bare(script))
    worded = IN_SCRIPT.sub(
        lambda match: json.dumps(said(json.loads(match[1])), ensure_ascii=False), whole
    )
    return f"{worded}\n"
