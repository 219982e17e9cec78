"""Brackets in texts of mixed direction: rule N0 of the Unicode Bidirectional Algorithm (UAX 9)."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import normalize

_PAIRS = (  # Bidi_Paired_Bracket of those that texts have
    "()[]{}⁅⁆⁽⁾₍₎⌈⌉⌊⌋〈〉❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆〈〉《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"
)
_CLOSES = {
    normalize("NFC", a): normalize("NFC", b) for a, b in zip(*[iter(_PAIRS)] * 2, strict=True)
}
_OPENS = set(_CLOSES)
_ENDS = set(_CLOSES.values())
_DEPTH = 63  # open brackets that are remembered (BD16)


def side_of(kind: str) -> str:
    """The direction that neutrals see in a kind; empty for neutrals."""
    return "R" if kind in ("R", "EN", "AN") else "L" if kind == "L" else ""


def resolve_brackets(
    chars: Sequence[str], kinds: list[str], original: Sequence[str], sos: str
) -> None:
    """Give a pair of brackets the direction of what stands in it, or before it (N0).

    kinds: of the characters, weak ones resolved; changed here. original: their kinds before that.
    sos: the direction of the paragraph.
    """
    for first, last in _pairs(chars, kinds):
        inside = {side_of(kind) for kind in kinds[first + 1 : last]}
        if sos in inside:
            side = sos
        elif inside - {""}:
            before = next((s for k in reversed(kinds[:first]) if (s := side_of(k))), sos)
            side = before if before in inside else sos
        else:
            continue
        for place in (first, last):
            kinds[place] = side
            for n in range(place + 1, len(kinds)):  # marks on a bracket go with it
                if original[n] != "NSM":
                    break
                kinds[n] = side


def _pairs(chars: Sequence[str], kinds: Sequence[str]) -> list[tuple[int, int]]:
    """Brackets that belong together (BD16), in the order in which they open."""
    waiting: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    for n, char in enumerate(chars):
        if kinds[n] != "ON":
            continue
        char = normalize("NFC", char)
        if char in _OPENS:
            if len(waiting) == _DEPTH:
                break
            waiting.append((_CLOSES[char], n))
        elif char in _ENDS:
            for k in range(len(waiting) - 1, -1, -1):
                if waiting[k][0] == char:
                    found.append((waiting[k][1], n))
                    del waiting[k:]
                    break
    return sorted(found)
