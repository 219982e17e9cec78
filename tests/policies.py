"""The policies that the pages of this theme carry."""

from __future__ import annotations

import re
from pathlib import Path

from plugins.collection.policy import content_policy
from plugins.collection.scripts import early

EARLY = early(Path(__file__).parent.parent / "theme", {"scripts"})
CONTENT_POLICY = content_policy(EARLY)
SEARCH_POLICY = content_policy(EARLY, search=True)
# The script that the policy knows, with the files that it may fetch, and data that no browser runs
# (with no < in it).
OURS = re.compile(
    r'<script data-more="(?:\.\./|/)*theme/site\.js(?: theme/search/search\.js)?">'
    rf"{re.escape(EARLY)}</script>"
    r'|<script type="application/ld\+json">[^<]*</script>'
)
ICON = re.compile('<link rel="icon" href="data:image/svg\\+xml,[^"]*" type="image/svg\\+xml">')
