"""The text of a story that is only begun, and whether it still stands there."""

from __future__ import annotations

BODY = """\
1/ Write here how it began. One section is one thought; a few sentences are enough. #Mentoring

2/ Write here what came of it. Replace both sections, and add as many as the story needs.
"""
SENTENCES = ("Write here how it began.", "Write here what came of it.")
