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
MEANT = {  # what people write who know other site generators, or think in another language
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
    **dict.fromkeys(("título", "titulo", "titel", "titre", "titolo"), "Title"),
    **dict.fromkeys(("fecha", "datum", "data"), "Date"),
    **dict.fromkeys(("autor", "autora", "autorin", "auteur", "autrice", "autore"), "Author"),
    **dict.fromkeys(("rol", "rolle", "rôle", "papel", "ruolo"), "Role"),
    **dict.fromkeys(("einwilligung", "consentimiento", "consentimento", "consentement"), "Consent"),
    **dict.fromkeys(("personas", "personen", "personnes", "pessoas"), "People"),
    **dict.fromkeys(("licencia", "lizenz", "licença", "licenza"), "License"),
    **dict.fromkeys(("resumen", "résumé", "resumo", "zusammenfassung"), "Summary"),
    **dict.fromkeys(("idioma", "sprache", "langue", "lingua"), "Lang"),
}
FROM_FILE = {"slug", "url", "save_as", "save-as", "path"}  # the address is the file's name


def instead_of(written: str, is_text: bool = False) -> str:
    """What to do about a name that is none of a field. is_text: whether it may be the story's."""
    from difflib import get_close_matches  # here, since few headers need it

    folded = written.casefold()
    if folded in FROM_FILE:
        return "Remove the line: a story's address is its file's name."
    if folded in MEANT:
        return f"Write {MEANT[folded]}: instead."
    if close := get_close_matches(folded, KNOWN, n=1, cutoff=0.7):
        return f"Did you mean {KNOWN[close[0]]}?"
    fields = f"The fields are: {', '.join(KNOWN.values())}."
    if is_text:
        return (
            "If the story begins here, leave one empty line above it; if not, remove the line. "
            f"{fields}"
        )
    return f"Remove the line. {fields}"
