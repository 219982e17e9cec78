"""Watches a page in a browser: whatever it does by itself is noted."""

from __future__ import annotations

import hashlib
import re
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from playwright.sync_api import BrowserContext, Error, Frame, Page, Route

from tests import policies
from tests.attacks import closed

SIGN = "noted:"
TAGS = sorted({*closed.FRAME, *closed.PROSE, "script"})  # of scripts, others than ours are noted
# Set up before anything of the page is read. What script would do first is noted, and not done.
GUARD = """
for (const name of ['alert', 'confirm', 'prompt', 'print', 'open', 'fetch', 'postMessage'])
  window[name] = (...all) => { console.error('noted: called ' + name + ' ' + all); return null }
Document.prototype.write = text => console.error('noted: written ' + text)
document.addEventListener('securitypolicyviolation', event => console.error(
  `noted: against the policy: ${event.violatedDirective} ${event.blockedURI}`), true)
"""
# Does to every element what a reader may do, and looks at each.
HANDLE = """([tags, schemes]) => {
  const events = ['mouseover', 'mouseenter', 'pointerenter', 'pointerover', 'focus', 'focusin',
    'keydown', 'input', 'change', 'toggle', 'load', 'error', 'animationstart', 'transitionend',
    'scroll', 'wheel', 'contextmenu', 'copy', 'drag', 'touchstart', 'begin', 'submit', 'blur']
  const faults = [], known = new Set(tags)
  const before = new Set('div h1 p a ul li bdi'.split(' '))  // what stands before a feed's stories
  const frames = Array.from(document.querySelectorAll('iframe'), frame => frame.contentDocument)
  for (const page of location.pathname == '/all-at-once' ? frames : [document]) {
    const fault = words => faults.push(`${words} (${page.location.pathname})`)
    for (const element of page.querySelectorAll('*')) {
      const name = element.localName
      const live = /xhtml|svg/.test(element.namespaceURI)  // in a feed nothing is
      const told = () => before.has(name) && element.closest('feed > div, channel > div')
      if (page.contentType == 'text/html' ? !known.has(name) : live && !told())
        fault(`<${name}> is in the page`)
      for (const { name: attribute, value } of element.attributes)
        if (/^on|^style$|^srcdoc$|^ping$|^formaction$/i.test(attribute))
          fault(`<${name}> has ${attribute}=${value}`)
      if (element.protocol !== undefined && element.hasAttribute('href') &&
          !schemes.includes(element.protocol))
        fault(`<${name}> leads to ${element.href}`)
      if (element.closest('.prose') && (element.id || element.hasAttribute('name')))
        fault(`<${name}> has a name: ${element.id}`)
      if (element.getAttributeNames().some(name => /^on/i.test(name)))  // nobody else would hear
        for (const event of events) element.dispatchEvent(new Event(event, { bubbles: false }))
      if (element.matches('input, button, textarea, select, [tabindex], [contenteditable]'))
        element.focus({ preventScroll: true })
    }
    page.defaultView.scrollTo(0, page.body ? page.body.scrollHeight : 0)
  }
  return faults
}"""
# What runs here by right: the script that every page has, known by its digest, and files of ours.
EARLY = {
    hashlib.sha256(policies.EARLY.encode(encoding)).hexdigest()
    for encoding in ("utf-8", "utf-16-le")
}
SCRIPTS = ("site.js", "search/search.js", "search/finding.js")
TRIES = 20  # to leave a page
PAUSE = 100  # milliseconds between them
FRAMES = "/all-at-once"  # an address of ours that shows many pages of the site


class Watch:
    """Notes what a page does; `base` is the site's address without a slash at its end."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        self.base = base
        self.notes: list[str] = []
        self.own = {f"{base}/theme/{name}" for name in SCRIPTS}
        self.going = ""  # where we go ourselves
        self.expected: set[str] = set()  # the addresses that this shows
        self.frames = 0  # of ours that are still to come
        self.body = ""  # of the page that shows many
        context.add_init_script(GUARD)
        context.route(re.compile(rf"^(?!{re.escape(base)}/)"), lambda route: route.abort())
        context.route(f"{base}{FRAMES}", self._together)
        self.page = context.new_page()
        self._listen(self.page)
        debugger = context.new_cdp_session(self.page)
        debugger.on("Debugger.scriptParsed", self._script)
        debugger.send("Debugger.enable")

    def _listen(self, page: Page) -> None:
        page.on("dialog", lambda dialog: (self.note("dialog", dialog.message), dialog.dismiss()))
        page.on("request", lambda request: self._ours(request.url) or self.note("ask", request.url))
        page.on("popup", lambda popup: self.note("window", popup.url))
        page.on("download", lambda download: self.note("download", download.url))
        page.on("frameattached", self._framed)
        page.on("framenavigated", lambda frame: self._moved(frame.url))
        page.on("pageerror", lambda error: self.note("error", str(error)))
        page.on("console", lambda said: SIGN in said.text and self.note("console", said.text))
        page.on("worker", lambda worker: self.note("worker", worker.url))

    def note(self, kind: str, what: str) -> None:
        self.notes.append(f"{kind}: {what[:300]} (on {self.going.removeprefix(self.base)})")

    def _ours(self, url: str) -> bool:
        return url.startswith(f"{self.base}/") or url == "about:blank"

    def _framed(self, frame: Frame) -> None:
        if self.frames:
            self.frames -= 1
        else:
            self.note("frame", frame.url)

    def _moved(self, url: str) -> None:
        if unquote(urlsplit(url)._replace(fragment="").geturl()) not in self.expected:
            self.note("moved", url)

    def _script(self, event: dict[str, Any]) -> None:
        address = event["url"]
        if not urlsplit(address).scheme:  # the guard and what we ask of a page have no address
            return
        if event["hash"] not in EARLY and address not in self.own:
            self.note("script", address)

    def visit(self, *paths: str, laid_out: bool = True) -> list[str]:
        """Open a page, or many in frames, and handle everything on them; what was noted.

        laid_out: frames are, too: it takes most of the time, and only what style asks for needs it.
        """
        self.notes = []
        urls = [f"{self.base}/{quote(path)}" for path in paths]
        self.expected = {"about:blank", *map(unquote, urls)}
        self.frames = len(urls) if len(urls) > 1 else 0
        self.going = urls[0]
        if self.frames:
            self.going = f"{self.base}{FRAMES}"
            self.expected.add(self.going)
            hidden = "" if laid_out else " hidden"
            self.body = "".join(f'<iframe src="{url}"{hidden}></iframe>' for url in urls)
        try:
            self.page.goto(self.going, wait_until="load")
            for fault in self.page.evaluate(HANDLE, [TAGS, ["http:", "https:", "mailto:"]]):
                self.note("there", fault)
            self.page.evaluate("new Promise(done => setTimeout(done, 20))")  # what it set off
        except Error as error:  # the page went elsewhere while it was looked at
            self.note("moved", error.message)
        return self.notes

    def leave(self) -> None:
        """Go to an empty page, even if the last one is still on its way elsewhere."""
        for left in reversed(range(TRIES)):
            try:
                self.page.goto("about:blank")
                return
            except Error:  # that other way was taken first
                if not left:
                    raise
                self.page.wait_for_timeout(PAUSE)

    def _together(self, route: Route) -> None:
        route.fulfill(content_type="text/html", body=f"<!doctype html><title>x</title>{self.body}")
