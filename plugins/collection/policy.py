"""What a browser may do on our pages: the one place where it is written.

A page asks for its style sheet, its scripts, its pictures and its manifest, from its own site, and
for nothing else; its icon stands in it. Only files of ours run on it, and the one script of ours
that stands in the page, known by its digest: even what should have slipped through all cleaning of
strangers' text would do nothing.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping

_CONTENT: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # the icon stands in the page
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
_ENGINE = "'wasm-unsafe-eval'"  # the search engine is WebAssembly
# Where readers go from here, or came from, is nobody's business: these are personal stories.
REFERRER_POLICY = "no-referrer"


def content_policy(script: str = "", search: bool = False) -> str:
    """The policy as a page carries it: Content Security Policy Level 3, without what a meta element
    can't say.

    script: the text of the script that stands in each page. search: for the search page.
    """
    runs = ["'self'"]
    if script:
        digest = hashlib.sha256(script.encode()).digest()
        runs.append(f"'sha256-{base64.b64encode(digest).decode()}'")
    if search:
        runs.append(_ENGINE)
    rules = {**_CONTENT, "script-src": " ".join(runs)}
    return "; ".join(f"{what} {where}" for what, where in rules.items())


def headers(script: str, search: bool) -> Mapping[str, str]:
    """What a host sends with every file that it serves, if it can be told to.

    search: whether there is a search page. Then the wider policy is sent with all files, and what
    a page carries still narrows it there: hosts differ in what they make of a second rule for one
    file (Netlify takes the last, Cloudflare sends both, and both would hold).
    """
    return {
        "Content-Security-Policy": f"{content_policy(script, search)}; frame-ancestors 'none'",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "browsing-topics=(), camera=(), geolocation=(), microphone=()",
        "Referrer-Policy": REFERRER_POLICY,
        "X-Content-Type-Options": "nosniff",
    }
