"""The policies that the pages of this theme carry."""

from __future__ import annotations

from pathlib import Path

from plugins.collection.policy import content_policy
from plugins.collection.scripts import early

EARLY = early(Path(__file__).parent.parent / "theme", {"scripts"})
CONTENT_POLICY = content_policy(EARLY)
SEARCH_POLICY = content_policy(EARLY, search=True)
