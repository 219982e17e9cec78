"""The limits that a contributor may meet are those that CONTRIBUTING.md says."""

from __future__ import annotations

from pathlib import Path

from plugins.story import limits


def test_contributing_says_the_limits(root: Path) -> None:
    words = " ".join((root / "CONTRIBUTING.md").read_text("utf-8").split())
    assert (
        f"A story may have up to {limits.SECTIONS} posts of up to {limits.SECTION_CHARS:,} "
        f"characters, and {limits.STORY_BYTES // 1024} KB in all; up to {limits.PICTURES} "
        f"pictures, each of up to {limits.PICTURE_BYTES // 1024**2} MB and "
        f"{limits.PICTURE_PIXELS // 10**6} megapixels."
    ) in words


def test_security_says_the_limits(root: Path) -> None:
    words = " ".join((root / "SECURITY.md").read_text("utf-8").split())
    assert limits.READ_SECONDS == 2 and "two seconds of processor time" in words
    assert f"{limits.STORY_BYTES // 1024} KB are read of a file" in words
