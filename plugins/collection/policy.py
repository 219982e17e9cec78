"""What a browser may do on our pages: the one place where it is written.

A page asks for its style sheet, its script, its pictures and its manifest, from its own site, and
for nothing else. Only files of ours run on it, and no script in a page does: even what should have
slipped through all cleaning of strangers' text would do nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

_CONTENT: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
# As each page carries it: Content Security Policy Level 3, without what a meta element can't say.
CONTENT_POLICY = "; ".join(f"{what} {where}" for what, where in _CONTENT.items())
# Where readers go from here, or came from, is nobody's business: these are personal stories.
REFERRER_POLICY = "no-referrer"
# As a host sends it with every file that it serves, if it can be told to.
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": f"{CONTENT_POLICY}; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "browsing-topics=(), camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": REFERRER_POLICY,
    "X-Content-Type-Options": "nosniff",
}
