"""The direction of a language's script."""

from __future__ import annotations

from typing import Literal, TypeAlias

Direction: TypeAlias = Literal["ltr", "rtl"]

_RTL = {"ar", "arc", "ckb", "dv", "fa", "he", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}
_RTL_SCRIPTS = {"adlm", "arab", "hebr", "nkoo", "syrc", "thaa"}


def direction(lang: str) -> Direction:
    """The direction of a language's script: a script subtag decides, else the language."""
    parts = lang.casefold().split("-")
    scripts = [part for part in parts[1:] if len(part) == 4]
    rtl = scripts[0] in _RTL_SCRIPTS if scripts else parts[0] in _RTL
    return "rtl" if rtl else "ltr"
