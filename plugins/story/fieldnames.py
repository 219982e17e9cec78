"""The names of header fields: a closed list, and what people write instead."""

from __future__ import annotations

REQUIRED = ("Title", "Date", "Author", "Role", "Consent", "People", "License")
OPTIONAL = (
    "Modified",
    "Hashtags",
    "Summary",
    "Field",
    "Lang",
    "Reply-To",
    "Translates",
    "Source",
    "Handles",
    "Note",
    "Image",
    "Image-Alt",
    "Numbering",
    "Status",
)
KNOWN = {name.casefold(): name for name in (*REQUIRED, *OPTIONAL)}
MEANT = {  # what people write who know other site generators
    "tags": "Hashtags",
    "tag": "Hashtags",
    "keywords": "Hashtags",
    "category": "Role",
    "authors": "Author",
    "by": "Author",
    "description": "Summary",
    "language": "Lang",
    "licence": "License",
    "updated": "Modified",
}
FROM_FILE = {"slug", "url", "save_as", "save-as", "path"}  # the address is the file's name


def instead_of(written: str) -> str:
    """What to do about a name that is none of a field."""
    from difflib import get_close_matches  # here, since few headers need it

    folded = written.casefold()
    if folded in FROM_FILE:
        return "Remove the line: a story's address is its file's name."
    if folded in MEANT:
        return f"Write {MEANT[folded]}: instead."
    if close := get_close_matches(folded, KNOWN, n=1, cutoff=0.7):
        return f"Did you mean {KNOWN[close[0]]}?"
    return f"Remove the line. The fields are: {', '.join(KNOWN.values())}."
