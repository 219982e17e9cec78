"""The header field Handles: people who agreed to be linked, and where."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeAlias

from plugins.story.addresses import host_of, is_of, web
from plugins.story.tags import find_tags

# A handle, casefolded and without its first @, to its address; "" where no address is known.
Handles: TypeAlias = Mapping[str, str]

_EQUALS = re.compile(r"\s*=\s*")
_BETWEEN = re.compile(r"[\s,;]+")


def parse_handles(value: str) -> Handles | str:
    """What a line `@anna@social.example, @ward_seven=https://example.org/@ward_seven` lists.

    Gives the handles, or a text that says what is wrong with the line.
    """
    handles: dict[str, str] = {}
    for item in filter(None, _BETWEEN.split(_EQUALS.sub("=", value))):
        sign, _, address = item.partition("=")
        handle = _whole_handle(sign)
        if not handle:
            return f"“{sign}” is no handle: write it with its @, as in @anna@social.example"
        if address and not (web(address) and address.lower().startswith("http")):
            return f"“{address}” is no web address: it has to begin with https://"
        if "=" in item and not address:
            return f"after “{sign} =” the address is missing"
        if address and (wrong := _elsewhere(handle, address)):
            return wrong
        handles[handle.casefold()] = web(address) or home(handle)
    return handles


def _elsewhere(handle: str, address: str) -> str:
    """What is wrong where a handle names a server, and its address another one."""
    server = handle.partition("@")[2].lower()
    if not server or is_of(host_of(address), server.removeprefix("www.")):
        return ""
    return f"@{handle} is on {server}, and “{address}” is not"


def home(handle: str) -> str:
    """The page of a handle that names its server; "" if it doesn't."""
    user, at, server = handle.partition("@")
    if at:
        return f"https://{server.lower()}/@{user}"
    return f"https://bsky.app/profile/{handle.lower()}" if "." in handle else ""


def _whole_handle(text: str) -> str:
    match find_tags(text):
        case [found] if found.kind == "mention" and found[1:3] == (0, len(text)):
            return found.value
    return ""
